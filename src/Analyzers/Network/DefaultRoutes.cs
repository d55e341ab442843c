namespace CdkVpc.Analyzers.Network;

/// <summary>Where what is for everywhere goes.</summary>
internal static class DefaultRoutes
{
    /// <summary>Whether <paramref name="route"/> is for every IPv4 or every IPv6 address.</summary>
    public static bool IsDefault(this Route route) => route.Destination?.KnownCidr is { IsAny: true };

    /// <summary>
    /// The subnets of <paramref name="vpc"/> that are declared to have egress and are proven to have no default route: it has no NAT gateway, and
    /// nothing in the program adds one.
    /// </summary>
    public static IReadOnlyList<Subnet> FindEgressSubnetsWithoutRoute(this DeployedNetwork network, Vpc vpc) =>
        vpc.IsClosed && !network.Routes.IsOpen && !network.Index.RoutesOfTable.Undecided.Any(vpc.MayCoexistWith)
            ? [.. vpc.Subnets.Where(static subnet => subnet is { Kind: SubnetKind.Private, IsClosed: true, RouteTables.IsOpen: false } && subnet.RouteTables.All(LacksDefault))]
            : [];

    /// <summary>
    /// The only NAT gateway of <paramref name="vpc"/>, with the subnets that it serves: one for each zone. Null where there is another one, or where
    /// they are not proven to be in several zones.
    /// </summary>
    public static (Gateway Gateway, IReadOnlyList<Subnet> Served)? FindSingleNatGateway(this DeployedNetwork network, Vpc vpc)
    {
        if (!vpc.IsClosed)
            return null;
        var gateways = network.Index.GatewaysOfVpc.MayBeOf(vpc).Where(gateway => gateway.Kind == GatewayKind.Nat && gateway.MayCoexistWith(vpc)).Distinct().ToList();
        foreach (var gateway in gateways.Where(static gateway => gateway is { Subnet: not null, IsRepeated: false, IsClosed: true }))
        {
            // One without a subnet is none of a zone, but of the whole VPC (a regional NAT gateway), or stands in a subnet that is not known.
            if (!gateways.Exists(other => !ReferenceEquals(other, gateway) && other.MayCoexistWith(gateway)) && ServedBy(gateway, vpc) is { } served)
                return (gateway, served);
        }

        return null;
    }

    /// <summary>Subnets of different zones, all of one world, whose default route leads to <paramref name="gateway"/>; null where there are no two.</summary>
    private static List<Subnet>? ServedBy(Gateway gateway, Vpc vpc)
    {
        var subnets = vpc.RouteTables
            .Where(table => table.Routes.Any(route => route.IsDefault() && route.IsClosed && route.MayCoexistWith(gateway) && ReferenceEquals(route.Target?.Resource, gateway)))
            .SelectMany(static table => table.Subnets)
            .Where(subnet => subnet.MayCoexistWith(gateway) && !subnet.IsEscaped && subnet.Zone.IsKnown)
            .ToList();
        return subnets
            .Select(first => OnePerZone(subnets.Where(other => other.MayCoexistWith(first) && ZoneCoverage.IsPosition(other.Zone.Value) == ZoneCoverage.IsPosition(first.Zone.Value))))
            .FirstOrDefault(static served => served.Count > 1);
    }

    private static List<Subnet> OnePerZone(IEnumerable<Subnet> subnets) =>
        [.. subnets.GroupBy(static subnet => subnet.Zone.Value, StringComparer.Ordinal).Select(static zone => zone.First())];

    /// <summary>A route for half of all addresses counts as one of the two that stand for a default route; one whose destination is not known may be one.</summary>
    private static bool LacksDefault(RouteTable table) =>
        table.IsClosed
        && !table.Routes.IsOpen
        && table.Routes.All(static route => !route.Destinations.IsOpen
            && route.Destinations.All(static destination => destination.RangeOf is not null || destination.KnownCidr is { PrefixLength: > 1 }));
}
