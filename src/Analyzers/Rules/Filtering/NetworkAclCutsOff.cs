using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>VPC607: a network ACL through which nothing passes, since it has no entry, or none that allows anything in one direction.</summary>
internal sealed class NetworkAclCutsOff : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC607",
        nameof(NetworkAclCutsOff),
        Severity.Warning,
        Topic.Filtering,
        "A network ACL should let something pass in both directions",
        "The network ACL '{0}' cuts off {1}: {2}, and what no entry allows is denied; {3}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var acl in network.NetworkAcls.Where(static acl => acl.CutsOff()))
        {
            var (lacks, remedy) = (acl.Entries.Count, acl.DeniesAll(isEgress: false), acl.DeniesAll(isEgress: true)) switch
            {
                (0, _, _) => ("it has no entry", "add entries for requests and for their replies"),
                (_, true, true) => ("no entry allows anything", "add entries for requests and for their replies"),
                (_, true, _) => ("no entry allows anything inbound", "add inbound entries for what belongs to the outbound ones"),
                _ => ("no entry allows anything outbound", "add outbound entries for what belongs to the inbound ones"),
            };
            sink.Report(acl.Subnets.Aggregate(
                new Finding(Info, acl.Anchor, acl.Path, SubnetsOf(acl), lacks, remedy).With(FindingKeys.Path, acl.Path),
                static (finding, subnet) => finding.And(subnet.Anchor, FindingLabels.Subnet)));
        }
    }

    private static string SubnetsOf(NetworkAcl acl) => (acl.Subnets.Count, acl.Subnets.IsOpen) switch
    {
        (1, false) => $"the subnet '{acl.Subnets[0].Path}'",
        (> 1, false) => $"{acl.Subnets.Count} subnets",
        _ => "its subnets",
    };
}
