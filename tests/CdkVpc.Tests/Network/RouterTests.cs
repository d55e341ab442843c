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

    [Fact]
    public void RangeOfAnotherVpc_WithARouteForAThirdUnknownRange_IsUnknown()
    {
        var (peer, third) = (_net.Vpc(range: "?"), _net.Vpc(range: "?"));
        _net.Route(_subnet.RouteTables[0], ToRangeOf(third), RouteTargetKind.Peering);

        Assert.False(Find(PacketDestination.Of(peer)).IsKnown);
    }

    [Fact]
    public void Ipv6Block_TakesNoRouteForTheRangeOfAVpc()
    {
        _vpc.HasIpv6 = false;
        _net.Route(_subnet.RouteTables[0], ToRangeOf(_net.Vpc(range: "?")), RouteTargetKind.Peering);

        Assert.Equal(NextHopKind.None, Find("2001:db8::/56").Kind);
    }

    [Theory]
    [InlineData("Created", "Created", true)]
    [InlineData("Imported", "Created", false)]
    [InlineData("Created", "Unknown", false)]
    public void UnknownRangeOfAVpc_IsNoneOfAnotherOneOfTheProgram(string own, string other, bool isKnown)
    {
        var subnet = _net.Subnet(_net.Vpc(origin: Enum.Parse<Origin>(own)));

        Assert.Equal(isKnown, Ask(subnet, PacketDestination.Of(_net.Vpc(range: "?", origin: Enum.Parse<Origin>(other)))).IsKnown);
    }

    [Fact]
    public void UnknownRangeOfAVpc_IsNotOfTheInternet()
    {
        _net.Route(_subnet.RouteTables[0], ToRangeOf(_net.Vpc(range: "?")), RouteTargetKind.Peering);

        Assert.Equal(NextHopKind.None, Find(PacketDestination.Ipv4Internet).Kind);
    }

    [Theory]
    [InlineData("10.1.0.0/16", true)]
    [InlineData("10.1.128.0/17", false)]
    public void UnknownRangeOfAVpc_MayHaveRoutesForItsPartsOfMoreThan16Bits(string part, bool isKnown)
    {
        var peer = _net.Vpc(range: "?");
        _net.Route(_subnet.RouteTables[0], ToRangeOf(peer), RouteTargetKind.Peering);
        _net.Route(_subnet, part, RouteTargetKind.TransitGateway);

        Assert.Equal(isKnown, Find(PacketDestination.Of(peer)).IsKnown);
    }

    [Theory]
    [InlineData("10.1.0.0/16", nameof(NextHopKind.Local))]
    [InlineData("10.1.128.0/17", nameof(NextHopKind.Unknown))]
    public void OwnRangeThatIsNotKnown_MayHaveRoutesForItsPartsOfMoreThan16Bits(string part, string kind)
    {
        var vpc = _net.Vpc(range: "?");
        var subnet = _net.Subnet(vpc);
        _net.Route(subnet, part, RouteTargetKind.Other);

        Assert.Equal(kind, Ask(subnet, PacketDestination.Of(vpc)).Kind.ToString());
    }

    [Fact]
    public void RouteForOneAddress_ComesBeforeAnyOther()
    {
        _vpc.HasIpv6 = false;
        var route = _net.Route(_subnet, "2001:db8::1/128", RouteTargetKind.TransitGateway);
        _net.Route(_subnet, "?", RouteTargetKind.Peering);

        Assert.Same(route, Find("2001:db8::1/128").Route);
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("VPC", false)]
    [InlineData("ranges", false)]
    public void BlockOutsideTheVpc_IsNotLocalWhereAllRangesAreSeen(string open, bool isKnown)
    {
        _vpc.IsEscaped = open == "VPC";
        _vpc.SecondaryRanges.IsOpen = open == "ranges";

        Assert.Equal(isKnown ? NextHopKind.None : NextHopKind.Unknown, Find("10.1.0.0/16").Kind);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(null, false)]
    public void Ipv6Block_IsNotLocalInAVpcWithoutIpv6(bool? hasIpv6, bool isKnown)
    {
        _vpc.HasIpv6 = hasIpv6;

        Assert.Equal(isKnown ? NextHopKind.None : NextHopKind.Unknown, Find("2001:db8::/56").Kind);
    }

    [Fact]
    public void HalfOfAllAddresses_ComesBeforeTheDefaultRoute()
    {
        _net.Route(_subnet, "0.0.0.0/0", RouteTargetKind.NatGateway);
        var half = _net.Route(_subnet, "0.0.0.0/1", RouteTargetKind.TransitGateway);

        Assert.Same(half, Find("8.8.8.0/24").Route);
    }

    [Theory]
    [InlineData("10.1.0.0/16", nameof(RouteTargetKind.TransitGateway), true)]
    [InlineData("52.0.0.0/16", nameof(RouteTargetKind.Peering), true)]
    [InlineData("52.0.0.0/16", nameof(RouteTargetKind.TransitGateway), false)]
    public void RouteForPrivateAddressesOrThroughPeering_IsNoneForTheInternet(string destination, string kind, bool drops)
    {
        _net.Route(_subnet, destination, Enum.Parse<RouteTargetKind>(kind));

        Assert.Equal(drops ? NextHopKind.None : NextHopKind.Unknown, Find(PacketDestination.Ipv4Internet).Kind);
    }

    [Theory]
    [InlineData(false, "the internet by IPv4")]
    [InlineData(true, "the internet by IPv6")]
    public void InternetWithoutARoute_IsNamedByItsProtocol(bool isIpv6, string name) => Assert.EndsWith($" is for {name}", Find(PacketDestination.Internet(isIpv6)).Reason);

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

    [Fact]
    public void GatewayEndpointOfAnUnknownService_MayBeTheOneOfTheService()
    {
        _net.GatewayEndpoint(_vpc, "?");

        Assert.False(Find(PacketDestination.Service("s3")).IsKnown);
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    public void GatewayEndpointOnOtherTables_MayBeOnThoseOfItsVpcWhereTheyAreNotAllSeen(bool areOpen, bool isOfTheVpc, bool isKnown)
    {
        var endpoint = _net.GatewayEndpoint(isOfTheVpc ? _vpc : _net.Vpc("Net/Other"));
        _net.Route(_net.Subnet(_vpc), "0.0.0.0/0", RouteTargetKind.NatGateway);
        endpoint.RouteTables.IsOpen = areOpen;

        Assert.Equal(isKnown, Ask(_vpc.Subnets[1], PacketDestination.Service("s3")).IsKnown);
    }

    [Fact]
    public void GatewayEndpointOnTablesThatAreNotAllSeen_MayBeOnOneOfAnUnknownVpc()
    {
        var table = _net.RouteTable(vpc: null);
        Assert.True(Asked().IsKnown);

        _net.GatewayEndpoint(_vpc).RouteTables.IsOpen = true;
        Assert.False(Asked().IsKnown);

        NextHop Asked() => new Router(_net.Network).Find(table, PacketDestination.Service("s3"), Guard.Always);
    }

    [Theory]
    [InlineData("0.0.0.0/0", true)]
    [InlineData("::/0", true)]
    [InlineData("", false)]
    public void Internet_IsReachedByEitherProtocol(string route, bool reaches)
    {
        var subnet = Ipv6Subnet(true);
        if (route.Length > 0)
            _net.Route(_subnet, route, _net.Gateway(GatewayKind.Internet, _vpc));

        Assert.Equal(reaches, new Router(_net.Network).ReachesInternet(subnet, Guard.Always));
    }

    [Theory]
    [InlineData("::/0")]
    [InlineData("0.0.0.0/0")]
    public void Internet_ThatMayBeReachedByOneProtocol_IsNotProvenOutOfReach(string route)
    {
        _net.Route(_subnet, route, RouteTargetKind.TransitGateway);

        Assert.Null(new Router(_net.Network).ReachesInternet(Ipv6Subnet(true), Guard.Always));
    }

    [Fact]
    public void SubnetWithoutIpv6_ReachesTheInternetByIpv4()
    {
        _net.Route(_subnet, "0.0.0.0/0", _net.Gateway(GatewayKind.Internet, _vpc));

        Assert.True(new Router(_net.Network).ReachesInternet(Ipv6Subnet(false), isIpv6: false, Guard.Always));
    }

    [Fact]
    public void NatGatewayThatMayBePrivate_MayReachTheInternet()
    {
        var outside = _net.Subnet(_vpc, SubnetKind.Public);
        _net.Route(outside, "0.0.0.0/0", _net.Gateway(GatewayKind.Internet, _vpc));
        _net.Route(_subnet, "0.0.0.0/0", _net.Gateway(GatewayKind.Nat, _vpc, outside, isPrivate: null));

        Assert.Null(Reaches(isIpv6: false));
    }

    [Theory]
    [InlineData("gateway")]
    [InlineData("its subnet")]
    [InlineData("what was made of it")]
    public void NatGatewayThatIsNotKnown_MayReachTheInternet(string open)
    {
        var outside = _net.Subnet(_vpc, SubnetKind.Public);
        _net.Route(outside, "0.0.0.0/0", _net.Gateway(GatewayKind.Internet, _vpc));
        var gateway = open == "gateway" ? null : _net.Gateway(GatewayKind.Nat, _vpc, open == "its subnet" ? null : outside);
        _net.Route(_subnet, "0.0.0.0/0", RouteTargetKind.NatGateway, gateway);
        gateway?.IsEscaped = open == "what was made of it";

        Assert.Null(Reaches(isIpv6: false));
    }

    /// <summary>A subnet with an IPv6 block or not, which uses the table of the other one.</summary>
    private Subnet Ipv6Subnet(bool hasIpv6)
    {
        var subnet = new Subnet { Vpc = _vpc, HasIpv6 = hasIpv6 };
        subnet.RouteTables.Add(_subnet.RouteTables[0]);
        return subnet;
    }

    private bool? Reaches(bool isIpv6) => new Router(_net.Network).ReachesInternet(_subnet, isIpv6, Guard.Always);

    private NextHop Find(string block, Guard? within = null) => Find(PacketDestination.Of(Block(block)), within);

    private NextHop Find(PacketDestination to, Guard? within = null) => Ask(_subnet, to, within);

    private NextHop Ask(Subnet subnet, PacketDestination to, Guard? within = null) => new Router(_net.Network).Find(subnet, to, within ?? Guard.Always);
}
