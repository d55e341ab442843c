using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class GatewayCoverageTests
{
    private readonly NetworkBuilder _net = new();
    private readonly Vpc _vpc;

    public GatewayCoverageTests()
    {
        _vpc = _net.Vpc();
        _net.Subnet(_vpc);
    }

    [Theory]
    [InlineData("nothing", 1)]
    [InlineData("endpoint", 0)]
    [InlineData("tables of the endpoint", 0)]
    [InlineData("other endpoint", 0)]
    [InlineData("tables of the other endpoint", 0)]
    public void UnservedSubnet_IsProvenWhereAllIsSeen(string open, int count)
    {
        var (endpoint, other) = (_net.GatewayEndpoint(_vpc), _net.GatewayEndpoint(_vpc));
        _net.Subnet(_vpc);
        endpoint.IsEscaped = open == "endpoint";
        endpoint.RouteTables.IsOpen = open == "tables of the endpoint";
        other.IsEscaped = open == "other endpoint";
        other.RouteTables.IsOpen = open == "tables of the other endpoint";

        Assert.Equal(count, _net.Network.FindUnservedSubnets(endpoint).Count);
    }

    [Theory]
    [InlineData("s3", true, 0)]
    [InlineData("s3", null, 0)]
    [InlineData("?", true, 0)]
    [InlineData("s3", false, 1)]
    [InlineData("sqs", true, 1)]
    public void InterfaceEndpoint_ServesWhereItMayTakeOverTheName(string service, bool? privateDns, int count)
    {
        var endpoint = _net.GatewayEndpoint(_vpc);
        _net.Subnet(_vpc);
        _net.InterfaceEndpoint(_vpc, service, privateDns: privateDns);

        Assert.Equal(count, _net.Network.FindUnservedSubnets(endpoint).Count);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void OtherEndpoint_ServesInItsOwnWorld(int arm, int count)
    {
        var endpoint = _net.GatewayEndpoint(_vpc, guard: Arm(0));
        _net.Subnet(_vpc);
        _net.GatewayEndpoint(_vpc, guard: Arm(arm));

        Assert.Equal(count, _net.Network.FindUnservedSubnets(endpoint).Count);
    }

    [Fact]
    public void SubnetWithOneTableThatIsServed_IsNotProvenUnserved()
    {
        var endpoint = _net.GatewayEndpoint(_vpc);
        var subnet = _net.Subnet(_vpc);
        Assert.Equal([subnet], _net.Network.FindUnservedSubnets(endpoint));

        subnet.RouteTables.Add(_vpc.RouteTables[0]);
        Assert.Empty(_net.Network.FindUnservedSubnets(endpoint));
    }

    [Fact]
    public void SubnetOfTheMainTable_IsNotProvenUnserved()
    {
        var endpoint = _net.GatewayEndpoint(_vpc);
        _vpc.Subnets.Add(new Subnet { Vpc = _vpc, Kind = SubnetKind.Isolated });

        Assert.Empty(_net.Network.FindUnservedSubnets(endpoint));
    }

    [Fact]
    public void EndpointOfWhichNotEvenTheKindIsKnown_MayServe()
    {
        var endpoint = _net.GatewayEndpoint(_vpc);
        _net.Subnet(_vpc);
        _net.Network.VpcsOfUndecidedEndpoints.Add(_vpc);

        Assert.Empty(_net.Network.FindUnservedSubnets(endpoint));
    }

    [Fact]
    public void SubnetThatWasHandedOut_IsNotProvenUnserved()
    {
        var endpoint = _net.GatewayEndpoint(_vpc);
        _net.Subnet(_vpc).IsEscaped = true;

        Assert.Empty(_net.Network.FindUnservedSubnets(endpoint));
    }

    [Fact]
    public void Twin_IsOnOneOfTheTables()
    {
        var shared = _net.Subnet(_vpc).RouteTables[0];
        var first = _net.GatewayEndpoint(null);
        first.RouteTables.Add(shared);

        Assert.Equal((first, shared), _net.Network.FindTwin(_net.GatewayEndpoint(_vpc)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Twin_IsOnATableOfTheSameWorlds(int arm, bool expected)
    {
        var table = new RouteTable { Vpc = _vpc, Guard = Arm(arm) };
        foreach (var guard in new[] { Guard.Always, Arm(0) })
            _net.GatewayEndpoint(null, guard: guard).RouteTables.Add(table);

        Assert.Equal(expected, _net.Network.FindTwin(_net.Network.GatewayEndpoints[1]) is not null);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Twin_IsNoneThatALoopMayNotMake(bool isRepeated, bool expected)
    {
        _net.GatewayEndpoint(_vpc);
        var second = new GatewayEndpoint { Vpc = _vpc, Service = Setting<string>.Of("s3"), Order = int.MaxValue, IsRepeated = isRepeated };
        second.RouteTables.AddRange(_vpc.RouteTables);

        Assert.Equal(expected, _net.Network.FindTwin(second) is not null);
    }
}
