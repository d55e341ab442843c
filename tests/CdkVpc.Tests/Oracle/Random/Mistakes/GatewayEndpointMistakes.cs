namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>3xx: gateway endpoints. Their policies stand in <see cref="EndpointPolicyMistakes"/>, what is about buckets in <see cref="BucketMistakes"/>.</summary>
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
            "VPC304",
            "gateway endpoint of the private subnets, while isolated ones have none",
            static sketch => OfTiers(sketch, "VPC304", sketch.Choices.Pick("PRIVATE_WITH_EGRESS", "PUBLIC", "PRIVATE_ISOLATED")),
            static sketch => OfTiers(sketch, mark: null, subnets: null)),
        new(
            "VPC304",
            "L1 endpoint of one zone",
            static sketch => L1Endpoint(sketch, "VPC304", static vpc => $"{vpc}.IsolatedSubnets.Take(1).Select(subnet => subnet.RouteTable.RouteTableId).ToArray()"),
            static sketch =>
            {
                var vpc = sketch.IsolatedVpc();
                sketch.Split(mayLeaveStack: true);
                foreach (var i in new[] { 0, 1 })
                    L1Endpoint(sketch, vpc, mark: null, $"new[] {{ {vpc}.IsolatedSubnets[{i}].RouteTable.RouteTableId }}");
            }),
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
        new(
            "VPC306",
            "gateway endpoint for a service that has none",
            static sketch => ForService(sketch, "VPC306", sketch.Choices.Pick("sqs", "kms", "ecr.api")),
            static sketch => ForService(sketch, mark: null, sketch.Choices.Pick("s3", "dynamodb", "s3express"))),
        new(
            "VPC306",
            "L1 endpoint of the type Gateway for a service that has none",
            static sketch => L1Endpoint(sketch, "VPC306", static vpc => $"{vpc}.IsolatedSubnets.Select(subnet => subnet.RouteTable.RouteTableId).ToArray()", "secretsmanager"),
            static sketch => L1Endpoint(sketch, mark: null, static vpc => $"{vpc}.IsolatedSubnets.Select(subnet => subnet.RouteTable.RouteTableId).ToArray()", "dynamodb")),
        new(
            "VPC307",
            "L1 gateway endpoint of another region",
            static sketch => OfRegion(sketch, "VPC307", "Gateway", "us-east-1"),
            static sketch => OfRegion(sketch, mark: null, "Gateway", "eu-west-1")),
        new(
            "VPC307",
            "interface endpoint of another region",
            static sketch => OfRegion(sketch, "VPC307", "Interface", "eu-central-1"),
            static sketch => OfRegion(sketch, mark: null, "Interface", "eu-west-1")),
        new(
            "VPC317",
            "two gateway endpoints on the same tables",
            static sketch => Two(sketch, "VPC317", "DYNAMODB", "DYNAMODB"),
            static sketch => Two(sketch, mark: null, "DYNAMODB", "S3")),
        new(
            "VPC317",
            "two gateway endpoints of subnets in common",
            static sketch => TwoOfTiers(sketch, "VPC317", "PRIVATE_ISOLATED"),
            static sketch => TwoOfTiers(sketch, mark: null, "PUBLIC")),
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

    private static void L1Endpoint(Sketch sketch, string? mark, Func<string, string>? tables, string service = "s3")
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        L1Endpoint(sketch, vpc, mark, tables?.Invoke(vpc), service);
    }

    private static void L1Endpoint(Sketch sketch, string vpc, string? mark, string? tables, string service = "s3")
    {
        List<(string Name, string Value)> props = [("VpcId", $"{vpc}.VpcId"), ("ServiceName", sketch.Choices.Pick($"$\"com.amazonaws.{{Aws.REGION}}.{service}\"", $"Fn.Sub(\"com.amazonaws.${{AWS::Region}}.{service}\")"))];
        if (sketch.Choices.Maybe())
            props.Add(("VpcEndpointType", sketch.Text("Gateway")));
        if (tables is not null)
            props.Add(("RouteTableIds", tables));
        sketch.CreateUnused("CfnVPCEndpoint", "endpoint", mark, props);
    }

    private static string ThreeTiers(Sketch sketch) => sketch.Vpc(
        mark: null,
        ("MaxAzs", sketch.Int(2)),
        ("NatGateways", sketch.Int(1)),
        ("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("edge", "PUBLIC"), sketch.SubnetGroup("app", "PRIVATE_WITH_EGRESS"), sketch.SubnetGroup("data", "PRIVATE_ISOLATED"))));

    private static void OfTiers(Sketch sketch, string? mark, string? subnets)
    {
        var vpc = ThreeTiers(sketch);
        sketch.Split(mayLeaveStack: true);
        _ = sketch.GatewayEndpoint(vpc, "S3", mark, subnets);
    }

    private static void ForService(Sketch sketch, string? mark, string service)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var name = sketch.Any("GatewayVpcEndpointAwsService", $"new GatewayVpcEndpointAwsService({sketch.Text(service)})");
        if (sketch.Choices.Maybe())
            sketch.CreateUnused("GatewayVpcEndpoint", "gateway", mark, ("Vpc", vpc), ("Service", name));
        else
            sketch.Call(vpc, "AddGatewayEndpoint", mark, sketch.Id("Gateway"), sketch.Props("GatewayVpcEndpointOptions", ("Service", name)));
    }

    /// <summary>An endpoint for a service that is named with its region. Stacks that say to which they go are in eu-west-1.</summary>
    private static void OfRegion(Sketch sketch, string? mark, string type, string region)
    {
        mark = sketch.HasEnvironment ? mark : null;
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        if (type == "Gateway")
        {
            sketch.CreateUnused(
                "CfnVPCEndpoint", "endpoint", mark, ("VpcId", $"{vpc}.VpcId"), ("VpcEndpointType", sketch.Text(type)), ("ServiceName", sketch.Text($"com.amazonaws.{region}.s3")),
                ("RouteTableIds", $"{vpc}.IsolatedSubnets.Select(subnet => subnet.RouteTable.RouteTableId).ToArray()"));
        }
        else if (sketch.Choices.Maybe())
        {
            sketch.CreateUnused("InterfaceVpcEndpoint", "endpoint", mark, ("Vpc", vpc), ("Service", $"new InterfaceVpcEndpointService({sketch.Text($"com.amazonaws.{region}.sqs")}, 443)"));
        }
        else
        {
            sketch.CreateUnused(
                "CfnVPCEndpoint", "endpoint", mark, ("VpcId", $"{vpc}.VpcId"), ("VpcEndpointType", sketch.Text(type)), ("ServiceName", sketch.Text($"com.amazonaws.{region}.sqs")),
                ("SubnetIds", $"{vpc}.IsolatedSubnets.Select(subnet => subnet.SubnetId).ToArray()"));
        }
    }

    private static void Two(Sketch sketch, string? mark, string first, string second)
    {
        var vpc = sketch.Choices.Maybe() ? sketch.NatVpc() : sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        _ = sketch.GatewayEndpoint(vpc, first);
        sketch.Split(mayLeaveStack: true);
        _ = sketch.GatewayEndpoint(vpc, second, mark);
    }

    private static void TwoOfTiers(Sketch sketch, string? mark, string second)
    {
        var vpc = ThreeTiers(sketch);
        sketch.Split(mayLeaveStack: true);
        _ = sketch.GatewayEndpoint(vpc, "S3", mark: null, "PRIVATE_ISOLATED");
        sketch.Split();
        L1Endpoint(sketch, vpc, mark, $"{vpc}.{(second == "PUBLIC" ? "PublicSubnets" : "IsolatedSubnets")}.Select(subnet => subnet.RouteTable.RouteTableId).ToArray()");
    }
}
