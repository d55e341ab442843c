namespace CdkVpc.Tests.Oracle.Random.Parts;

/// <summary>Flow logs.</summary>
internal static class FlowLogParts
{
    /// <summary>The parts.</summary>
    public static readonly IReadOnlyList<Part> All =
    [
        new("flow log of the VPC", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            sketch.Split(mayLeaveStack: true);
            var options = Options(sketch);
            if (sketch.Choices.Maybe())
                sketch.Call(vpc, "AddFlowLog", mark: null, options.Count == 0 && sketch.Choices.Maybe() ? [sketch.Id("Log")] : [sketch.Id("Log"), sketch.Props("FlowLogOptions", options)]);
            else
                sketch.CreateUnused("FlowLog", "log", mark: null, [("ResourceType", $"FlowLogResourceType.FromVpc({vpc})"), .. options]);
        }),
        new("flow logs of subnets", static sketch =>
        {
            var (vpc, subnet) = (sketch.SharedVpc(), sketch.Name("subnet"));
            sketch.Split();
            sketch.Code($"foreach (var {subnet} in {vpc}.{sketch.Choices.Pick("PublicSubnets", "PrivateSubnets", "IsolatedSubnets.Take(1)")})\n    _ = new FlowLog(this, {sketch.Id("Log", $"{subnet}.Node.Id")}, new FlowLogProps {{ ResourceType = FlowLogResourceType.FromSubnet({subnet}){string.Concat(Options(sketch).Select(static option => $", {option.Name} = {option.Value}"))} }});");
        }),
        new("flow log of something else", static sketch => sketch.CreateUnused("FlowLog", "log", mark: null, ("ResourceType", sketch.Choices.Pick(
            "FlowLogResourceType.FromNetworkInterfaceId(\"eni-1\")", "FlowLogResourceType.FromTransitGatewayId(\"tgw-1\")", "FlowLogResourceType.FromTransitGatewayAttachmentId(\"tgw-attach-1\")")))),
        new("flow log made by L1", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            List<(string Name, string Value)> props =
            [
                ("ResourceId", $"{vpc}.VpcId"), ("ResourceType", sketch.Text("VPC")), ("TrafficType", sketch.Text(sketch.Choices.Pick("ALL", "ACCEPT"))),
                ("LogDestinationType", sketch.Text("s3")), ("LogDestination", sketch.Choices.Pick(sketch.Text("arn:aws:s3:::logs"), "$\"arn:{Aws.PARTITION}:s3:::logs/prefix\"")),
            ];
            if (sketch.Choices.Maybe())
                props.Add(("LogFormat", sketch.Text("${version} ${srcaddr} ${dstaddr} ${action}")));
            if (sketch.Choices.Maybe())
                props.Add(("MaxAggregationInterval", sketch.Int(60)));
            sketch.CreateUnused("CfnFlowLog", "log", mark: null, props);
        }),
    ];

    private static List<(string Name, string Value)> Options(Sketch sketch)
    {
        List<(string Name, string Value)> options = [];
        if (sketch.Choices.Maybe())
            options.Add(("TrafficType", $"FlowLogTrafficType.{sketch.Choices.Pick("ALL", "REJECT", "ACCEPT")}"));
        if (sketch.Choices.Maybe(30))
            options.Add(("MaxAggregationInterval", $"FlowLogMaxAggregationInterval.{sketch.Choices.Pick("ONE_MINUTE", "TEN_MINUTES")}"));
        if (sketch.Choices.Maybe(30))
            options.Add(("LogFormat", sketch.Choices.Pick("new[] { LogFormat.SRC_ADDR, LogFormat.DST_ADDR, LogFormat.ACTION }", "[LogFormat.ALL_DEFAULT_FIELDS]", "[LogFormat.Custom(\"${srcaddr} ${dstport}\"), LogFormat.Field(\"tcp-flags\")]", "[LogFormat.PKT_SRC_ADDR, LogFormat.ALL_DEFAULT_FIELDS]")));
        if (sketch.Choices.Maybe(50))
        {
            options.Add(("Destination", sketch.Choices.Pick(
                "FlowLogDestination.ToS3()", "FlowLogDestination.ToCloudWatchLogs()", "FlowLogDestination.ToKinesisDataFirehoseDestination(\"arn:aws:firehose:eu-west-1:111122223333:deliverystream/x\")",
                "FlowLogDestination.ToS3(null, \"flow\")")));
        }

        return options;
    }
}
