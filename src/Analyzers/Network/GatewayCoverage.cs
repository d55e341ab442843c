namespace CdkVpc.Analyzers.Network;

/// <summary>Which subnets gateway endpoints serve: those whose route tables they are on.</summary>
internal static class GatewayCoverage
{
    /// <summary>
    /// The private and isolated subnets of the VPC of <paramref name="endpoint"/> whose route tables are proven to be on no gateway endpoint of its
    /// service. Empty where it is on no route table at all, or where an interface endpoint may take over the service's name.
    /// </summary>
    public static IReadOnlyList<Subnet> FindUnservedSubnets(this DeployedNetwork network, GatewayEndpoint endpoint)
    {
        if (endpoint.RouteTables.Count == 0 || network.MayHaveUndecidedEndpoint(endpoint.Vpc))
            return [];
        if (endpoint.Vpc is not { IsClosed: true } vpc || !vpc.MayCoexistWith(endpoint) || !endpoint.Service.TryGet(out var service))
            return [];
        if (network.Index.InterfaceEndpointsOfVpc.MayBeOf(vpc).Any(other => other.PrivateDns != false && other.MayServe(vpc, service)))
            return [];

        // The endpoint is one of them.
        var endpoints = network.Index.GatewayEndpointsOfVpc.MayBeOf(vpc).Where(other => other.MayServe(vpc, service) && other.MayCoexistWith(endpoint)).ToList();
        return endpoints.Exists(static other => other.RouteTables.IsOpen || !other.IsClosed)
            ? []
            : vpc.Subnets.Where(subnet => IsUnserved(subnet, endpoint, endpoints)).ToList();
    }

    /// <summary>Two gateway endpoints of one service that are both on a route table; null where none is proven. It is for the later one.</summary>
    public static (GatewayEndpoint Earlier, RouteTable Table)? FindTwin(this DeployedNetwork network, GatewayEndpoint endpoint)
    {
        if (!IsCertain(endpoint) || !endpoint.Service.TryGet(out var service))
            return null;
        foreach (var other in endpoint.RouteTables.SelectMany(network.Index.GatewayEndpointsOfTable.Of).Distinct().OrderBy(static other => other.Order))
        {
            if (other.Order >= endpoint.Order || !IsCertain(other) || !other.Service.Is(service) || !other.MayCoexistWith(endpoint))
                continue;
            var both = endpoint.Guard.And(other.Guard);
            if (endpoint.RouteTables.FirstOrDefault(table => other.RouteTables.Contains(table) && !table.Guard.Excludes(both)) is { } shared)
                return (other, shared);
        }

        return null;

        // What a loop over unknown elements makes may not be made at all.
        static bool IsCertain(GatewayEndpoint endpoint) => endpoint.IsClosed && !endpoint.IsRepeated;
    }

    private static bool IsUnserved(Subnet subnet, GatewayEndpoint endpoint, List<GatewayEndpoint> endpoints) =>
        subnet.Kind is SubnetKind.Private or SubnetKind.Isolated
        && subnet.IsClosed
        && subnet.MayCoexistWith(endpoint)
        && !subnet.RouteTables.IsOpen
        && subnet.RouteTables.Count > 0
        && subnet.RouteTables.All(table => !endpoints.Exists(other => other.RouteTables.Contains(table)));
}
