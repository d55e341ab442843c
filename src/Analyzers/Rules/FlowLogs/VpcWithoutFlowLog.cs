using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.FlowLogs;

/// <summary>VPC101: a VPC that no flow log covers, neither one on the VPC nor one on each of its subnets.</summary>
internal sealed class VpcWithoutFlowLog : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC101",
        nameof(VpcWithoutFlowLog),
        Severity.Warning,
        Topic.FlowLogs,
        "A VPC should have a flow log",
        "The VPC '{0}' has no flow log, neither of its own nor on each of its subnets; {1}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var vpc in network.Vpcs)
        {
            if (!network.LacksFlowLog(vpc))
                continue;
            var remedy = vpc.IsImplicit ? "give what makes it a VPC of yours that has one" : "add one with FlowLogs or AddFlowLog";
            sink.Report(new Finding(Info, vpc.Anchor, vpc.Path, remedy)
                .With(FindingKeys.Path, vpc.Path)
                .With(FindingKeys.SuggestedId, "FlowLog")
                .With(FindingKeys.IsImplicit, vpc.IsImplicit ? "true" : null));
        }
    }
}
