using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PeeringTwiceTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TwoConnectionsOfTheSameVpcs_ReportTheLater(bool isTurnedRound)
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc"));
        var first = _net.Peering(a, b);
        var second = isTurnedRound ? _net.Peering(b, a) : _net.Peering(a, b);

        var finding = Assert.Single(Find());
        Assert.Equal(second.Anchor, finding.Anchor);
        Assert.Equal(first.Anchor, finding.Related[0].Anchor);
    }

    [Fact]
    public void OtherPairsOrUnknown_AreSilent()
    {
        var (a, b, c) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc"), _net.Vpc("C/Vpc"));
        _net.Peering(a, b);
        _net.Peering(a, c);
        _net.Peering(a, null);
        _net.Peering(a, null);

        Assert.Empty(Find());
    }

    [Fact]
    public void ConnectionsOfTwoBranches_AreSilent()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc"));
        _net.Peering(a, b, Arm(0));
        _net.Peering(a, b, Arm(1));
        _net.Peering(a, b, Arm(0, branch: 2));

        Assert.Empty(Find());
    }

    [Fact]
    public void ConnectionOfOneBranchBesideOneOfAll_Reports()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc"));
        _net.Peering(a, b, Arm(0));
        var second = _net.Peering(a, b);

        Assert.Equal(second.Anchor, Assert.Single(Find()).Anchor);
    }

    [Fact]
    public Task FromBothSides_ReportsTheLater() => Verify.InStackAsync("""
        var a = new Vpc(this, "A");
        var b = new Vpc(this, "B", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
        _ = new CfnVPCPeeringConnection(this, "There", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = b.VpcId });
        _ = new {|VPC506:CfnVPCPeeringConnection|}(this, "Back", new CfnVPCPeeringConnectionProps { VpcId = b.VpcId, PeerVpcId = a.VpcId });
        """, "VPC506");

    [Fact]
    public Task ByTheSameIds_ReportsTheLater() => Verify.InStackAsync("""
        var a = new Vpc(this, "A");
        _ = new CfnVPCPeeringConnection(this, "There", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = "vpc-1" });
        _ = new CfnVPCPeeringConnection(this, "Elsewhere", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = "vpc-2" });
        _ = new {|VPC506:CfnVPCPeeringConnection|}(this, "Back", new CfnVPCPeeringConnectionProps { VpcId = "vpc-1", PeerVpcId = a.VpcId });
        """, "VPC506");

    [Fact]
    public Task EachWithEach_ReportsInOneLoop() => Verify.InStackAsync("""
        var vpcs = new[] { "10.0.0.0/16", "10.1.0.0/16" }.Select((range, i) => new Vpc(this, $"Vpc{i}", new VpcProps { IpAddresses = IpAddresses.Cidr(range) })).ToArray();
        foreach (var from in vpcs)
        {
            foreach (var to in vpcs.Where(other => other != from))
                _ = new {|VPC506:CfnVPCPeeringConnection|}(this, from.Node.Id + to.Node.Id, new CfnVPCPeeringConnectionProps { VpcId = from.VpcId, PeerVpcId = to.VpcId });
        }
        """, "VPC506");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC506");
}
