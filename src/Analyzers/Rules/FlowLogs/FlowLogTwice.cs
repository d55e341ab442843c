using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.FlowLogs;

/// <summary>VPC105: the same traffic logged twice to the same kind of destination, once as part of something larger or as the same thing again.</summary>
internal sealed class FlowLogTwice : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC105",
        nameof(FlowLogTwice),
        Severity.Info,
        Topic.FlowLogs,
        "Traffic should be logged once",
        "The flow log '{0}' records {1} of '{2}', which the flow log '{3}' of '{4}' records as well ({5}), both to {6}: each record is paid for twice; remove one of them");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var narrow in network.FlowLogs)
        {
            var around = WhatIsAround(narrow).SelectMany(network.Index.FlowLogsOfSubject.Of).OrderBy(static log => log.Order);
            if (around.FirstOrDefault(log => IsTwice(log, narrow)) is not { } wide)
                continue;
            sink.Report(new Finding(
                Info,
                narrow.Anchor,
                narrow.Path,
                narrow.TrafficType.Value,
                narrow.Subject?.Path ?? $"a network interface in {narrow.InterfaceSubnet!.Path}",
                wide.Path,
                wide.Subject!.Path,
                wide.TrafficType.Value,
                DestinationOf(narrow) switch { FlowLog.S3 => "S3", FlowLog.Firehose => "Firehose", _ => "CloudWatch Logs" })
                .With(FindingKeys.Path, narrow.Path)
                .And(wide.Anchor, FindingLabels.FlowLog));
        }
    }

    /// <summary>The things whose logs may record what <paramref name="narrow"/> records: what it is about, and what that is part of.</summary>
    private static IEnumerable<Resource> WhatIsAround(FlowLog narrow) =>
        new Resource?[] { narrow.Subject, (narrow.Subject as Subnet)?.Vpc, narrow.InterfaceSubnet, narrow.InterfaceSubnet?.Vpc }.OfType<Resource>().Distinct();

    /// <summary>
    /// Whether both are certain to be there together and record the same traffic, <paramref name="wide"/> being about something around
    /// <paramref name="narrow"/>. Of two on one thing the later one is the one too many; and what a loop makes an unknown number of times may be of
    /// different things.
    /// </summary>
    private static bool IsTwice(FlowLog wide, FlowLog narrow) =>
        wide.IsClosed && narrow.IsClosed && !wide.IsRepeated && !narrow.IsRepeated
        && (!ReferenceEquals(narrow.Subject, wide.Subject) || wide.Order < narrow.Order)
        && (wide.Guard.Implies(narrow.Guard) || narrow.Guard.Implies(wide.Guard))
        && wide.SharesTrafficWith(narrow)
        && DestinationOf(wide) is { } destination && destination == DestinationOf(narrow);

    private static string? DestinationOf(FlowLog log) => log.DestinationType.Or(FlowLog.CloudWatchLogs).TryGet(out var type) ? type : null;
}
