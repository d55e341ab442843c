using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>VPC612: a rule that CDK drops: one for what the group lets out already, or one of a group that is imported as immutable.</summary>
internal sealed class SecurityGroupRuleIgnored : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC612",
        nameof(SecurityGroupRuleIgnored),
        Severity.Info,
        Topic.Filtering,
        "A rule of a security group should have an effect",
        "The rule for {0} {1} {2} is dropped: the security group '{3}' {4}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var rule in network.GroupRules)
        {
            if (rule is not { IsIgnored: true, IsImplicit: false, Group: { } group } || (!IsMeant(rule) && HasOtherEffect(network, rule)))
                continue;
            sink.Report(new Finding(
                    Info,
                    rule.Anchor,
                    rule.Ports?.ToString() ?? "some ports",
                    rule.IsIngress ? "from" : "to",
                    rule.Peer.IsUnknown ? "a peer" : rule.Peer.ToString(),
                    group.Path,
                    group.IsImmutable
                        ? "is imported as one that must not be changed; add the rule where the group is made, or import it as mutable"
                        : "allows all outbound traffic already; set AllowAllOutbound to false to let out only what has a rule, or remove the rule")
                .With(FindingKeys.Path, group.Path));
        }
    }

    /// <summary>Whether the call is for this rule in the first place: what a connection lets out, and all that it writes on the far side, only goes with the other end's.</summary>
    private static bool IsMeant(GroupRule rule) => rule.IsIngress && !rule.IsCounterpart;

    /// <summary>Whether the call that asks for the rule writes another one, on the other side of a connection.</summary>
    private static bool HasOtherEffect(DeployedNetwork network, GroupRule rule) =>
        network.GroupRules.Any(other => !other.IsIgnored && other.Order == rule.Order);
}
