using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class ZoneCoverageTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("#0", "#1", "#2")]
    [InlineData("eu-west-1a", "eu-west-1b", "eu-west-1c")]
    public void ZoneWithoutAnInterface_IsUnserved(string first, string second, string third)
    {
        var vpc = _net.Vpc();
        Subnet[] served = [_net.Subnet(vpc, zone: first), _net.Subnet(vpc, zone: second)];
        var unserved = _net.Subnet(vpc, zone: third);
        _net.Subnet(vpc, zone: third);
        var endpoint = _net.Door(vpc, subnets: served);

        Assert.Equal([unserved], endpoint.FindUnservedSubnets());
        Assert.Equal(3, endpoint.CountNeededZones());
    }

    [Fact]
    public void PositionsAndNames_CannotBeCompared()
    {
        var vpc = _net.Vpc();
        Subnet[] served = [_net.Subnet(vpc, zone: "#0"), _net.Subnet(vpc, zone: "eu-west-1a")];
        _net.Subnet(vpc, zone: "#1");

        Assert.Empty(_net.Door(vpc, subnets: served).FindUnservedSubnets());
    }

    [Theory]
    [InlineData(nameof(SubnetKind.Private), 0, 1)]
    [InlineData(nameof(SubnetKind.Private), 1, 0)]
    [InlineData(nameof(SubnetKind.Isolated), 0, 1)]
    [InlineData(nameof(SubnetKind.Isolated), 1, 0)]
    [InlineData(nameof(SubnetKind.Public), 0, 0)]
    public void SubnetOfOtherWorldsThanTheEndpoint_NeedsNoInterface(string kind, int arm, int expected)
    {
        var vpc = _net.Vpc();
        var served = _net.Subnet(vpc);
        _net.Subnet(vpc, Enum.Parse<SubnetKind>(kind), zone: "#1", guard: Arm(arm));

        Assert.Equal(expected, _net.Door(vpc, subnets: [served], guard: Arm(0)).FindUnservedSubnets().Count);
    }

    [Fact]
    public void EndpointOfAnUnknownVpc_NeedsNoZoneThatIsKnown() => Assert.Equal(0, _net.Door(vpc: null).CountNeededZones());

    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData(0, 0, 0, true)]
    [InlineData(0, 1, null, false)]
    [InlineData(1, null, 0, false)]
    [InlineData(null, 1, 0, false)]
    public void TwoSubnetsOfOneZone_AreFoundInTheWorldsOfTheEndpoint(int? first, int? second, int? ofEndpoint, bool expected)
    {
        var vpc = _net.Vpc();
        var (one, two) = (_net.Subnet(vpc, guard: Maybe(first)), _net.Subnet(vpc, guard: Maybe(second)));

        Assert.Equal(expected ? (one, two) : null, _net.Door(vpc, subnets: [one, two], guard: Maybe(ofEndpoint)).FindSubnetsOfOneZone());

        static Guard Maybe(int? arm) => arm is { } known ? Arm(known) : Guard.Always;
    }

    [Fact]
    public void SubnetsOfTwoVpcs_AreNotOfOneZone()
    {
        // The same position in two stacks may be another zone.
        var (one, other) = (_net.Vpc(), _net.Vpc("Net/Other"));

        Assert.Null(_net.Door(one, subnets: [_net.Subnet(one), _net.Subnet(other)]).FindSubnetsOfOneZone());
    }

    [Fact]
    public void SubnetsOfUnknownVpcs_AreNotKnownToBeOfOneZone()
    {
        var zone = Setting<string>.Of("eu-west-1a");

        Assert.Null(_net.Door(vpc: null, subnets: [new Subnet { Zone = zone }, new Subnet { Zone = zone }]).FindSubnetsOfOneZone());
    }
}
