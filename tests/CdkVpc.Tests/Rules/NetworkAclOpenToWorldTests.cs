using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class NetworkAclOpenToWorldTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("tcp", 22, 22, "22 (SSH)")]
    [InlineData("tcp", 3389, 3389, "3389 (RDP)")]
    [InlineData("udp", 3389, 3389, "3389 (RDP)")]
    [InlineData("tcp", 20, 25, "22 (SSH)")]
    [InlineData("tcp", 0, 65535, "22 (SSH) and 3389 (RDP)")]
    [InlineData("tcp", 1, 65535, "22 (SSH) and 3389 (RDP)")]
    [InlineData("tcp", 443, 65535, "3389 (RDP)")]
    [InlineData("-1", 0, 65535, "22 (SSH) and 3389 (RDP)")]
    public void AdministrationPortsFromAnywhere_Report(string protocol, int from, int to, string opened)
    {
        var acl = _net.Acl();
        var entry = _net.In(acl, 100, new Ports(protocol, from, to));

        var finding = Assert.Single(Find());
        Assert.Equal(entry.Anchor, finding.Anchor);
        Assert.Contains($"from anywhere (0.0.0.0/0), which opens {opened};", finding.Message);
    }

    [Fact]
    public void Ipv6_Reports()
    {
        _net.In(_net.Acl(), 100, Ports.Tcp(22), "::/0");

        Assert.Equal(
            "The entry 'Net/Acl/Entry0' of the network ACL 'Net/Acl' admits tcp/22 from anywhere (::/0), which opens 22 (SSH); admit only the ranges that need it",
            Assert.Single(Find()).Message);
    }

    [Theory]
    [InlineData("tcp", 443, 443)]
    [InlineData("tcp", 1024, 65535)]
    [InlineData("tcp", 3000, 4000)]
    [InlineData("udp", 53, 53)]
    [InlineData("icmp", 0, 65535)]
    public void OtherPortsAndReplies_AreSilent(string protocol, int from, int to)
    {
        _net.In(_net.Acl(), 100, new Ports(protocol, from, to));

        Assert.Empty(Find());
    }

    [Fact]
    public void OutboundOrDenyOrNarrowRange_IsSilent()
    {
        var acl = _net.Acl();
        _net.Out(acl, 100, Ports.All);
        _net.In(acl, 100, Ports.All, "10.0.0.0/8");
        _net.In(acl, 200, Ports.Tcp(22), allows: false);

        Assert.Empty(Find());
    }

    [Fact]
    public void DeniedBefore_IsSilent_AndInPart_Reports()
    {
        var acl = _net.Acl();
        _net.In(acl, 90, Ports.Tcp(22), allows: false);
        _net.In(acl, 91, Ports.Tcp(3389), "203.0.113.0/24", allows: false);
        _net.In(acl, 100, Ports.All);

        Assert.Contains("which opens 3389 (RDP);", Assert.Single(Find()).Message);
        _net.In(acl, 92, Ports.Tcp(3389), allows: false);
        Assert.Empty(Find());
    }

    [Fact]
    public void PossibleDenyBefore_IsSilent()
    {
        foreach (var make in new Action<NetworkAcl>[]
        {
            acl => _net.In(acl, 90, Ports.Tcp(22), "?", allows: false),
            acl => _net.In(acl, 90, Ports.Tcp(22), allows: null),
            acl => _net.In(acl, 90, ports: null, allows: false),
            acl => _net.In(acl, 90, Ports.Tcp(22), allows: false, guard: Arm(0)),
            acl => _net.Entry(acl, isEgress: false, Setting<int>.Unknown, Ports.Tcp(22), To("0.0.0.0/0"), allows: false),
            acl => acl.Entries.IsOpen = true,
            acl => acl.IsEscaped = true,
        })
        {
            var acl = _net.Acl();
            _net.In(acl, 100, Ports.Tcp(22));
            make(acl);
        }

        Assert.Empty(Find());
    }

    [Fact]
    public void AclThatMayBeTheDefaultOne_IsSilent()
    {
        _net.In(_net.Acl(origin: Origin.Imported), 100, Ports.All);
        _net.In(_net.Acl(origin: Origin.Unknown), 100, Ports.All);

        Assert.Empty(Find());
    }

    [Fact]
    public Task L2AndL1_Report_AtTheEntry() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = vpc });
        acl.{|VPC604:AddEntry|}("All", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.AllTraffic() });
        acl.AddEntry("AllOut", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.AllTraffic(), Direction = TrafficDirection.EGRESS });
        acl.{|VPC604:AddEntry|}("All6", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv6(), RuleNumber = 110, Traffic = AclTraffic.TcpPortRange(0, 65535) });
        var l1 = new CfnNetworkAcl(this, "L1", new CfnNetworkAclProps { VpcId = vpc.VpcId });
        new {|VPC604:CfnNetworkAclEntry|}(this, "Rdp", new CfnNetworkAclEntryProps
        {
            NetworkAclId = l1.AttrId, RuleNumber = 100, Protocol = 6, RuleAction = "allow", CidrBlock = "0.0.0.0/0",
            PortRange = new CfnNetworkAclEntry.PortRangeProperty { From = 3389, To = 3389 },
        });
        new CfnNetworkAclEntry(this, "OnTheDefaultOne", new CfnNetworkAclEntryProps
        {
            NetworkAclId = vpc.VpcDefaultNetworkAcl, RuleNumber = 90, Protocol = -1, RuleAction = "allow", CidrBlock = "0.0.0.0/0",
        });
        """,
        "VPC604");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC604");
}
