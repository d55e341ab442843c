using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PeeringUsedTransitivelyTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public void DefaultRoute_Reports(string destination)
    {
        var (a, _, _, peering) = Chain();
        var route = _net.PeeringRoute(a, destination, peering);

        var finding = Assert.Single(Find());
        Assert.Equal(route.Anchor, finding.Anchor);
        Assert.Equal(peering.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.EndsWith($"sends {destination} through a peering connection, which carries only what is for the peer itself; route 10.1.0.0/16 instead", finding.Message);
    }

    [Fact]
    public void DefaultRouteThroughAnUnknownConnection_Reports()
    {
        _net.PeeringRoute(_net.Vpc(), "0.0.0.0/0", null);

        Assert.Single(Find());
    }

    [Theory]
    [InlineData("10.2.0.0/16")]
    [InlineData("10.2.3.0/24")]
    public void RangeOfAThirdVpc_Reports(string destination)
    {
        var (a, _, c, peering) = Chain();
        _net.PeeringRoute(a, destination, peering);

        var finding = Assert.Single(Find());
        Assert.Equal([peering.Anchor, c.Anchor], finding.Related.Select(place => place.Anchor));
        Assert.Contains($"sends {destination} ('C/Vpc')", finding.Message);
    }

    [Fact]
    public void ThirdVpcByName_ReportsWithoutItsRange()
    {
        var (a, _, _, peering) = Chain();
        _net.PeeringRoute(a, ToRangeOf(_net.Vpc("D/Vpc", "?")), peering);

        Assert.Contains("the range of D/Vpc ('D/Vpc')", Assert.Single(Find()).Message);
    }

    [Fact]
    public void RangeOfThePeer_IsSilent()
    {
        var (a, b, _, peering) = Chain();
        _net.PeeringRoute(a, "10.1.0.0/16", peering);
        _net.PeeringRoute(a, ToRangeOf(b), peering);
        _net.PeeringRoute(b, "10.0.128.0/17", peering);

        Assert.Empty(Find());
    }

    [Fact]
    public void RangeThatHoldsThePeersToo_IsSilent()
    {
        var (a, _, _, peering) = Chain();
        _net.PeeringRoute(a, "10.0.0.0/8", peering);

        Assert.Empty(Find());
    }

    [Fact]
    public void RangeOfNobody_IsSilent()
    {
        var (a, _, _, peering) = Chain();
        _net.PeeringRoute(a, "172.16.0.0/16", peering);

        Assert.Empty(Find());
    }

    [Fact]
    public void ThirdRangeThatMayBeThePeersToo_IsSilent()
    {
        var a = _net.Vpc("A/Vpc");
        _net.Vpc("C/Vpc", "10.2.0.0/16");
        _net.PeeringRoute(a, "10.2.0.0/16", _net.Peering(a, _net.Vpc("Net/Old", "?", Origin.Imported)));
        _net.PeeringRoute(a, "10.2.0.0/16", _net.Peering(a, null));

        Assert.Empty(Find());
    }

    [Fact]
    public void DefaultRouteToAGateway_IsSilent()
    {
        _net.NatRoute(_net.Vpc());

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        var (a, _, _, peering) = Chain();
        _net.PeeringRoute(a, "?", peering);
        _net.PeeringRoute(a, "0.0.0.0/0", peering).IsEscaped = true;
        _net.PeeringRoute(a, "0.0.0.0/0", peering).Destinations.IsOpen = true;
        _net.PeeringRoute(a, "0.0.0.0/0", peering).Targets.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void ThirdVpcOfAnExcludedBranch_IsSilent()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.1.0.0/16"));
        _net.Vpc("C/Vpc", "10.2.0.0/16", guard: Arm(0));
        _net.PeeringRoute(a, "10.2.0.0/16", _net.Peering(a, b), Arm(1));

        Assert.Empty(Find());
    }

    private (Vpc A, Vpc B, Vpc C, PeeringConnection AB) Chain()
    {
        var (a, b, c) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.1.0.0/16"), _net.Vpc("C/Vpc", "10.2.0.0/16"));
        _net.Peering(b, c);
        return (a, b, c, _net.Peering(a, b));
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC504");
}
