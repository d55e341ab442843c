using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class EndpointDnsTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void EndpointWithoutPrivateDns_IsOffTheNames() => Assert.True(IsOffTheNames(_net.Door(_net.Vpc(), privateDns: false)));

    [Fact]
    public void EndpointThatNamesMayLeadTo_IsNot()
    {
        var vpc = _net.Vpc();
        var (touched, used) = (_net.Door(vpc, privateDns: false), _net.Door(vpc, privateDns: false));
        touched.IsEscaped = true;
        used.OwnNamesAreUsed = true;

        Assert.False(IsOffTheNames(touched));
        Assert.False(IsOffTheNames(used));
        Assert.False(IsOffTheNames(_net.Door(vpc, privateDns: false, isAws: false)));
        Assert.False(IsOffTheNames(_net.Door(vpc, privateDns: false, isAws: null)));
        Assert.False(IsOffTheNames(_net.Door(vpc, privateDns: null)));
        Assert.False(IsOffTheNames(_net.Door(vpc, privateDns: true)));
    }

    [Fact]
    public void EndpointsOrZonesThatAreNotSeen_MayHaveTheNames()
    {
        var vpc = _net.Vpc();
        var endpoint = _net.Door(vpc, privateDns: false);
        _net.Network.HostedZones.IsOpen = true;
        Assert.False(IsOffTheNames(endpoint));
        Assert.True(_net.Network.MayFindServicesElsewhere(vpc));

        _net.Network.HostedZones.IsOpen = false;
        Assert.False(_net.Network.MayFindServicesElsewhere(vpc));
        _net.Network.VpcsOfUndecidedEndpoints.Add(vpc);
        Assert.False(IsOffTheNames(endpoint));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void OtherEndpointOfTheService_HasTheNames_WhereItIsThereToo(int arm, bool expected)
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, guard: Arm(arm));

        Assert.Equal(expected, IsOffTheNames(_net.Door(vpc, privateDns: false, guard: Arm(0))));
    }

    [Fact]
    public void OtherEndpointOfTheService_MayBeInAVpcThatIsNotKnown()
    {
        _net.Door(_net.Vpc());

        Assert.False(IsOffTheNames(_net.Door(vpc: null, privateDns: false)));
    }

    [Fact]
    public void OtherEndpointOfAnUnknownService_MayHaveTheNames()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, "?");

        Assert.False(IsOffTheNames(_net.Door(vpc, privateDns: false)));
    }

    [Theory]
    [InlineData("sqs.eu-west-1.amazonaws.com", 0, false)]
    [InlineData("sqs.eu-west-1.amazonaws.com", 1, true)]
    [InlineData("", 0, false)]
    [InlineData("example.com", 0, true)]
    public void HostedZoneOfAService_HasTheNames_WhereItIsThereToo(string ending, int arm, bool expected)
    {
        var vpc = _net.Vpc(guard: Arm(0));
        Zone(ending, Arm(arm), vpc);

        Assert.Equal(expected, IsOffTheNames(_net.Door(vpc, privateDns: false, guard: Arm(0))));
        Assert.Equal(!expected, _net.Network.MayFindServicesElsewhere(vpc));
    }

    [Fact]
    public void HostedZoneThatWasHandedOut_MayNameAnything()
    {
        var vpc = _net.Vpc();
        Zone("example.com", Guard.Always, vpc).IsEscaped = true;

        Assert.True(_net.Network.MayFindServicesElsewhere(vpc));
    }

    [Fact]
    public void HostedZone_CountsInEachOfItsVpcs()
    {
        var (one, two, third) = (_net.Vpc("Net/One"), _net.Vpc("Net/Two"), _net.Vpc("Net/Third"));
        Zone("amazonaws.com", Guard.Always, one, two);

        Assert.True(_net.Network.MayFindServicesElsewhere(one));
        Assert.True(_net.Network.MayFindServicesElsewhere(two));
        Assert.False(_net.Network.MayFindServicesElsewhere(third));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void HostedZoneOfAnyVpc_MayCountInOneThatIsNotKnown(int vpcs, bool expected)
    {
        Zone("amazonaws.com", Guard.Always, [.. Enumerable.Range(0, vpcs).Select(_ => _net.Vpc())]);

        Assert.Equal(expected, IsOffTheNames(_net.Door(vpc: null, privateDns: false)));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("eu-west-1", null, true)]
    [InlineData(null, "eu-west-1", true)]
    [InlineData("eu-west-1", "eu-west-1", true)]
    [InlineData("eu-west-1", "us-east-1", false)]
    public void Namesake_IsOfOneRegion_AsFarAsThatIsKnown(string? one, string? other, bool expected)
    {
        var vpc = _net.Vpc();
        var first = _net.Door(vpc, region: one);

        Assert.Equal(expected ? first : null, _net.Network.FindNamesake(_net.Door(vpc, region: other)));
    }

    private bool IsOffTheNames(InterfaceEndpoint endpoint) => _net.Network.IsOffTheNames(endpoint);

    private HostedZone Zone(string ending, Guard guard, params Vpc[] vpcs)
    {
        var zone = new HostedZone { Path = "Net/Zone", Anchor = _net.NewAnchor(), Ending = ending, Guard = guard };
        zone.Vpcs.AddRange(vpcs);
        _net.Network.HostedZones.Add(zone);
        return zone;
    }
}
