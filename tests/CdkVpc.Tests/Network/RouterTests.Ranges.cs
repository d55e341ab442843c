using CdkVpc.Analyzers.Network;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

/// <content>Ranges of VPCs, known or not.</content>
public sealed partial class RouterTests
{
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
}
