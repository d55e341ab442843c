using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>A log group of CloudWatch Logs.</summary>
internal sealed class LogGroup : Resource
{
    /// <summary>Its name, where written.</summary>
    public Setting<string> Name { get; init; }

    /// <summary>After how many days its events expire; absent where they never do.</summary>
    public Setting<int> RetentionDays { get; set; }
}

/// <summary>What counts events of a log group as values of a metric.</summary>
internal sealed class MetricFilter : Resource
{
    /// <summary>The log group; null where it cannot be told.</summary>
    public LogGroup? Group { get; init; }

    /// <summary>The namespace of its metric.</summary>
    public Setting<string> Namespace { get; init; }

    /// <summary>The name of its metric.</summary>
    public Setting<string> Metric { get; init; }
}

/// <summary>A metric as an alarm watches it.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="PeriodSeconds">Over how many seconds its values are gathered.</param>
/// <param name="Filter">The filter that it was asked of; null where it is named only.</param>
/// <param name="Group">The log group that it is about, of one of CloudWatch Logs' own metrics; else null.</param>
internal sealed record WatchedMetric(Setting<string> Namespace, Setting<string> Name, Setting<int> PeriodSeconds, MetricFilter? Filter = null, LogGroup? Group = null);

/// <summary>An alarm of CloudWatch.</summary>
internal sealed class Alarm : Resource
{
    /// <summary>The metrics that it watches.</summary>
    public Items<WatchedMetric> Metrics { get; } = new();
}
