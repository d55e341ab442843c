using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class PeeringCoverageTests
{
    private readonly NetworkBuilder _net = new();
    private readonly Vpc _side;
    private readonly Subnet _routed;

    public PeeringCoverageTests()
    {
        _side = _net.Vpc();
        _routed = _net.Subnet(_side);
    }

    [Theory]
    [InlineData("nothing", 1)]
    [InlineData("connection", 0)]
    [InlineData("routes", 0)]
    [InlineData("VPC", 0)]
    [InlineData("subnet", 0)]
    [InlineData("tables of the subnet", 0)]
    [InlineData("one of its two tables", 0)]
    [InlineData("routes of one of its two tables", 0)]
    public void MissedSubnet_IsProvenWhereAllIsSeen(string open, int count)
    {
        var connection = Routed();
        var missed = _net.Subnet(_side);
        connection.IsEscaped = open == "connection";
        _net.Network.Routes.IsOpen = open == "routes";
        _side.IsEscaped = open == "VPC";
        missed.IsEscaped = open == "subnet";
        missed.RouteTables.IsOpen = open == "tables of the subnet";
        missed.RouteTables.Add(_net.RouteTable(_side));
        missed.RouteTables[0].IsEscaped = open == "one of its two tables";
        missed.RouteTables[0].Routes.IsOpen = open == "routes of one of its two tables";

        Assert.Equal(count, _net.Network.FindMissedSubnets(connection, _side).Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void SubnetOfAWorld_IsMissedWhereTheConnectionIs(int arm, int count)
    {
        // The route is made in both worlds, with the id of a connection that is there in one of them.
        var connection = Routed(Arm(0));
        _net.Subnet(_side, guard: Arm(arm));

        Assert.Equal(count, _net.Network.FindMissedSubnets(connection, _side).Count);
    }

    [Theory]
    [InlineData(nameof(SubnetKind.Private), 1)]
    [InlineData(nameof(SubnetKind.Isolated), 1)]
    [InlineData(nameof(SubnetKind.Public), 0)]
    public void MissedSubnet_IsAPrivateOrIsolatedOne(string kind, int count)
    {
        var connection = Routed();
        _net.Subnet(_side, Enum.Parse<SubnetKind>(kind));

        Assert.Equal(count, _net.Network.FindMissedSubnets(connection, _side).Count);
    }

    [Fact]
    public void SubnetBesideARouteOfAnUnknownTable_IsNotProvenMissed()
    {
        var connection = Routed();
        _net.Subnet(_side);
        _net.Route(table: null, To("10.1.0.0/16"), RouteTargetKind.Peering, connection);

        Assert.Empty(_net.Network.FindMissedSubnets(connection, _side));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void SubnetOfAWorld_IsMissedWhereAnotherOneIsRouted(int arm, int count)
    {
        var connection = _net.Peering(_side, _net.Vpc("Net/Peer", "10.1.0.0/16"));
        _net.Route(_routed, "10.1.0.0/16", RouteTargetKind.Peering, connection, Arm(0));
        var missed = _net.Subnet(_side, guard: Arm(arm));

        Assert.Equal(count, _net.Network.FindMissedSubnets(connection, _side).Count(subnet => ReferenceEquals(subnet, missed)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    public void SubnetWithARouteOfAWorld_IsMissedInTheOther(int arm, int count)
    {
        var connection = _net.Peering(_side, _net.Vpc("Net/Peer", "10.1.0.0/16"));
        _net.Route(_routed, "10.1.0.0/16", RouteTargetKind.Peering, connection, Arm(0));
        _net.Route(_net.Subnet(_side), "10.1.0.0/16", RouteTargetKind.Peering, connection, Arm(arm));

        Assert.Equal(count, _net.Network.FindMissedSubnets(connection, _side).Count);
    }

    private PeeringConnection Routed(Guard? guard = null)
    {
        var connection = _net.Peering(_side, _net.Vpc("Net/Peer", "10.1.0.0/16"), guard);
        _net.Route(_routed, "10.1.0.0/16", RouteTargetKind.Peering, connection);
        return connection;
    }
}
