using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>What kind of thing a flow log records.</summary>
internal enum LoggedThing
{
    /// <summary>It cannot be told.</summary>
    Unknown,

    /// <summary>All network interfaces of a VPC.</summary>
    Vpc,

    /// <summary>All network interfaces of a subnet.</summary>
    Subnet,

    /// <summary>One network interface.</summary>
    NetworkInterface,

    /// <summary>A transit gateway or one of its attachments, whose logs have neither a traffic type nor actions.</summary>
    TransitGateway,

    /// <summary>Something else, such as a regional NAT gateway.</summary>
    Other,
}

/// <summary>A flow log.</summary>
internal sealed class FlowLog : Resource
{
    /// <summary>The types of destination.</summary>
    public const string CloudWatchLogs = "cloud-watch-logs", S3 = "s3", Firehose = "kinesis-data-firehose";

    /// <summary>The longest aggregation interval where none is set, in seconds (CreateFlowLogs in the EC2 API reference).</summary>
    public const int DefaultAggregationSeconds = 600;

    /// <summary>The kind of thing it records.</summary>
    public LoggedThing Kind { get; init; }

    /// <summary>The VPC or subnet whose traffic it records; null where unknown or another kind of thing.</summary>
    public Resource? Subject { get; init; }

    /// <summary>Whether what it records cannot be told, so that it may be any VPC.</summary>
    public bool SubjectIsUnknown { get; init; }

    /// <summary>The subnet of the network interface that it records; null where unknown or not that of an interface.</summary>
    public Subnet? InterfaceSubnet { get; init; }

    /// <summary>ALL, ACCEPT or REJECT.</summary>
    public Setting<string> TrafficType { get; init; }

    /// <summary>The names of the fields of a custom format; absent for the default format.</summary>
    public Setting<IReadOnlyList<string>> Fields { get; init; }

    /// <summary>The type of the destination as written; left out, it is <see cref="CloudWatchLogs"/>.</summary>
    public Setting<string> DestinationType { get; init; }

    /// <summary>
    /// The service of the destination that is named, one of the types or the service in its ARN ('sns'); absent where no destination is
    /// named, neither a log group by its name nor anything by an ARN.
    /// </summary>
    public Setting<string> DestinationService { get; init; }

    /// <summary>The log group or bucket that it writes to; null where unknown or neither.</summary>
    public Resource? Destination { get; init; }

    /// <summary>Whether it is given a role to write with; null where that cannot be told.</summary>
    public bool? HasRole { get; init; }

    /// <summary>Longest time over which packets are gathered into a record, in seconds: 60 or 600.</summary>
    public Setting<int> AggregationSeconds { get; init; }
}
