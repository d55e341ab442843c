using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

/// <summary>The fixes of the statements of policies: VPC310, 313, 314, 316, 318 and 319.</summary>
public sealed class StatementFixTests
{
    private const string Start = """
        var vpc = new Vpc(this, "Vpc");
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        var other = vpc.AddInterfaceEndpoint("Other", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3, PrivateDnsEnabled = false });
        var bucket = new Bucket(this, "Data");

        """;

    private const string Exceptions = """

                ["ArnNotLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = $"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/cdk-*" },
                ["Bool"] = new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" },
        """;

    [Theory]
    [InlineData("endpoint.AddToPolicy", "", "AnyPrincipal")]
    [InlineData("bucket.AddToResourcePolicy", "", "AccountRootPrincipal")]
    [InlineData("bucket.AddToResourcePolicy", "Effect = Effect.DENY, ", "AnyPrincipal")]
    public Task MissingPrincipal_InPlace_IsFixed(string call, string effect, string principal) => VerifyFix.InStackAsync("VPC310",
        Start + $$"""{{call}}(new PolicyStatement(new PolicyStatementProps { {{effect}}Actions = new[] { "s3:PutObject" }, Resources = new[] { bucket.ArnForObjects("*") } }));""",
        Start + $$"""{{call}}(new PolicyStatement(new PolicyStatementProps { {{effect}}Actions = new[] { "s3:PutObject" }, Resources = new[] { bucket.ArnForObjects("*") }, Principals = new IPrincipal[] { new {{principal}}() } }));""");

    [Fact]
    public Task MissingPrincipal_EmptyList_IsFixed() => VerifyFix.PatchAsync("VPC310",
        """
          endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
          {
        -     Principals = [],
        +     Principals = new IPrincipal[] { new AnyPrincipal() },
              Actions = ["s3:PutObject"],
              Resources = ["*"],
          }));
        """,
        setup: Start);

    [Fact]
    public Task MissingPrincipal_ByCalls_IsFixed() => VerifyFix.PatchAsync("VPC310",
        """
          var statement = new PolicyStatement();
        + statement.AddAnyPrincipal();
          statement.AddActions("s3:PutObject");
          statement.AddResources(bucket.ArnForObjects("*"));
          endpoint.AddToPolicy(statement);
        """,
        setup: Start);

    [Fact]
    public Task MissingPrincipal_InDocument_IsFixed() => VerifyFix.InStackAsync("VPC310",
        Start + Document("""["Effect"] = "Deny", ["Action"] = "s3:PutObject", ["Resource"] = bucket.ArnForObjects("*") """),
        Start + Document("""["Effect"] = "Deny", ["Action"] = "s3:PutObject", ["Resource"] = bucket.ArnForObjects("*"), ["Principal"] = "*" """));

    [Fact]
    public Task MissingPrincipal_StatementMadeElsewhere_IsNotOffered() => VerifyFix.IsNotOfferedAsync("VPC310",
        """
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id) => new Bucket(this, "B").AddToResourcePolicy(Make());

            private static PolicyStatement Make() => new(new PolicyStatementProps { Actions = new[] { "s3:PutObject" }, Resources = new[] { "*" } });
        }
        """);

    [Theory]
    [InlineData("new[] { bucket.BucketArn }", "new[] { bucket.BucketArn, bucket.ArnForObjects(\"*\") }")]
    [InlineData("new[] { bucket.ArnForObjects(\"*\") }", "new[] { bucket.ArnForObjects(\"*\"), bucket.BucketArn }")]
    [InlineData("[$\"{bucket.BucketArn}/*\"]", "[$\"{bucket.BucketArn}/*\", bucket.BucketArn]")]
    public Task OnePart_IsFixed(string before, string after) => VerifyFix.InStackAsync("VPC313", Start + Deny(before, "endpoint", Exceptions), Start + Deny(after, "endpoint", Exceptions));

    [Fact]
    public Task OnePart_ByCalls_IsFixed() => VerifyFix.InStackAsync("VPC313",
        Start + Fluent("statement.AddResources(bucket.BucketArn);", "\"s3:GetObject\", \"s3:ListBucket\""),
        Start + Fluent("statement.AddResources(bucket.BucketArn, bucket.ArnForObjects(\"*\"));", "\"s3:GetObject\", \"s3:ListBucket\""));

    [Fact]
    public Task OnePart_InDocument_IsFixed() => VerifyFix.InStackAsync("VPC313",
        L1Document("bucket.AttrArn"),
        L1Document("new object[] { bucket.AttrArn, $\"{bucket.AttrArn}/*\" }"));

    [Fact]
    public Task NoException_IsFixed() => VerifyFix.InStackAsync("VPC314",
        Start + Deny("new[] { bucket.BucketArn, bucket.ArnForObjects(\"*\") }", "endpoint", ""),
        Start + Deny("new[] { bucket.BucketArn, bucket.ArnForObjects(\"*\") }", "endpoint", Exceptions));

    [Fact]
    public Task NoException_PairsInBraces_IsFixed() => VerifyFix.PatchAsync("VPC314",
        """
          bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
          {
              Effect = Effect.DENY,
              Principals = new IPrincipal[] { new AnyPrincipal() },
              Actions = new[] { "s3:*" },
              Resources = new[] { bucket.BucketArn, bucket.ArnForObjects("*") },
        -     Conditions = new Dictionary<string, object> { { "StringNotEquals", new Dictionary<string, object> { { "aws:SourceVpc", vpc.VpcId } } } },
        +     Conditions = new Dictionary<string, object> { { "StringNotEquals", new Dictionary<string, object> { { "aws:SourceVpc", vpc.VpcId } } }, { "ArnNotLike", new Dictionary<string, object> { ["aws:PrincipalArn"] = $"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/cdk-*" } }, { "Bool", new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" } } },
          }));
        """,
        setup: Start);

    [Fact]
    public Task NoException_ByCalls_IsFixed() => VerifyFix.InStackAsync("VPC314",
        Start + Fluent("statement.AddResources(bucket.BucketArn, bucket.ArnForObjects(\"*\"));", "\"s3:*\""),
        Start + Fluent("statement.AddResources(bucket.BucketArn, bucket.ArnForObjects(\"*\"));", "\"s3:*\"").Replace(
            "statement.AddAnyPrincipal();",
            """
            statement.AddCondition("ArnNotLike", new Dictionary<string, object> { ["aws:PrincipalArn"] = $"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/cdk-*" });
            statement.AddCondition("Bool", new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" });
            statement.AddAnyPrincipal();
            """));

    [Theory]
    [InlineData("VPC316", "StringNotEquals", "aws:SourceVpc", "aws:SourceVpce", "endpoint.VpcEndpointId")]
    [InlineData("VPC316", "StringNotEquals", "aws:SourceVpce", "aws:SourceVpc", "vpc.VpcId")]
    [InlineData("VPC316", "StringNotEquals", "aws:SourceVpcEndpoint", "aws:SourceVpce", "endpoint.VpcEndpointId")]
    [InlineData("VPC318", "NotIpAddress", "aws:SourceIp", "aws:VpcSourceIp", "\"10.0.0.0/16\"")]
    [InlineData("VPC318", "NotIpAddress", "aws:sourceIp", "aws:VpcSourceIp", "new[] { \"10.0.0.0/16\", vpc.VpcCidrBlock }")]
    public Task WrongKey_IsFixed(string rule, string @operator, string before, string after, string value) => VerifyFix.InStackAsync(rule,
        Start + Condition(@operator, before, value), Start + Condition(@operator, after, value));

    [Theory]
    [InlineData("VPC316", "StringNotEquals", "aws:SourceVpce", "new[] { vpc.VpcId, endpoint.VpcEndpointId }")]
    [InlineData("VPC318", "NotIpAddress", "aws:SourceIp", "new[] { \"10.0.0.0/16\", \"198.51.100.0/24\" }")]
    public Task MixedValues_AreNotOffered(string rule, string @operator, string key, string value) => VerifyFix.IsNotOfferedInStackAsync(rule, Start + Condition(@operator, key, value));

    [Fact]
    public Task TwoStatements_AreFixed() => VerifyFix.InStackAsync("VPC319",
        Start + Deny("new[] { bucket.BucketArn, bucket.ArnForObjects(\"*\") }", "endpoint", Exceptions) + "\n" + Deny("new[] { bucket.BucketArn, bucket.ArnForObjects(\"*\") }", "other", Exceptions),
        Start + Deny("new[] { bucket.BucketArn, bucket.ArnForObjects(\"*\") }", "endpoint", Exceptions).Replace("endpoint.VpcEndpointId", "new[] { endpoint.VpcEndpointId, other.VpcEndpointId }"));

    [Fact]
    public Task TwoStatementsThatDiffer_AreNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC319",
        Start + Deny("new[] { bucket.BucketArn, bucket.ArnForObjects(\"*\") }", "endpoint", Exceptions) + "\n" + Deny("new[] { bucket.BucketArn, bucket.ArnForObjects(\"*\"), \"*\" }", "other", Exceptions));

    private static string Deny(string resources, string endpoint, string more) => $$"""
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:*" },
            Resources = {{resources}},
            Conditions = new Dictionary<string, object>
            {
                ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = {{endpoint}}.VpcEndpointId },{{more}}
            },
        }));
        """;

    private static string Condition(string @operator, string key, string value) => $$"""
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { bucket.ArnForObjects("*") },
            Conditions = new Dictionary<string, object> { ["{{@operator}}"] = new Dictionary<string, object> { ["{{key}}"] = {{value}} } },
        }));
        """;

    private static string Fluent(string resources, string actions) => $$"""
        var statement = new PolicyStatement(new PolicyStatementProps { Effect = Effect.DENY });
        statement.AddAnyPrincipal();
        statement.AddActions({{actions}});
        {{resources}}
        statement.AddCondition("StringNotEquals", new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId });
        bucket.AddToResourcePolicy(statement);
        """;

    private static string Document(string statement) => $$"""
        _ = new CfnBucketPolicy(this, "Policy", new CfnBucketPolicyProps
        {
            Bucket = bucket.BucketName,
            PolicyDocument = new Dictionary<string, object>
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new object[] { new Dictionary<string, object> { {{statement}}} },
            },
        });
        """;

    private static string L1Document(string resource) => """
        var bucket = new CfnBucket(this, "Data");

        """ + $$"""
        _ = new CfnBucketPolicy(this, "Policy", new CfnBucketPolicyProps
        {
            Bucket = bucket.Ref,
            PolicyDocument = new Dictionary<string, object>
            {
                ["Statement"] = new Dictionary<string, object>
                {
                    ["Effect"] = "Deny",
                    ["Principal"] = "*",
                    ["Action"] = new[] { "s3:GetObject", "s3:ListBucket" },
                    ["Resource"] = {{resource}},
                    ["Condition"] = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = "vpce-0123456789abcdef0" } },
                },
            },
        });
        """;
}
