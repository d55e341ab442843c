namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>3xx: conditions of the policies of buckets that ask for an endpoint, or a VPC, and do not do what they are meant to.</summary>
internal static class BucketConditionMistakes
{
    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC312",
            "restriction the wrong way round",
            static sketch => Ask(sketch, "VPC312", "DENY", "StringEquals", "aws:SourceVpce", static (_, endpoint) => $"{endpoint}.VpcEndpointId"),
            static sketch => Ask(sketch, mark: null, "DENY", sketch.Choices.Pick("StringNotEquals", "StringNotEqualsIfExists"), sketch.Choices.Pick("aws:SourceVpce", "aws:sourceVpce"), static (_, endpoint) => $"{endpoint}.VpcEndpointId")),
        new(
            "VPC312",
            "restriction that only allows",
            static sketch => Ask(sketch, "VPC312", "ALLOW", sketch.Choices.Pick("StringEquals", "StringEqualsIfExists", "ForAllValues:StringEquals"), "aws:SourceVpc", static (vpc, _) => $"{vpc}.VpcId"),
            static sketch => Ask(sketch, mark: null, "ALLOW", "StringEquals", "aws:PrincipalAccount", static (_, _) => "Aws.ACCOUNT_ID")),
        new(
            "VPC316",
            "endpoint asked for by the key of a VPC, or the other way round",
            static sketch =>
            {
                if (sketch.Choices.Maybe())
                    Ask(sketch, "VPC316", "DENY", "StringNotEquals", "aws:SourceVpc", static (_, endpoint) => $"{endpoint}.VpcEndpointId");
                else
                    Ask(sketch, "VPC316", "DENY", "StringNotEquals", "aws:SourceVpce", sketch.Choices.Pick<Func<string, string, string>>(static (vpc, _) => $"{vpc}.VpcId", static (_, _) => "\"vpc-0123456789abcdef0\""));
            },
            static sketch =>
            {
                if (sketch.Choices.Maybe())
                    Ask(sketch, mark: null, "DENY", "StringNotEquals", "aws:SourceVpc", sketch.Choices.Pick<Func<string, string, string>>(static (vpc, _) => $"{vpc}.VpcId", static (_, _) => "\"vpc-0123456789abcdef0\""));
                else
                    Ask(sketch, mark: null, "DENY", "StringNotEquals", "aws:SourceVpce", static (_, _) => "\"vpce-0123456789abcdef0\"");
            }),
        new(
            "VPC316",
            "key that does not exist",
            static sketch => Ask(sketch, "VPC316", "DENY", "StringNotEquals", sketch.Choices.Pick("aws:SourceVpcEndpoint", "aws:SourceVPCE_", "aws:VpcEndpointId"), static (_, endpoint) => $"{endpoint}.VpcEndpointId"),
            static sketch => Ask(sketch, mark: null, "DENY", "StringNotEquals", sketch.Choices.Pick("aws:SourceVpce", "AWS:SOURCEVPCE"), static (_, endpoint) => $"{endpoint}.VpcEndpointId")),
        new(
            "VPC316",
            "endpoint of another service",
            static sketch => AskInterface(sketch, "VPC316", sketch.Choices.Pick("SQS", "SECRETS_MANAGER")),
            static sketch => AskInterface(sketch, mark: null, "S3")),
        new(
            "VPC318",
            "private address asked of a request to a bucket",
            static sketch => Ask(sketch, "VPC318", sketch.Choices.Pick("DENY", "ALLOW"), "NotIpAddress", "aws:SourceIp", PrivateAddress(sketch)),
            static sketch =>
            {
                if (sketch.Choices.Maybe())
                    Ask(sketch, mark: null, "DENY", "NotIpAddress", "aws:VpcSourceIp", PrivateAddress(sketch));
                else
                    Ask(sketch, mark: null, "DENY", "NotIpAddress", "aws:SourceIp", static (_, _) => "\"203.0.113.0/24\"");
            }),
    ];

    /// <summary>A private address, or a range of them: an expression, given a VPC.</summary>
    internal static Func<string, string, string> PrivateAddress(Sketch sketch) => sketch.Choices.Pick<Func<string, string, string>>(
        static (_, _) => "\"10.0.0.0/8\"",
        static (vpc, _) => $"{vpc}.VpcCidrBlock",
        static (_, _) => "new[] { \"192.168.1.7\", \"203.0.113.0/24\" }",
        static (vpc, _) => $"new[] {{ {vpc}.VpcCidrBlock }}");

    /// <summary>A bucket with a statement that asks something; what, an expression, is given the VPC and its endpoint for S3.</summary>
    private static void Ask(Sketch sketch, string? mark, string effect, string name, string key, Func<string, string, string> value)
    {
        var vpc = sketch.IsolatedVpc();
        if (sketch.Choices.Maybe())
            sketch.Split(mayLeaveStack: true);
        var endpoint = sketch.GatewayEndpoint(vpc, "S3");
        sketch.Split(mayLeaveStack: true);
        var bucket = sketch.Bucket();
        sketch.Split();
        sketch.BucketPolicy(bucket, mark, effect, ["s3:GetObject", "s3:PutObject", "s3:ListBucket"], [bucket.Arn, sketch.Objects(bucket)], (name, key, value(vpc, endpoint)));
    }

    private static void AskInterface(Sketch sketch, string? mark, string service)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var endpoint = sketch.InterfaceEndpoint(vpc, service, mark: null, ("PrivateDnsEnabled", sketch.Flag(value: false)));
        sketch.Split(mayLeaveStack: true);
        var bucket = sketch.Bucket();
        sketch.BucketPolicy(bucket, mark, "DENY", ["s3:GetObject"], [sketch.Objects(bucket)], ("StringNotEquals", "aws:SourceVpce", $"{endpoint}.VpcEndpointId"));
    }
}
