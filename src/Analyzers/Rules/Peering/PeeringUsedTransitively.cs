using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC504: a route through a peering connection to somewhere behind the peer. The connection and the third VPC are the related places.</summary>
internal sealed class PeeringUsedTransitively : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC504",
        nameof(PeeringUsedTransitively),
        Severity.Warning,
        Topic.Peering,
        "A peering connection leads to the peer and no further",
        "The route '{0}' sends {1} through a peering connection, which carries only what is for the peer itself; {2}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var route in network.Routes)
        {
            if (!route.IsClosed || route.Destinations.IsOpen || route.Targets.IsOpen)
                continue;
            if (route.Target is not { Kind: RouteTargetKind.Peering } target || route.Destination is not { } destination)
                continue;

            var connection = target.Resource as PeeringConnection;
            var third = connection is null ? null : network.FindThirdVpc(connection, route, destination);
            if (third is null && destination.KnownCidr is not { IsAny: true })
                continue;
            var remedy = third is null
                ? $"route {Wording.RangeOf(PeerOf(connection, route))} instead"
                : $"peer with '{third.Path}' itself, or use a transit gateway";
            var what = third is null ? $"{destination}" : $"{destination} ('{third.Path}')";
            sink.Report(new Finding(Info, route.Anchor, route.Path, what, remedy)
                .With(FindingKeys.Path, route.Path)
                .With(FindingKeys.Range, destination.KnownCidr?.ToString())
                .And(connection?.Anchor, FindingLabels.Peering)
                .And(third?.Anchor, FindingLabels.ThirdVpc));
        }
    }

    private static Vpc? PeerOf(PeeringConnection? connection, Route route) =>
        route.Table?.Vpc is { } side ? connection?.PeerOf(side) : null;
}
