using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PeeringRouteToWrongRangeTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("10.0.0.0/16", "the range of 'A/Vpc' itself")]
    [InlineData("10.0.7.0/24", "the range of 'A/Vpc' itself")]
    [InlineData("172.16.0.0/16", "has no address of it")]
    public void OwnRangeOrOneThatThePeerLacks_Reports(string destination, string words)
    {
        var (a, b, peering) = Pair();
        var route = _net.PeeringRoute(a, destination, peering);

        var finding = Assert.Single(Find());
        Assert.Equal(route.Anchor, finding.Anchor);
        Assert.Equal([peering.Anchor, b.Anchor], finding.Related.Select(place => place.Anchor));
        Assert.Equal("10.1.0.0/16", finding.Properties[FindingKeys.PeerRange]);
        Assert.Contains(words, finding.Message);
    }

    [Theory]
    [InlineData("0.0.0.0/0", false, true)]
    [InlineData("10.1.0.0/16", true, false)]
    public void RouteBesideOthers_TellsThePeersRange_WhereItIsTheOnlyOneThroughTheConnection(string beside, bool isThroughIt, bool isTold)
    {
        var (a, _, peering) = Pair();
        _net.PeeringRoute(a, "172.16.0.0/16", peering);
        _net.Route(a.RouteTables[0], To(beside), isThroughIt ? RouteTargetKind.Peering : RouteTargetKind.NatGateway, isThroughIt ? peering : null);

        Assert.Equal(isTold, Assert.Single(Find()).Properties.ContainsKey(FindingKeys.PeerRange));
    }

    [Fact]
    public void OwnRangeThatIsNotKnown_Reports()
    {
        var own = _net.Vpc("A/Vpc", "?");
        _net.PeeringRoute(own, ToRangeOf(own), _net.Peering(own, _net.Vpc("B/Vpc")));

        Assert.Single(Find());
    }

    [Theory]
    [InlineData("10.1.0.0/16")]
    [InlineData("10.1.4.0/24")]
    [InlineData("10.0.0.0/8")]
    [InlineData("?")]
    public void RangeOfThePeerOrUnknown_IsSilent(string destination)
    {
        var (a, _, peering) = Pair();
        _net.PeeringRoute(a, destination, peering);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.2.0.0/16")]
    public void DefaultRouteOrThirdVpc_IsLeftToVpc504(string destination)
    {
        var (a, _, peering) = Pair();
        _net.Vpc("C/Vpc", "10.2.0.0/16");
        _net.PeeringRoute(a, destination, peering);

        Assert.Empty(Find());
        Assert.Single(_net.Find("VPC504"));
    }

    [Fact]
    public void RangeThatBothHave_IsLeftToVpc503()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.0.128.0/17"));
        var peering = _net.Peering(a, b);
        _net.PeeringRoute(a, new Target { RangeOf = b, Cidr = Block("10.0.128.0/17") }, peering);
        _net.PeeringRoute(a, "10.0.128.0/17", peering);

        Assert.Empty(Find());
        Assert.Single(_net.Find("VPC503"));
    }

    [Fact]
    public void PeerThatMayHaveMore_IsSilent()
    {
        var a = _net.Vpc("A/Vpc");
        var b = _net.Vpc("B/Vpc", "10.1.0.0/16");
        b.SecondaryRanges.IsOpen = true;
        _net.PeeringRoute(a, "172.16.0.0/16", _net.Peering(a, b));
        _net.PeeringRoute(a, "172.16.0.0/16", _net.Peering(a, _net.Vpc("C/Vpc", "10.1.0.0/16", Origin.Imported)));
        _net.PeeringRoute(a, "172.16.0.0/16", _net.Peering(a, null));
        _net.PeeringRoute(a, "2001:db8::/32", _net.Peering(a, _net.Vpc("D/Vpc", "10.3.0.0/16")));

        Assert.Empty(Find());
    }

    [Fact]
    public Task OwnRange_Reports() => Verify.InStackAsync("""
        var a = new Vpc(this, "A", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });
        var b = new Vpc(this, "B", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
        var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = b.VpcId });
        Route(a, b);
        Route(b, b);

        void Route(Vpc from, Vpc to)
        {
            foreach (Subnet subnet in from.PrivateSubnets)
                subnet.{|VPC512:AddRoute|}("Peer", new AddRouteOptions { RouterType = RouterType.VPC_PEERING_CONNECTION, RouterId = peering.Ref, DestinationCidrBlock = to.VpcCidrBlock });
        }
        """, "VPC512");

    [Fact]
    public Task LiteralThatIsNobodys_Reports() => Verify.InStackAsync("""
        var a = new CfnVPC(this, "A", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var b = new CfnVPC(this, "B", new CfnVPCProps { CidrBlock = "10.1.0.0/16" });
        var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.Ref, PeerVpcId = b.Ref });
        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = a.Ref });
        _ = new {|VPC512:CfnRoute|}(this, "Route", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "10.11.0.0/16", VpcPeeringConnectionId = peering.AttrId });
        """, "VPC512");

    private (Vpc A, Vpc B, PeeringConnection Peering) Pair()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.1.0.0/16"));
        return (a, b, _net.Peering(a, b));
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC512");
}
