using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PeeringRoutedOneWayTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(true, "accepter")]
    [InlineData(false, "requester")]
    public void OneSideOnly_Reports(bool fromRequester, string missing)
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.1.0.0/16"));
        var peering = _net.Peering(a, b);
        _net.PeeringRoute(fromRequester ? a : b, fromRequester ? "10.1.0.0/16" : "10.0.0.0/16", peering);

        var finding = Assert.Single(Find());
        Assert.Equal(peering.Anchor, finding.Anchor);
        Assert.Equal(missing, finding.Properties[FindingKeys.MissingSide]);
        Assert.Equal([a.Anchor, b.Anchor], finding.Related.Select(place => place.Anchor));
        if (fromRequester)
        {
            Assert.Equal(
                "Only 'A/Vpc' has routes through the peering connection 'Net/Peering', so that replies from 'B/Vpc' have no way back; add routes to 10.0.0.0/16 to the route tables of 'B/Vpc'",
                finding.Message);
        }
    }

    [Fact]
    public void BothSides_AreSilent()
    {
        var (a, b, peering) = Peered();
        _net.PeeringRoute(a, "10.1.0.0/16", peering);
        _net.PeeringRoute(b, "10.0.0.0/16", peering);

        Assert.Empty(Find());
    }

    [Fact]
    public void NoSide_IsSilent()
    {
        Peered();

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherSideMadeElsewhere_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.PeeringRoute(vpc, "10.1.0.0/16", _net.Peering(vpc, _net.Vpc("Net/Old", origin: Origin.Imported)));
        _net.PeeringRoute(vpc, "10.1.0.0/16", _net.Peering(vpc, null));

        Assert.Empty(Find());
    }

    [Fact]
    public void RouteInAnUnknownTable_IsSilent()
    {
        var (a, _, peering) = Peered();
        _net.PeeringRoute(a, "10.1.0.0/16", peering);
        _net.Route(null, To("10.0.0.0/16"), RouteTargetKind.Peering, peering);

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedOtherSide_IsSilent()
    {
        var (a, b, peering) = Peered();
        _net.PeeringRoute(a, "10.1.0.0/16", peering);
        b.IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void WayBackInSomeWorlds_IsSilent()
    {
        var (a, b, peering) = Peered();
        _net.PeeringRoute(a, "10.1.0.0/16", peering);
        _net.PeeringRoute(b, "10.0.0.0/16", peering, Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public void WayBackInExcludedWorlds_Reports()
    {
        var (a, b, peering) = Peered();
        _net.PeeringRoute(a, "10.1.0.0/16", peering, Arm(1));
        _net.PeeringRoute(b, "10.0.0.0/16", peering, Arm(0));

        Assert.Single(Find());
    }

    [Fact]
    public void VpcPeeredWithItself_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.PeeringRoute(vpc, "10.1.0.0/16", _net.Peering(vpc, vpc));

        Assert.Empty(Find());
    }

    private (Vpc A, Vpc B, PeeringConnection Peering) Peered()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.1.0.0/16"));
        return (a, b, _net.Peering(a, b));
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC502");
}
