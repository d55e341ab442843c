using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>
/// The things of a network by what they belong to. What is known only by a parameter, or could not be told, may be any: things that belong to such may belong to all.
/// </summary>
internal sealed class NetworkIndex(DeployedNetwork network)
{
    /// <summary>Subnets by their VPC.</summary>
    public ItemIndex<Vpc, Subnet> SubnetsOfVpc { get; } = ByOne<Vpc, Subnet>(network.Subnets, static subnet => subnet.Vpc);

    /// <summary>Associations by their subnet.</summary>
    public ItemIndex<Subnet, RouteTableAssociation> AssociationsOfSubnet { get; } = ByOne<Subnet, RouteTableAssociation>(network.RouteTableAssociations, static association => association.Subnet);

    /// <summary>Routes by their table.</summary>
    public ItemIndex<RouteTable, Route> RoutesOfTable { get; } = ByOne<RouteTable, Route>(network.Routes, static route => route.Table);

    /// <summary>Routes by the VPC of their table.</summary>
    public ItemIndex<Vpc, Route> RoutesOfVpc { get; } = ByOne<Vpc, Route>(network.Routes, static route => route.Table?.Vpc);

    /// <summary>Routes by what they lead to, as far as that is a known thing.</summary>
    public ItemIndex<Resource, Route> RoutesToTarget { get; } = new(
        network.Routes,
        static route => route.Targets.Select(static target => target.Resource).OfType<Resource>().Distinct());

    /// <summary>Routes by the place in the source that makes them.</summary>
    public ItemIndex<Anchor, Route> RoutesOfPlace { get; } = new(network.Routes, static route => [route.Anchor]);

    /// <summary>Gateways by their VPCs.</summary>
    public ItemIndex<Vpc, Gateway> GatewaysOfVpc { get; } = new(network.Gateways, static gateway => gateway.Vpcs.Distinct(), static gateway => gateway.Vpcs.IsOpen);

    /// <summary>Gateway endpoints by their VPC.</summary>
    public ItemIndex<Vpc, GatewayEndpoint> GatewayEndpointsOfVpc { get; } = ByOne<Vpc, GatewayEndpoint>(network.GatewayEndpoints, static endpoint => endpoint.Vpc);

    /// <summary>Gateway endpoints by the route tables that they are known to be on.</summary>
    public ItemIndex<RouteTable, GatewayEndpoint> GatewayEndpointsOfTable { get; } = new(
        network.GatewayEndpoints, static endpoint => endpoint.RouteTables.Distinct(), static endpoint => endpoint.RouteTables.IsOpen);

    /// <summary>Interface endpoints by their VPC.</summary>
    public ItemIndex<Vpc, InterfaceEndpoint> InterfaceEndpointsOfVpc { get; } = ByOne<Vpc, InterfaceEndpoint>(network.InterfaceEndpoints, static endpoint => endpoint.Vpc);

    /// <summary>Workloads by their VPC.</summary>
    public ItemIndex<Vpc, Workload> WorkloadsOfVpc { get; } = ByOne<Vpc, Workload>(network.Workloads, static workload => workload.Vpc);

    /// <summary>Flow logs by what they are about, a VPC or a subnet. Those of network interfaces are about neither.</summary>
    public ItemIndex<Resource, FlowLog> FlowLogsOfSubject { get; } = new(
        network.FlowLogs,
        static log => log.Subject is { } subject ? [subject] : [],
        static log => log.SubjectIsUnknown || log.Subject is { Origin: Origin.Unknown });

    private static ItemIndex<TKey, TItem> ByOne<TKey, TItem>(Items<TItem> items, Func<TItem, TKey?> keyOf)
        where TKey : Resource =>
        new(items, item => keyOf(item) is { } key ? [key] : [], item => keyOf(item) is null or { Origin: Origin.Unknown });
}
