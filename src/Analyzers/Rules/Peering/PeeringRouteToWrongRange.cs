using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC512: a route through a peering connection to the VPC's own range, or to what the peer does not have. The connection and the peer are the related places.</summary>
internal sealed class PeeringRouteToWrongRange : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC512",
        nameof(PeeringRouteToWrongRange),
        Severity.Warning,
        Topic.Peering,
        "A route through a peering connection should lead to the peer",
        "The route '{0}' sends {1} through the peering connection with '{2}', {3}; route {4} instead");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var route in network.Routes)
        {
            if (sink.IsReported(Info, route.Anchor) || !route.HasKnownEnds(out var destination, out var target) || target.Resource is not PeeringConnection connection)
                continue;
            if (network.SidesOf(route, connection, destination) is not { } sides)
                continue;
            var isOwn = destination.IsOwnRange(sides.Own, sides.Peer);
            if (!isOwn && !destination.MissesPeer(sides.Peer))
                continue;
            var fault = isOwn ? $"which is the range of '{sides.Own.Path}' itself, where the route is" : "which has no address of it";
            sink.Report(new Finding(Info, route.Anchor, route.Path, destination.ToString(), sides.Peer.Path, fault, Wording.RangeOf(sides.Peer))
                .WithDestination(network, route, connection, sides.Peer));
        }
    }
}
