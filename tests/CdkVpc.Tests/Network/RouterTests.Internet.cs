using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using Xunit;

namespace CdkVpc.Tests.Network;

/// <content>Ways to the internet.</content>
public sealed partial class RouterTests
{
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
}
