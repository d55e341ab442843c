using System.Globalization;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.FlowLogs;

/// <summary>VPC108: an alarm on a metric of a flow log's group that looks more often than the flow log writes.</summary>
internal sealed class AlarmFasterThanFlowLog : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC108",
        nameof(AlarmFasterThanFlowLog),
        Severity.Info,
        Topic.FlowLogs,
        "An alarm should not be faster than the flow log that it watches",
        "The alarm '{0}' looks at {1} seconds of the metric '{2}', but the flow log '{3}' gathers packets over up to {4} seconds before it writes to '{5}': flow logs are not real time; {6}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var alarm in network.Alarms)
        {
            if (alarm.IsClosed && network.FasterThan(alarm) is var (metric, group, log))
            {
                var seconds = log.AggregationSeconds.Or(FlowLog.DefaultAggregationSeconds).Value;
                var remedy = seconds > 60 ? $"watch {Text(seconds)} seconds or more, or set MaxAggregationInterval to one minute" : $"watch {Text(seconds)} seconds or more";
                sink.Report(new Finding(
                    Info, alarm.Anchor, alarm.Path, Text(metric.PeriodSeconds.Value), metric.Name.TryGet(out var name) ? name : "*", log.Path, Text(seconds), group.Path, remedy)
                    .With(FindingKeys.Path, alarm.Path)
                    .And(log.Anchor, FindingLabels.FlowLog));
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
