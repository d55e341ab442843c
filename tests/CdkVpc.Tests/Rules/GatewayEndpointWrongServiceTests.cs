using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Rules;

public sealed class GatewayEndpointWrongServiceTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("sqs", true)]
    [InlineData("ecr.api", true)]
    [InlineData("s3-global.accesspoint", true)]
    [InlineData("s3", false)]
    [InlineData("dynamodb", false)]
    [InlineData("s3express", false)]
    [InlineData("?", false)]
    public void Service(string service, bool reports)
    {
        var endpoint = _net.GatewayEndpoint(_net.Vpc(), service);

        Assert.Equal(reports ? [endpoint.Anchor] : [], _net.Find("VPC306").Select(static finding => finding.Anchor));
    }

    [Fact]
    public void EscapedOrImportedEndpoint_IsSilent()
    {
        _net.GatewayEndpoint(_net.Vpc(), "sqs").IsEscaped = true;
        _net.GatewayEndpoint(_net.Vpc(), "sqs", origin: Origin.Imported);

        Assert.Empty(_net.Find("VPC306"));
    }

    [Theory]
    [InlineData("vpc.{|VPC306:AddGatewayEndpoint|}(\"Q\", new GatewayVpcEndpointOptions { Service = new GatewayVpcEndpointAwsService(\"sqs\") });")]
    [InlineData("const string Name = \"secretsmanager\"; vpc.{|VPC306:AddGatewayEndpoint|}(\"Q\", new GatewayVpcEndpointOptions() { Service = new GatewayVpcEndpointAwsService(Name) });")]
    [InlineData("_ = new {|VPC306:GatewayVpcEndpoint|}(this, \"Q\", new GatewayVpcEndpointProps { Vpc = vpc, Service = new GatewayVpcEndpointAwsService(\"kms\") });")]
    [InlineData("GatewayVpcEndpoint q = {|VPC306:new|}(this, \"Q\", new GatewayVpcEndpointProps { Vpc = vpc, Service = new GatewayVpcEndpointAwsService(\"kms\") });")]
    [InlineData("vpc.AddGatewayEndpoint(\"D\", new GatewayVpcEndpointOptions { Service = new GatewayVpcEndpointAwsService(\"dynamodb\") });")]
    [InlineData("vpc.AddGatewayEndpoint(\"D\", new GatewayVpcEndpointOptions { Service = new GatewayVpcEndpointAwsService(System.Environment.GetEnvironmentVariable(\"S\")!) });")]
    [InlineData("new {|VPC306:CfnVPCEndpoint|}(this, \"Q\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, VpcEndpointType = \"Gateway\", ServiceName = $\"com.amazonaws.{Region}.sqs\" });")]
    [InlineData("new {|VPC306:CfnVPCEndpoint|}(this, \"Q\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = \"com.amazonaws.eu-west-1.sqs\" });")]
    [InlineData("new {|VPC306:CfnVPCEndpoint|}(this, \"Q\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = \"com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0\" });")]
    [InlineData("new CfnVPCEndpoint(this, \"S\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $\"com.amazonaws.{Region}.s3\" });")]
    [InlineData("new CfnVPCEndpoint(this, \"Q\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = \"com.amazonaws.eu-west-1.sqs\", SubnetIds = new[] { vpc.PrivateSubnets[0].SubnetId } });")]
    [InlineData("new CfnVPCEndpoint(this, \"S\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = Fn.ImportValue(\"service\") });")]
    [InlineData("var e = new CfnVPCEndpoint(this, \"S\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = \"com.amazonaws.eu-west-1.sqs\" }); e.AddPropertyOverride(\"VpcEndpointType\", \"Interface\");")]
    public Task Shapes(string statements) => Verify.InStackAsync("var vpc = new Vpc(this, \"Vpc\");\n" + statements, "VPC306");

    [Fact]
    public Task ListOfServices_ReportsTheLoop() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        foreach (var name in new[] { "s3", "sqs" })
            vpc.{|VPC306:AddGatewayEndpoint|}(name, new GatewayVpcEndpointOptions { Service = new GatewayVpcEndpointAwsService(name) });
        """,
        "VPC306");

    [Fact]
    public Task DeclaredByAVpc_Reports() => Verify.InStackAsync(
        """
        _ = new {|VPC306:Vpc|}(this, "Vpc", new VpcProps
        {
            GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions> { ["Q"] = new GatewayVpcEndpointOptions { Service = new GatewayVpcEndpointAwsService("sqs") } },
        });
        """,
        "VPC306");
}
