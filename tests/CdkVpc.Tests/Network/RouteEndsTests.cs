using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class RouteEndsTests
{
    private readonly NetworkBuilder _net = new();
    private readonly RouteTable _table;

    public RouteEndsTests() => _table = _net.RouteTable(_net.Vpc());

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("route", false)]
    [InlineData("destinations", false)]
    [InlineData("targets", false)]
    [InlineData("second destination", false)]
    [InlineData("second target", false)]
    public void Ends_AreKnownWhereTheRouteIsSeenWhole(string open, bool areKnown)
    {
        var route = _net.Route(_table, To("10.1.0.0/16"), RouteTargetKind.Peering);
        route.IsEscaped = open == "route";
        route.Destinations.IsOpen = open == "destinations";
        route.Targets.IsOpen = open == "targets";
        route.Destinations.AddRange(open == "second destination" ? [To("10.2.0.0/16")] : []);
        route.Targets.AddRange(open == "second target" ? [new RouteTarget(RouteTargetKind.Other, null)] : []);

        Assert.Equal(areKnown, route.HasKnownEnds(out var destination, out var target));
        Assert.Equal(areKnown ? (route.Destination, route.Target!.Kind) : (Target.Unknown, RouteTargetKind.Unknown), (destination, target.Kind));
    }

    [Theory]
    [InlineData("::/0", true)]
    [InlineData("?", true)]
    [InlineData("0.0.0.0/0", false)]
    [InlineData("2001:db8::/32", false)]
    public void TwinForIpv6_IsARouteThatMayBeForEveryIpv6Address(string destination, bool isTwin)
    {
        var route = Ipv6Route();
        _net.Route(_table, To(destination), RouteTargetKind.EgressOnlyGateway);

        Assert.Equal(isTwin, route.HasTwinForIpv6());
    }

    [Fact]
    public void TwinForIpv6_IsARouteOfTheSameWorld()
    {
        var route = _net.Route(_table, To("::/0"), RouteTargetKind.NatGateway, guard: Arm(0));
        _net.Route(_table, To("::/0"), RouteTargetKind.EgressOnlyGateway, guard: Arm(1));

        Assert.False(route.HasTwinForIpv6());
    }

    [Fact]
    public void TwinForIpv6_MayBeInATableThatMayHaveFurtherRoutes()
    {
        var route = Ipv6Route();
        Assert.False(route.HasTwinForIpv6());

        _table.Routes.IsOpen = true;
        Assert.True(route.HasTwinForIpv6());
    }

    [Fact]
    public void TwinForIpv6_MayBeARouteWithFurtherDestinations()
    {
        var route = Ipv6Route();
        var other = _net.Route(_table, To("10.1.0.0/16"), RouteTargetKind.EgressOnlyGateway);
        Assert.False(route.HasTwinForIpv6());

        other.Destinations.IsOpen = true;
        Assert.True(route.HasTwinForIpv6());
    }

    [Fact]
    public void TwinForIpv6_IsARouteForIpv4AsWell()
    {
        var route = Ipv6Route();
        _net.Route(_table, To("0.0.0.0/0"), RouteTargetKind.EgressOnlyGateway).Destinations.Add(To("::/0"));

        Assert.True(route.HasTwinForIpv6());
    }

    [Fact]
    public void Destination_IsOfIpv4WhereItIsABlockOfItOrTheRangeOfAVpc() =>
        Assert.Equal([true, false, true, null], new[] { To("10.0.0.0/8"), To("::/0"), ToRangeOf(_net.Vpc(range: "?")), To("?") }.Select(static end => end.IsIpv4()));

    [Theory]
    [InlineData(nameof(GatewayKind.Internet), nameof(RouteTargetKind.Gateway), false)]
    [InlineData(nameof(GatewayKind.Nat), nameof(RouteTargetKind.NatGateway), true)]
    [InlineData(nameof(GatewayKind.EgressOnly), nameof(RouteTargetKind.EgressOnlyGateway), true)]
    [InlineData(nameof(GatewayKind.EgressOnly), nameof(RouteTargetKind.NatGateway), false)]
    public void Target_IsAGatewayOfAKindByItselfOrByItsProperty(string kind, string property, bool isOfTheKind)
    {
        var (expected, target) = (Enum.Parse<GatewayKind>(kind), Enum.Parse<RouteTargetKind>(property));

        Assert.Equal(isOfTheKind, new RouteTarget(target, Resource: null).IsGateway(expected));
        Assert.True(new RouteTarget(target, _net.Gateway(expected, vpc: null)).IsGateway(expected));
        Assert.False(new RouteTarget(target, _net.Gateway(GatewayKind.Internet, vpc: null)).IsGateway(GatewayKind.Nat));
    }

    [Fact]
    public void WhateverIsNamed_IsAKnownEnd() =>
        Assert.DoesNotContain([To("10.0.0.0/8"), ToRangeOf(_net.Vpc(range: "?")), ToGroup(_net.Group()), new Target { PrefixList = "pl-1" }], static end => end.IsUnknown);

    private Route Ipv6Route() => _net.Route(_table, To("::/0"), RouteTargetKind.NatGateway);
}
