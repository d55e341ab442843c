using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>VPC210: a workload in a dual-stack subnet whose security group lets out IPv4 only. The group is the related place.</summary>
internal sealed class Ipv6EgressClosed : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC210",
        nameof(Ipv6EgressClosed),
        Severity.Info,
        Topic.Ipv6,
        "A workload with IPv6 should be let out by IPv6",
        "'{0}' is in the dual-stack subnet '{1}', and its security group '{2}' lets everything out by IPv4 and nothing by IPv6, so that its calls by IPv6 are dropped; let IPv6 out as well");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var workload in network.Workloads)
        {
            if (workload.FindClosedIpv6Egress() is not { } closed)
                continue;
            sink.Report(new Finding(Info, workload.Anchor, workload.Path, closed.Subnet.Path, closed.Group.Path)
                .With(FindingKeys.Path, workload.Path)
                .And(closed.Group.Anchor, FindingLabels.Group));
        }
    }
}
