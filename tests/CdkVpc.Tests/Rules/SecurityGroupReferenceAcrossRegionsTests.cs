using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class SecurityGroupReferenceAcrossRegionsTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void GroupOfAPeerInAnotherRegion_Reports()
    {
        var (rule, referred, peering) = Reference("eu-west-1", "us-east-1");

        var finding = Assert.Single(Find());
        Assert.Equal(rule.Anchor, finding.Anchor);
        Assert.Equal([referred.Anchor, peering!.Anchor], finding.Related.Select(place => place.Anchor));
        Assert.Equal("10.1.0.0/16", finding.Properties[FindingKeys.Range]);
        Assert.Empty(_net.Find("VPC514"));
    }

    [Fact]
    public void LineThatRefersToGroupsOfSeveralVpcs_ReportsWithoutARange()
    {
        var (rule, _, _) = Reference("eu-west-1", "us-east-1");
        var own = _net.Group(rule.Group!.Vpc, "A/Clients");
        _net.Network.GroupRules.Add(new GroupRule { Path = rule.Path, Anchor = rule.Anchor, Group = rule.Group, IsIngress = true, Peer = ToGroup(own), Ports = rule.Ports });

        Assert.DoesNotContain(FindingKeys.Range, Assert.Single(Find()).Properties.Keys);
    }

    [Theory]
    [InlineData("eu-west-1", "eu-west-1")]
    [InlineData("eu-west-1", null)]
    [InlineData("?", "us-east-1")]
    public void SameRegionOrUnknown_IsSilent(string? own, string? other)
    {
        Reference(own, other);

        Assert.Empty(Find());
    }

    [Fact]
    public void ImportedPeer_IsInTheRegionThatTheConnectionNames()
    {
        var own = _net.VpcOf(_net.Stack("eu-west-1"), "A/Vpc", "10.0.0.0/16");
        var other = _net.VpcOf(_net.Stack("eu-west-1"), "A/Old", "10.1.0.0/16", origin: Origin.Imported);
        _net.Peering(own, other, "us-east-1", null, null);
        _net.Admit(_net.Group(own), ToGroup(_net.Group(other)), Ports.Tcp(443));

        Assert.Single(Find());
    }

    [Fact]
    public void VpcsThatAreNotPeered_AreSilent()
    {
        Reference("eu-west-1", "us-east-1", isPeered: false);

        Assert.Empty(Find());
    }

    [Fact]
    public void SharedGroupOrIgnoredRule_IsSilent()
    {
        var (_, referred, _) = Reference("eu-west-1", "us-east-1");
        referred.IsShared = true;

        Assert.Empty(Find());
    }

    [Fact]
    public Task GroupOfAStackInAnotherRegion_Reports() => Verify.DiagnosticsAsync("""
        public class Site : Stack
        {
            public Site(Construct scope, string id, string region, string range) : base(scope, id, new StackProps
            {
                Env = new Amazon.CDK.Environment { Account = "111111111111", Region = region }, CrossRegionReferences = true,
            })
            {
                Vpc = new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr(range) });
                Clients = new SecurityGroup(this, "Clients", new SecurityGroupProps { Vpc = Vpc });
            }

            public Vpc Vpc { get; }

            public SecurityGroup Clients { get; }
        }

        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                var ireland = new Site(app, "Ireland", "eu-west-1", "10.0.0.0/16");
                var virginia = new Site(app, "Virginia", "us-east-1", "10.1.0.0/16");
                _ = new CfnVPCPeeringConnection(ireland, "Peering", new CfnVPCPeeringConnectionProps { VpcId = ireland.Vpc.VpcId, PeerVpcId = virginia.Vpc.VpcId, PeerRegion = "us-east-1" });
                var servers = new SecurityGroup(ireland, "Servers", new SecurityGroupProps { Vpc = ireland.Vpc });
                servers.{|VPC509:AddIngressRule|}(virginia.Clients, Port.Tcp(443));
                servers.AddIngressRule(ireland.Clients, Port.Tcp(443));
                servers.AddIngressRule(Peer.Ipv4("10.1.0.0/16"), Port.Tcp(443));
                _ = new {|VPC509:CfnSecurityGroupIngress|}(ireland, "Rule", new CfnSecurityGroupIngressProps
                {
                    GroupId = servers.SecurityGroupId, IpProtocol = "tcp", FromPort = 80, ToPort = 80, SourceSecurityGroupId = virginia.Clients.SecurityGroupId,
                });
            }
        }
        """, "VPC509", "VPC514");

    private (GroupRule Rule, SecurityGroup Referred, PeeringConnection? Peering) Reference(string? ownRegion, string? otherRegion, bool isPeered = true)
    {
        var own = _net.VpcOf(_net.Stack(ownRegion), "A/Vpc", "10.0.0.0/16");
        var other = _net.VpcOf(_net.Stack(otherRegion), "B/Vpc", "10.1.0.0/16");
        var peering = isPeered ? _net.Peering(own, other) : null;
        var referred = _net.Group(other, "B/Clients");
        return (_net.Admit(_net.Group(own, "A/Servers"), ToGroup(referred), Ports.Tcp(443)), referred, peering);
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC509");
}
