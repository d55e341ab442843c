using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.FlowLogs;

/// <summary>VPC106: an L1 flow log that cannot be created: something that its subject or its destination demands is missing or of another kind.</summary>
internal sealed class FlowLogIncomplete : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC106",
        nameof(FlowLogIncomplete),
        Severity.Error,
        Topic.FlowLogs,
        "A flow log needs a traffic type, a destination and the right to write there",
        "The flow log '{0}' cannot be created: {1}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var log in network.FlowLogs)
        {
            if (!log.IsClosed)
                continue;
            var faults = FaultsOf(log).ToList();
            if (faults.Count > 0)
                sink.Report(new Finding(Info, log.Anchor, log.Path, string.Join("; ", faults)).With(FindingKeys.Path, log.Path));
        }
    }

    /// <summary>What CreateFlowLogs demands of its parameters (docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html).</summary>
    private static IEnumerable<string> FaultsOf(FlowLog log)
    {
        if (log.TrafficType.IsAbsent && log.Kind is LoggedThing.Vpc or LoggedThing.Subnet or LoggedThing.NetworkInterface)
            yield return $"a log of a {NameOf(log.Kind)} needs a TrafficType, such as ALL";
        if (!log.DestinationType.Or(FlowLog.CloudWatchLogs).TryGet(out var type) || type is not (FlowLog.CloudWatchLogs or FlowLog.S3 or FlowLog.Firehose))
            yield break;

        var written = log.DestinationType.IsAbsent ? $"its LogDestinationType is left out, which means {type}" : $"its LogDestinationType is {type}";
        if (log.DestinationService is { IsKnown: true, Value: var service } && service != type)
            yield return $"{written}, but its destination is {DestinationOf(service)}; set LogDestinationType to what the destination is";
        else if (log.DestinationService.IsAbsent)
            yield return $"{written}, but it names {(type == FlowLog.CloudWatchLogs ? "no log group; set LogGroupName" : "no destination; set LogDestination")}";
        if (type == FlowLog.CloudWatchLogs && log.HasRole == false && !(log.DestinationType.IsAbsent && log.DestinationService is { IsKnown: true, Value: not FlowLog.CloudWatchLogs }))
            yield return "CloudWatch Logs needs a role to write with; set DeliverLogsPermissionArn";
    }

    private static string NameOf(LoggedThing kind) => kind switch { LoggedThing.Vpc => "VPC", LoggedThing.Subnet => "subnet", _ => "network interface" };

    private static string DestinationOf(string service) => service switch
    {
        FlowLog.CloudWatchLogs => "a log group",
        FlowLog.S3 => "a bucket",
        FlowLog.Firehose => "a delivery stream",
        _ => $"something of the service '{service}'",
    };
}
