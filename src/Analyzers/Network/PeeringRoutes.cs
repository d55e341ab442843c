namespace CdkVpc.Analyzers.Network;

/// <summary>Which routes lead through a peering connection.</summary>
internal static class PeeringRoutes
{
    /// <summary>Whether <paramref name="route"/> leads through <paramref name="connection"/>.</summary>
    public static bool LeadsThrough(this Route route, PeeringConnection connection)
    {
        foreach (var target in route.Targets)
        {
            if (ReferenceEquals(target.Resource, connection))
                return true;
        }

        return false;
    }

    /// <summary>Whether some route of <paramref name="side"/> leads through <paramref name="connection"/>.</summary>
    public static bool IsRoutedFrom(this PeeringConnection connection, Vpc side) =>
        side.RouteTables.SelectMany(static table => table.Routes).Any(route => route.LeadsThrough(connection) && route.MayCoexistWith(connection));

    /// <summary>Whether it is proven that no route leads through <paramref name="connection"/>, one of whose sides is a VPC of the program.</summary>
    public static bool LacksRoutes(this DeployedNetwork network, PeeringConnection connection)
    {
        // Routes of a VPC that is made elsewhere may be made elsewhere; those of a VPC that is made here are made here.
        var ours = new[] { connection.Requester, connection.Accepter }.Where(static side => side?.Origin == Origin.Created).ToList();
        return ours.Count > 0
            && connection.IsClosed
            && !network.Routes.IsOpen
            && ours.TrueForAll(static side => HasKnownRoutes(side!))
            && !network.Routes.Any(route => route.MayCoexistWith(connection) && MayLeadThrough(route, connection));
    }

    /// <summary>
    /// Whether it is proven that in some world a route leads through <paramref name="connection"/> from <paramref name="side"/>,
    /// and none leads back from <paramref name="other"/>. Both VPCs are the program's.
    /// </summary>
    public static bool IsRoutedOnlyFrom(this DeployedNetwork network, PeeringConnection connection, Vpc side, Vpc other)
    {
        if (!connection.IsClosed || network.Routes.IsOpen || side.Origin != Origin.Created || !HasKnownRoutes(other))
            return false;

        var back = network.Routes
            .Where(route => route.MayCoexistWith(connection) && MayLeadThrough(route, connection) && (route.Table?.Vpc).MayBe(other))
            .ToList();
        return network.Routes.Any(route => route.MayCoexistWith(connection)
            && route.LeadsThrough(connection)
            && ReferenceEquals(route.Table?.Vpc, side)
            && !back.Exists(route.MayCoexistWith));
    }

    /// <summary>
    /// The VPC of the program that <paramref name="destination"/> means and that is neither side of <paramref name="connection"/>;
    /// null where it means no such VPC or where that cannot be told.
    /// </summary>
    public static Vpc? FindThirdVpc(this DeployedNetwork network, PeeringConnection connection, Route route, Target destination)
    {
        if (connection is not { Requester: { } requester, Accepter: { } accepter } || requester.Origin == Origin.Unknown || accepter.Origin == Origin.Unknown)
            return null;

        // What meets a side is for that side, whoever else has the range as well.
        if (destination.KnownCidr is { } block && (Meets(requester, block) || Meets(accepter, block)))
            return null;
        if (destination.RangeOf is { } meant)
            return IsThird(meant) ? meant : null;
        return destination.KnownCidr is { } range && HasKnownRanges(requester) && HasKnownRanges(accepter)
            ? network.Vpcs.FirstOrDefault(vpc => IsThird(vpc) && vpc.MayCoexistWith(route) && Meets(vpc, range))
            : null;

        bool IsThird(Vpc vpc) => vpc.Origin == Origin.Created && !ReferenceEquals(vpc, requester) && !ReferenceEquals(vpc, accepter);
    }

    private static bool Meets(Vpc vpc, Cidr block) => vpc.KnownRanges().Any(block.Overlaps);

    private static bool HasKnownRanges(Vpc vpc) => vpc.Range.IsKnown && !vpc.SecondaryRanges.IsOpen && !vpc.IsEscaped;

    private static bool HasKnownRoutes(Vpc vpc) =>
        vpc.IsClosed && vpc.RouteTables.All(static table => !table.IsEscaped && !table.Routes.IsOpen);

    /// <summary>Whether <paramref name="route"/> may lead through <paramref name="connection"/>: it does, or its target cannot be told.</summary>
    public static bool MayLeadThrough(this Route route, PeeringConnection connection)
    {
        if (route.IsEscaped || route.Targets.IsOpen)
            return true;
        foreach (var target in route.Targets)
        {
            if (target.Kind == RouteTargetKind.Unknown || (target.Kind == RouteTargetKind.Peering && target.Resource.MayBe(connection)))
                return true;
        }

        return false;
    }
}
