namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>3xx: policies of endpoints, and of buckets, that do not allow what they are for, or that AWS refuses.</summary>
internal static class EndpointPolicyMistakes
{
    private const string Dynamo = "Amazon.CDK.AWS.DynamoDB.";

    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC308",
            "bucket that a function uses and the endpoint's policy leaves out",
            static sketch => UsesBucket(sketch, "VPC308"),
            static sketch => UsesBucket(sketch, mark: null)),
        new(
            "VPC308",
            "table that a function uses and the policy of an L1 endpoint leaves out",
            static sketch => UsesTable(sketch, "VPC308"),
            static sketch => UsesTable(sketch, mark: null)),
        new(
            "VPC308",
            "layers of images that the endpoint's policy leaves out",
            static sketch => PullsImages(sketch, "VPC308", [sketch.Text("arn:aws:s3:::elsewhere/*")]),
            static sketch => PullsImages(sketch, mark: null, [sketch.Text("arn:aws:s3:::elsewhere/*"), sketch.Choices.Pick("$\"arn:aws:s3:::prod-{Aws.REGION}-starport-layer-bucket/*\"", "\"*\"")])),
        new(
            "VPC309",
            "policy that only denies",
            static sketch => Deny(sketch, "VPC309", isAllowed: false),
            static sketch => Deny(sketch, mark: null, isAllowed: true)),
        new(
            "VPC309",
            "policy of an L1 endpoint that only denies",
            static sketch => L1(sketch, "VPC309", sketch.Document("DENY", ["s3:DeleteObject"], [sketch.Text("*")])),
            static sketch => L1(sketch, mark: null, sketch.Document("ALLOW", ["s3:GetObject"], [sketch.Text("*")]))),
        new(
            "VPC310",
            "statement of an endpoint's policy without a principal",
            static sketch => sketch.Call(Endpoint(sketch), "AddToPolicy", "VPC310", sketch.StatementForNobody("ALLOW", ["s3:GetObject"], [sketch.Text("*")])),
            static sketch => sketch.Call(Endpoint(sketch), "AddToPolicy", mark: null, sketch.Statement("ALLOW", ["s3:GetObject"], [sketch.Text("*")])))
        {
            IsRefused = true,
        },
        new(
            "VPC310",
            "statement of a bucket's policy without a principal",
            static sketch => ForBucket(sketch, "VPC310"),
            static sketch => ForBucket(sketch, mark: null))
        {
            IsRefused = true,
        },
        new(
            "VPC310",
            "document of an L1 endpoint or bucket policy without a principal",
            static sketch =>
            {
                if (sketch.Choices.Maybe())
                    L1(sketch, "VPC310", sketch.DocumentForNobody("ALLOW", ["s3:GetObject"], [sketch.Text("*")]));
                else
                    L1ForBucket(sketch, "VPC310");
            },
            static sketch =>
            {
                if (sketch.Choices.Maybe())
                    L1(sketch, mark: null, sketch.Document("ALLOW", ["s3:GetObject"], [sketch.Text("*")]));
                else
                    L1ForBucket(sketch, mark: null);
            }),
        new(
            "VPC318",
            "private address asked of a request through an endpoint",
            static sketch => From(sketch, "VPC318", "aws:SourceIp", "10.0.0.0/8"),
            static sketch =>
            {
                if (sketch.Choices.Maybe())
                    From(sketch, mark: null, "aws:VpcSourceIp", "10.0.0.0/8");
                else
                    From(sketch, mark: null, "aws:SourceIp", "198.51.100.0/24");
            }),
    ];

    private static void UsesBucket(Sketch sketch, string? mark)
    {
        var bucket = sketch.Create("Bucket", "bucket", mark: null);
        sketch.Split(mayLeaveStack: true);
        var vpc = sketch.Choices.Maybe() ? sketch.NatVpc() : sketch.IsolatedVpc();
        var endpoint = sketch.GatewayEndpoint(vpc, "S3", mark);
        if (sketch.Choices.Maybe())
            sketch.Split();
        List<string> resources = [sketch.Text("arn:aws:s3:::elsewhere/*")];
        if (mark is null)
            resources.AddRange([$"{bucket}.BucketArn", $"{bucket}.ArnForObjects(\"*\")"]);
        sketch.Call(endpoint, "AddToPolicy", mark: null, sketch.Statement("ALLOW", ["s3:GetObject", "s3:PutObject", "s3:ListBucket"], resources));
        sketch.Split(mayLeaveStack: true);
        sketch.Call(bucket, sketch.Choices.Pick("GrantRead", "GrantPut", "GrantReadWrite"), mark: null, sketch.Function(vpc));
    }

    private static void UsesTable(Sketch sketch, string? mark)
    {
        var table = Table(sketch);
        var other = Table(sketch);
        sketch.Split(mayLeaveStack: true);
        var vpc = sketch.IsolatedVpc();
        sketch.CreateUnused(
            "CfnVPCEndpoint", "endpoint", mark, ("VpcId", $"{vpc}.VpcId"), ("VpcEndpointType", sketch.Text("Gateway")), ("ServiceName", "$\"com.amazonaws.{Aws.REGION}.dynamodb\""),
            ("RouteTableIds", $"{vpc}.IsolatedSubnets.Select(subnet => subnet.RouteTable.RouteTableId).ToArray()"),
            ("PolicyDocument", sketch.Document("ALLOW", ["dynamodb:GetItem", "dynamodb:Query"], mark is null ? [$"{other}.TableArn", $"{table}.TableArn"] : [$"{other}.TableArn"])));
        sketch.Split(mayLeaveStack: true);
        sketch.Call(table, sketch.Choices.Pick("GrantReadData", "GrantReadWriteData"), mark: null, sketch.Function(vpc));
    }

    private static string Table(Sketch sketch) => sketch.Create(
        $"{Dynamo}Table", "table", mark: null, ("PartitionKey", sketch.Props($"{Dynamo}Attribute", ("Name", sketch.Text("id")), ("Type", $"{Dynamo}AttributeType.STRING"))));

    private static void PullsImages(Sketch sketch, string? mark, IReadOnlyList<string> resources)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var endpoint = sketch.GatewayEndpoint(vpc, "S3", mark);
        sketch.Call(endpoint, "AddToPolicy", mark: null, sketch.Statement("ALLOW", ["s3:GetObject"], resources));
        sketch.Split(mayLeaveStack: true);
        _ = sketch.InterfaceEndpoint(vpc, "ECR", mark: null);
        _ = sketch.InterfaceEndpoint(vpc, "ECR_DOCKER", mark: null);
    }

    private static void Deny(Sketch sketch, string? mark, bool isAllowed)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var (endpoint, service) = sketch.Choices.Maybe() ? (sketch.InterfaceEndpoint(vpc, "SQS", mark), "sqs") : (sketch.GatewayEndpoint(vpc, "DYNAMODB", mark), "dynamodb");
        sketch.Split();
        sketch.Call(endpoint, "AddToPolicy", mark: null, sketch.Statement("DENY", [$"{service}:Delete*"], [sketch.Text("*")]));
        if (isAllowed)
            sketch.Call(endpoint, "AddToPolicy", mark: null, sketch.Statement("ALLOW", [$"{service}:*"], [sketch.Text("*")]));
    }

    /// <summary>A gateway endpoint for S3 made by L1; it is reported at its type, as is each statement of its policy.</summary>
    private static void L1(Sketch sketch, string? mark, string document)
    {
        // The document is written before the VPC that it has nothing to do with.
        var vpc = sketch.IsolatedVpc();
        sketch.CreateUnused(
            "CfnVPCEndpoint", "endpoint", mark, ("VpcId", $"{vpc}.VpcId"), ("ServiceName", "Fn.Sub(\"com.amazonaws.${AWS::Region}.s3\")"), ("VpcEndpointType", sketch.Text("Gateway")),
            ("RouteTableIds", $"{vpc}.IsolatedSubnets.Select(subnet => subnet.RouteTable.RouteTableId).ToArray()"), ("PolicyDocument", document));
    }

    private static string Endpoint(Sketch sketch)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var endpoint = sketch.Choices.Maybe() ? sketch.InterfaceEndpoint(vpc, "S3", mark: null, ("PrivateDnsEnabled", sketch.Flag(value: false))) : sketch.GatewayEndpoint(vpc, "S3");
        sketch.Split();
        return endpoint;
    }

    private static void ForBucket(Sketch sketch, string? mark)
    {
        var bucket = sketch.Create("Bucket", "bucket", mark: null);
        sketch.Split();
        IReadOnlyList<string> resources = [$"{bucket}.ArnForObjects(\"*\")"];
        sketch.Call(bucket, "AddToResourcePolicy", mark, mark is null ? sketch.Statement("DENY", ["s3:DeleteObject"], resources) : sketch.StatementForNobody("DENY", ["s3:DeleteObject"], resources));
    }

    private static void L1ForBucket(Sketch sketch, string? mark)
    {
        var bucket = sketch.Bucket();
        sketch.Split(mayLeaveStack: true);
        IReadOnlyList<string> resources = [sketch.Objects(bucket)];
        sketch.CreateUnused(
            "CfnBucketPolicy", "policy", mark, ("Bucket", bucket.Name),
            ("PolicyDocument", mark is null ? sketch.Document("DENY", ["s3:DeleteObject"], resources) : sketch.DocumentForNobody("DENY", ["s3:DeleteObject"], resources)));
    }

    private static void From(Sketch sketch, string? mark, string key, string range) => sketch.Call(
        Endpoint(sketch), "AddToPolicy", mark, sketch.Statement("ALLOW", ["s3:GetObject"], [sketch.Text("*")], ("IpAddress", key, sketch.Choices.Maybe() ? sketch.Array("string", sketch.Text(range)) : sketch.Text(range))));
}
