namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>1xx: flow logs.</summary>
internal static class FlowLogMistakes
{
    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC101",
            "VPC without a flow log",
            static sketch => _ = sketch.Choices.Below(3) switch
            {
                1 => sketch.IsolatedVpc("VPC101"),
                2 => sketch.Create("CfnVPC", "vpc", "VPC101", ("CidrBlock", sketch.Text(sketch.Range()))),
                _ => sketch.NatVpc("VPC101"),
            },
            static sketch => Log(sketch, sketch.Choices.Maybe() ? sketch.IsolatedVpc() : sketch.NatVpc())),
        new(
            "VPC101",
            "flow log of some subnets only",
            static sketch => LogSubnets(sketch, sketch.IsolatedVpc("VPC101"), "new[] { {0}.IsolatedSubnets[0] }"),
            static sketch => LogSubnets(sketch, sketch.IsolatedVpc(), "{0}.IsolatedSubnets")),
        new(
            "VPC102",
            "flow log of half of the traffic",
            static sketch => Log(sketch, sketch.IsolatedVpc(), "VPC102", ("TrafficType", Traffic(sketch, sketch.Choices.Maybe() ? "ACCEPT" : "REJECT"))),
            static sketch =>
            {
                var vpc = sketch.IsolatedVpc();
                Log(sketch, vpc, mark: null, ("TrafficType", Traffic(sketch, "REJECT")));
                Log(sketch, vpc, mark: null, ("TrafficType", Traffic(sketch, sketch.Choices.Maybe() ? "ACCEPT" : "ALL")), ("Destination", "FlowLogDestination.ToS3()"));
            }),
        new(
            "VPC103",
            "format without ports",
            static sketch => Log(sketch, sketch.IsolatedVpc(), "VPC103", ("LogFormat", sketch.Array("LogFormat", "LogFormat.SRC_ADDR", "LogFormat.DST_ADDR", "LogFormat.PROTOCOL", "LogFormat.ACTION"))),
            static sketch => Log(sketch, sketch.IsolatedVpc(), mark: null, ("LogFormat", sketch.Array("LogFormat", "LogFormat.ALL_DEFAULT_FIELDS", $"LogFormat.Field({sketch.Text("tcp-flags")})")))),
        new(
            "VPC104",
            "format with a field that there is not",
            static sketch => Log(sketch, sketch.IsolatedVpc(), "VPC104", ("LogFormat", sketch.Array("LogFormat", "LogFormat.ALL_DEFAULT_FIELDS", $"LogFormat.Field({sketch.Text("payload")})"))),
            static sketch => Log(sketch, sketch.IsolatedVpc(), mark: null, ("LogFormat", sketch.Array("LogFormat", "LogFormat.ALL_DEFAULT_FIELDS", "LogFormat.Custom(\"${vpc-id} ${az-id}\")")))),
        new(
            "VPC105",
            "one VPC logged twice",
            static sketch =>
            {
                var vpc = sketch.IsolatedVpc();
                Log(sketch, vpc, mark: null);
                Log(sketch, vpc, "VPC105", ("TrafficType", Traffic(sketch, sketch.Choices.Maybe() ? "ALL" : "REJECT")));
            },
            static sketch =>
            {
                var vpc = sketch.IsolatedVpc();
                Log(sketch, vpc, mark: null, ("TrafficType", Traffic(sketch, "ACCEPT")));
                Log(sketch, vpc, mark: null, ("TrafficType", Traffic(sketch, "REJECT")));
            }),
        new(
            "VPC106",
            "L1 flow log without a traffic type or destination",
            static sketch => L1(sketch, "VPC106", sketch.Choices.Maybe() ? ("TrafficType", sketch.Text("ALL")) : ("LogDestination", sketch.Text("arn:aws:s3:::logs-of-the-network"))),
            static sketch => L1(sketch, mark: null, ("TrafficType", sketch.Text("ALL")), ("LogDestination", sketch.Text("arn:aws:s3:::logs-of-the-network")))),
        new(
            "VPC107",
            "log group that never expires, or bucket without a lifecycle rule",
            static sketch =>
            {
                var isBucket = sketch.Choices.Maybe();
                var target = isBucket ? sketch.Create("Bucket", "logs", "VPC107") : sketch.Create("LogGroup", "logs", "VPC107", ("Retention", sketch.Any("RetentionDays", "RetentionDays.INFINITE")));
                Log(sketch, sketch.IsolatedVpc(), mark: null, ("Destination", isBucket ? $"FlowLogDestination.ToS3({target})" : $"FlowLogDestination.ToCloudWatchLogs({target})"));
            },
            static sketch =>
            {
                var isBucket = sketch.Choices.Maybe();
                var target = isBucket ? sketch.Create("Bucket", "logs", mark: null) : sketch.Create("LogGroup", "logs", mark: null, ("Retention", sketch.Any("RetentionDays", "RetentionDays.ONE_WEEK")));
                if (isBucket)
                    sketch.Code($"{target}.AddLifecycleRule(new LifecycleRule {{ Expiration = Duration.Days(30) }});");
                Log(sketch, sketch.IsolatedVpc(), mark: null, ("Destination", isBucket ? $"FlowLogDestination.ToS3({target})" : $"FlowLogDestination.ToCloudWatchLogs({target})"));
            }),
        new(
            "VPC108",
            "alarm that looks more often than the flow log writes",
            static sketch => Watch(sketch, "VPC108", sketch.Choices.Pick(300, 60), isFastLog: false),
            static sketch =>
            {
                var isFastLog = sketch.Choices.Maybe();
                Watch(sketch, mark: null, isFastLog ? 60 : 600, isFastLog);
            }),
        new(
            "VPC108",
            "L1 alarm that looks more often than the flow log writes",
            static sketch => RawWatch(sketch, "VPC108", 60, isFastLog: false),
            static sketch =>
            {
                var isFastLog = sketch.Choices.Maybe();
                RawWatch(sketch, mark: null, isFastLog ? 300 : 900, isFastLog);
            }),
    ];

    private static string Traffic(Sketch sketch, string type) => sketch.Any("FlowLogTrafficType", $"FlowLogTrafficType.{type}");

    private static void Log(Sketch sketch, string vpc, string? mark, params IReadOnlyList<(string Name, string Value)> options)
    {
        sketch.Split();
        if (sketch.Choices.Maybe())
            sketch.CreateUnused("FlowLog", "log", mark, [("ResourceType", $"FlowLogResourceType.FromVpc({vpc})"), .. options]);
        else if (options.Count == 0)
            sketch.Call(vpc, "AddFlowLog", mark, sketch.Id("Log"));
        else
            sketch.Call(vpc, "AddFlowLog", mark, sketch.Id("Log"), sketch.Props("FlowLogOptions", options));
    }

    private static void L1(Sketch sketch, string? mark, params IReadOnlyList<(string Name, string Value)> properties)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split();
        sketch.CreateUnused("CfnFlowLog", "log", mark, [("ResourceId", $"{vpc}.VpcId"), ("ResourceType", sketch.Text("VPC")), ("LogDestinationType", sketch.Text("s3")), .. properties]);
    }

    private static void Log(Sketch sketch, string vpc)
    {
        sketch.Split(mayLeaveStack: true);
        switch (sketch.Choices.Below(3))
        {
            case 1:
                sketch.CreateUnused("FlowLog", "log", mark: null, ("ResourceType", $"FlowLogResourceType.FromVpc({vpc})"));
                break;
            case 2:
                sketch.CreateUnused(
                    "CfnFlowLog", "log", mark: null, ("ResourceId", $"{vpc}.VpcId"), ("ResourceType", sketch.Text("VPC")), ("TrafficType", sketch.Text("ALL")),
                    ("LogDestinationType", sketch.Text("s3")), ("LogDestination", sketch.Text("arn:aws:s3:::logs-of-the-network")));
                break;
            default:
                sketch.Call(vpc, "AddFlowLog", mark: null, sketch.Id("Log"));
                break;
        }
    }

    private static void LogSubnets(Sketch sketch, string vpc, string subnets)
    {
        sketch.Split(mayLeaveStack: true);
        var subnet = sketch.Name("subnet");
        sketch.Code($"foreach (var {subnet} in {subnets.Replace("{0}", vpc)})\n    _ = new FlowLog(this, {sketch.Id("Log", $"{subnet}.Node.Id")}, new FlowLogProps {{ ResourceType = FlowLogResourceType.FromSubnet({subnet}) }});");
    }

    /// <summary>A log group that a flow log of a VPC writes to.</summary>
    private static string Watched(Sketch sketch, bool isFastLog)
    {
        var vpc = sketch.IsolatedVpc();
        var group = sketch.Create("LogGroup", "flows", mark: null);
        List<(string Name, string Value)> options = [("Destination", $"FlowLogDestination.ToCloudWatchLogs({group})")];
        if (isFastLog || sketch.Choices.Maybe(30))
            options.Add(("MaxAggregationInterval", $"FlowLogMaxAggregationInterval.{(isFastLog ? "ONE_MINUTE" : "TEN_MINUTES")}"));
        Log(sketch, vpc, mark: null, options);
        sketch.Split();
        return group;
    }

    private static void Watch(Sketch sketch, string? mark, int seconds, bool isFastLog)
    {
        var group = Watched(sketch, isFastLog);
        var name = sketch.Text(sketch.Name("Rejects"));
        var period = seconds % 60 == 0 && sketch.Choices.Maybe() ? $"Duration.Minutes({sketch.Int(seconds / 60)})" : $"Duration.Seconds({sketch.Int(seconds)})";
        const string Metrics = "Amazon.CDK.AWS.CloudWatch.";

        // Five minutes is what a metric has that is given none.
        var options = seconds == 300 && sketch.Choices.Maybe() ? "" : sketch.Props($"{Metrics}MetricOptions", ("Period", period));
        var shape = sketch.Choices.Below(5);
        var metric = sketch.Var($"{Metrics}{(shape == 4 ? "MathExpression" : "Metric")}", "metric");
        switch (shape)
        {
            case 1:
                sketch.Code($"var {metric} = {group}.ExtractMetric(\"$.x\", {sketch.Text("Network")}, {name}){(options.Length == 0 ? "" : $".With({options})")};");
                break;
            case 2:
                sketch.Code($"{group}.AddMetricFilter({sketch.Id("Filter")}, new MetricFilterOptions {{ MetricNamespace = {sketch.Text("Network")}, MetricName = {name}, FilterPattern = FilterPattern.AllEvents() }});");
                sketch.Code($"var {metric} = new {Metrics}Metric(new {Metrics}MetricProps {{ Namespace = {sketch.Text("Network")}, MetricName = {name}, Period = {period} }});");
                break;
            case 3:
                sketch.Code($"var {metric} = new {Metrics}Metric({sketch.Props($"{Metrics}MetricProps", ("Namespace", sketch.Text("AWS/Logs")), ("MetricName", sketch.Text("IncomingLogEvents")), ("DimensionsMap", sketch.Map("string", ("LogGroupName", $"{group}.LogGroupName"))), ("Period", period))});");
                break;
            case 4:
                // What is computed has its own period, and what it is computed of no longer any.
                var inner = sketch.Name("inner");
                sketch.Code($"var {inner} = {group}.ExtractMetric(\"$.x\", {sketch.Text("Network")}, {name}).With(new {Metrics}MetricOptions {{ Period = Duration.Hours(1) }});");
                sketch.Code($"var {metric} = new {Metrics}MathExpression({sketch.Props($"{Metrics}MathExpressionProps", ("Expression", sketch.Text("many * 2")), ("UsingMetrics", sketch.Map($"{Metrics}IMetric", ("many", inner))), ("Period", period))});");
                break;
            default:
                var filter = sketch.Create("MetricFilter", "filter", mark: null, ("LogGroup", group), ("MetricNamespace", sketch.Text("Network")), ("MetricName", name), ("FilterPattern", "FilterPattern.AnyTerm(\"REJECT\")"));
                sketch.Code($"var {metric} = {filter}.Metric({options});");
                break;
        }

        sketch.Split(mayLeaveStack: true);
        IReadOnlyList<(string Name, string Value)> props = [("Threshold", sketch.Int(100)), ("EvaluationPeriods", sketch.Int(1))];
        if (sketch.Choices.Maybe())
            sketch.Call(metric, "CreateAlarm", mark, "this", sketch.Id("Alarm"), sketch.Props($"{Metrics}CreateAlarmOptions", props));
        else
            sketch.CreateUnused($"{Metrics}Alarm", "alarm", mark, [("Metric", metric), .. props]);
    }

    private static void RawWatch(Sketch sketch, string? mark, int seconds, bool isFastLog)
    {
        var group = Watched(sketch, isFastLog);
        var name = sketch.Text(sketch.Name("Rejects"));
        var transformation = sketch.Props("CfnMetricFilter.MetricTransformationProperty", ("MetricNamespace", sketch.Text("Network")), ("MetricName", name), ("MetricValue", sketch.Text("1")));
        sketch.CreateUnused("CfnMetricFilter", "rawFilter", mark: null, ("LogGroupName", $"{group}.LogGroupName"), ("FilterPattern", sketch.Text("REJECT")), ("MetricTransformations", sketch.Array("object", transformation)));
        sketch.Split(mayLeaveStack: true);
        sketch.CreateUnused(
            "Amazon.CDK.AWS.CloudWatch.CfnAlarm", "rawAlarm", mark, ("Namespace", sketch.Text("Network")), ("MetricName", name), ("Period", sketch.Int(seconds)), ("Statistic", sketch.Text("Sum")),
            ("ComparisonOperator", sketch.Text("GreaterThanThreshold")), ("Threshold", sketch.Int(100)), ("EvaluationPeriods", sketch.Int(1)));
    }
}
