namespace CdkVpc.Analyzers.Network;

/// <summary>Routes, and associations of route tables, of which a second one cannot be.</summary>
internal static class RouteClashes
{
    /// <summary>The first of the routes that come before <paramref name="route"/> and are for the same destination in the same table; null where there is none.</summary>
    public static Route? FindTwin(this DeployedNetwork network, Route route)
    {
        if (route is not { IsClosed: true, Table: { } table, Destination: { } destination, Destinations.IsOpen: false })
            return null;
        return network.Index.RoutesOfTable.Of(table).FirstOrDefault(other => other.Order < route.Order
            && other is { IsClosed: true, Destinations.IsOpen: false }
            && other.Destination is { } theirs
            && IsSame(theirs, destination)
            && other.MayMeet(route, table));
    }

    /// <summary>The first of the associations that come before <paramref name="association"/> and are of the same subnet; null where there is none.</summary>
    public static RouteTableAssociation? FindTwin(this DeployedNetwork network, RouteTableAssociation association)
    {
        if (association is not { IsClosed: true, Subnet: { } subnet })
            return null;
        return network.Index.AssociationsOfSubnet.Of(subnet).FirstOrDefault(other => other.Order < association.Order
            && other.IsClosed
            && other.MayMeet(association, subnet));
    }

    /// <summary>Whether two destinations are proven to be one: the same block, the range of the same VPC, or the same prefix list.</summary>
    private static bool IsSame(Target one, Target other) =>
        one.KnownCidr is { } block ? other.KnownCidr is { } theirs && block.Equals(theirs)
        : one.RangeOf is { } vpc ? ReferenceEquals(other.RangeOf, vpc)
        : one.PrefixList is { } list && list == other.PrefixList;
}
