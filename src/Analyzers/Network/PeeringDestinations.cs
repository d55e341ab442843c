namespace CdkVpc.Analyzers.Network;

/// <summary>For whom a route through a peering connection is.</summary>
internal static class PeeringDestinations
{
    /// <summary>Prefixes shorter than this hold more addresses than a VPC can have: 50 blocks of /16.</summary>
    private const int ShortestOfOneVpc = 10;

    /// <summary>
    /// The side of <paramref name="connection"/> that <paramref name="route"/> is of, and the peer that it should lead to; null where that cannot be told,
    /// and for routes that lead further (a default route, or one to a third VPC).
    /// </summary>
    public static (Vpc Own, Vpc Peer)? SidesOf(this DeployedNetwork network, Route route, PeeringConnection connection, Target destination) =>
        route.Table?.Vpc is { } own
        && connection.PeerOf(own) is { } peer
        && !ReferenceEquals(own, peer)
        && destination.KnownCidr is not { IsAny: true }
        && network.FindThirdVpc(connection, route, destination) is null
            ? (own, peer)
            : null;

    /// <summary>Whether a destination is proven to be of the VPC's own ranges, and not of the peer's: where these overlap, that is the fault.</summary>
    public static bool IsOwnRange(this Target destination, Vpc own, Vpc peer)
    {
        if (destination.RangeOf is not null)
            return ReferenceEquals(destination.RangeOf, own);
        return destination.KnownCidr is { } block
            && !own.IsEscaped
            && own.KnownRanges().Any(range => range.Contains(block))
            && !peer.KnownRanges().Any(block.Overlaps);
    }

    /// <summary>Whether it is proven that no address of a destination is one of the peer.</summary>
    public static bool MissesPeer(this Target destination, Vpc peer)
    {
        // What is made elsewhere may have further ranges.
        if (destination.KnownCidr is not { } block || !peer.IsClosed || !peer.Range.IsKnown || peer.SecondaryRanges.IsOpen)
            return false;

        // Of IPv6 the ranges are known only after deployment.
        return block.IsIpv6 ? peer.HasIpv6 == false : !peer.KnownRanges().Any(block.Overlaps);
    }

    /// <summary>Whether a destination is proven to hold a range of the peer and addresses that are not the peer's.</summary>
    public static bool IsTooBroadFor(this Target destination, Vpc peer)
    {
        if (destination.KnownCidr is not { IsIpv6: false } block || peer.IsEscaped || peer.SecondaryRanges.IsOpen)
            return false;
        var held = peer.KnownIpv4Ranges().Where(block.Contains).ToList();
        if (held.Count == 0)
            return false;
        return peer.Origin == Origin.Created ? held.Sum(static range => range.Ipv4Size) < block.Ipv4Size : block.PrefixLength < ShortestOfOneVpc;
    }
}
