using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.FlowLogs;

/// <summary>VPC107: the log group of a flow log that never expires, or its bucket without a lifecycle rule.</summary>
internal sealed class FlowLogKeptForever : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC107",
        nameof(FlowLogKeptForever),
        Severity.Info,
        Topic.FlowLogs,
        "The records of a flow log should expire",
        "The {0} '{1}', to which the flow log '{2}' writes, {3}: its records are kept, and paid for, for good; {4}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var log in network.FlowLogs)
        {
            if (!log.IsClosed || log.Destination is not { IsClosed: true } destination || !log.MayCoexistWith(destination))
                continue;
            string[]? fault = destination switch
            {
                LogGroup { RetentionDays.IsAbsent: true } => ["log group", "never expires", "set its retention"],
                Bucket { HasLifecycleRules: false } => ["bucket", "has no lifecycle rule", "add one that expires them"],
                _ => null,
            };
            if (fault is not [var kind, var fact, var remedy])
                continue;
            sink.Report(new Finding(Info, destination.Anchor, kind, destination.Path, log.Path, fact, remedy)
                .With(FindingKeys.Path, destination.Path)
                .And(log.Anchor.Equals(destination.Anchor) ? null : log.Anchor, FindingLabels.FlowLog));
        }
    }
}
