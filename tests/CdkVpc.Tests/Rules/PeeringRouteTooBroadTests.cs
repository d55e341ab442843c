using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PeeringRouteTooBroadTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("10.0.0.0/15")]
    public void RangeThatHoldsThePeersAndMore_Reports(string destination)
    {
        var (a, b, peering) = Pair();
        var route = _net.PeeringRoute(a, destination, peering);

        var finding = Assert.Single(Find());
        Assert.Equal(route.Anchor, finding.Anchor);
        Assert.Equal([peering.Anchor, b.Anchor], finding.Related.Select(place => place.Anchor));
        Assert.Contains("which has only 10.1.0.0/16 of it", finding.Message);
    }

    [Theory]
    [InlineData("10.1.0.0/16")]
    [InlineData("10.1.0.0/17")]
    [InlineData("172.16.0.0/12")]
    [InlineData("0.0.0.0/0")]
    [InlineData("?")]
    public void OtherRanges_AreSilent(string destination)
    {
        var (a, _, peering) = Pair();
        _net.PeeringRoute(a, destination, peering);

        Assert.Empty(Find());
    }

    [Fact]
    public void RangeThatThePeerHasInParts_IsSilent()
    {
        var (a, b, peering) = Pair();
        b.SecondaryRanges.Add(Block("10.0.0.0/16"));
        _net.PeeringRoute(a, "10.0.0.0/15", peering);

        Assert.Empty(Find());
    }

    [Fact]
    public void PeerMadeElsewhere_ReportsOnlyWhatNoVpcHas()
    {
        var a = _net.Vpc("A/Vpc");
        var peering = _net.Peering(a, _net.Vpc("B/Vpc", "10.1.0.0/16", Origin.Imported));
        _net.PeeringRoute(a, "10.0.0.0/12", peering);
        Assert.Empty(Find());

        _net.PeeringRoute(a, "10.0.0.0/8", peering);
        Assert.Single(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        var (a, b, peering) = Pair();
        b.SecondaryRanges.IsOpen = true;
        _net.PeeringRoute(a, "10.0.0.0/8", peering);
        _net.PeeringRoute(a, "10.0.0.0/8", null);
        _net.PeeringRoute(a, "10.0.0.0/8", _net.Peering(a, null));

        Assert.Empty(Find());
    }

    [Fact]
    public Task WholeOfTen_Reports() => Verify.InStackAsync("""
        var a = new Vpc(this, "A", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });
        var b = new Vpc(this, "B", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
        var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = b.VpcId });
        const string Everything = "10.0.0.0/8";
        for (var i = 0; i < a.PrivateSubnets.Length; i++)
            _ = new {|VPC513:CfnRoute|}(this, $"Route{i}", new CfnRouteProps { RouteTableId = a.PrivateSubnets[i].RouteTable.RouteTableId, DestinationCidrBlock = Everything, VpcPeeringConnectionId = peering.Ref });
        """, "VPC513");

    private (Vpc A, Vpc B, PeeringConnection Peering) Pair()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.1.0.0/16"));
        return (a, b, _net.Peering(a, b));
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC513");
}
