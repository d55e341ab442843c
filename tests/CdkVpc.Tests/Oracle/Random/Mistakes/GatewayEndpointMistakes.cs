namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>3xx: gateway endpoints. What is about buckets stands in <see cref="BucketMistakes"/>.</summary>
internal static class GatewayEndpointMistakes
{
    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC301",
            "gateway endpoint without a policy",
            static sketch => _ = Endpoint(sketch, "VPC301"),
            static sketch => Allow(sketch, Endpoint(sketch, mark: null), "dynamodb:GetItem")),
        new(
            "VPC302",
            "policy that allows everything",
            static sketch => Allow(sketch, Endpoint(sketch, "VPC302"), sketch.Choices.Pick("*", "dynamodb:*")),
            static sketch => Allow(sketch, Endpoint(sketch, mark: null), sketch.Choices.Pick("dynamodb:GetItem", "dynamodb:Query"))),
        new(
            "VPC303",
            "gateway endpoint on no route table",
            static sketch => L1Endpoint(sketch, "VPC303", tables: null),
            static sketch => L1Endpoint(sketch, mark: null, vpc => $"{vpc}.IsolatedSubnets.Select(subnet => subnet.RouteTable.RouteTableId).ToArray()")),
        new(
            "VPC305",
            "NAT gateway without gateway endpoints",
            static sketch => _ = sketch.NatVpc("VPC305"),
            static sketch =>
            {
                var vpc = sketch.NatVpc();
                sketch.Split(mayLeaveStack: true);
                _ = sketch.GatewayEndpoint(vpc, "S3");
                _ = sketch.GatewayEndpoint(vpc, "DYNAMODB");
            }),
        new(
            "VPC305",
            "NAT gateway with the endpoint of one service only",
            static sketch =>
            {
                var vpc = sketch.NatVpc("VPC305");
                sketch.Split(mayLeaveStack: true);
                _ = sketch.GatewayEndpoint(vpc, "DYNAMODB");
            },
            static sketch => _ = sketch.IsolatedVpc()),
    ];

    private static string Endpoint(Sketch sketch, string? mark)
    {
        var vpc = sketch.Choices.Maybe() ? sketch.NatVpc() : sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        return sketch.GatewayEndpoint(vpc, "DYNAMODB", mark);
    }

    private static void Allow(Sketch sketch, string endpoint, string action)
    {
        if (sketch.Choices.Maybe())
            sketch.Split();
        sketch.Call(endpoint, "AddToPolicy", mark: null, sketch.Statement("ALLOW", [action], [sketch.Text("*")]));
    }

    private static void L1Endpoint(Sketch sketch, string? mark, Func<string, string>? tables)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        List<(string Name, string Value)> props = [("VpcId", $"{vpc}.VpcId"), ("ServiceName", sketch.Choices.Pick("$\"com.amazonaws.{Aws.REGION}.s3\"", "Fn.Sub(\"com.amazonaws.${AWS::Region}.s3\")"))];
        if (sketch.Choices.Maybe())
            props.Add(("VpcEndpointType", sketch.Text("Gateway")));
        if (tables is not null)
            props.Add(("RouteTableIds", tables(vpc)));
        sketch.CreateUnused("CfnVPCEndpoint", "endpoint", mark, props);
    }
}
