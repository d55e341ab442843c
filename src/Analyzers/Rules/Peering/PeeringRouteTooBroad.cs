using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC513: a route through a peering connection to the peer's range and more. The connection and the peer are the related places.</summary>
internal sealed class PeeringRouteTooBroad : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC513",
        nameof(PeeringRouteTooBroad),
        Severity.Warning,
        Topic.Peering,
        "A route through a peering connection should be for the peer only",
        "The route '{0}' sends {1} through the peering connection with '{2}', which has only {3} of it; route that");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var route in network.Routes)
        {
            if (sink.IsReported(Info, route.Anchor) || !route.HasKnownEnds(out var destination, out var target) || target.Resource is not PeeringConnection connection)
                continue;
            if (network.SidesOf(route, connection, destination) is not { } sides || !destination.IsTooBroadFor(sides.Peer))
                continue;
            var held = sides.Peer.KnownIpv4Ranges().Where(destination.KnownCidr!.Value.Contains).Select(static range => range.ToString()).ToList();
            sink.Report(new Finding(Info, route.Anchor, route.Path, destination.ToString(), sides.Peer.Path, Wording.List(held))
                .WithDestination(network, route, connection, sides.Peer));
        }
    }
}
