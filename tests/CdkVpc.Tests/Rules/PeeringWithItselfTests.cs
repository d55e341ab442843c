using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PeeringWithItselfTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void OneVpcOnBothSides_Reports()
    {
        var vpc = _net.Vpc();
        var peering = _net.Peering(vpc, vpc);

        var finding = Assert.Single(Find());
        Assert.Equal(peering.Anchor, finding.Anchor);
        Assert.Equal(vpc.Anchor, Assert.Single(finding.Related).Anchor);
    }

    [Fact]
    public void TwoVpcsOrUnknown_AreSilent()
    {
        _net.Peering(_net.Vpc(), _net.Vpc());
        _net.Peering(null, null);

        Assert.Empty(Find());
    }

    [Fact]
    public void ConnectionOfALoopOverUnknownVpcs_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Peering(vpc, vpc, null, null, null, isRepeated: true);

        Assert.Empty(Find());
    }

    [Fact]
    public Task SameVpcTwice_Reports() => Verify.InStackAsync("""
        var a = new Vpc(this, "A");
        var b = new Vpc(this, "B", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
        void Peer(string name, Vpc from, Vpc to) => _ = new {|VPC505:CfnVPCPeeringConnection|}(this, name, new CfnVPCPeeringConnectionProps { VpcId = from.VpcId, PeerVpcId = to.VpcId });
        Peer("AtoB", a, b);
        Peer("BtoB", b, b);
        """, "VPC505");

    [Fact]
    public Task ImportedByOneId_Reports() => Verify.InStackAsync("""
        var a = Vpc.FromVpcAttributes(this, "A", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" } });
        _ = new {|VPC505:CfnVPCPeeringConnection|}(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = "vpc-1" });
        """, "VPC505");

    [Fact]
    public Task OneIdTwice_Reports() => Verify.InStackAsync("""
        _ = new {|VPC505:CfnVPCPeeringConnection|}(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = "vpc-1", PeerVpcId = "vpc-1" });
        _ = new CfnVPCPeeringConnection(this, "Other", new CfnVPCPeeringConnectionProps { VpcId = "vpc-1", PeerVpcId = "vpc-2" });
        """, "VPC505");

    [Fact]
    public Task EachWithEachOfUnknownVpcs_IsSilent() => Verify.DiagnosticsAsync("""
        public class Mesh : Stack
        {
            public Mesh(Construct scope, string id, Vpc[] vpcs) : base(scope, id)
            {
                foreach (var from in vpcs)
                {
                    foreach (var to in vpcs)
                    {
                        if (string.CompareOrdinal(from.Node.Path, to.Node.Path) < 0)
                            _ = new CfnVPCPeeringConnection(this, from.Node.Id + to.Node.Id, new CfnVPCPeeringConnectionProps { VpcId = from.VpcId, PeerVpcId = to.VpcId });
                    }
                }
            }
        }
        """, "VPC505", "VPC506");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC505");
}
