using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.FlowLogs;

/// <summary>VPC102: a flow log of accepted or of rejected traffic only, whose other half no log records.</summary>
internal sealed class FlowLogTrafficTypePartial : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC102",
        nameof(FlowLogTrafficTypePartial),
        Severity.Info,
        Topic.FlowLogs,
        "A flow log should record accepted and rejected traffic",
        "The flow log '{0}' of '{1}' records {2} only, and no other log records {3}: an accepted request cannot be paired with its rejected reply; set the traffic type to ALL");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var log in network.FlowLogs)
        {
            if (!network.LacksTheOtherHalf(log))
                continue;
            var type = log.TrafficType.Value;
            sink.Report(new Finding(Info, log.Anchor, log.Path, log.Subject!.Path, type, type == "ACCEPT" ? "REJECT" : "ACCEPT")
                .With(FindingKeys.Path, log.Path));
        }
    }
}
