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
}
