using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class GatewayEndpointTwiceTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void SharedTable_ReportsTheLater()
    {
        var vpc = VpcWithSubnet();
        var first = _net.GatewayEndpoint(vpc);
        var second = _net.GatewayEndpoint(vpc);

        var finding = Assert.Single(Find());
        Assert.Equal(second.Anchor, finding.Anchor);
        Assert.Equal(first.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Contains($"is one for S3 as well, and is on the route table '{vpc.RouteTables[0].Path}' already", finding.Message);
    }

    [Fact]
    public void Three_ReportBothLaterOnes()
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc);
        var later = new[] { _net.GatewayEndpoint(vpc), _net.GatewayEndpoint(vpc) };

        Assert.Equal(later.Select(static endpoint => endpoint.Anchor), Find().Select(static finding => finding.Anchor));
    }

    [Fact]
    public void OtherTablesOrServices_AreSilent()
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc);
        _net.GatewayEndpoint(vpc, "dynamodb");
        _net.GatewayEndpoint(null).RouteTables.Add(_net.Subnet(vpc).RouteTables[0]);

        Assert.Empty(Find());
    }

    [Fact]
    public void ExcludedWorlds_AreSilent()
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc, guard: Arm(0));
        _net.GatewayEndpoint(vpc, guard: Arm(1));

        Assert.Empty(Find());
    }

    [Fact]
    public void WorldThatHoldsBoth_Reports()
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc, guard: Arm(0));
        _net.GatewayEndpoint(vpc);

        Assert.Single(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        Pair().IsEscaped = true;
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc, "?");
        _net.GatewayEndpoint(vpc, "?");
        var other = VpcWithSubnet();
        _net.GatewayEndpoint(other, origin: Origin.Imported);
        _net.GatewayEndpoint(other);

        Assert.Empty(Find());

        GatewayEndpoint Pair()
        {
            var shared = VpcWithSubnet();
            _net.GatewayEndpoint(shared);
            return _net.GatewayEndpoint(shared);
        }
    }

    [Theory]
    [InlineData("", "vpc.AddGatewayEndpoint(\"A\", S3()); vpc.{|VPC317:AddGatewayEndpoint|}(\"B\", S3());")]
    [InlineData("", "vpc.AddGatewayEndpoint(\"A\", S3()); _ = new {|VPC317:GatewayVpcEndpoint|}(this, \"B\", new GatewayVpcEndpointProps { Vpc = vpc, Service = GatewayVpcEndpointAwsService.S3 });")]
    [InlineData("", "vpc.AddGatewayEndpoint(\"A\", S3()); _ = new {|VPC317:CfnVPCEndpoint|}(this, \"B\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $\"com.amazonaws.{Region}.s3\", RouteTableIds = new[] { vpc.PrivateSubnets[0].RouteTable.RouteTableId } });")]
    [InlineData("GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions> { [\"A\"] = S3() }", "vpc.{|VPC317:AddGatewayEndpoint|}(\"B\", S3());")]
    [InlineData("", "foreach (var name in new[] { \"A\", \"B\" }) vpc.{|VPC317:AddGatewayEndpoint|}(name, S3());")]
    [InlineData("", "vpc.AddGatewayEndpoint(\"A\", S3()); if (System.Environment.GetEnvironmentVariable(\"X\") == \"1\") vpc.{|VPC317:AddGatewayEndpoint|}(\"B\", S3());")]
    [InlineData("", "if (System.Environment.GetEnvironmentVariable(\"X\") == \"1\") vpc.AddGatewayEndpoint(\"A\", S3()); else vpc.AddGatewayEndpoint(\"B\", S3());")]
    [InlineData("", "vpc.AddGatewayEndpoint(\"A\", S3(SubnetType.PUBLIC)); vpc.AddGatewayEndpoint(\"B\", S3(SubnetType.PRIVATE_WITH_EGRESS));")]
    [InlineData("", "vpc.AddGatewayEndpoint(\"A\", S3()); new Vpc(this, \"Other\").AddGatewayEndpoint(\"A\", S3());")]
    [InlineData("", "foreach (var name in System.Environment.GetCommandLineArgs()) vpc.AddGatewayEndpoint(name, S3());")]
    public Task Shapes(string props, string statements) => Verify.DiagnosticsAsync(
        $$"""
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc", new VpcProps { {{props}} });
                {{statements}}
            }

            private static GatewayVpcEndpointOptions S3(SubnetType? type = null) => new()
            {
                Service = GatewayVpcEndpointAwsService.S3,
                Subnets = type is { } wanted ? new ISubnetSelection[] { new SubnetSelection { SubnetType = wanted } } : null,
            };
        }
        """,
        "VPC317");

    [Fact]
    public Task EndpointOfAnotherStack_Reports() => Verify.DiagnosticsAsync(
        """
        var app = new App();
        var net = new Stack(app, "Net");
        var vpc = new Vpc(net, "Vpc");
        vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        _ = new {|VPC317:GatewayVpcEndpoint|}(new Stack(app, "Data"), "S3", new GatewayVpcEndpointProps { Vpc = vpc, Service = GatewayVpcEndpointAwsService.S3 });
        app.Synth();
        """,
        "VPC317");

    private Vpc VpcWithSubnet()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        return vpc;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC317");
}
