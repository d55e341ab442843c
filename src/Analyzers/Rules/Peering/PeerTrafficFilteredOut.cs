using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC511: a peering connection that is routed both ways, while security groups or network ACLs of what runs there admit nothing from the peer. These and the VPCs are the related places.</summary>
internal sealed class PeerTrafficFilteredOut : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC511",
        nameof(PeerTrafficFilteredOut),
        Severity.Info,
        Topic.Peering,
        "What is routed through a peering connection should be admitted",
        "Routes lead both ways through the peering connection '{0}', and what runs in '{1}' admits nothing from '{3}' ({2}): {4} no rule for it; admit what the peer is to reach");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        var traffic = new PeerTraffic(network);
        foreach (var connection in network.Peerings)
        {
            if (traffic.FindFiltered(connection) is not { } filtered)
                continue;
            var filters = filtered.Filters.Select(static filter => $"'{filter.Path}'").Distinct().ToList();
            var finding = new Finding(
                    Info,
                    connection.Anchor,
                    connection.Path,
                    filtered.Side.Path,
                    Wording.RangeOf(filtered.Peer),
                    filtered.Peer.Path,
                    $"{Wording.List(filters)} {(filters.Count == 1 ? "has" : "have")}")
                .With(FindingKeys.Path, connection.Path)
                .WithSides(connection);
            sink.Report(filtered.Filters.Aggregate(finding, static (result, filter) => result.And(filter.Anchor, filter is NetworkAcl ? FindingLabels.Acl : FindingLabels.Group)));
        }
    }
}
