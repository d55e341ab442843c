using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Testing;

/// <summary>Flow logs, what they write to, and what watches that.</summary>
internal sealed partial class NetworkBuilder
{
    /// <summary>A flow log of all traffic on a VPC or subnet, to a log group, unless told otherwise.</summary>
    /// <param name="subject">The VPC, the subnet, or the subnet of the interface.</param>
    /// <param name="traffic">The traffic type: '?' for one that is unknown, null for none.</param>
    /// <param name="type">The type of the destination, likewise.</param>
    /// <param name="destination">The log group or bucket.</param>
    /// <param name="kind">What kind of thing it records, where that is not the subject's.</param>
    /// <param name="fields">The fields of a custom format, with blanks between them: '?' for ones that are unknown, null for the default format.</param>
    /// <param name="aggregation">The aggregation interval in seconds.</param>
    /// <param name="service">The service of the destination, where that is not its type.</param>
    /// <param name="hasRole">Whether it has a role to write with.</param>
    /// <param name="guard">The worlds in which it is.</param>
    /// <param name="isRepeated">Whether a loop makes it.</param>
    public FlowLog Log(
        Resource? subject,
        string? traffic = "ALL",
        string? type = "cloud-watch-logs",
        Resource? destination = null,
        LoggedThing? kind = null,
        string? fields = null,
        int? aggregation = null,
        string? service = "(its type)",
        bool? hasRole = true,
        Guard? guard = null,
        bool isRepeated = false)
    {
        var isOfInterface = kind == LoggedThing.NetworkInterface;
        var log = new FlowLog
        {
            Path = $"Net/FlowLog{Network.FlowLogs.Count + 1}", Anchor = NewAnchor(), Order = _order, Guard = guard ?? Guard.Always, IsRepeated = isRepeated,
            Kind = kind ?? subject switch { Analyzers.Network.Vpc => LoggedThing.Vpc, Analyzers.Network.Subnet => LoggedThing.Subnet, _ => LoggedThing.Unknown },
            Subject = isOfInterface ? null : subject,
            SubjectIsUnknown = subject is null && kind is null,
            InterfaceSubnet = isOfInterface ? (Subnet?)subject : null,
            TrafficType = Optional(traffic),
            DestinationType = Optional(type),
            Destination = destination,
            DestinationService = service == "(its type)" ? Optional(type ?? Analyzers.Network.FlowLog.CloudWatchLogs) : Optional(service),
            HasRole = hasRole,
            Fields = fields switch
            {
                null => default,
                "?" => Setting<IReadOnlyList<string>>.Unknown,
                _ => Setting<IReadOnlyList<string>>.Of(fields.Split(' ')),
            },
            AggregationSeconds = aggregation is { } seconds ? Setting<int>.Of(seconds) : default,
        };
        Network.FlowLogs.Add(log);
        return log;
    }

    /// <summary>A log group that expires after some days; never where <paramref name="days"/> is null.</summary>
    public LogGroup LogGroup(int? days = 731, Origin origin = Origin.Created)
    {
        var group = new LogGroup
        {
            Path = "Net/LogGroup", Anchor = NewAnchor(), Order = _order, Origin = origin, RetentionDays = days is { } known ? Setting<int>.Of(known) : default,
        };
        Network.LogGroups.Add(group);
        return group;
    }

    /// <summary>A metric filter of a log group, whose metric is 'Net' 'Rejects' unless told otherwise.</summary>
    public MetricFilter Filter(LogGroup? group, string space = "Net", string metric = "Rejects", Guard? guard = null)
    {
        var filter = new MetricFilter
        {
            Path = "Net/Filter", Anchor = NewAnchor(), Order = _order, Group = group, Namespace = Optional(space), Metric = Optional(metric), Guard = guard ?? Guard.Always,
        };
        Network.MetricFilters.Add(filter);
        return filter;
    }

    /// <summary>An alarm on a metric.</summary>
    public Alarm Alarm(WatchedMetric metric, Guard? guard = null)
    {
        var alarm = new Alarm { Path = "Net/Alarm", Anchor = NewAnchor(), Order = _order, Guard = guard ?? Guard.Always };
        alarm.Metrics.Add(metric);
        Network.Alarms.Add(alarm);
        return alarm;
    }

    /// <summary>A metric as an alarm watches it, by its name or of a filter.</summary>
    public static WatchedMetric Watched(int? seconds, string space = "Net", string name = "Rejects", MetricFilter? filter = null, LogGroup? group = null) =>
        new(Optional(space), Optional(name), seconds is { } known ? Setting<int>.Of(known) : Setting<int>.Unknown, filter, group);

    /// <summary>A text as a setting: null is absent, '?' is unknown.</summary>
    private static Setting<string> Optional(string? text) => text switch { null => default, "?" => Setting<string>.Unknown, _ => Setting<string>.Of(text) };
}
