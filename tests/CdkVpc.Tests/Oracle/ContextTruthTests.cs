using CdkVpc.Tests.Oracle.Comparison;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Oracle;

/// <summary>Context values and feature flags do to the network what they do in synthesis.</summary>
public sealed class ContextTruthTests
{
    private const string Values = """
        Context = new Dictionary<string, object>
        {
            ["cidr"] = "10.5.0.0/16",
            ["second"] = 6,
            ["isSmall"] = true,
            ["stages"] = new Dictionary<string, object> { ["prod"] = new Dictionary<string, object> { ["cidr"] = "10.9.0.0/16" } },
            ["list"] = new object[] { "10.7.0.0/16" },
            ["post"] = "10.1.0.0/16",
        },
        PostCliContext = new Dictionary<string, object> { ["post"] = "10.2.0.0/16" },
        """;

    [Fact]
    public void Values_AreThoseOfTheApp() => Truth.Check("context", [Program(Values, """
        Node.SetContext("list", new object[] { "10.8.0.0/16" });
        var zones = Node.TryGetContext("isSmall") is true ? 1 : 3;
        Make("Text", (string)Node.TryGetContext("cidr"));
        Make("Number", $"10.{Node.TryGetContext("second")}.0.0/16");
        Make("Object", (string)((IDictionary<string, object>)((IDictionary<string, object>)Node.TryGetContext("stages"))["prod"])["cidr"]);
        Make("List", (string)((object[])Node.TryGetContext("list"))[0]);
        Make("Post", (string)Node.TryGetContext("post"));

        void Make(string id, string cidr) => new Vpc(this, id, new VpcProps { IpAddresses = IpAddresses.Cidr(cidr), MaxAzs = zones, NatGateways = 0 });
        """)]);

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("\"false\"")]
    [InlineData("\"\"")]
    public void LoggingPolicy_IsThatOfTheFlag(string value) => Truth.Check("createDefaultLoggingPolicy", [Program(
        $$"""Context = new Dictionary<string, object> { ["@aws-cdk/aws-s3:createDefaultLoggingPolicy"] = {{value}} },""", """
        var bucket = new Bucket(this, "Logs", new BucketProps { EnforceSSL = true });
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1, NatGateways = 0 });
        vpc.AddFlowLog("Given", new FlowLogOptions { Destination = FlowLogDestination.ToS3(bucket, "flows") });
        vpc.AddFlowLog("Hive", new FlowLogOptions { Destination = FlowLogDestination.ToS3(new Bucket(this, "Hive"), "x/", new S3DestinationOptions { HiveCompatiblePartitions = true }) });
        vpc.AddFlowLog("Own", new FlowLogOptions { Destination = FlowLogDestination.ToS3() });
        vpc.AddFlowLog("Imported", new FlowLogOptions { Destination = FlowLogDestination.ToS3(Bucket.FromBucketName(this, "Central", "central-logs")) });
        """)]);

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void DefaultGroup_IsRestrictedByTheFlag(string value) => Truth.Check("restrictDefaultSecurityGroup", [Program(
        $$"""Context = new Dictionary<string, object> { ["@aws-cdk/aws-ec2:restrictDefaultSecurityGroup"] = {{value}} },""", """
        _ = new Vpc(this, "LeftOut", new VpcProps { MaxAzs = 1, NatGateways = 0 });
        _ = new Vpc(this, "On", new VpcProps { MaxAzs = 1, NatGateways = 0, RestrictDefaultSecurityGroup = true });
        _ = new Vpc(this, "Off", new VpcProps { MaxAzs = 1, NatGateways = 0, RestrictDefaultSecurityGroup = false });
        """)]);

    // Statements that the flag merges are the same to the network.
    [Fact]
    public void Policies_AreTheSameMinimized() => Truth.Check("minimizePolicies", [Program(
        """Context = new Dictionary<string, object> { ["@aws-cdk/aws-iam:minimizePolicies"] = true },""", """
        var bucket = new Bucket(this, "Bucket");
        foreach (var action in new[] { "s3:GetObject", "s3:PutObject" })
            bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Sid = action[3..], Principals = new IPrincipal[] { new AccountRootPrincipal() }, Actions = new[] { action }, Resources = new[] { bucket.ArnForObjects("*") } }));
        """)]);

    // CDK 2.160.0 does not know the flag and makes the gateway nevertheless; a later one does not.
    [Fact]
    public void EgressOnlyGateway_OfNoSubnet_MayBeLeftOut()
    {
        var comparison = Truth.Compare(Program("""Context = new Dictionary<string, object> { ["@aws-cdk/aws-ec2:requirePrivateSubnetsForEgressOnlyInternetGateway"] = true },""", """
            _ = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK, MaxAzs = 1, NatGateways = 0, SubnetConfiguration = new[] { new SubnetConfiguration { Name = "out", SubnetType = SubnetType.PUBLIC } } });
            _ = new Vpc(this, "WithPrivate", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK, MaxAzs = 1 });
            """));

        Assert.Empty(comparison.Differences);
        Assert.False(Assert.Single(Networks.OfStack(
            """new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK, MaxAzs = 1, NatGateways = 0 });""",
            contextFile: """{ "context": { "@aws-cdk/aws-ec2:requirePrivateSubnetsForEgressOnlyInternetGateway": true } }""").Gateways, static gateway => gateway.Kind == Analyzers.Network.GatewayKind.EgressOnly).Guard.IsAlways);
    }

    private static string Program(string app, string statements) =>
        Truth.InStack(statements).Replace("var app = new App();", $"var app = new App(new AppProps {{ {app} }});", StringComparison.Ordinal);
}
