namespace CdkVpc.Analyzers.Network;

/// <summary>What alarms watch of flow logs.</summary>
internal static class FlowLogAlarms
{
    /// <summary>
    /// The first metric of an alarm that is proven to be looked at more often than a flow log writes to the group it is about; null where there is none.
    /// </summary>
    public static (WatchedMetric Metric, LogGroup Group, FlowLog Log)? FasterThan(this DeployedNetwork network, Alarm alarm)
    {
        foreach (var metric in alarm.Metrics)
        {
            if (!metric.PeriodSeconds.TryGet(out var period) || network.GroupOf(metric, alarm) is not { } group)
                continue;
            foreach (var log in network.FlowLogs)
            {
                if (log.IsClosed && ReferenceEquals(log.Destination, group) && AreTogether(alarm, log)
                    && log.AggregationSeconds.Or(FlowLog.DefaultAggregationSeconds).TryGet(out var interval) && period < interval)
                {
                    return (metric, group, log);
                }
            }
        }

        return null;
    }

    /// <summary>The group that a metric is about: its own, that of its filter, or that of a filter which is known to make a metric of this name.</summary>
    private static LogGroup? GroupOf(this DeployedNetwork network, WatchedMetric metric, Alarm alarm)
    {
        if ((metric.Group ?? metric.Filter?.Group) is { } group)
            return group;
        if (metric.Filter is not null || !metric.Namespace.IsKnown || !metric.Name.IsKnown)
            return null;
        foreach (var filter in network.MetricFilters)
        {
            if (filter.IsClosed && filter.Namespace.Is(metric.Namespace.Value) && filter.Metric.Is(metric.Name.Value) && AreTogether(alarm, filter))
                return filter.Group;
        }

        return null;
    }

    /// <summary>Whether there are worlds with both for certain.</summary>
    private static bool AreTogether(Resource one, Resource other) => one.Guard.Implies(other.Guard) || other.Guard.Implies(one.Guard);
}
