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
    public void SingleNatGateway_ServesSubnetsByTheirDefaultRoutes()
    {
        var gateway = NatGateway();
        Served(gateway, "#0");
        _net.Route(_net.Subnet(_vpc, zone: "#1"), "10.1.0.0/16", gateway);

        Assert.Null(_net.Network.FindSingleNatGateway(_vpc));
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
