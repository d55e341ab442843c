using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class PeeringRoutesTests
{
    private readonly NetworkBuilder _net = new();
    private readonly Vpc _near;
    private readonly Vpc _far;

    public PeeringRoutesTests() => (_near, _far) = (_net.Vpc("Net/Near"), _net.Vpc("Net/Far", "10.1.0.0/16"));

    [Fact]
    public void IsRoutedFrom_TheSideWhoseRouteLeadsThroughIt()
    {
        var connection = _net.Peering(_near, _far);
        _net.PeeringRoute(_near, "10.1.0.0/16", connection);
        _net.Route(_net.Subnet(_far), "0.0.0.0/0", RouteTargetKind.NatGateway);

        Assert.True(connection.IsRoutedFrom(_near));
        Assert.False(connection.IsRoutedFrom(_far));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void IsRoutedFrom_ByARouteOfTheSameWorld(int arm, bool isRouted)
    {
        var connection = _net.Peering(_near, _far, Arm(0));
        _net.PeeringRoute(_near, "10.1.0.0/16", connection, Arm(arm));

        Assert.Equal(isRouted, connection.IsRoutedFrom(_near));
        Assert.Equal(isRouted, _net.Network.IsRoutedOnlyFrom(connection, _near, _far));
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("connection", false)]
    [InlineData("routes", false)]
    [InlineData("other side", false)]
    [InlineData("table", false)]
    [InlineData("routes of the table", false)]
    public void IsRoutedOnlyFrom_WhereAllIsSeen(string open, bool isProven)
    {
        var connection = _net.Peering(_near, _far);
        var table = _net.RouteTable(_far);
        _net.PeeringRoute(_near, "10.1.0.0/16", connection);
        connection.IsEscaped = open == "connection";
        _net.Network.Routes.IsOpen = open == "routes";
        _far.IsEscaped = open == "other side";
        table.IsEscaped = open == "table";
        table.Routes.IsOpen = open == "routes of the table";

        Assert.Equal(isProven, _net.Network.IsRoutedOnlyFrom(connection, _near, _far));
    }

    [Theory]
    [InlineData("Imported", "Created")]
    [InlineData("Created", "Imported")]
    public void IsRoutedOnlyFrom_WithAVpcThatIsMadeElsewhere_IsNotProven(string near, string far)
    {
        var (side, other) = (_net.Vpc("Net/A", origin: Enum.Parse<Origin>(near)), _net.Vpc("Net/B", origin: Enum.Parse<Origin>(far)));
        var connection = _net.Peering(side, other);
        _net.PeeringRoute(side, "10.1.0.0/16", connection);

        Assert.False(_net.Network.IsRoutedOnlyFrom(connection, side, other));
    }

    [Fact]
    public void IsRoutedOnlyFrom_BesideRoutesOfTheOtherSideThatDoNotLeadBack()
    {
        var connection = _net.Peering(_near, _far, Arm(0));
        var back = _net.Peering(_near, _far, Arm(1));
        _net.PeeringRoute(_near, "10.1.0.0/16", connection);
        _net.Route(_net.Subnet(_far), "0.0.0.0/0", RouteTargetKind.NatGateway);
        _net.PeeringRoute(_far, "10.0.0.0/16", back, Arm(1)).Targets.IsOpen = true;

        Assert.True(_net.Network.IsRoutedOnlyFrom(connection, _near, _far));
    }

    [Fact]
    public void IsRoutedOnlyFrom_NotWhereNoRouteLeadsThroughTheConnection()
    {
        var connection = _net.Peering(_near, _far);
        _net.Route(_net.Subnet(_near), "10.1.0.0/16", RouteTargetKind.TransitGateway);
        _net.PeeringRoute(_net.Vpc("Net/Third", "10.2.0.0/16"), "10.1.0.0/16", connection);

        Assert.False(_net.Network.IsRoutedOnlyFrom(connection, _near, _far));
    }

    [Fact]
    public void RangeOfASide_IsOfNoThirdVpc()
    {
        var far = _net.Vpc("Net/Open", "?");

        Assert.Null(Third(_near, far, ToRangeOf(far)));
        Assert.Null(Third(far, _near, ToRangeOf(far)));
    }

    [Fact]
    public void FurtherRangeOfASide_IsOfNoThirdVpc()
    {
        _net.AddressBlock(_far, "10.2.0.0/16");
        _net.Vpc("Net/Third", "10.2.0.0/16");

        Assert.Null(Third(_near, _far, To("10.2.7.0/24")));
        Assert.Null(Third(_far, _near, To("10.2.7.0/24")));
    }

    [Theory]
    [InlineData("Created", true)]
    [InlineData("Imported", false)]
    public void ThirdVpc_IsOneOfTheProgram(string origin, bool isFound)
    {
        var third = _net.Vpc("Net/Third", "10.2.0.0/16", Enum.Parse<Origin>(origin));

        Assert.Equal(isFound ? third : null, Third(_near, _far, To("10.2.7.0/24")));
    }

    [Theory]
    [InlineData("VPC")]
    [InlineData("ranges")]
    public void ThirdVpc_IsNotProvenWhereASideMayHaveFurtherRanges(string open)
    {
        _net.Vpc("Net/Third", "10.2.0.0/16");
        _far.IsEscaped = open == "VPC";
        _far.SecondaryRanges.IsOpen = open == "ranges";

        Assert.Null(Third(_near, _far, To("10.2.7.0/24")));
    }

    [Theory]
    [InlineData("nothing", false)]
    [InlineData("route", true)]
    [InlineData("targets", true)]
    public void RouteToSomethingElse_MayLeadThroughWhereItIsNotSeenWhole(string open, bool mayLeadThrough)
    {
        var route = _net.Route(_net.Subnet(_near), "10.1.0.0/16", RouteTargetKind.TransitGateway);
        route.IsEscaped = open == "route";
        route.Targets.IsOpen = open == "targets";

        Assert.Equal(mayLeadThrough, route.MayLeadThrough(_net.Peering(_near, _far)));
    }

    [Fact]
    public void RouteThroughAPeeringThatCannotBeTold_MayLeadThrough() =>
        Assert.True(_net.Route(_net.Subnet(_near), "10.1.0.0/16", RouteTargetKind.Peering).MayLeadThrough(_net.Peering(_near, _far)));

    private Vpc? Third(Vpc requester, Vpc accepter, Target destination)
    {
        var connection = _net.Peering(requester, accepter);
        return _net.Network.FindThirdVpc(connection, _net.PeeringRoute(requester, destination, connection), destination);
    }
}
