using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class RouterTests
{
    private readonly NetworkBuilder _net = new();
    private readonly Vpc _vpc;
    private readonly Subnet _subnet;

    public RouterTests()
    {
        _vpc = _net.Vpc();
        _subnet = _net.Subnet(_vpc);
    }

    [Fact]
    public void OwnRange_StaysInTheVpc()
    {
        _net.Route(_subnet, "0.0.0.0/0", RouteTargetKind.NatGateway);

        Assert.Equal(NextHopKind.Local, Find("10.0.3.0/24").Kind);
        Assert.Equal(NextHopKind.Local, Find(PacketDestination.Of(_vpc)).Kind);
    }

    [Fact]
    public void OwnRangeThatIsNotKnown_StaysInTheVpc()
    {
        var vpc = _net.Vpc(range: "?");
        var subnet = _net.Subnet(vpc);

        Assert.Equal(NextHopKind.Local, Ask(subnet, PacketDestination.Of(vpc)).Kind);
    }

    [Fact]
    public void LongestPrefix_Decides()
    {
        _net.Route(_subnet, "0.0.0.0/0", RouteTargetKind.NatGateway);
        _net.Route(_subnet, "10.0.0.0/8", RouteTargetKind.TransitGateway);
        var peering = _net.Route(_subnet, "10.1.0.0/16", RouteTargetKind.Peering);

        var hop = Find("10.1.2.0/24");
        Assert.Equal((NextHopKind.Route, peering), (hop.Kind, hop.Route));
        Assert.Contains("10.1.0.0/16", hop.Reason);
        Assert.Equal(RouteTargetKind.TransitGateway, Find("10.2.0.0/16").Target!.Kind);
        Assert.Equal(RouteTargetKind.NatGateway, Find("8.8.8.0/24").Target!.Kind);
    }

    [Fact]
    public void MoreSpecificRouteThanTheLocalOne_Decides()
    {
        var toFirewall = _net.Route(_subnet, "10.0.9.0/24", RouteTargetKind.Other);

        Assert.Same(toFirewall, Find("10.0.9.0/24").Route);
    }

    [Fact]
    public void RouteForAPart_LeavesItOpen()
    {
        _net.Route(_subnet, "0.0.0.0/0", RouteTargetKind.NatGateway);
        _net.Route(_subnet, "10.1.128.0/17", RouteTargetKind.Peering);

        Assert.False(Find("10.1.0.0/16").IsKnown);
    }

    [Fact]
    public void NoRoute_Drops()
    {
        Assert.Equal(NextHopKind.None, Find("10.1.0.0/16").Kind);
        Assert.Equal(NextHopKind.None, Find(PacketDestination.Ipv4Internet).Kind);
    }

    [Fact]
    public void RoutesOfTheOtherProtocol_DoNotCount()
    {
        _net.Route(_subnet, "::/0", RouteTargetKind.EgressOnlyGateway);

        Assert.Equal(NextHopKind.None, Find(PacketDestination.Ipv4Internet).Kind);
        Assert.Equal(RouteTargetKind.EgressOnlyGateway, Find(PacketDestination.Ipv6Internet).Target!.Kind);
    }

    [Fact]
    public void RangeOfAVpcThatIsNotKnown_TakesItsOwnRoute()
    {
        var peer = _net.Vpc(range: "?");
        _net.Route(_subnet, "0.0.0.0/0", RouteTargetKind.NatGateway);
        var route = _net.Route(_subnet.RouteTables[0], ToRangeOf(peer), RouteTargetKind.Peering);

        Assert.Same(route, Find(PacketDestination.Of(peer)).Route);
    }

    [Fact]
    public void RangeOfAVpcThatIsNotKnown_WithRoutesThatMayBePartsOfIt_IsUnknown()
    {
        var peer = _net.Vpc(range: "?");
        _net.Route(_subnet.RouteTables[0], ToRangeOf(peer), RouteTargetKind.Peering);
        _net.Route(_subnet, "10.1.7.0/24", RouteTargetKind.TransitGateway);

        Assert.False(Find(PacketDestination.Of(peer)).IsKnown);
    }

    [Fact]
    public void UnknownDestination_LeavesItOpen()
    {
        _net.Route(_subnet, "10.0.0.0/8", RouteTargetKind.TransitGateway);
        _net.Route(_subnet, "?", RouteTargetKind.Peering);

        Assert.False(Find("10.1.0.0/16").IsKnown);
    }

    [Fact]
    public void PrefixList_LeavesItOpen()
    {
        _net.Route(_subnet.RouteTables[0], new Target { PrefixList = "pl-1" }, RouteTargetKind.TransitGateway);

        Assert.False(Find("10.1.0.0/16").IsKnown);
        Assert.False(Find(PacketDestination.Ipv4Internet).IsKnown);
    }

    [Fact]
    public void OpenTable_IsUnknown_ButForADefaultRoute()
    {
        _net.Route(_subnet, "0.0.0.0/0", RouteTargetKind.NatGateway);
        _subnet.RouteTables[0].Routes.IsOpen = true;

        Assert.Equal(RouteTargetKind.NatGateway, Find(PacketDestination.Ipv4Internet).Target!.Kind);
        Assert.False(Find(PacketDestination.Ipv6Internet).IsKnown);
        Assert.False(Find("10.1.0.0/16").IsKnown);
    }

    [Fact]
    public void RouteInAnUnknownTable_LeavesItOpen()
    {
        _net.Route(table: null, To("10.1.0.0/16"), RouteTargetKind.Peering);

        Assert.False(Find("10.1.0.0/16").IsKnown);
        Assert.Equal(NextHopKind.None, Find("10.2.0.0/16").Kind);
    }

    [Fact]
    public void RouteOfOneBranch_CountsThereOnly()
    {
        _net.Route(_subnet, "10.1.0.0/16", RouteTargetKind.Peering, guard: Arm(0));

        Assert.Equal(NextHopKind.Route, Find("10.1.0.0/16", Arm(0)).Kind);
        Assert.Equal(NextHopKind.None, Find("10.1.0.0/16", Arm(1)).Kind);
        Assert.False(Find("10.1.0.0/16").IsKnown);
    }

    [Fact]
    public void SubnetWithoutATable_UsesTheMainOne()
    {
        var subnet = new Subnet { Vpc = _vpc };

        Assert.Equal(NextHopKind.Local, Ask(subnet, PacketDestination.Of(Block("10.0.1.0/24"))).Kind);
        Assert.Equal(NextHopKind.None, Ask(subnet, PacketDestination.Ipv4Internet).Kind);
    }

    [Fact]
    public void SubnetMadeElsewhere_IsUnknown() =>
        Assert.False(Ask(new Subnet { Vpc = _vpc, Origin = Origin.Imported }, PacketDestination.Ipv4Internet).IsKnown);

    [Fact]
    public void TablesOfTwoBranches_AnswerEachForTheirOwn()
    {
        var subnet = new Subnet { Vpc = _vpc };
        foreach (var arm in (int[])[0, 1])
            subnet.RouteTables.Add(new RouteTable { Vpc = _vpc, Guard = Arm(arm) });
        _net.Route(subnet.RouteTables[0], To("10.1.0.0/16"), RouteTargetKind.Peering, guard: Arm(0));

        var to = PacketDestination.Of(Block("10.1.0.0/16"));
        Assert.Equal(NextHopKind.Route, Ask(subnet, to, Arm(0)).Kind);
        Assert.Equal(NextHopKind.None, Ask(subnet, to, Arm(1)).Kind);
        Assert.False(Ask(subnet, to).IsKnown);
    }

    [Fact]
    public void GatewayEndpoint_ComesBeforeTheDefaultRoute()
    {
        _net.Route(_subnet, "0.0.0.0/0", RouteTargetKind.NatGateway);
        var endpoint = _net.GatewayEndpoint(_vpc);

        var hop = Find(PacketDestination.Service("s3"));
        Assert.Equal((NextHopKind.Endpoint, endpoint), (hop.Kind, hop.Endpoint));
        Assert.Equal(RouteTargetKind.NatGateway, Find(PacketDestination.Service("dynamodb")).Target!.Kind);
    }

    [Fact]
    public void GatewayEndpointThatMayBeOnTheTable_IsUnknown()
    {
        _net.GatewayEndpoint(_vpc, guard: Arm(0));

        Assert.Equal(NextHopKind.Endpoint, Find(PacketDestination.Service("s3"), Arm(0)).Kind);
        Assert.Equal(NextHopKind.None, Find(PacketDestination.Service("s3"), Arm(1)).Kind);
        Assert.False(Find(PacketDestination.Service("s3")).IsKnown);
    }

    [Fact]
    public void InternetGateway_ReachesTheInternet()
    {
        _net.Route(_subnet, "0.0.0.0/0", _net.Gateway(GatewayKind.Internet, _vpc));

        Assert.True(Reaches(isIpv6: false));
    }

    [Fact]
    public void GatewayThatIsNotKnown_MayReachTheInternet()
    {
        // A virtual private gateway stands in the same property.
        _net.Route(_subnet, "0.0.0.0/0", RouteTargetKind.Gateway);

        Assert.Null(Reaches(isIpv6: false));
    }

    [Fact]
    public void NatGateway_ReachesTheInternetFromAPublicSubnet()
    {
        var outside = _net.Subnet(_vpc, SubnetKind.Public);
        _net.Route(_subnet, "0.0.0.0/0", _net.Gateway(GatewayKind.Nat, _vpc, outside));
        Assert.False(Reaches(isIpv6: false));

        _net.Route(outside, "0.0.0.0/0", _net.Gateway(GatewayKind.Internet, _vpc));
        Assert.True(Reaches(isIpv6: false));
    }

    [Fact]
    public void NatGatewayWithoutPublicAddress_ReachesNothing()
    {
        var outside = _net.Subnet(_vpc, SubnetKind.Public);
        _net.Route(outside, "0.0.0.0/0", _net.Gateway(GatewayKind.Internet, _vpc));
        _net.Route(_subnet, "0.0.0.0/0", _net.Gateway(GatewayKind.Nat, _vpc, outside, isPrivate: true));

        Assert.False(Reaches(isIpv6: false));
    }

    [Fact]
    public void NoDefaultRoute_ReachesNothing()
    {
        _net.Route(_subnet, "10.1.0.0/16", RouteTargetKind.Peering);

        Assert.False(Reaches(isIpv6: false));
        Assert.False(Reaches(isIpv6: true));
    }

    [Fact]
    public void DefaultRouteThroughPeering_ReachesNothing()
    {
        _net.Route(_subnet, "0.0.0.0/0", RouteTargetKind.Peering);

        Assert.False(Reaches(isIpv6: false));
    }

    [Theory]
    [InlineData((int)RouteTargetKind.TransitGateway)]
    [InlineData((int)RouteTargetKind.Other)]
    public void TransitGatewayOrInstance_MayReachTheInternet(int kind)
    {
        _net.Route(_subnet, "0.0.0.0/0", (RouteTargetKind)kind);

        Assert.Null(Reaches(isIpv6: false));
    }

    [Fact]
    public void RouteToAPartOfTheInternet_MayReachIt()
    {
        _net.Route(_subnet, "0.0.0.0/1", RouteTargetKind.Other);

        Assert.Null(Reaches(isIpv6: false));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(null, null)]
    public void EgressOnlyGateway_ReachesTheIpv6InternetOfASubnetWithAddresses(bool? hasIpv6, bool? reaches)
    {
        var subnet = new Subnet { Vpc = _vpc, HasIpv6 = hasIpv6 };
        subnet.RouteTables.Add(_subnet.RouteTables[0]);
        _net.Route(_subnet, "::/0", _net.Gateway(GatewayKind.EgressOnly, _vpc));

        Assert.Equal(reaches, new Router(_net.Network).ReachesInternet(subnet, isIpv6: true, Guard.Always));
    }

    [Fact]
    public void NatGateway_DoesNotCarryIpv6()
    {
        var subnet = new Subnet { Vpc = _vpc, HasIpv6 = true };
        subnet.RouteTables.Add(_subnet.RouteTables[0]);
        _net.Route(_subnet, "::/0", RouteTargetKind.NatGateway);

        Assert.False(new Router(_net.Network).ReachesInternet(subnet, isIpv6: true, Guard.Always));
    }

    [Theory]
    [InlineData("::/0", "::/0", true)]
    [InlineData("::/0", "2000::/3", true)]
    [InlineData("::/0", "0.0.0.0/0", true)]
    [InlineData("2000::/3", "::/0", false)]
    [InlineData("0.0.0.0/0", "::/0", false)]
    public void Takes_WhatTheRouteIsForAsAWhole(string destination, string beside, bool takes)
    {
        var route = _net.Route(_subnet, destination, RouteTargetKind.EgressOnlyGateway);
        _net.Route(_subnet, beside, RouteTargetKind.NatGateway);

        Assert.Equal(takes, new Router(_net.Network).Takes(route, _subnet, PacketDestination.Ipv6Internet));
    }

    [Fact]
    public void Takes_NothingOfAnotherSubnet()
    {
        var route = _net.Route(_subnet, "::/0", RouteTargetKind.EgressOnlyGateway);

        Assert.False(new Router(_net.Network).Takes(route, _net.Subnet(_vpc), PacketDestination.Ipv6Internet));
    }

    [Fact]
    public void Takes_NothingBehindALongerPrefix()
    {
        var route = _net.Route(_subnet, "10.0.0.0/8", RouteTargetKind.NatGateway);
        _net.Route(_subnet, "10.8.0.0/16", RouteTargetKind.Peering);

        Assert.False(new Router(_net.Network).Takes(route, _subnet, PacketDestination.Of(Block("10.8.1.0/24"))));
        Assert.True(new Router(_net.Network).Takes(route, _subnet, PacketDestination.Of(Block("10.9.1.0/24"))));
    }

    private bool? Reaches(bool isIpv6) => new Router(_net.Network).ReachesInternet(_subnet, isIpv6, Guard.Always);

    private NextHop Find(string block, Guard? within = null) => Find(PacketDestination.Of(Block(block)), within);

    private NextHop Find(PacketDestination to, Guard? within = null) => Ask(_subnet, to, within);

    private NextHop Ask(Subnet subnet, PacketDestination to, Guard? within = null) => new Router(_net.Network).Find(subnet, to, within ?? Guard.Always);
}
