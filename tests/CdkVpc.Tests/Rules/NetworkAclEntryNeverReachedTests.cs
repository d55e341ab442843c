using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class NetworkAclEntryNeverReachedTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void AllowBehindWiderDeny_Reports_WithBothEntries()
    {
        var acl = _net.Acl();
        var allow = _net.In(acl, 110, Ports.Tcp(443), "10.0.0.0/16");
        var deny = _net.In(acl, 100, Ports.All, allows: false);

        var finding = Assert.Single(Find());
        Assert.Equal(allow.Anchor, finding.Anchor);
        Assert.Equal(deny.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal(
            "The entry 'Net/Acl/Entry0' never applies: rule 100 of the network ACL 'Net/Acl' denies all traffic inbound from 0.0.0.0/0 before rule 110 can "
            + "allow tcp/443 inbound from 10.0.0.0/16; give it a number below 100, or remove one of the two",
            finding.Message);
    }

    [Fact]
    public void DenyBehindWiderAllow_Reports()
    {
        var acl = _net.Acl();
        _net.Out(acl, 100, Ports.Tcp(0, 65535));
        _net.Out(acl, 200, Ports.Tcp(25), "203.0.113.0/24", allows: false);

        Assert.Contains("allows tcp/all ports outbound to 0.0.0.0/0 before rule 200 can deny tcp/25 outbound to 203.0.113.0/24", Assert.Single(Find()).Message);
    }

    [Fact]
    public void SameRangeOfAVpcThatIsNotKnown_Reports()
    {
        var acl = _net.Acl();
        var range = ToRangeOf(_net.Vpc(range: "?"));
        _net.Entry(acl, isEgress: false, Setting<int>.Of(100), Ports.Tcp(0, 65535), range, allows: false);
        _net.Entry(acl, isEgress: false, Setting<int>.Of(110), Ports.Tcp(443), range);

        Assert.Single(Find());
    }

    [Fact]
    public void HiddenInPart_IsSilent()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443), "203.0.113.0/24", allows: false);
        _net.In(acl, 110, Ports.Tcp(443));
        _net.In(acl, 120, Ports.Tcp(22), allows: false);
        _net.In(acl, 130, Ports.Tcp(0, 65535));
        _net.In(acl, 140, new Ports("udp", 53, 53), "::/0");

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherDirectionOrActionOrOrder_IsSilent()
    {
        var acl = _net.Acl();
        _net.Out(acl, 90, Ports.All, allows: false);
        _net.In(acl, 100, Ports.Tcp(443));
        _net.In(acl, 110, Ports.Tcp(443), "10.0.0.0/8");
        _net.In(acl, 200, Ports.All, allows: false);

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherAcl_IsSilent()
    {
        _net.In(_net.Acl(), 100, Ports.All, allows: false);
        _net.In(_net.Acl(), 110, Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Fact]
    public void EffectByAnEarlierEntryOfTheSameAction_IsSilent()
    {
        var acl = _net.Acl();
        _net.In(acl, 90, Ports.Tcp(443));
        _net.In(acl, 100, Ports.All, allows: false);
        _net.In(acl, 110, Ports.Tcp(443), "10.0.0.0/8");

        Assert.Empty(Find());
    }

    [Fact]
    public void Icmp_IsSilent()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, new Ports("icmp", 0, 65535), allows: false);
        _net.In(acl, 110, new Ports("icmp", 0, 65535));

        Assert.Empty(Find());
    }

    [Fact]
    public void UnknownFacts_AreSilent()
    {
        foreach (var make in new Func<NetworkAcl, NetworkAclEntry>[]
        {
            acl => _net.In(acl, 100, ports: null, allows: false),
            acl => _net.In(acl, 100, Ports.All, "?", allows: false),
            acl => _net.In(acl, 100, Ports.All, allows: null),
            acl => _net.Entry(acl, isEgress: null, Setting<int>.Of(100), Ports.All, To("0.0.0.0/0"), allows: false),
            acl => _net.Entry(acl, isEgress: false, Setting<int>.Unknown, Ports.All, To("0.0.0.0/0"), allows: false),
            acl => _net.Entry(acl, isEgress: false, Setting<int>.Of(100), Ports.All, To("0.0.0.0/0"), allows: false, isRepeated: true),
            acl => _net.In(acl, 100, Ports.All, allows: false, guard: Arm(0)),
            acl => Escape(_net.In(acl, 100, Ports.All, allows: false)),
        })
        {
            var acl = _net.Acl();
            _net.In(acl, 110, Ports.Tcp(443));
            make(acl);
        }

        var other = _net.Acl();
        _net.In(other, 100, Ports.All, allows: false);
        _net.In(other, 110, Ports.Tcp(443), "?");
        _net.In(other, 120, ports: null);
        _net.In(other, 130, Ports.Tcp(443), allows: null);
        Escape(_net.In(other, 140, Ports.Tcp(443)));

        Assert.Empty(Find());
    }

    [Fact]
    public void InTheSameBranch_Reports_AndOnTheOther_IsSilent()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.All, allows: false, guard: Arm(0));
        var hidden = _net.In(acl, 110, Ports.Tcp(443), guard: Arm(0));
        _net.In(acl, 110, Ports.Tcp(443), guard: Arm(1));

        Assert.Equal(hidden.Anchor, Assert.Single(Find()).Anchor);
    }

    [Fact]
    public Task L2AndL1_Report_AtTheEntry() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 0 });
        var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = vpc });
        acl.{|VPC602:AddEntry|}("In", new CommonNetworkAclEntryOptions { Cidr = AclCidr.Ipv4(vpc.VpcCidrBlock), RuleNumber = 200, Traffic = AclTraffic.TcpPort(443) });
        _ = new NetworkAclEntry(this, "Rest", new NetworkAclEntryProps
        {
            NetworkAcl = acl, Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.AllTraffic(), RuleAction = Amazon.CDK.AWS.EC2.Action.DENY,
        });
        var l1 = new CfnNetworkAcl(this, "L1", new CfnNetworkAclProps { VpcId = vpc.VpcId });
        foreach (var (action, number) in new[] { ("deny", 100), ("allow", 110) })
        {
            _ = new {|VPC602:CfnNetworkAclEntry|}(this, action, new CfnNetworkAclEntryProps
            {
                NetworkAclId = l1.Ref, RuleNumber = number, Protocol = -1, RuleAction = action, Egress = true, CidrBlock = "0.0.0.0/0",
            });
        }
        """,
        "VPC602");

    [Fact]
    public Task OverriddenNumber_IsSilent() => Verify.InStackAsync(
        """
        var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = new Vpc(this, "Vpc") });
        acl.AddEntry("Rest", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.AllTraffic(), RuleAction = Amazon.CDK.AWS.EC2.Action.DENY });
        var entry = acl.AddEntry("In", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 200, Traffic = AclTraffic.TcpPort(443) });
        ((CfnNetworkAclEntry)entry.Node.DefaultChild!).AddPropertyOverride("RuleNumber", 50);
        """,
        "VPC602");

    private static NetworkAclEntry Escape(NetworkAclEntry entry)
    {
        entry.IsEscaped = true;
        return entry;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC602");
}
