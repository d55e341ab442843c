using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Rules;

public sealed class BucketRestrictionLocksOutTests
{
    private const string Restricted = "StringNotEquals aws:SourceVpce vpce-1";

    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("Null aws:SourceVpce true", "unless aws:SourceVpce is there,")]
    [InlineData("StringNotEquals aws:SourceVpce vpce-1", "unless aws:SourceVpce is vpce-1,")]
    public void Condition_IsNamedInWords(string condition, string words)
    {
        _net.DenyOn(_net.Bucket(), ["", "/*"], ["s3:*"], condition);

        Assert.Contains(words, Assert.Single(Find()).Message);
    }

    [Theory]
    [InlineData("s3:*", Restricted)]
    [InlineData("*", "StringNotEqualsIfExists aws:sourceVpc vpc-1")]
    [InlineData("s3:*", Restricted, "StringNotEquals aws:SourceVpc vpc-1")]
    [InlineData("s3:*", "Null aws:SourceVpce true")]
    [InlineData("s3:GetObject s3:*", Restricted)]
    [InlineData("s3:*", "NotIpAddress aws:VpcSourceIp 10.0.0.0/16")]
    public void EveryActionOfEveryone_Reports(string actions, params string[] conditions)
    {
        var bucket = _net.Bucket();
        var statement = _net.DenyOn(bucket, ["", "/*"], actions.Split(' '), conditions);

        var finding = Assert.Single(Find());
        Assert.Equal(statement.Anchor, finding.Anchor);
        Assert.Equal(bucket.Anchor, Assert.Single(finding.Related).Anchor);
    }

    [Theory]
    [InlineData("ArnNotLike aws:PrincipalArn arn:aws:iam::111122223333:role/cdk-*")]
    [InlineData("StringNotLike aws:userId AROA*")]
    [InlineData("Bool aws:PrincipalIsAWSService false")]
    [InlineData("BoolIfExists aws:ViaAWSService false")]
    [InlineData("StringNotEquals aws:PrincipalAccount 111122223333")]
    [InlineData("StringNotEquals aws:PrincipalTag/team admin")]
    [InlineData("NotIpAddress aws:SourceIp 198.51.100.0/24")]
    [InlineData("Bool aws:SecureTransport false")]
    public void FurtherCondition_IsSilent(string condition)
    {
        _net.DenyOn(_net.Bucket(), ["", "/*"], ["s3:*"], Restricted, condition);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("s3:GetObject", "s3:PutObject", "s3:ListBucket")]
    [InlineData("s3:Get*", "s3:List*")]
    public void CertainActions_AreSilent(params string[] actions)
    {
        _net.DenyOn(_net.Bucket(), ["", "/*"], actions, Restricted);

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherStatements_AreSilent()
    {
        _net.BucketWith(
            _net.Deny("Bool aws:SecureTransport false"),
            _net.Deny(),
            _net.Deny("StringEquals aws:SourceVpce vpce-1"),
            _net.Allow(Restricted),
            _net.Statement(allows: false, [Restricted], principal: "arn:aws:iam::111122223333:role/App"),
            _net.Statement(allows: null, [Restricted]));

        Assert.Empty(Find());
    }

    [Fact]
    public void ConditionsThatMayBeThere_AreSilent()
    {
        _net.DenyOn(_net.Bucket(), ["", "/*"], ["s3:*"], Restricted).Conditions.IsOpen = true;

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(", [\"ArnNotEquals\"] = new Dictionary<string, object> { [\"aws:PrincipalArn\"] = $\"arn:{Partition}:iam::{Account}:root\" }", false)]
    public Task ByProps(string more, bool reports) => Verify.InStackAsync(
        $$"""
        var endpoint = new Vpc(this, "Vpc").AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        var bucket = new Bucket(this, "Data");
        bucket.{{(reports ? "{|VPC314:AddToResourcePolicy|}" : "AddToResourcePolicy")}}(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY, Principals = [new AnyPrincipal()], Actions = ["s3:*"], Resources = [bucket.BucketArn, bucket.ArnForObjects("*")],
            Conditions = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId }{{more}} },
        }));
        """,
        "VPC314");

    [Fact]
    public Task NotPrincipal_IsSilent() => Verify.InStackAsync(
        """
        var bucket = new Bucket(this, "Data");
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY, NotPrincipals = [new AccountRootPrincipal()], Actions = ["s3:*"], Resources = [bucket.BucketArn, bucket.ArnForObjects("*")],
            Conditions = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = "vpce-1" } },
        }));
        """,
        "VPC314");

    [Theory]
    [InlineData("", true)]
    [InlineData("statement.AddCondition(\"ArnNotLike\", new Dictionary<string, object> { [\"aws:PrincipalArn\"] = \"arn:aws:iam::*:role/cdk-*\" });", false)]
    public Task ByCalls(string more, bool reports) => Verify.InStackAsync(
        $$"""
        var bucket = new Bucket(this, "Data", new BucketProps { AutoDeleteObjects = true, RemovalPolicy = RemovalPolicy.DESTROY });
        var statement = new PolicyStatement(new PolicyStatementProps { Effect = Effect.DENY });
        statement.AddAnyPrincipal();
        statement.AddActions("s3:*");
        statement.AddResources(bucket.BucketArn, bucket.ArnForObjects("*"));
        statement.AddCondition("StringNotEquals", new Dictionary<string, object> { ["aws:SourceVpc"] = new Vpc(this, "Vpc").VpcId });
        bucket.{{(reports ? "{|VPC314:AddToResourcePolicy|}" : "AddToResourcePolicy")}}(statement);
        {{more}}
        """,
        "VPC314");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC314");
}
