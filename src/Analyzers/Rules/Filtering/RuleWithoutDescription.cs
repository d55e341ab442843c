using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>VPC615: a security group, or a rule of one, that does not say what it is for.</summary>
internal sealed class RuleWithoutDescription : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC615",
        nameof(RuleWithoutDescription),
        Severity.Off,
        Topic.Filtering,
        "A security group and its rules should have descriptions",
        "{0} has no description; say {1}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var group in network.SecurityGroups)
        {
            if (group is { IsClosed: true, HasDescription: false })
                sink.Report(new Finding(Info, group.Anchor, $"The security group '{group.Path}'", "what it is for").With(FindingKeys.Path, group.Path));
        }

        foreach (var rule in network.GroupRules)
        {
            if (rule is { HasDescription: false, IsImplicit: false, IsIgnored: false })
                sink.Report(new Finding(Info, rule.Anchor, Describe(rule), "who needs it, and why").With(FindingKeys.Path, rule.Path));
        }
    }

    private static string Describe(GroupRule rule) =>
        $"The {(rule.IsIngress ? "inbound" : "outbound")} rule{(rule.Ports is null ? "" : $" for {rule.Ports}")} of {(rule.Group is null ? "a security group" : $"the security group '{rule.Group.Path}'")}";
}
