using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>Log groups.</summary>
internal sealed class LogGroupTemplates : TemplateFamily
{
    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::Logs::LogGroup"];

    /// <summary>The log group of a value: a reference, or the name of one that has it.</summary>
    public static LogGroup? Find(TemplateNode value, TemplateNetwork network) => network.Find<LogGroup>(value)
        ?? (value.Text is { } name ? network.Network.LogGroups.FirstOrDefault(group => group.Name.Is(name)) : null);

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network) => network.Network.LogGroups.Add(network.Add(resource, new LogGroup
    {
        Place = network.PlaceOf(resource),
        Name = resource["LogGroupName"].Setting,
        RetentionDays = resource["RetentionInDays"].Number,
    }));
}

/// <summary>The custom resource that sets the retention of a log group which it names.</summary>
internal sealed class LogRetentionTemplates : TemplateFamily
{
    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["Custom::LogRetention"];

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        if (LogGroupTemplates.Find(resource["LogGroupName"], network) is { } group)
            group.RetentionDays = resource["RetentionInDays"].Number;
    }
}

/// <summary>Metric filters.</summary>
internal sealed class MetricFilterTemplates : TemplateFamily
{
    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::Logs::MetricFilter"];

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        foreach (var transformation in resource["MetricTransformations"].Elements() ?? [])
        {
            network.Network.MetricFilters.Add(new MetricFilter
            {
                Place = network.PlaceOf(resource),
                Group = LogGroupTemplates.Find(resource["LogGroupName"], network),
                Namespace = transformation.Member("MetricNamespace").Setting,
                Metric = transformation.Member("MetricName").Setting,
            });
        }
    }
}

/// <summary>Alarms.</summary>
internal sealed class AlarmTemplates : TemplateFamily
{
    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::CloudWatch::Alarm"];

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        var alarm = new Alarm { Place = network.PlaceOf(resource) };
        if (resource["MetricName"].Exists)
            alarm.Metrics.Add(Watched(name => resource[name], resource["Period"], network));
        foreach (var stat in (resource["Metrics"].Elements() ?? []).Select(static query => query.Member("MetricStat")).Where(static stat => stat.Exists))
            alarm.Metrics.Add(Watched(name => stat.Member("Metric").Member(name), stat.Member("Period"), network));
        network.Network.Alarms.Add(alarm);
    }

    private static WatchedMetric Watched(Func<string, TemplateNode> property, TemplateNode period, TemplateNetwork network)
    {
        var group = property("Namespace").Text != "AWS/Logs" ? null : (property("Dimensions").Elements() ?? [])
            .Where(static dimension => dimension.Member("Name").Text == "LogGroupName")
            .Select(dimension => LogGroupTemplates.Find(dimension.Member("Value"), network))
            .FirstOrDefault();
        return new(property("Namespace").Setting, property("MetricName").Setting, period.Number, Group: group);
    }
}

/// <summary>Flow logs.</summary>
internal sealed class FlowLogTemplates : TemplateFamily
{
    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::EC2::FlowLog"];

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        var kind = resource["ResourceType"].Text switch
        {
            "VPC" => LoggedThing.Vpc,
            "Subnet" => LoggedThing.Subnet,
            "NetworkInterface" => LoggedThing.NetworkInterface,
            "TransitGateway" or "TransitGatewayAttachment" => LoggedThing.TransitGateway,
            null => LoggedThing.Unknown,
            _ => LoggedThing.Other,
        };
        var isOfNetwork = kind is LoggedThing.Vpc or LoggedThing.Subnet;
        var subject = isOfNetwork ? network.Find<Resource>(resource["ResourceId"]) : null;
        var (service, destination) = DestinationOf(resource, network);
        network.Network.FlowLogs.Add(network.Add(resource, new FlowLog
        {
            Place = network.PlaceOf(resource),
            Kind = kind,
            Subject = subject,
            SubjectIsUnknown = isOfNetwork && subject is null && resource["ResourceId"].Text is null,
            InterfaceSubnet = kind == LoggedThing.NetworkInterface && resource["ResourceId"].Resource is { } face ? network.Find<Subnet>(face["SubnetId"]) : null,
            TrafficType = resource["TrafficType"].Setting,
            Fields = FieldsOf(resource["LogFormat"]),
            DestinationType = resource["LogDestinationType"].Setting,
            DestinationService = service,
            Destination = destination,
            HasRole = resource["DeliverLogsPermissionArn"].Exists,
            AggregationSeconds = resource["MaxAggregationInterval"].Number,
        }));
    }

    private static (Setting<string> Service, Resource? Thing) DestinationOf(TemplateResource resource, TemplateNetwork network)
    {
        var (arn, name) = (resource["LogDestination"], resource["LogGroupName"]);
        if (!arn.Exists)
            return name.Exists ? (Setting<string>.Of(FlowLog.CloudWatchLogs), LogGroupTemplates.Find(name, network)) : (Setting<string>.Absent, null);
        if (arn.Pieces() is [TemplatePiece.Attribute { Resource: var owner }, ..])
        {
            var thing = network.Find<Bucket>(owner) ?? (Resource?)network.Find<LogGroup>(owner);
            return (thing switch { Bucket => Setting<string>.Of(FlowLog.S3), LogGroup => Setting<string>.Of(FlowLog.CloudWatchLogs), _ => Setting<string>.Unknown }, thing);
        }

        // The service stands before anything that only deployment knows.
        var parts = string.Concat(arn.Pieces().Select(static piece => piece is TemplatePiece.Literal literal ? literal.Text : "?")).Split(':');
        return (parts.Length < 6 || parts[2].Contains('?') ? Setting<string>.Unknown : Setting<string>.Of(parts[2] switch { "logs" => FlowLog.CloudWatchLogs, "firehose" => FlowLog.Firehose, var other => other }), null);
    }

    private static Setting<IReadOnlyList<string>> FieldsOf(TemplateNode format) => !format.Exists ? Setting<IReadOnlyList<string>>.Absent
        : format.Text is { } text ? Setting<IReadOnlyList<string>>.Of([.. text.Split('}').Where(static field => field.Contains("${")).Select(static field => field[(field.IndexOf("${") + 2) ..])])
        : Setting<IReadOnlyList<string>>.Unknown;
}
