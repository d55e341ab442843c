namespace CdkVpc.Tests.Oracle.Random.Parts;

/// <summary>VPC endpoints and flow logs.</summary>
internal static class EndpointParts
{
    /// <summary>The parts.</summary>
    public static readonly IReadOnlyList<Part> All =
    [
        new("gateway endpoint", static sketch =>
        {
            var endpoint = sketch.GatewayEndpoint(sketch.SharedVpc(), sketch.Choices.Pick("S3", "DYNAMODB"));
            sketch.Offer("GatewayVpcEndpoint", endpoint);
        }),
        new("interface endpoint", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            List<(string Name, string Value)> props = [];
            if (sketch.Choices.Maybe(30))
                props.Add(("PrivateDnsEnabled", sketch.Flag(sketch.Choices.Maybe())));
            if (sketch.Choices.Maybe(30))
                props.Add(("Open", sketch.Flag(sketch.Choices.Maybe())));
            if (sketch.Choices.Maybe(30) && sketch.Shared("SecurityGroup") is { } group)
                props.Add(("SecurityGroups", sketch.Array("ISecurityGroup", group)));
            sketch.Offer("InterfaceVpcEndpoint", sketch.InterfaceEndpoint(vpc, sketch.Choices.Pick("SQS", "SNS", "ECR", "ECR_DOCKER", "CLOUDWATCH_LOGS", "SSM"), mark: null, props));
        }),
        new("policy of an endpoint", static sketch =>
        {
            _ = sketch.SharedVpc();
            if ((sketch.Shared("GatewayVpcEndpoint") ?? sketch.Shared("InterfaceVpcEndpoint")) is not { } endpoint)
                return;
            sketch.Call(endpoint, "AddToPolicy", mark: null, sketch.Statement(
                sketch.Choices.Pick("ALLOW", "DENY"), [sketch.Choices.Pick("s3:GetObject", "sqs:*", "*")], [sketch.Text(sketch.Choices.Pick("*", "arn:aws:s3:::some-bucket/*"))],
                ("StringEquals", "aws:PrincipalAccount", "Aws.ACCOUNT_ID")));
        }),
        new("flow log", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            sketch.Split(mayLeaveStack: true);
            if (sketch.Choices.Maybe())
                sketch.Call(vpc, "AddFlowLog", mark: null, sketch.Id("Log"), sketch.Props("FlowLogOptions", ("TrafficType", $"FlowLogTrafficType.{sketch.Choices.Pick("ALL", "REJECT")}"), ("MaxAggregationInterval", "FlowLogMaxAggregationInterval.ONE_MINUTE")));
            else
                sketch.CreateUnused("FlowLog", "log", mark: null, ("ResourceType", $"FlowLogResourceType.FromVpc({vpc})"), ("LogFormat", sketch.Array("LogFormat", "LogFormat.SRC_ADDR", "LogFormat.DST_ADDR", "LogFormat.ACTION")));
        }),
    ];
}
