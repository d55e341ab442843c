using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed partial class RouterTests
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

    [Fact]
    public void RouteForOneAddress_ComesBeforeAnyOther()
    {
        _vpc.HasIpv6 = false;
        var route = _net.Route(_subnet, "2001:db8::1/128", RouteTargetKind.TransitGateway);
        _net.Route(_subnet, "?", RouteTargetKind.Peering);

        Assert.Same(route, Find("2001:db8::1/128").Route);
    }

    [Fact]
    public void TableOfAnUnknownVpc_MayHaveALocalRouteForAnything()
    {
        var table = _net.RouteTable(vpc: null);
        _net.Route(table, To("10.1.0.0/16"), RouteTargetKind.Peering);

        Assert.False(new Router(_net.Network).Find(table, PacketDestination.Of(Block("10.1.2.0/24")), Guard.Always).IsKnown);
    }

    [Fact]
    public void RouteHandedToUnknownCode_LeavesItOpen()
    {
        _net.Route(_subnet, "10.1.0.0/16", RouteTargetKind.Peering).IsEscaped = true;

        Assert.False(Find("10.1.0.0/16").IsKnown);
    }

    [Fact]
    public void RouteOfALoop_LeavesItOpen()
    {
        // The loop may be over nothing.
        var route = new Route { Table = _subnet.RouteTables[0], IsRepeated = true };
        route.Destinations.Add(To("10.1.0.0/16"));
        route.Targets.Add(new RouteTarget(RouteTargetKind.Peering, null));
        _subnet.RouteTables[0].Routes.Add(route);

        Assert.False(Find("10.1.0.0/16").IsKnown);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("routes of the table")]
    [InlineData("routes")]
    [InlineData("tables of the subnet")]
    public void WhatUnknownCodeMayHaveChanged_IsUnknown(string open)
    {
        _subnet.RouteTables[0].IsEscaped = open == "table";
        _subnet.RouteTables[0].Routes.IsOpen = open == "routes of the table";
        _net.Network.Routes.IsOpen = open == "routes";
        _subnet.RouteTables.IsOpen = open == "tables of the subnet";

        Assert.False(Find("10.1.0.0/16").IsKnown);
    }

    [Fact]
    public void RouteOfOneBranch_WithALongerPrefixBesideIt_DoesNotCount()
    {
        _net.Route(_subnet, "10.0.0.0/8", RouteTargetKind.TransitGateway, guard: Arm(0));
        var peering = _net.Route(_subnet, "10.1.0.0/16", RouteTargetKind.Peering);

        Assert.Same(peering, Find("10.1.2.0/24").Route);
    }

    [Fact]
    public void SubnetWithTwoTables_IsKnownWhereBothDrop()
    {
        var second = _net.RouteTable(_vpc);
        _subnet.RouteTables.Add(second);
        Assert.Equal(NextHopKind.None, Find("10.1.0.0/16").Kind);

        _net.Route(second, To("10.1.0.0/16"), RouteTargetKind.Peering);
        Assert.False(Find("10.1.0.0/16").IsKnown);

        _net.Route(_subnet, "10.1.0.0/16", RouteTargetKind.TransitGateway);
        Assert.False(Find("10.1.0.0/16").IsKnown);
    }

    private NextHop Find(string block, Guard? within = null) => Find(PacketDestination.Of(Block(block)), within);

    private NextHop Find(PacketDestination to, Guard? within = null) => Ask(_subnet, to, within);

    private NextHop Ask(Subnet subnet, PacketDestination to, Guard? within = null) => new Router(_net.Network).Find(subnet, to, within ?? Guard.Always);
}
