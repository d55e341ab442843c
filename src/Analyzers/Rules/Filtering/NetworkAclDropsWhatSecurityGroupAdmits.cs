using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>VPC605: a network ACL that drops what a security group admits to a workload in its subnets. One finding for an ACL; the rules and workloads are related places.</summary>
internal sealed class NetworkAclDropsWhatSecurityGroupAdmits : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC605",
        nameof(NetworkAclDropsWhatSecurityGroupAdmits),
        Severity.Warning,
        Topic.Filtering,
        "A network ACL should let in what security groups admit",
        "The network ACL {0}, while the security group '{1}' admits it to the {2} '{3}'; allow it by an entry, or remove the rule of the group");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var conflicts in new AdmissionConflicts(network).Find().GroupBy(static conflict => conflict.Acl))
        {
            var first = conflicts.First();
            sink.Report(conflicts.Select(static conflict => (conflict.Rule, conflict.Workload)).Distinct().Aggregate(
                new Finding(Info, conflicts.Key.Anchor, first.Reason, first.Rule.Group?.Path ?? "*", first.Workload.Kind, first.Workload.Path)
                    .With(FindingKeys.Path, conflicts.Key.Path),
                static (finding, conflict) => finding.And(conflict.Rule.Anchor, FindingLabels.Rule).And(conflict.Workload.Anchor, FindingLabels.Workload)));
        }
    }
}
