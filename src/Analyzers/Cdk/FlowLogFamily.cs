using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Flow logs: in a VPC's props, by <c>vpc.AddFlowLog</c>, FlowLog, and CfnFlowLog.</summary>
internal sealed class FlowLogFamily : Family
{
    private const string L1 = CdkNames.Ec2 + "CfnFlowLog";
    private const string L2 = CdkNames.Ec2 + "FlowLog";
    private const string Subjects = CdkNames.Ec2 + "FlowLogResourceType";
    private const string Destinations = CdkNames.Ec2 + "FlowLogDestination";
    private const string Formats = CdkNames.Ec2 + "LogFormat";
    private const string BucketMember = "Bucket";

    /// <summary>The constants of LogFormat whose field is not their own name in lower case with hyphens.</summary>
    private static readonly Dictionary<string, string> OddFields = new(StringComparer.Ordinal)
    {
        ["SRC_ADDR"] = "srcaddr",
        ["DST_ADDR"] = "dstaddr",
        ["SRC_PORT"] = "srcport",
        ["DST_PORT"] = "dstport",
        ["PKT_SRC_ADDR"] = "pkt-srcaddr",
        ["PKT_DST_ADDR"] = "pkt-dstaddr",
        ["START_TIMESTAMP"] = "start",
        ["END_TIMESTAMP"] = "end",
        ["TRAFFIC_TYPE"] = "type",
    };

    private static readonly string[] DefaultFields =
    [
        "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "action", "log-status",
    ];

    private static readonly Regex FieldReference = new(@"\$\{(?<name>[^}]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private readonly List<Declared> _declared = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _cfnFlowLogs = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [L1, L2, Subjects, Destinations, Formats, VpcFamily.Vpc, VpcFamily.IVpc];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        switch (constructor.Declaring.Name)
        {
            case VpcFamily.Vpc:
                var entries = ValueReader.Entries(context.Member(props, "FlowLogs"), context.Evaluation.Guard);
                foreach (var (guard, id, options) in entries)
                    context.Under(guard, () => AddTo(instance, id ?? "*", options, context));
                if (entries.IsOpen)
                    context.Evaluation.UnderArm(context.Evaluation.NewBranch(), 0, () => AddTo(instance, "*", Unknown.Any, context));
                break;
            case L2:
                Add(instance, context.Member(props, "ResourceType"), props, context);
                break;
            case L1:
                _cfnFlowLogs.Add((instance, L1Properties.Capture(instance, arguments, context,
                    "ResourceId", "ResourceType", "TrafficType", "LogDestinationType", "LogFormat", "MaxAggregationInterval")));
                break;
        }
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        switch (method.Declaring.Name, method.Name)
        {
            case (_, "AddFlowLog") when receiver is Instance vpc && vpc.Type.Is(VpcFamily.IVpc):
                return AddTo(vpc, ValueReader.TextOrNull(arguments[0]) ?? "*", arguments[1], context);
            case (Subjects, "FromVpc" or "FromSubnet"):
                return Made(Subjects, arguments[0], context);
            case (Subjects, "FromNetworkInterfaceId"):
                return Made(Subjects, new Constant("a network interface"), context);
            case (Subjects, _) when method.IsStatic:
                return Made(Subjects, Constant.Null, context);
            case (Destinations, "ToCloudWatchLogs"):
                return Made(Destinations, new Constant("cloud-watch-logs"), context);
            case (Destinations, "ToS3"):
                var bucket = Made(Destinations, new Constant("s3"), context);
                bucket.Members[BucketMember] = arguments["bucket"];
                return bucket;
            case (Destinations, "ToKinesisDataFirehoseDestination" or "ToFirehose"):
                return Made(Destinations, new Constant("kinesis-data-firehose"), context);
            case (Formats, "Field"):
                return Made(Formats, Texts.Concat(new Constant("${"), arguments[0], new Constant("}")), context);
            case (Formats, "Custom"):
                return Made(Formats, arguments[0], context);
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (member.Declaring.Name != Formats)
            return null;
        if (receiver is Instance { Model: Value text })
            return member.Name == "Value" ? text : null;
        if (!member.IsStatic)
            return null;
        var fields = member.Name == "ALL_DEFAULT_FIELDS"
            ? DefaultFields
            : [OddFields.TryGetValue(member.Name, out var odd) ? odd : member.Name.ToLowerInvariant().Replace('_', '-')];
        return Made(Formats, new Constant(string.Join(" ", fields.Select(static field => "${" + field + "}"))), context);
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var log in _declared.SelectMany(log => Write(log, writer)).Concat(_cfnFlowLogs.SelectMany(log => Write(log.Construct, log.Properties, writer))).OrderBy(static log => log.Order))
            writer.Network.FlowLogs.Add(log);
    }

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

    private static Instance Made(string type, Value model, CdkContext context)
    {
        var made = context.Evaluation.Create(type);
        made.Model = model;
        return made;
    }

    /// <summary>What a made-up argument stands for; what was left out stays null.</summary>
    private static Value MeaningOf(Value value) =>
        ValueReader.Map(value, static one => one is Instance { Model: Value meaning } ? meaning : ValueReader.IsNull(one) ? Constant.Null : Unknown.Any);

    private static Setting<string> TrafficOf(Value value) =>
        ValueReader.Read(value, static one => one is EnumMember member ? Setting<string>.Of(member.Name) : ValueReader.Text(one));

    /// <summary>One log for each thing that it may record.</summary>
    private static IEnumerable<FlowLog> Write(Declared log, NetworkWriter writer)
    {
        var place = writer.PlaceOf(log.Construct);
        var changed = L1Properties.OfDefaultChild(log.Construct, writer.Tree);
        return ValueReader.Alternatives(log.Subject, place.Guard).Select(subject => new FlowLog
        {
            Place = place with { Guard = subject.Guard },
            Subject = SubjectOf(subject.Value, writer),
            SubjectIsUnknown = subject.Value is not Constant && SubjectOf(subject.Value, writer) is null,
            TrafficType = changed?.Has("TrafficType") == true ? TrafficOf(changed["TrafficType"]) : log.Traffic,
            Fields = changed?.Has("LogFormat") == true ? FieldsOf(changed["LogFormat"]) : log.Fields,
            DestinationType = log.Destination,
            AggregationSeconds = changed?.Has("MaxAggregationInterval") == true ? SecondsOf(changed["MaxAggregationInterval"]) : log.Aggregation,
        });
    }

    private static IEnumerable<FlowLog> Write(Instance construct, L1Properties properties, NetworkWriter writer)
    {
        var place = writer.PlaceOf(construct);
        var kind = properties.Text("ResourceType");
        var mayBeVpcOrSubnet = !kind.IsKnown || kind.Value is "VPC" or "Subnet";
        return ValueReader.Alternatives(properties["ResourceId"], place.Guard).Select(subject => new FlowLog
        {
            Place = place with { Guard = subject.Guard },
            Subject = mayBeVpcOrSubnet ? SubjectOf(subject.Value, writer) : null,

            // An id that is written out is of something that exists already: nothing that this program makes.
            SubjectIsUnknown = mayBeVpcOrSubnet && SubjectOf(subject.Value, writer) is null && ValueReader.Text(subject.Value).IsUnknown,
            TrafficType = TrafficOf(properties["TrafficType"]),
            Fields = FieldsOf(properties["LogFormat"]),
            DestinationType = properties.Text("LogDestinationType"),
            AggregationSeconds = SecondsOf(properties["MaxAggregationInterval"]),
        });
    }

    private static Resource? SubjectOf(Value value, NetworkWriter writer) => writer.Resolve<Vpc>(value) ?? (Resource?)writer.Resolve<Subnet>(value);

    private Instance AddTo(Instance vpc, string id, Value options, CdkContext context)
    {
        var log = context.CreateChild(vpc, L2, id);
        Add(log, Made(Subjects, vpc, context), options, context);
        return log;
    }

    /// <summary>An L2 log records ALL to a log group unless told otherwise (aws-ec2/lib/vpc-flow-logs.ts); of a transit gateway it has no traffic type.</summary>
    private void Add(Instance log, Value subject, Value options, CdkContext context)
    {
        if (context.Member(options, "Destination") is Instance destination && destination.Members.TryGetValue(BucketMember, out var bucket) && ValueReader.IsNull(bucket))
            context.Family<BucketFamily>().MakeForLogs(log, context);
        var isOfNetwork = !ValueReader.IsNull(MeaningOf(subject));
        var formats = ValueReader.Elements(context.Member(options, "LogFormat"));
        var written = formats.Select(static format => MeaningOf(format.Value)).ToArray();
        _declared.Add(new(
            log,
            MeaningOf(subject),
            TrafficOf(context.Member(options, "TrafficType")) is { IsAbsent: false } traffic ? traffic : isOfNetwork ? Setting<string>.Of("ALL") : default,
            formats.IsOpen ? Setting<IReadOnlyList<string>>.Unknown : written.Length == 0 ? default : FieldsOf(Texts.Join(new Constant(" "), written)),
            ValueReader.Text(MeaningOf(context.Member(options, "Destination"))).Or("cloud-watch-logs"),
            SecondsOf(context.Member(options, "MaxAggregationInterval"))));
    }

    private sealed record Declared(
        Instance Construct, Value Subject, Setting<string> Traffic, Setting<IReadOnlyList<string>> Fields, Setting<string> Destination, Setting<int> Aggregation);
}
