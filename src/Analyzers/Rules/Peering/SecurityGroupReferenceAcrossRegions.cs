using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC509: a rule that refers to a security group of a peer in another region. The group that it refers to and the connection are the related places.</summary>
internal sealed class SecurityGroupReferenceAcrossRegions : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC509",
        nameof(SecurityGroupReferenceAcrossRegions),
        Severity.Error,
        Topic.Peering,
        "A security group cannot refer to one of another region",
        "A rule of '{0}' ('{1}', {2}) refers to the security group '{3}' of the peer '{4}' in {5}; groups can be referred to within one region only: name {6} instead");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var rule in network.GroupRules)
        {
            if (sink.IsReported(Info, rule.Anchor)
                || rule.FindForeignGroup() is not { } vpcs
                || network.FindPeering(vpcs.Own, vpcs.Other, rule) is not { } connection
                || connection.FindRegions(vpcs.Own, vpcs.Other) is not { } regions)
                continue;
            var referred = rule.Peer.Group!;
            sink.Report(new Finding(
                    Info,
                    rule.Anchor,
                    rule.Group!.Path,
                    vpcs.Own.Path,
                    regions.Own,
                    referred.Path,
                    vpcs.Other.Path,
                    regions.Other,
                    Wording.RangeOf(vpcs.Other))
                .With(FindingKeys.Path, rule.Group.Path)
                .With(FindingKeys.Range, RangeOf(network, rule, vpcs.Other))
                .And(referred.Anchor, FindingLabels.Group)
                .And(connection.Anchor, FindingLabels.Peering));
        }
    }

    /// <summary>The range of the peer, where all rules that a line makes refer to that peer.</summary>
    private static string? RangeOf(DeployedNetwork network, GroupRule rule, Vpc peer) =>
        peer.Range.TryGet(out var range)
        && network.GroupRules.Where(other => other.Anchor.Equals(rule.Anchor)).All(other => ReferenceEquals(other.FindForeignGroup()?.Other, peer))
            ? range.ToString()
            : null;
}
