using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class NetworkAclDropsRepliesTests
{
    private readonly NetworkBuilder _net = new();

    private static readonly Ports Ephemeral = Ports.Tcp(1024, 65535);

    [Fact]
    public void InboundWithoutReplies_ReportsBothLines()
    {
        var acl = AclOfVpc();
        var request = _net.In(acl, 100, Ports.Tcp(443));
        _net.Out(acl, 100, Ports.Tcp(80));

        var finding = Find()[0];
        Assert.Equal(acl.Anchor, finding.Anchor);
        Assert.Equal(request.Anchor, finding.Related[0].Anchor);
        Assert.Equal(
            "The network ACL 'Net/Acl' admits tcp/443 inbound from 0.0.0.0/0 and drops the replies, so that a flow log will show "
            + "'203.0.113.10 10.0.0.10 49152 443 6 ACCEPT', then '10.0.0.10 203.0.113.10 443 49152 6 REJECT'; allow tcp/1024-65535 outbound to 0.0.0.0/0",
            finding.Message);
        Assert.Equal(2, finding.Related.Length);
    }

    [Theory]
    [InlineData(53)]
    [InlineData(88)]
    [InlineData(123)]
    [InlineData(161)]
    [InlineData(389)]
    [InlineData(443)]
    [InlineData(1812)]
    [InlineData(1813)]
    public void UdpServiceThatAnswers_Reports(int port)
    {
        var acl = AclOfVpc();
        _net.In(acl, 100, new Ports("udp", port, port));
        _net.Out(acl, 100, Ports.Tcp(80));

        Assert.Contains($"admits udp/{port} inbound from 0.0.0.0/0 and drops the replies", Find()[0].Message);
    }

    [Fact]
    public void OutboundWithoutReplies_Reports()
    {
        var acl = AclOfVpc();
        _net.Out(acl, 100, Ports.Tcp(443), "198.51.100.0/24");
        _net.In(acl, 100, Ports.Tcp(443), "10.0.0.0/16");
        _net.Out(acl, 110, Ephemeral, "10.0.0.0/16");

        var finding = Assert.Single(Find());
        Assert.Contains("'10.0.0.10 198.51.100.20 49152 443 6 ACCEPT', then '198.51.100.20 10.0.0.10 443 49152 6 REJECT'", finding.Message);
        Assert.Equal("ingress", finding.Properties[FindingKeys.Direction]);
    }

    [Fact]
    public void SeveralRequests_TellWhatEachLacks()
    {
        var acl = AclOfVpc();
        _net.In(acl, 100, Ports.Tcp(443));
        _net.In(acl, 110, Ports.Tcp(80));
        _net.In(acl, 120, Ports.Tcp(22), "198.51.100.0/24");
        _net.Out(acl, 100, Ports.Tcp(443), "10.0.0.0/8");

        var finding = Assert.Single(Find());
        Assert.Equal(4, finding.Related.Length);
        Assert.Equal("egress,egress,egress,ingress", finding.Properties[FindingKeys.Direction]);
        Assert.Equal("0.0.0.0/0,0.0.0.0/0,198.51.100.0/24,10.0.0.0/8", finding.Properties[FindingKeys.Range]);
        Assert.Equal("110,110,120,130", finding.Properties[FindingKeys.RuleNumber]);
    }

    [Theory]
    [InlineData(1024, 65535)]
    [InlineData(32768, 65535)]
    [InlineData(32768, 60999)]
    [InlineData(49152, 65535)]
    [InlineData(0, 65535)]
    public void RepliesBothWays_AreSilent(int from, int to)
    {
        var acl = AclOfVpc();
        _net.In(acl, 100, Ports.Tcp(443));
        _net.In(acl, 110, Ports.Tcp(from, to));
        _net.Out(acl, 100, Ports.Tcp(443));
        _net.Out(acl, 110, Ports.Tcp(from, to));

        Assert.Empty(Find());
    }

    [Fact]
    public void AllTrafficOut_IsSilent()
    {
        var acl = AclOfVpc();
        _net.In(acl, 100, Ports.Tcp(22), "10.0.0.0/8");
        _net.Out(acl, 100, Ports.All);

        Assert.Empty(Find());
    }

    [Fact]
    public void RepliesToOthersOnly_Report()
    {
        var acl = AclOfVpc();
        _net.In(acl, 100, Ports.Tcp(443));
        _net.Out(acl, 100, Ephemeral, "10.0.0.0/16");

        Assert.Contains("203.0.113.10 10.0.0.10 49152 443 6 ACCEPT", Assert.Single(Find()).Message);
    }

    [Fact]
    public void RepliesOfTheOtherFamilyOnly_Report()
    {
        var acl = AclOfVpc();
        _net.In(acl, 100, Ports.Tcp(443));
        _net.In(acl, 110, Ports.Tcp(443), "::/0");
        _net.Out(acl, 100, Ephemeral);

        var finding = Assert.Single(Find());
        Assert.Contains("'2001:db8:2::a 2001:db8:1::a 49152 443 6 ACCEPT'", finding.Message);
        Assert.Equal("true", finding.Properties[FindingKeys.IsIpv6]);
    }

    [Fact]
    public void RepliesDeniedEarlier_ReportANumberBefore()
    {
        var acl = AclOfVpc();
        _net.In(acl, 100, Ports.Tcp(443));
        _net.Out(acl, 99, Ports.Tcp(3389), allows: false);
        _net.Out(acl, 100, Ports.All, allows: false);
        _net.Out(acl, 200, Ephemeral);

        Assert.Equal("98", Assert.Single(Find()).Properties[FindingKeys.RuleNumber]);
    }

    [Fact]
    public void RequestDeniedEarlier_IsSilent()
    {
        var acl = AclOfVpc();
        _net.In(acl, 90, Ports.Tcp(443), allows: false);
        _net.In(acl, 100, Ports.Tcp(443));
        _net.Out(acl, 100, Ports.Tcp(25), allows: true);
        _net.In(acl, 110, Ephemeral);

        Assert.Empty(Find());
    }

    [Fact]
    public void BlockListInBothDirections_IsSilent()
    {
        var acl = AclOfVpc();
        _net.In(acl, 10, Ports.All, "198.51.100.7/32", allows: false);
        _net.Out(acl, 10, Ports.All, "198.51.100.7/32", allows: false);
        _net.In(acl, 100, Ports.Tcp(443));
        _net.Out(acl, 100, Ephemeral);

        Assert.Empty(Find());
    }

    [Fact]
    public void ReplyEntries_AreNoRequests()
    {
        var acl = AclOfVpc();
        _net.Out(acl, 100, Ports.Tcp(443));
        _net.In(acl, 100, Ephemeral);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(8080)]
    [InlineData(5432)]
    public void ServiceAbove1024_Reports(int port)
    {
        var acl = AclOfVpc();
        _net.In(acl, 100, Ports.Tcp(port), "10.0.0.0/8");
        _net.Out(acl, 100, Ports.Tcp(port), "172.16.0.0/12");
        _net.In(acl, 110, Ephemeral, "172.16.0.0/12");

        Assert.Single(Find());
    }

    [Fact]
    public void Dns_Reports()
    {
        var acl = AclOfVpc();
        _net.Out(acl, 100, new Ports("udp", 53, 53));
        _net.In(acl, 100, Ephemeral);

        Assert.Contains("49152 53 17 ACCEPT", Assert.Single(Find()).Message);
    }

    [Fact]
    public void UdpThatNeedsNoReplyPorts_IsSilent()
    {
        var acl = AclOfVpc();
        _net.Out(acl, 100, new Ports("udp", 514, 514));
        _net.Out(acl, 110, new Ports("udp", 123, 123));
        _net.In(acl, 100, new Ports("udp", 123, 123));
        _net.In(acl, 110, Ports.Tcp(1024, 65535));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OneDirectionOnly_IsSilentWhereItCutsSubnetsOff(bool isAssociated)
    {
        var acl = isAssociated ? AclOfVpc() : _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443));

        Assert.Equal(isAssociated ? 0 : 1, Find().Count);
    }

    [Fact]
    public void OneDirectionOnly_IsSilentWhereAnUnknownSubnetMayBeCutOff()
    {
        var acl = _net.Acl();
        acl.Subnets.IsOpen = true;
        _net.In(acl, 100, Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Fact]
    public void NoEntry_IsSilent()
    {
        AclOfVpc();

        Assert.Empty(Find());
    }

    [Fact]
    public void UnknownReplyEntry_IsSilent()
    {
        foreach (var make in new Action<NetworkAcl>[]
        {
            acl => _net.Out(acl, 100, ports: null),
            acl => _net.Out(acl, 100, Ephemeral, "?"),
            acl => _net.Out(acl, 100, Ephemeral, allows: null),
            acl => _net.Entry(acl, isEgress: null, Setting<int>.Of(100), Ephemeral, To("0.0.0.0/0")),
            acl => _net.Out(acl, 100, Ephemeral, guard: Arm(0)),
            acl => _net.Entry(acl, isEgress: true, Setting<int>.Of(100), Ephemeral, To("0.0.0.0/0"), isRepeated: true),
            acl => _net.Out(acl, 200, Ports.Tcp(25)).IsEscaped = true,
            acl => acl.Entries.IsOpen = true,
            acl => acl.IsEscaped = true,
        })
        {
            var acl = _net.Acl();
            _net.In(acl, 100, Ports.Tcp(443));
            make(acl);
        }

        Assert.Empty(Find());
    }

    [Fact]
    public void UnknownRequest_IsSilent()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443), allows: null);
        _net.In(acl, 110, Ports.Tcp(443), "?");
        _net.In(acl, 120, ports: null);
        _net.Entry(acl, isEgress: false, Setting<int>.Of(130), Ports.Tcp(443), To("0.0.0.0/0"), isRepeated: true);

        Assert.Empty(Find());
    }

    [Fact]
    public void AclMadeElsewhere_IsSilent()
    {
        _net.In(_net.Acl(origin: Origin.Imported), 100, Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Fact]
    public void ReplyEntryOfTheOtherBranch_Reports()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443), guard: Arm(0));
        _net.Out(acl, 100, Ephemeral, guard: Arm(1));

        Assert.Single(Find());
    }

    [Fact]
    public void UnknownRangeOfAVpc_ReportsWithDocumentationAddresses()
    {
        var vpc = _net.Vpc(range: "?");
        var acl = _net.Acl();
        _net.Entry(acl, isEgress: false, Setting<int>.Of(100), Ports.Tcp(443), ToRangeOf(vpc));
        _net.Out(acl, 100, Ports.Tcp(80));
        _net.In(acl, 110, Ephemeral);

        var finding = Assert.Single(Find());
        Assert.Contains("admits tcp/443 inbound from the range of Net/Vpc", finding.Message);
        Assert.Contains("'203.0.113.10 192.0.2.10 49152 443 6 ACCEPT'", finding.Message);
        Assert.Equal("Net/Vpc", finding.Properties[FindingKeys.VpcPath]);
    }

    [Fact]
    public void UnknownRangeOfAVpc_BothWays_IsSilent()
    {
        var vpc = _net.Vpc(range: "?");
        var acl = _net.Acl();
        _net.Entry(acl, isEgress: false, Setting<int>.Of(100), Ports.Tcp(443), ToRangeOf(vpc));
        _net.Entry(acl, isEgress: true, Setting<int>.Of(100), Ephemeral, ToRangeOf(vpc));

        Assert.Empty(Find());
    }

    private NetworkAcl AclOfVpc()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, SubnetKind.Public, range: "10.0.0.0/24");
        return _net.Acl(vpc);
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC601");
}
