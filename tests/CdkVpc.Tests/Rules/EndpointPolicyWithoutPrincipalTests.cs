using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Rules;

public sealed class EndpointPolicyWithoutPrincipalTests
{
    private const string Start = """
        var vpc = new Vpc(this, "Vpc");
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        var bucket = new Bucket(this, "Data");

        """;

    private readonly NetworkBuilder _net = new();

    [Fact]
    public void NoPrincipal_ReportsTheStatement()
    {
        var statement = new Statement { Anchor = _net.NewAnchor() };
        var endpoint = _net.GatewayEndpoint(_net.Vpc());
        endpoint.Policy = NetworkBuilder.Policy(statement);

        var finding = Assert.Single(_net.Find("VPC310"));
        Assert.Equal(statement.Anchor, finding.Anchor);
        Assert.Equal(endpoint.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal("Allow", finding.Properties[FindingKeys.Effect]);
    }

    [Fact]
    public void PrincipalsThatMayBeThere_AreSilent()
    {
        var open = new Statement { Anchor = _net.NewAnchor() };
        open.Principals.IsOpen = true;
        var not = new Statement { Anchor = _net.NewAnchor() };
        not.NotPrincipals.Add(new PolicyValue("*"));
        _net.BucketWith(open, not, _net.Allow());

        Assert.Empty(_net.Find("VPC310"));
    }

    [Theory]
    [InlineData("endpoint.{|VPC310:AddToPolicy|}(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:*\"], Resources = [\"*\"] }));")]
    [InlineData("endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:*\"], Resources = [\"*\"], Principals = [new AnyPrincipal()] }));")]
    [InlineData("bucket.{|VPC310:AddToResourcePolicy|}(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:*\"], Resources = [\"*\"], Principals = [] }));")]
    [InlineData("bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Effect = Effect.DENY, Actions = [\"s3:*\"], Resources = [\"*\"], NotPrincipals = [new AccountRootPrincipal()] }));")]
    [InlineData("var s = new PolicyStatement(); s.AddActions(\"s3:*\"); s.AddAllResources(); bucket.{|VPC310:AddToResourcePolicy|}(s);")]
    [InlineData("var s = new PolicyStatement(); s.AddActions(\"s3:*\"); s.AddAnyPrincipal(); bucket.AddToResourcePolicy(s);")]
    [InlineData("var s = new PolicyStatement(); if (System.Environment.GetEnvironmentVariable(\"X\") == \"1\") s.AddAnyPrincipal(); bucket.AddToResourcePolicy(s);")]
    [InlineData("bucket.{|VPC310:AddToResourcePolicy|}(PolicyStatement.FromJson(new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Action\"] = \"s3:*\", [\"Resource\"] = \"*\" }));")]
    [InlineData("bucket.AddToResourcePolicy(PolicyStatement.FromJson(new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Principal\"] = new Dictionary<string, object> { [\"AWS\"] = Account }, [\"Action\"] = \"s3:*\", [\"Resource\"] = \"*\" }));")]
    [InlineData("bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new Role(this, \"R\", new RoleProps { AssumedBy = new AccountRootPrincipal() })], Actions = [\"s3:*\"], Resources = [\"*\"] }));")]
    [InlineData("bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new FederatedPrincipal(\"f\", new Dictionary<string, object>())], Actions = [\"s3:*\"], Resources = [\"*\"] }));")]
    [InlineData("var imported = Bucket.FromBucketName(this, \"I\", \"name\"); imported.AddToResourcePolicy(new PolicyStatement());")]
    [InlineData("new Role(this, \"R\", new RoleProps { AssumedBy = new AccountRootPrincipal() }).AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:*\"], Resources = [\"*\"] }));")]
    [InlineData("new {|VPC310:CfnBucketPolicy|}(this, \"P\", new CfnBucketPolicyProps { Bucket = bucket.BucketName, PolicyDocument = new Dictionary<string, object> { [\"Statement\"] = new object[] { new Dictionary<string, object> { [\"Effect\"] = \"Deny\", [\"Action\"] = \"s3:*\", [\"Resource\"] = \"*\" } } } });")]
    [InlineData("new {|VPC310:CfnVPCEndpoint|}(this, \"E\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = \"com.amazonaws.eu-west-1.dynamodb\", PolicyDocument = new PolicyDocument(new PolicyDocumentProps { Statements = [new PolicyStatement(new PolicyStatementProps { Actions = [\"dynamodb:*\"], Resources = [\"*\"] })] }) });")]
    [InlineData("var policy = new BucketPolicy(this, \"P\", new BucketPolicyProps { Bucket = bucket }); policy.Document.{|VPC310:AddStatements|}(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:*\"], Resources = [\"*\"] }));")]
    public Task Shapes(string statements) => Verify.InStackAsync(Start + statements, "VPC310");

    [Theory]
    [InlineData("new Bucket(scope, \"B\", new BucketProps { EnforceSSL = true });")]
    [InlineData("new Bucket(scope, \"B\", new BucketProps { AutoDeleteObjects = true, RemovalPolicy = RemovalPolicy.DESTROY });")]
    [InlineData("new Bucket(scope, \"B\").AddToResourcePolicy(PolicyStatement.FromJson(new Dictionary<string, object> { [\"Principal\"] = \"*\", [\"Action\"] = \"s3:*\" }));")]
    [InlineData("var endpoint = new Vpc(scope, \"V\").AddInterfaceEndpoint(\"Q\", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Open = false }); endpoint.Connections.AllowDefaultPortFromAnyIpv4();")]
    public Task CodeThatTheAppDoesNotReach_IsReadAsAnyOther(string statements) => Verify.DiagnosticsAsync($$"""
        using System.Collections.Generic;
        using Amazon.CDK;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.S3;
        using Constructs;

        var app = new App();
        new Stack(app, "Empty");
        app.Synth();

        public static class Helper
        {
            public static void Make(Construct scope)
            {
                {{statements}}
            }
        }

        public class Unreached : Stack
        {
            public Unreached(Construct parent, string id) : base(parent, id)
            {
                var scope = this;
                {{statements}}
            }
        }
        """, "VPC310", "VPC405");
}
