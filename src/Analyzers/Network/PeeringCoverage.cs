namespace CdkVpc.Analyzers.Network;

/// <summary>Which subnets a peering connection is routed on.</summary>
internal static class PeeringCoverage
{
    /// <summary>
    /// The private and isolated subnets of <paramref name="side"/> that are proven to have no route through <paramref name="connection"/>, while another
    /// such subnet of it has one; none where all have one, or none has.
    /// </summary>
    public static IReadOnlyList<Subnet> FindMissedSubnets(this DeployedNetwork network, PeeringConnection connection, Vpc side)
    {
        if (!connection.IsClosed || network.Routes.IsOpen || side is not { IsClosed: true })
            return [];

        var inside = side.Subnets.Where(subnet => subnet.Kind is SubnetKind.Private or SubnetKind.Isolated && subnet.MayCoexistWith(connection)).ToList();
        var routes = inside
            .SelectMany(static subnet => subnet.RouteTables)
            .SelectMany(static table => table.Routes)
            .Where(route => route.LeadsThrough(connection))
            .Distinct()
            .ToList();
        var candidates = network.Routes.Where(route => route.MayLeadThrough(connection)).ToList();
        return inside.FindAll(subnet => routes.Exists(route => route.MayCoexistWith(subnet) && LacksRoute(subnet, route, candidates)));
    }

    /// <summary>Whether it is proven that <paramref name="subnet"/> has none of the routes that may lead through the connection in some world with a route that another subnet has.</summary>
    private static bool LacksRoute(Subnet subnet, Route beside, IReadOnlyList<Route> candidates)
    {
        if (!subnet.IsClosed || subnet.RouteTables.IsOpen || subnet.RouteTables.Any(static table => !table.IsClosed || table.Routes.IsOpen))
            return false;
        var within = subnet.Guard.And(beside.Guard);
        return !candidates.Any(route => (route.IsAstray() || subnet.RouteTables.Contains(route.Table!)) && !within.Excludes(route.Guard));
    }
}
