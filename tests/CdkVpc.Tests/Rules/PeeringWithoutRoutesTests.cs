using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PeeringWithoutRoutesTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void NoRoute_Reports()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.1.0.0/16"));
        var peering = _net.Peering(a, b);

        var finding = Assert.Single(Find());
        Assert.Equal(peering.Anchor, finding.Anchor);
        Assert.Equal([a.Anchor, b.Anchor], finding.Related.Select(place => place.Anchor));
        Assert.Equal("10.1.0.0/16", finding.Properties[FindingKeys.AccepterRange]);
        Assert.Equal(
            "No route leads through the peering connection 'Net/Peering' between 'A/Vpc' and 'B/Vpc', so that nothing passes; add routes to the other VPC's range on both sides: 10.1.0.0/16 from 'A/Vpc', 10.0.0.0/16 from 'B/Vpc'",
            finding.Message);
    }

    [Fact]
    public void PeerMadeElsewhere_Reports()
    {
        _net.Peering(_net.Vpc(), null);
        _net.Peering(_net.Vpc("Net/Old", origin: Origin.Imported), _net.Vpc());

        Assert.Equal(2, Find().Count);
    }

    [Fact]
    public void BothVpcsMadeElsewhere_AreSilent()
    {
        _net.Peering(_net.Vpc("Net/Old", origin: Origin.Imported), null);

        Assert.Empty(Find());
    }

    [Fact]
    public void Route_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.PeeringRoute(vpc, "10.1.0.0/16", _net.Peering(vpc, null));

        Assert.Empty(Find());
    }

    [Fact]
    public void RouteThroughAnotherConnection_Reports()
    {
        var vpc = _net.Vpc();
        _net.Peering(vpc, null);
        _net.PeeringRoute(vpc, "10.1.0.0/16", _net.Peering(vpc, null));

        Assert.Single(Find());
    }

    [Fact]
    public void RouteInAnUnknownTable_IsSilent()
    {
        _net.Route(null, To("10.1.0.0/16"), RouteTargetKind.Peering, _net.Peering(_net.Vpc(), null));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(RouteTargetKind.Peering)]
    [InlineData(RouteTargetKind.Unknown)]
    public void RouteToSomethingUnknown_IsSilent(object kind)
    {
        var vpc = _net.Vpc();
        _net.Peering(vpc, null);
        _net.Route(_net.RouteTable(vpc), To("10.1.0.0/16"), (RouteTargetKind)kind);

        Assert.Empty(Find());
    }

    [Fact]
    public void UnseenRoutes_AreSilent()
    {
        _net.Peering(_net.Vpc(), null);
        _net.Network.Routes.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void RouteInSomeWorlds_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.PeeringRoute(vpc, "10.1.0.0/16", _net.Peering(vpc, null), Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public void RouteInExcludedWorlds_Reports()
    {
        var vpc = _net.Vpc();
        _net.PeeringRoute(vpc, "10.1.0.0/16", _net.Peering(vpc, null, Arm(1)), Arm(0));

        Assert.Single(Find());
    }

    [Fact]
    public void EscapedThings_AreSilent()
    {
        var escaped = _net.Vpc();
        escaped.IsEscaped = true;
        _net.Peering(escaped, null);
        _net.Peering(_net.Vpc(), escaped);
        _net.Peering(_net.Vpc(), null).IsEscaped = true;
        var openTable = _net.Vpc();
        _net.RouteTable(openTable).Routes.IsOpen = true;
        _net.Peering(openTable, null);

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC501");
}
