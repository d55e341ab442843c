namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>4xx: where interface endpoints stand, what they need to be created, and by which names they are found.</summary>
internal static class EndpointNameMistakes
{
    private static readonly string[] Services = ["SQS", "SNS", "KMS", "LAMBDA", "SECRETS_MANAGER", "STEP_FUNCTIONS"];

    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC402",
            "endpoint in two subnets of one zone",
            static sketch => InTwoTiers(sketch, "VPC402", static vpc => $"{vpc}.IsolatedSubnets"),
            static sketch => InTwoTiers(sketch, mark: null, static vpc => $"new[] {{ {vpc}.IsolatedSubnets[0], {vpc}.IsolatedSubnets[1] }}")),
        new(
            "VPC402",
            "L1 endpoint in two subnets of one zone",
            static sketch => InTwoTiersByL1(sketch, "VPC402", static vpc => $"{vpc}.IsolatedSubnets.Select(subnet => subnet.SubnetId).ToArray()"),
            static sketch => InTwoTiersByL1(sketch, mark: null, static vpc => $"{vpc}.SelectSubnets(new SubnetSelection {{ SubnetGroupName = \"data\" }}).SubnetIds")),
        new(
            "VPC403",
            "interface endpoint without a policy",
            static sketch => _ = Endpoint(sketch, "VPC403"),
            static sketch =>
            {
                var endpoint = Endpoint(sketch, mark: null);
                if (sketch.Choices.Maybe())
                    sketch.Split();
                sketch.Call(endpoint, "AddToPolicy", mark: null, sketch.Statement("ALLOW", ["sqs:SendMessage"], [sketch.Text("*")]));
            }),
        new(
            "VPC406",
            "private DNS in a VPC without host names",
            static sketch => InVpc(sketch, "VPC406", hostNames: false),
            static sketch => InVpc(sketch, mark: null, hostNames: sketch.Choices.Maybe() ? null : false, ("PrivateDnsEnabled", sketch.Flag(value: false)))),
        new(
            "VPC407",
            "private DNS off",
            static sketch => _ = Endpoint(sketch, "VPC407", ("PrivateDnsEnabled", sketch.Flag(value: false))),
            static sketch =>
            {
                var endpoint = Endpoint(sketch, mark: null, ("PrivateDnsEnabled", sketch.Flag(value: false)));
                sketch.Code($"_ = new CfnOutput(this, {sketch.Id("Names")}, new CfnOutputProps {{ Value = Fn.Select(0, {endpoint}.VpcEndpointDnsEntries) }});");
            }),
        new(
            "VPC408",
            "two endpoints of one name",
            static sketch => Two(sketch, "VPC408", "EVENTBRIDGE", sketch.Choices.Pick("EVENTBRIDGE", "CLOUDWATCH_EVENTS")),
            static sketch => Two(sketch, mark: null, "EVENTBRIDGE", "SQS")),
        new(
            "VPC413",
            "endpoint in public subnets",
            static sketch => InSubnetsOf(sketch, "VPC413", "PUBLIC"),
            static sketch => InSubnetsOf(sketch, mark: null, "PRIVATE_WITH_EGRESS")),
        new(
            "VPC414",
            "private DNS for S3 without a gateway endpoint",
            static sketch => S3(sketch, "VPC414", hasGateway: false),
            static sketch => S3(sketch, mark: null, hasGateway: true)),
        new(
            "VPC415",
            "endpoint open to its whole VPC",
            static sketch => _ = Endpoint(sketch, "VPC415"),
            static sketch => sketch.Call($"{Endpoint(sketch, mark: null, ("Open", sketch.Flag(value: false)))}.Connections", "AllowDefaultPortFrom", mark: null, "Peer.Ipv4(\"10.0.0.0/8\")")),
        new(
            "VPC416",
            "L1 endpoint without its type",
            static sketch => L1(sketch, "VPC416"),
            static sketch => L1(sketch, mark: null, ("VpcEndpointType", sketch.Text("Interface")))),
    ];

    private static string TwoTiers(Sketch sketch) => sketch.Vpc(
        mark: null,
        ("MaxAzs", sketch.Int(2)),
        ("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("app", "PRIVATE_ISOLATED"), sketch.SubnetGroup("data", "PRIVATE_ISOLATED"))));

    private static void InTwoTiers(Sketch sketch, string? mark, Func<string, string> subnets)
    {
        var vpc = TwoTiers(sketch);
        sketch.Split(mayLeaveStack: true);
        _ = sketch.InterfaceEndpoint(vpc, sketch.Choices.Pick(Services), mark, ("Subnets", sketch.Props("SubnetSelection", ("Subnets", subnets(vpc)))));
    }

    private static void InTwoTiersByL1(Sketch sketch, string? mark, Func<string, string> ids)
    {
        var vpc = TwoTiers(sketch);
        sketch.Split(mayLeaveStack: true);
        sketch.CreateUnused("CfnVPCEndpoint", "endpoint", mark, ("VpcId", $"{vpc}.VpcId"), ("VpcEndpointType", sketch.Text("Interface")), ("ServiceName", Name(sketch, "sqs")), ("SubnetIds", ids(vpc)));
    }

    private static string Endpoint(Sketch sketch, string? mark, params IReadOnlyList<(string Name, string Value)> props)
    {
        var vpc = sketch.Choices.Maybe() ? sketch.NatVpc() : sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        return sketch.InterfaceEndpoint(vpc, sketch.Choices.Pick(Services), mark, props);
    }

    private static void InVpc(Sketch sketch, string? mark, bool? hostNames, params IReadOnlyList<(string Name, string Value)> props)
    {
        List<(string Name, string Value)> ofVpc = [("MaxAzs", sketch.Int(2))];
        if (hostNames is { } on)
            ofVpc.Add(("EnableDnsHostnames", sketch.Flag(on)));
        var vpc = sketch.Vpc(mark: null, ofVpc);
        sketch.Split(mayLeaveStack: true);
        _ = sketch.InterfaceEndpoint(vpc, sketch.Choices.Pick(Services), mark, props);
    }

    private static void Two(Sketch sketch, string? mark, string first, string second)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        _ = sketch.InterfaceEndpoint(vpc, first, mark: null);
        _ = sketch.InterfaceEndpoint(vpc, second, mark);
    }

    private static void InSubnetsOf(Sketch sketch, string? mark, string type)
    {
        var vpc = sketch.NatVpc();
        sketch.Split(mayLeaveStack: true);
        _ = sketch.InterfaceEndpoint(vpc, sketch.Choices.Pick(Services), mark, ("Subnets", sketch.Props("SubnetSelection", ("SubnetType", $"SubnetType.{type}"))));
    }

    private static void S3(Sketch sketch, string? mark, bool hasGateway)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        if (hasGateway)
            _ = sketch.GatewayEndpoint(vpc, "S3");
        else if (sketch.Choices.Maybe())
            _ = sketch.GatewayEndpoint(vpc, "DYNAMODB");
        _ = sketch.InterfaceEndpoint(vpc, "S3", mark);
    }

    private static void L1(Sketch sketch, string? mark, params IReadOnlyList<(string Name, string Value)> props)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        sketch.CreateUnused(
            "CfnVPCEndpoint", "endpoint", mark, [("VpcId", $"{vpc}.VpcId"), ("ServiceName", Name(sketch, "sqs")), ("SubnetIds", $"{vpc}.SelectSubnets(null).SubnetIds"), .. props]);
    }

    private static string Name(Sketch sketch, string service) => sketch.Choices.Pick(
        $"$\"com.amazonaws.{{Aws.REGION}}.{service}\"", $"Fn.Sub(\"com.amazonaws.${{AWS::Region}}.{service}\")", $"Fn.Join(\".\", new[] {{ \"com.amazonaws\", Aws.REGION, \"{service}\" }})");
}
