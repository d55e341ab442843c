using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class RouteToInternetGatewayTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public void DefaultRoute_ToAnInternetGateway_Reports(string destination)
    {
        var vpc = _net.Vpc();
        var gateway = _net.Gateway(GatewayKind.Internet, vpc);
        var route = _net.Route(_net.RouteTable(vpc), To(destination), RouteTargetKind.Gateway, gateway);

        var finding = Assert.Single(Find());
        Assert.Equal(route.Anchor, finding.Anchor);
        Assert.Equal(gateway.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.StartsWith($"The route '{route.Path}' sends {destination} to the internet gateway '{gateway.Path}'", finding.Message);
    }

    [Fact]
    public void OtherRoutes_AreSilent()
    {
        var vpc = _net.Vpc();
        var table = _net.RouteTable(vpc);
        _net.Route(table, To("10.0.0.0/8"), RouteTargetKind.Gateway, _net.Gateway(GatewayKind.Internet, vpc));
        _net.Route(table, To("0.0.0.0/0"), RouteTargetKind.NatGateway, _net.Gateway(GatewayKind.Nat, vpc));
        _net.Route(table, To("::/0"), RouteTargetKind.Gateway);
        _net.Route(table, To("?"), RouteTargetKind.Gateway, _net.Gateway(GatewayKind.Internet, vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public Task RoutesOfTheVpcAndL1Routes_Report() => Verify.InStackAsync("""
        var vpc = new {|VPC711:Vpc|}(this, "Vpc");
        new Vpc(this, "Data", new VpcProps { SubnetConfiguration = [new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED }] });
        var l1 = new CfnVPC(this, "L1", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = l1.Ref });
        var gateway = new CfnInternetGateway(this, "Gateway");
        new {|VPC711:CfnRoute|}(this, "Out", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway.Ref });
        new CfnRoute(this, "Vpn", new CfnRouteProps { RouteTableId = table.Ref, DestinationIpv6CidrBlock = "::/0", GatewayId = "vgw-1" });
        """, "VPC711");

    [Fact]
    public void RouteThatMayBeChanged_OrHaveAnotherTarget_IsSilent()
    {
        var vpc = _net.Vpc();
        var gateway = _net.Gateway(GatewayKind.Internet, vpc);
        _net.Route(_net.RouteTable(vpc), To("0.0.0.0/0"), RouteTargetKind.Gateway, gateway).IsEscaped = true;
        _net.Route(_net.RouteTable(vpc), To("0.0.0.0/0"), RouteTargetKind.Gateway, gateway).Targets.IsOpen = true;

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC711");
}
