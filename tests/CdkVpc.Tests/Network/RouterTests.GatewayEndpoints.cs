using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

/// <content>Routes that gateway endpoints add.</content>
public sealed partial class RouterTests
{
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
}
