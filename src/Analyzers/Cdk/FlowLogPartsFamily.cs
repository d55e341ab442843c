using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>What L2 flow logs are made of: the thing that is recorded, the destination, and the format (aws-ec2/lib/vpc-flow-logs.js).</summary>
internal sealed class FlowLogPartsFamily : Family
{
    /// <summary>Members of a <see cref="Subjects"/> object: the type as CloudFormation calls it, and the thing or its id.</summary>
    public const string ResourceType = "ResourceType", ResourceId = "ResourceId";

    /// <summary>Members of a <see cref="Destinations"/> object: the type as CloudFormation calls it, and what was given.</summary>
    public const string DestinationType = "DestinationType", Bucket = "Bucket", KeyPrefix = "KeyPrefix", Options = "Options", LogGroup = "LogGroup", Stream = "Stream";

    private const string Subjects = CdkNames.Ec2 + "FlowLogResourceType";
    private const string Destinations = CdkNames.Ec2 + "FlowLogDestination";
    private const string Formats = CdkNames.Ec2 + "LogFormat";

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

    /// <summary>ALL_DEFAULT_FIELDS: the fields of version 2.</summary>
    private static readonly IEnumerable<string> DefaultFields = FlowLogFields.OfNetworks.Take(14);

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Subjects, Destinations, Formats];

    /// <summary>The thing that a log of a VPC records.</summary>
    public static Instance OfVpc(Value vpc, CdkContext context) => Made(Subjects, context, (ResourceType, new Constant("VPC")), (ResourceId, vpc));

    /// <summary>The text of a LogFormat.</summary>
    public static Value TextOf(Value format) =>
        ValueReader.Map(format, static one => one is Instance { Model: Value text } ? text : ValueReader.IsNull(one) ? Constant.Null : Unknown.Any);

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        switch (method.Declaring.Name, method.Name)
        {
            case (Subjects, "FromVpc"):
                return OfVpc(arguments[0], context);
            case (Subjects, _) when method.IsStatic && method.Name.StartsWith("From", StringComparison.Ordinal):
                var type = method.Name.Substring("From".Length);
                if (type.EndsWith("Id", StringComparison.Ordinal))
                    type = type.Substring(0, type.Length - 2);
                return Made(Subjects, context, (ResourceType, new Constant(type)), (ResourceId, arguments[0]));
            case (Destinations, "ToCloudWatchLogs"):
                return Made(Destinations, context, (DestinationType, new Constant(FlowLog.CloudWatchLogs)), (LogGroup, arguments["logGroup"]));
            case (Destinations, "ToS3"):
                return Made(Destinations, context, (DestinationType, new Constant(FlowLog.S3)), (Bucket, arguments["bucket"]), (KeyPrefix, arguments["keyPrefix"]), (Options, arguments["options"]));
            case (Destinations, "ToKinesisDataFirehoseDestination" or "ToFirehose"):
                return Made(Destinations, context, (DestinationType, new Constant(FlowLog.Firehose)), (Stream, arguments[0]));
            case (Formats, "Field"):
                return Format(Texts.Concat(new Constant("${"), arguments[0], new Constant("}")), context);
            case (Formats, "Custom"):
                return Format(arguments[0], context);
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
        if (member.Name == "ALL_DEFAULT_FIELDS")
            return Format(new Constant(string.Join(" ", DefaultFields.Select(InFormat))), context);

        // A later CDK may have constants of fields that are not known here.
        var field = OddFields.TryGetValue(member.Name, out var odd) ? odd : member.Name.ToLowerInvariant().Replace('_', '-');
        return Format(FlowLogFields.Has(LoggedThing.Unknown, field) ? new Constant(InFormat(field)) : Unknown.Any, context);
    }

    private static string InFormat(string field) => "${" + field + "}";

    private static Instance Format(Value text, CdkContext context)
    {
        var made = context.Evaluation.Create(Formats);
        made.Model = text;
        return made;
    }

    private static Instance Made(string type, CdkContext context, params (string Name, Value Value)[] members)
    {
        var made = context.Evaluation.Create(type);
        foreach (var (name, value) in members)
            made.Members[name] = value;
        return made;
    }
}
