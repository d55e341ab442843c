using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class DefaultRoutesTests
{
    private readonly NetworkBuilder _net = new();
    private readonly Vpc _vpc;

    public DefaultRoutesTests() => _vpc = _net.Vpc();

    [Fact]
    public void EgressSubnetWithTwoTables_LacksARouteWhereBothDo()
    {
        var subnet = _net.Subnet(_vpc);
        subnet.RouteTables.Add(_net.RouteTable(_vpc));
        Assert.Equal([subnet], _net.Network.FindEgressSubnetsWithoutRoute(_vpc));

        _net.Route(subnet.RouteTables[1], To("0.0.0.0/0"), RouteTargetKind.NatGateway);
        Assert.Empty(_net.Network.FindEgressSubnetsWithoutRoute(_vpc));
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("VPC", false)]
    [InlineData("routes", false)]
    [InlineData("table of a route", false)]
    [InlineData("subnet", false)]
    [InlineData("tables of the subnet", false)]
    [InlineData("table", false)]
    [InlineData("routes of the table", false)]
    [InlineData("destinations", false)]
    public void EgressSubnet_LacksARouteWhereAllIsSeen(string open, bool lacks)
    {
        var subnet = _net.Subnet(_vpc);
        var route = _net.Route(subnet, "10.1.0.0/16", RouteTargetKind.Peering);
        _vpc.IsEscaped = open == "VPC";
        _net.Network.Routes.IsOpen = open == "routes";
        if (open == "table of a route")
            _net.Route(table: null, To("10.2.0.0/16"), RouteTargetKind.Peering);
        subnet.IsEscaped = open == "subnet";
        subnet.RouteTables.IsOpen = open == "tables of the subnet";
        subnet.RouteTables[0].IsEscaped = open == "table";
        subnet.RouteTables[0].Routes.IsOpen = open == "routes of the table";
        route.Destinations.IsOpen = open == "destinations";

        Assert.Equal(lacks, _net.Network.FindEgressSubnetsWithoutRoute(_vpc).Count > 0);
    }

    [Theory]
    [InlineData("64.0.0.0/2", true)]
    [InlineData("0.0.0.0/1", false)]
    [InlineData("0.0.0.0/0", false)]
    public void EgressSubnet_WithHalfOfTheAddressesRouted_LacksNothing(string destination, bool lacks)
    {
        var route = _net.Route(_net.Subnet(_vpc), "10.1.0.0/16", RouteTargetKind.TransitGateway);
        route.Destinations.Add(To(destination));

        Assert.Equal(lacks, _net.Network.FindEgressSubnetsWithoutRoute(_vpc).Count > 0);
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("route", false)]
    [InlineData("subnet", false)]
    public void SingleNatGateway_ServesSubnetsOfWhichAllIsSeen(string open, bool isFound)
    {
        var gateway = NatGateway();
        var (_, route) = Served(gateway, "#0");
        var (subnet, _) = Served(gateway, "#1");
        route.IsEscaped = open == "route";
        subnet.IsEscaped = open == "subnet";

        Assert.Equal(isFound, _net.Network.FindSingleNatGateway(_vpc) is not null);
    }

    [Fact]
    public void EgressSubnet_WithARouteForTheUnknownRangeOfAVpc_LacksADefaultRoute()
    {
        _net.Route(_net.Subnet(_vpc).RouteTables[0], ToRangeOf(_net.Vpc("Net/Peer", "?")), RouteTargetKind.Peering);

        Assert.Single(_net.Network.FindEgressSubnetsWithoutRoute(_vpc));
    }

    [Fact]
    public void SingleNatGateway_ServesSubnetsByTheirDefaultRoutes()
    {
        var gateway = NatGateway();
        Served(gateway, "#0");
        _net.Route(_net.Subnet(_vpc, zone: "#1"), "10.1.0.0/16", gateway);

        Assert.Null(_net.Network.FindSingleNatGateway(_vpc));
    }

    [Fact]
    public void SingleNatGateway_DoesNotServeSubnetsThatHaveAnotherWayOut()
    {
        Served(NatGateway(), "#0");
        _net.Route(_net.Subnet(_vpc, zone: "#1"), "0.0.0.0/0", RouteTargetKind.TransitGateway);

        Assert.Null(_net.Network.FindSingleNatGateway(_vpc));
    }

    [Theory]
    [InlineData("?")]
    [InlineData("eu-west-1b")]
    public void SingleNatGateway_ServesZonesThatCanBeCompared(string zone)
    {
        var gateway = NatGateway();
        Served(gateway, "#0");
        Served(gateway, zone);

        Assert.Null(_net.Network.FindSingleNatGateway(_vpc));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void SingleNatGateway_IsTheOnlyOneOfItsWorld(int arm, bool isFound)
    {
        var gateway = _net.Gateway(GatewayKind.Nat, _vpc, _net.Subnet(_vpc, SubnetKind.Public), Arm(0));
        _net.Gateway(GatewayKind.Nat, _vpc, guard: Arm(arm));
        _net.Gateway(GatewayKind.Internet, _vpc);
        Served(gateway, "#0");
        Served(gateway, "#1");

        Assert.Equal(isFound, _net.Network.FindSingleNatGateway(_vpc) is not null);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void SingleNatGateway_ServesSubnetsOfItsWorld(int arm, bool isFound)
    {
        // Both subnets use one table, whose route leads to the gateway where that is there.
        var gateway = _net.Gateway(GatewayKind.Nat, _vpc, _net.Subnet(_vpc, SubnetKind.Public), Arm(0));
        var (subnet, _) = Served(gateway, "#0");
        subnet.RouteTables[0].Subnets.Add(_net.Subnet(_vpc, zone: "#1", guard: Arm(arm)));

        Assert.Equal(isFound, _net.Network.FindSingleNatGateway(_vpc) is not null);
    }

    [Fact]
    public void SingleNatGateway_ServesSubnetsOfOneWorld()
    {
        var gateway = NatGateway();
        Served(gateway, "#0", Arm(0));
        Served(gateway, "#1", Arm(1));
        Assert.Null(_net.Network.FindSingleNatGateway(_vpc));

        var (second, _) = Served(gateway, "#2", Arm(1));
        Assert.Contains(second, _net.Network.FindSingleNatGateway(_vpc)!.Value.Served);
    }

    private Gateway NatGateway() => _net.Gateway(GatewayKind.Nat, _vpc, _net.Subnet(_vpc, SubnetKind.Public));

    private (Subnet Subnet, Route Route) Served(Gateway gateway, string zone, Guard? guard = null)
    {
        var subnet = _net.Subnet(_vpc, zone: zone, guard: guard);
        return (subnet, _net.Route(subnet, "0.0.0.0/0", gateway, guard));
    }
}
