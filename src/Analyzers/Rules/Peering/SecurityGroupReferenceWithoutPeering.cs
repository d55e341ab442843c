using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC514: a rule that refers to a security group of another VPC that is not peered. The group that it refers to is the related place.</summary>
internal sealed class SecurityGroupReferenceWithoutPeering : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC514",
        nameof(SecurityGroupReferenceWithoutPeering),
        Severity.Error,
        Topic.Peering,
        "A security group can refer to those of its own and of peered VPCs only",
        "A rule of '{0}' in '{1}' refers to the security group '{2}' of '{3}', and nothing joins the two VPCs; peer them, or name a range");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var rule in network.GroupRules)
        {
            if (rule.FindForeignGroup() is not { } vpcs || !network.AreApart(vpcs.Own, vpcs.Other, rule))
                continue;
            var referred = rule.Peer.Group!;
            sink.Report(new Finding(Info, rule.Anchor, rule.Group!.Path, vpcs.Own.Path, referred.Path, vpcs.Other.Path)
                .With(FindingKeys.Path, rule.Group.Path)
                .And(referred.Anchor, FindingLabels.Group));
        }
    }
}
