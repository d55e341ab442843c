using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>VPC602: an entry of a network ACL that an earlier one of the opposite action hides wholly.</summary>
internal sealed class NetworkAclEntryNeverReached : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC602",
        nameof(NetworkAclEntryNeverReached),
        Severity.Warning,
        Topic.Filtering,
        "An entry of a network ACL should not be hidden by an earlier one",
        "The entry '{0}' never applies: rule {1} of the network ACL '{2}' {3} {4} before rule {5} can {6} {7}; give it a number below {1}, or remove one of the two");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var entry in network.NetworkAcls.SelectMany(static acl => acl.Entries))
        {
            if (entry.FindHiding() is { } hiding)
            {
                sink.Report(new Finding(
                        Info,
                        entry.Anchor,
                        entry.Path,
                        hiding.RuleNumber.ToString(),
                        entry.Acl!.Path,
                        hiding.Allows == true ? "allows" : "denies",
                        hiding.Traffic,
                        entry.RuleNumber.ToString(),
                        entry.Allows == true ? "allow" : "deny",
                        entry.Traffic)
                    .With(FindingKeys.Path, entry.Path)
                    .And(hiding.Anchor, FindingLabels.Entry));
            }
        }
    }
}
