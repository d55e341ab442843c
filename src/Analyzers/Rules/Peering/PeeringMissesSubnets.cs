using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC507: a peering connection that is routed on some private or isolated subnets of a side and not on others. These and the VPCs are the related places.</summary>
internal sealed class PeeringMissesSubnets : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC507",
        nameof(PeeringMissesSubnets),
        Severity.Warning,
        Topic.Peering,
        "A peering connection should be routed on all subnets of a side",
        "The peering connection '{0}' is routed on some private or isolated subnets of '{1}', and not on {2}, so that nothing passes from there; add routes to {3}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var connection in network.Peerings)
        {
            foreach (var side in new[] { connection.Requester, connection.Accepter })
            {
                if (side is not null && network.FindMissedSubnets(connection, side) is { Count: > 0 } missed)
                    Report(connection, side, missed, sink);
            }
        }
    }

    private void Report(PeeringConnection connection, Vpc side, IReadOnlyList<Subnet> missed, FindingSink sink)
    {
        var paths = missed.Select(static subnet => subnet.Path).Distinct().ToList();
        var finding = new Finding(
                Info,
                connection.Anchor,
                connection.Path,
                side.Path,
                Wording.List([.. paths.Select(static path => $"'{path}'")]),
                Wording.RangeOf(connection.PeerOf(side)))
            .With(FindingKeys.Path, connection.Path)
            .With(FindingKeys.SubnetPaths, string.Join(",", paths))
            .With(FindingKeys.MissingSide, ReferenceEquals(side, connection.Requester) ? "requester" : "accepter")
            .WithSides(connection);
        sink.Report(missed.Aggregate(finding, static (result, subnet) => result.And(subnet.Anchor, FindingLabels.Subnet)));
    }
}
