using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Writes flow logs into the network.</summary>
internal static class FlowLogWriter
{
    /// <summary>The property of a network interface that names its subnet.</summary>
    public const string InterfaceSubnet = "SubnetId";

    /// <summary>The properties of an L1 flow log that are read.</summary>
    public static readonly string[] Properties =
    [
        "ResourceId", "ResourceType", "TrafficType", "LogDestinationType", "LogDestination", "LogGroupName", "DeliverLogsPermissionArn", "LogFormat",
        "MaxAggregationInterval",
    ];

    private static readonly Regex FieldReference = new(@"\$\{(?<name>[^}]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Whether the type of a thing that is recorded is that of a transit gateway or an attachment of one.</summary>
    public static bool IsTransitGateway(Value type) => KindOf(type) == LoggedThing.TransitGateway;

    /// <summary>One log for each thing that it may record.</summary>
    public static IEnumerable<FlowLog> Write(Instance construct, Func<string, Value> property, NetworkWriter writer)
    {
        var place = writer.PlaceOf(construct);
        var format = FieldsOf(property("LogFormat"));
        var (service, destination) = DestinationOf(property, writer);
        foreach (var (guard, type) in ValueReader.Alternatives(property("ResourceType"), place.Guard))
        {
            var kind = KindOf(type);
            var mayBeVpcOrSubnet = kind is LoggedThing.Vpc or LoggedThing.Subnet or LoggedThing.Unknown;
            foreach (var (world, subject) in ValueReader.Alternatives(property("ResourceId"), guard))
            {
                var found = mayBeVpcOrSubnet ? SubjectOf(subject, writer) : null;
                yield return new FlowLog
                {
                    Place = place with { Guard = world },
                    Kind = kind,
                    Subject = found,

                    // An id that is written out is of something that exists already: nothing that this program makes.
                    SubjectIsUnknown = mayBeVpcOrSubnet && found is null && ValueReader.Text(subject).IsUnknown,
                    InterfaceSubnet = kind == LoggedThing.NetworkInterface ? InterfaceSubnetOf(subject, writer) : null,
                    TrafficType = TrafficOf(property("TrafficType")),
                    Fields = format,
                    DestinationType = ValueReader.Text(property("LogDestinationType")),
                    DestinationService = service,
                    Destination = destination,
                    HasRole = property("DeliverLogsPermissionArn") switch { Constant { Data: null } => false, Unknown or Choice => null, _ => true },
                    AggregationSeconds = SecondsOf(property("MaxAggregationInterval")),
                };
            }
        }
    }

    private static LoggedThing KindOf(Value type) => ValueReader.TextOrNull(type) switch
    {
        null => LoggedThing.Unknown,
        "VPC" => LoggedThing.Vpc,
        "Subnet" => LoggedThing.Subnet,
        "NetworkInterface" => LoggedThing.NetworkInterface,
        "TransitGateway" or "TransitGatewayAttachment" => LoggedThing.TransitGateway,
        _ => LoggedThing.Other,
    };

    private static Resource? SubjectOf(Value value, NetworkWriter writer) => writer.Resolve<Vpc>(value) ?? (Resource?)writer.Resolve<Subnet>(value);

    private static Subnet? InterfaceSubnetOf(Value id, NetworkWriter writer) =>
        id is Token { Owner: { } owner, Name: "Ref" or "AttrId" } && writer.Tree.NodeOf(owner).Properties is { } properties ? writer.Resolve<Subnet>(properties[InterfaceSubnet]) : null;

    /// <summary>The service of what is named as the destination, and the thing itself where it is one of the app.</summary>
    private static (Setting<string> Service, Resource? Thing) DestinationOf(Func<string, Value> property, NetworkWriter writer)
    {
        var (arn, name) = (property("LogDestination"), property("LogGroupName"));
        if (!ValueReader.IsNull(arn))
        {
            // Behind the ARN of a bucket, the folder for the records.
            var thing = arn is Text { Parts: [var first, ..] } ? first : arn;
            if (writer.Resolve<Bucket>(thing) is { } bucket)
                return (Setting<string>.Of(FlowLog.S3), bucket);
            return writer.Resolve<LogGroup>(thing) is { } known ? (Setting<string>.Of(FlowLog.CloudWatchLogs), known) : (ServiceOf(arn), null);
        }

        if (ValueReader.IsNull(name))
            return (Setting<string>.Absent, null);
        return (name is Unknown or Choice ? Setting<string>.Unknown : Setting<string>.Of(FlowLog.CloudWatchLogs), LogGroupFamily.Find(name, writer));
    }

    /// <summary>The service in an ARN, 'arn:partition:service:...', whose parts after it need not be known; one of the types of destination where it is theirs.</summary>
    private static Setting<string> ServiceOf(Value arn)
    {
        const char NotKnown = '?';
        var parts = string.Concat(arn is Text text ? text.Parts.Select(static part => ValueReader.TextOrNull(part) ?? NotKnown.ToString()) : [ValueReader.TextOrNull(arn) ?? ""]).Split(':');
        return parts.Length < 6 || parts[0] != "arn" || parts[2].IndexOf(NotKnown) >= 0 ? Setting<string>.Unknown : Setting<string>.Of(parts[2] switch
        {
            "logs" => FlowLog.CloudWatchLogs,
            "firehose" => FlowLog.Firehose,
            var other => other,
        });
    }

    private static Setting<string> TrafficOf(Value value) =>
        ValueReader.Read(value, static one => one is EnumMember member ? Setting<string>.Of(member.Name) : ValueReader.Text(one));

    /// <summary>The names of the fields in a format.</summary>
    private static Setting<IReadOnlyList<string>> FieldsOf(Value format)
    {
        var text = ValueReader.Text(format);
        if (text.IsAbsent)
            return Setting<IReadOnlyList<string>>.Absent;
        return text.TryGet(out var written)
            ? Setting<IReadOnlyList<string>>.Of([.. FieldReference.Matches(written).Cast<Match>().Select(static match => match.Groups["name"].Value)])
            : Setting<IReadOnlyList<string>>.Unknown;
    }

    private static Setting<int> SecondsOf(Value interval) => ValueReader.Read(interval, static value => value switch
    {
        EnumMember { Name: "ONE_MINUTE" } => Setting<int>.Of(60),
        EnumMember { Name: "TEN_MINUTES" } => Setting<int>.Of(600),
        _ => ValueReader.Number(value),
    });
}
