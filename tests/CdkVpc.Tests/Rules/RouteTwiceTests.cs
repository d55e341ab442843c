using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class RouteTwiceTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void SameDestination_ReportsTheLaterOne()
    {
        var table = _net.RouteTable(_net.Vpc());
        var first = _net.Route(table, To("0.0.0.0/0"), RouteTargetKind.NatGateway);
        var second = _net.Route(table, To("0.0.0.0/0"), RouteTargetKind.TransitGateway);

        var finding = Assert.Single(Find());
        Assert.Equal(second.Anchor, finding.Anchor);
        Assert.Equal(first.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal($"The route '{second.Path}' cannot be made: its table has a route for 0.0.0.0/0 already, '{first.Path}'; remove one of the two or give it another destination", finding.Message);
    }

    [Fact]
    public void RangeOfAVpc_IsItsBlock()
    {
        var table = _net.RouteTable(_net.Vpc());
        var known = _net.Vpc("B/Vpc", "10.1.0.0/16");
        var unknown = _net.Vpc("C/Vpc", "?");
        foreach (var target in new[] { ToRangeOf(known), To("10.1.0.0/16"), ToRangeOf(unknown), ToRangeOf(unknown) })
            _net.Route(table, target, RouteTargetKind.Peering);

        Assert.Equal(2, Find().Count);
    }

    [Fact]
    public void PrefixLists_AreComparedByTheirId()
    {
        var table = _net.RouteTable(_net.Vpc());
        _net.Route(table, new Target { PrefixList = "pl-1" }, RouteTargetKind.Other);
        _net.Route(table, new Target { PrefixList = "pl-2" }, RouteTargetKind.Other);
        Assert.Empty(Find());

        _net.Route(table, new Target { PrefixList = "pl-1" }, RouteTargetKind.Other);
        Assert.Single(Find());
    }

    [Fact]
    public void OtherTablesAndDestinations_AreSilent()
    {
        var vpc = _net.Vpc();
        var table = _net.RouteTable(vpc);
        _net.Route(table, To("0.0.0.0/0"), RouteTargetKind.NatGateway);
        _net.Route(table, To("::/0"), RouteTargetKind.EgressOnlyGateway);
        _net.Route(table, To("10.0.0.0/8"), RouteTargetKind.TransitGateway);
        _net.Route(table, To("10.0.0.0/9"), RouteTargetKind.TransitGateway);
        _net.Route(_net.RouteTable(vpc), To("0.0.0.0/0"), RouteTargetKind.NatGateway);

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AndExcludingBranches_AreSilent()
    {
        var table = _net.RouteTable(_net.Vpc());
        _net.Route(table, To("?"), RouteTargetKind.NatGateway);
        _net.Route(table, To("?"), RouteTargetKind.NatGateway);
        _net.Route(null, To("0.0.0.0/0"), RouteTargetKind.NatGateway);
        _net.Route(null, To("0.0.0.0/0"), RouteTargetKind.NatGateway);
        _net.Route(table, To("10.0.0.0/8"), RouteTargetKind.NatGateway, guard: Arm(0));
        _net.Route(table, To("10.0.0.0/8"), RouteTargetKind.NatGateway, guard: Arm(1));
        _net.Route(table, To("0.0.0.0/0"), RouteTargetKind.NatGateway).IsEscaped = true;
        _net.Route(table, To("0.0.0.0/0"), RouteTargetKind.NatGateway);

        Assert.Empty(Find());
    }

    [Fact]
    public Task RoutesThatTheVpcMakes_Count() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1 });
        ((Subnet)vpc.PrivateSubnets[0]).{|VPC706:AddRoute|}("Out", new AddRouteOptions { RouterType = RouterType.TRANSIT_GATEWAY, RouterId = "tgw-1", DestinationCidrBlock = "0.0.0.0/0" });
        ((Subnet)vpc.PublicSubnets[0]).{|VPC706:AddRoute|}("Out", new AddRouteOptions { RouterType = RouterType.TRANSIT_GATEWAY, RouterId = "tgw-1" });
        ((Subnet)vpc.PrivateSubnets[0]).AddRoute("Six", new AddRouteOptions { RouterType = RouterType.TRANSIT_GATEWAY, RouterId = "tgw-1", DestinationIpv6CidrBlock = "::/0" });
        var isolated = new Vpc(this, "Isolated", new VpcProps { MaxAzs = 1, NatGateways = 0 });
        foreach (var subnet in isolated.IsolatedSubnets)
            new CfnRoute(this, "To" + subnet.Node.Id, new CfnRouteProps { RouteTableId = subnet.RouteTable.RouteTableId, DestinationCidrBlock = "0.0.0.0/0", TransitGatewayId = "tgw-1" });
        """, "VPC706");

    [Fact]
    public Task L1Routes_OfOneTable_Report() => Verify.InStackAsync("""
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
        foreach (var name in new[] { "A", "B" })
            new {|VPC706:CfnRoute|}(this, name, new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "172.16.0.0/12", TransitGatewayId = "tgw-" + name });
        var prod = System.Environment.GetEnvironmentVariable("STAGE") == "prod";
        if (prod)
            new CfnRoute(this, "Prod", new CfnRouteProps { RouteTableId = table.AttrRouteTableId, DestinationCidrBlock = "0.0.0.0/0", TransitGatewayId = "tgw-1" });
        else
            new CfnRoute(this, "Test", new CfnRouteProps { RouteTableId = table.AttrRouteTableId, DestinationCidrBlock = "0.0.0.0/0", TransitGatewayId = "tgw-2" });
        """, "VPC706");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC706");
}
