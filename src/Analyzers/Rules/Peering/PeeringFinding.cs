using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>What all findings about a peering connection carry.</summary>
internal static class PeeringFinding
{
    /// <summary>The finding with paths and ranges of both sides, and with the VPCs as related places: the one that asks, then the one that is asked.</summary>
    public static Finding WithSides(this Finding finding, PeeringConnection connection) =>
        finding.With(FindingKeys.RequesterPath, connection.Requester?.Path)
            .With(FindingKeys.RequesterRange, KnownRange(connection.Requester))
            .With(FindingKeys.AccepterPath, connection.Accepter?.Path)
            .With(FindingKeys.AccepterRange, KnownRange(connection.Accepter))
            .And(connection.Requester?.Anchor, FindingLabels.Requester)
            .And(connection.Accepter?.Anchor, FindingLabels.Accepter);

    /// <summary>
    /// The finding about the destination of a route: with the destination as it is, the range that it may be instead, and the connection and the
    /// peer as related places.
    /// </summary>
    public static Finding WithDestination(this Finding finding, DeployedNetwork network, Route route, PeeringConnection connection, Vpc peer) =>
        finding.With(FindingKeys.Path, route.Path)
            .With(FindingKeys.Range, route.Destination?.KnownCidr?.ToString())
            .With(FindingKeys.PeerRange, network.Index.RoutesOfPlace.Of(route.Anchor).All(other => IsOnlyOne(other, connection, peer)) ? KnownRange(peer) : null)
            .And(connection.Anchor, FindingLabels.Peering)
            .And(peer.Anchor, FindingLabels.Vpc);

    /// <summary>Whether a route of a line leads to the peer as the others of it do, and is the only one of its table that does.</summary>
    private static bool IsOnlyOne(Route route, PeeringConnection connection, Vpc peer) =>
        route is { Table: { Routes.IsOpen: false, Vpc: { } own } table }
        && ReferenceEquals(connection.PeerOf(own), peer)
        && route.LeadsThrough(connection)
        && !table.Routes.Any(other => !ReferenceEquals(other, route) && other.MayLeadThrough(connection));

    private static string? KnownRange(Vpc? vpc) => vpc is not null && vpc.Range.TryGet(out var range) ? range.ToString() : null;
}
