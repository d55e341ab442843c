using System.Globalization;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>VPC603: two entries of one network ACL and direction with one rule number, the later of which EC2 refuses.</summary>
internal sealed class NetworkAclRuleNumberTwice : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC603",
        nameof(NetworkAclRuleNumberTwice),
        Severity.Error,
        Topic.Filtering,
        "The entries of a network ACL should have numbers of their own",
        "The entry '{0}' has the rule number {1}, as '{2}' has, and both are {3} entries of the network ACL '{4}', so that the deployment fails; {5}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var acl in network.NetworkAcls)
        {
            var free = new FreeRuleNumbers(acl);
            foreach (var entry in acl.Entries)
            {
                if (!sink.IsReported(Info, entry.Anchor) && entry.FindSameNumber() is { } other)
                    sink.Report(Describe(acl, entry, other, free.After(entry)));
            }
        }
    }

    private Finding Describe(NetworkAcl acl, NetworkAclEntry entry, NetworkAclEntry other, int? free) =>
        new Finding(
                Info,
                entry.Anchor,
                entry.Path,
                entry.RuleNumber.ToString(),
                other.Path,
                entry.IsEgress == true ? "outbound" : "inbound",
                acl.Path,
                free is { } number ? FormattableString.Invariant($"take the next free number, {number}") : "give each a number of its own")
            .With(FindingKeys.Path, acl.Path)
            .With(FindingKeys.RuleNumber, free?.ToString(CultureInfo.InvariantCulture))
            .And(other.Anchor, FindingLabels.Entry);
}
