using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>A flow log.</summary>
internal sealed class FlowLog : Resource
{
    /// <summary>The VPC or subnet whose traffic it records; null where unknown or another kind of thing.</summary>
    public Resource? Subject { get; init; }

    /// <summary>Whether what it records cannot be told, so that it may be any VPC.</summary>
    public bool SubjectIsUnknown { get; init; }

    /// <summary>ALL, ACCEPT or REJECT.</summary>
    public Setting<string> TrafficType { get; init; }

    /// <summary>The names of the fields of a custom format; absent for the default format.</summary>
    public Setting<IReadOnlyList<string>> Fields { get; init; }

    /// <summary>'cloud-watch-logs', 's3' or 'kinesis-data-firehose'.</summary>
    public Setting<string> DestinationType { get; init; }

    /// <summary>Longest time over which packets are gathered into a record, in seconds: 60 or 600.</summary>
    public Setting<int> AggregationSeconds { get; init; }
}
