using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class RestrictionRewriteFixTests
{
    private const string Rule = "VPC312";

    private const string Start = """
        var vpc = new Vpc(this, "Vpc");
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        var bucket = new Bucket(this, "Data");

        """;

    [Theory]
    [InlineData("StringEquals", "StringNotEquals", "vpc.VpcId")]
    [InlineData("StringLike", "StringNotLike", "\"vpc-*\"")]
    public Task Inverted_IsFixed(string before, string after, string value) => VerifyFix.InStackAsync(Rule,
        Start + Statement("DENY", "\"s3:GetObject\"", $"[\"{before}\"] = new Dictionary<string, object> {{ [\"aws:SourceVpc\"] = {value} }},"),
        Start + Statement("DENY", "\"s3:GetObject\"", $"[\"{after}\"] = new Dictionary<string, object> {{ [\"aws:SourceVpc\"] = {value} }},"));

    [Fact]
    public Task Inverted_OfEverything_GetsExceptions() => VerifyFix.InStackAsync(Rule,
        Start + Statement("DENY", "\"s3:*\"", "[\"StringEquals\"] = new Dictionary<string, object> { [\"aws:SourceVpce\"] = endpoint.VpcEndpointId },"),
        Start + Statement("DENY", "\"s3:*\"", """
            ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId },
                    ["ArnNotLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = $"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/cdk-*" },
                    ["Bool"] = new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" },
            """));

    [Fact]
    public Task Inverted_ByACall_IsFixed() => VerifyFix.InStackAsync(Rule, Start + Fluent("StringEquals"), Start + Fluent("StringNotEquals"));

    [Fact]
    public Task AskedForPresence_IsFixed() => VerifyFix.InStackAsync(Rule,
        Start + Statement("DENY", "\"s3:GetObject\"", """
            ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId },
                    ["Null"] = new Dictionary<string, object> { ["aws:SourceVpce"] = "false" },
            """),
        Start + Statement("DENY", "\"s3:GetObject\"", "[\"StringNotEquals\"] = new Dictionary<string, object> { [\"aws:SourceVpce\"] = endpoint.VpcEndpointId },"));

    [Theory]
    [InlineData("StringEquals")]
    [InlineData("StringEqualsIfExists")]
    public Task OnlyAllowed_IsFixed(string @operator) => VerifyFix.InStackAsync(Rule,
        Start + Statement("ALLOW", "\"s3:GetObject\"", $"[\"{@operator}\"] = new Dictionary<string, object> {{ [\"aws:SourceVpce\"] = endpoint.VpcEndpointId }},", "new AccountRootPrincipal()"),
        Start + Statement("ALLOW", "\"s3:GetObject\"", $"[\"{@operator}\"] = new Dictionary<string, object> {{ [\"aws:SourceVpce\"] = endpoint.VpcEndpointId }},", "new AccountRootPrincipal()") + "\n" + """
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:*" },
            Resources = new[] { bucket.BucketArn, bucket.ArnForObjects("*") },
            Conditions = new Dictionary<string, object>
            {
                ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId },
                ["ArnNotLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = $"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/cdk-*" },
                ["Bool"] = new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" },
            },
        }));
        """);

    [Fact]
    public Task TwoKeysUnderOneOperator_AreNotOffered() => VerifyFix.IsNotOfferedInStackAsync(Rule,
        Start + Statement("DENY", "\"s3:GetObject\"", "[\"StringEquals\"] = new Dictionary<string, object> { [\"aws:SourceVpce\"] = endpoint.VpcEndpointId, [\"aws:SourceVpc\"] = vpc.VpcId },"));

    private static string Statement(string effect, string actions, string conditions, string principal = "new AnyPrincipal()") => $$"""
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.{{effect}},
            Principals = new IPrincipal[] { {{principal}} },
            Actions = new[] { {{actions}} },
            Resources = new[] { {{(actions.Contains('*') ? "bucket.BucketArn, " : "")}}bucket.ArnForObjects("*") },
            Conditions = new Dictionary<string, object>
            {
                {{conditions}}
            },
        }));
        """;

    private static string Fluent(string @operator) => $$"""
        var statement = new PolicyStatement(new PolicyStatementProps { Effect = Effect.DENY });
        statement.AddAnyPrincipal();
        statement.AddActions("s3:GetObject");
        statement.AddResources(bucket.ArnForObjects("*"));
        statement.AddCondition("{{@operator}}", new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId });
        bucket.AddToResourcePolicy(statement);
        """;
}
