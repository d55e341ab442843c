using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>How a VPC reaches the services outside of it.</summary>
internal static class Egress
{
    /// <summary>The first IPv4 default route of <paramref name="vpc"/> that leads to a NAT gateway; null where none is proven.</summary>
    public static Route? FindNatRoute(this Vpc vpc) =>
        vpc.RouteTables.Where(vpc.MayCoexistWith)
            .SelectMany(static table => table.Routes)
            .FirstOrDefault(route => route.MayCoexistWith(vpc)
                && !route.IsEscaped
                && route.Target?.Kind == RouteTargetKind.NatGateway
                && route.Destination?.KnownCidr is { IsAny: true, IsIpv6: false });

    /// <summary>
    /// Whether it is proven that traffic from <paramref name="vpc"/> to <paramref name="service"/> has no endpoint to take:
    /// no gateway endpoint, and no interface endpoint that takes over the service's public name.
    /// </summary>
    public static bool LacksEndpoint(this DeployedNetwork network, Vpc vpc, string service)
    {
        if (!vpc.IsClosed || network.MayHaveUndecidedEndpoint(vpc))
            return false;
        return !network.Index.GatewayEndpointsOfVpc.MayBeOf(vpc).Any(endpoint => endpoint.MayServe(vpc, service))
            && !network.Index.InterfaceEndpointsOfVpc.MayBeOf(vpc).Any(endpoint => endpoint.PrivateDns != false && endpoint.MayServe(vpc, service));
    }

    /// <summary>Whether it is proven that <paramref name="vpc"/> has no gateway endpoint for <paramref name="service"/> in some world of <paramref name="guard"/>.</summary>
    public static bool LacksGateway(this DeployedNetwork network, Vpc vpc, string service, Guard guard) =>
        vpc.IsClosed
        && !network.MayHaveUndecidedEndpoint(vpc)
        && !network.Index.GatewayEndpointsOfVpc.MayBeOf(vpc).Any(endpoint => !endpoint.Guard.Excludes(guard) && endpoint.MayServe(vpc, service));

    /// <summary>Whether <paramref name="vpc"/>, or any where it is null, may have an endpoint that is not among the known ones.</summary>
    public static bool MayHaveUndecidedEndpoint(this DeployedNetwork network, Vpc? vpc) =>
        network.VpcsOfUndecidedEndpoints.Any(one => vpc is null || one.MayBe(vpc));

    /// <summary>Whether <paramref name="endpoint"/> may be one for <paramref name="service"/> in <paramref name="vpc"/>.</summary>
    public static bool MayServe(this Endpoint endpoint, Vpc vpc, string service) =>
        endpoint.MayCoexistWith(vpc) && endpoint.Vpc.MayBe(vpc) && (endpoint.Service.IsUnknown || endpoint.Service.Is(service));
}
