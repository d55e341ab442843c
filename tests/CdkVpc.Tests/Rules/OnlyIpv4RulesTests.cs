using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class OnlyIpv4RulesTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void GroupRuleForIpv4_Reports()
    {
        var group = _net.Group(_net.DualStackVpc());
        var rule = _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443));

        var finding = Assert.Single(Find());
        Assert.Equal(rule.Anchor, finding.Anchor);
        Assert.Equal(group.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Contains("'Net/Group' opens tcp/443 to 0.0.0.0/0", finding.Message);
    }

    [Theory]
    [InlineData("::/0", 443)]
    [InlineData("2001:db8::/32", 443)]
    [InlineData("?", 443)]
    public void RuleThatMayBeForIpv6_IsSilent(string peer, int port)
    {
        var group = _net.Group(_net.DualStackVpc());
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443));
        _net.Admit(group, To(peer), Ports.Tcp(port));

        Assert.Empty(Find());
    }

    [Fact]
    public void Ipv6RuleForAnotherPort_Reports()
    {
        var group = _net.Group(_net.DualStackVpc());
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443));
        _net.Admit(group, To("::/0"), Ports.Tcp(80));

        Assert.Single(Find());
    }

    [Fact]
    public void NarrowerOrOutboundOrImplicitRule_IsSilent()
    {
        var group = _net.Group(_net.DualStackVpc());
        _net.Admit(group, To("10.0.0.0/8"), Ports.Tcp(443));
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443), isIngress: false);
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443), isImplicit: true);
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443), isIgnored: true);
        _net.Admit(group, To("0.0.0.0/0"), new Ports("icmp", 0, 65535));

        Assert.Empty(Find());
    }

    [Fact]
    public void Ipv4VpcOrUnknown_IsSilent()
    {
        var ipv4 = _net.Vpc();
        ipv4.HasIpv6 = false;
        foreach (var vpc in (Vpc?[])[ipv4, _net.Vpc(), null])
            _net.Admit(_net.Group(vpc), To("0.0.0.0/0"), Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Fact]
    public void OpenGroupOrRuleOfAnUnknownGroup_IsSilent()
    {
        var group = _net.Group(_net.DualStackVpc());
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443));
        group.Ingress.IsOpen = true;
        Assert.Empty(Find());

        group.Ingress.IsOpen = false;
        _net.Admit(null, To("::/0"), Ports.Tcp(443));
        Assert.Empty(Find());
    }

    [Fact]
    public void GroupOfALoadBalancerThatAnswersByIpv4Only_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        var group = _net.Group(vpc);
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443));
        _net.Workload("load balancer", [_net.Ipv6Subnet(vpc)], [group], isDualStack: false);

        Assert.Empty(Find());
    }

    [Fact]
    public void AclEntryForIpv4_Reports()
    {
        var acl = _net.Acl(_net.DualStackVpc());
        var entry = _net.In(acl, 100, Ports.Tcp(443));
        _net.In(acl, 101, Ports.Tcp(1024, 65535));
        _net.Out(acl, 100, Ports.All);

        var finding = Assert.Single(Find());
        Assert.Equal(entry.Anchor, finding.Anchor);
        Assert.Equal("102", finding.Properties[FindingKeys.RuleNumber]);
    }

    [Theory]
    [InlineData(100, "101")]
    [InlineData(32765, "32766")]
    [InlineData(32766, null)]
    public void AclEntryForIpv4_Reports_WithTheNextNumberIfThereIsOne(int number, string? next)
    {
        _net.In(_net.Acl(_net.DualStackVpc()), number, Ports.Tcp(443));

        Assert.Equal(next, Assert.Single(Find()).Properties.GetValueOrDefault(FindingKeys.RuleNumber));
    }

    [Fact]
    public void AclEntryForIpv4_BesideEntriesOfALoop_ReportsWithoutANumber()
    {
        var acl = _net.Acl(_net.DualStackVpc());
        _net.In(acl, 100, Ports.Tcp(443));
        _net.Entry(acl, isEgress: false, Setting<int>.Of(200), Ports.Tcp(8443), To("10.0.0.0/8"), isRepeated: true);

        Assert.DoesNotContain(FindingKeys.RuleNumber, Assert.Single(Find()).Properties.Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AclEntryForIpv6_IsSilent(bool allows)
    {
        var acl = _net.Acl(_net.DualStackVpc());
        _net.In(acl, 100, Ports.Tcp(443));
        _net.In(acl, 110, Ports.All, "::/0", allows);

        Assert.Empty(Find());
    }

    [Fact]
    public void AclOfIpv4Subnets_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        _net.Ipv6Subnet(vpc, hasIpv6: false);
        _net.In(_net.Acl(vpc), 100, Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Fact]
    public Task RulesOfAGroup_ReportAtTheCall() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
        var web = new SecurityGroup(this, "Web", new SecurityGroupProps { Vpc = vpc });
        web.{|VPC209:AddIngressRule|}(Peer.AnyIpv4(), Port.Tcp(443));
        web.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));
        web.AddIngressRule(Peer.AnyIpv6(), Port.Tcp(80));
        web.Connections.{|VPC209:AllowFromAnyIpv4|}(Port.Tcp(8443));
        _ = new {|VPC209:CfnSecurityGroupIngress|}(this, "More", new CfnSecurityGroupIngressProps
        {
            GroupId = web.SecurityGroupId, IpProtocol = "tcp", FromPort = 9443, ToPort = 9443, CidrIp = "0.0.0.0/0",
        });
        """, "VPC209");

    [Fact]
    public Task EntryOfAnAcl_ReportsAtTheEntry() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
        var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = vpc, SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PUBLIC } });
        acl.{|VPC209:AddEntry|}("HttpsIn", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(443) });
        acl.AddEntry("Out", new CommonNetworkAclEntryOptions
        {
            Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.AllTraffic(), Direction = TrafficDirection.EGRESS,
        });
        """, "VPC209");

    [Fact]
    public Task Ipv4Vpc_IsSilentInCode() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc");
        new SecurityGroup(this, "Web", new SecurityGroupProps { Vpc = vpc }).AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443));
        """, "VPC209");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC209");
}
