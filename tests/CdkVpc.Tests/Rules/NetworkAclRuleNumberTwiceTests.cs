using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class NetworkAclRuleNumberTwiceTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void SameNumberAndDirection_ReportsTheLater_WithTheNextFreeNumber()
    {
        var acl = _net.Acl();
        var first = _net.In(acl, 100, Ports.Tcp(443));
        var second = _net.In(acl, 100, Ports.Tcp(80));
        _net.In(acl, 101, Ports.Tcp(8443));

        var finding = Assert.Single(Find());
        Assert.Equal(second.Anchor, finding.Anchor);
        Assert.Equal(first.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal("102", finding.Properties[FindingKeys.RuleNumber]);
        Assert.Equal(
            "The entry 'Net/Acl/Entry1' has the rule number 100, as 'Net/Acl/Entry0' has, and both are inbound entries of the network ACL 'Net/Acl', "
            + "so that the deployment fails; take the next free number, 102",
            finding.Message);
    }

    [Fact]
    public void ThreeOfOneNumber_ReportTwo_WithNumbersOfTheirOwn()
    {
        var acl = _net.Acl();
        for (var i = 0; i < 3; i++)
            _net.Out(acl, 100, Ports.Tcp(440 + i));

        Assert.Equal(["101", "102"], Find().Select(static finding => finding.Properties[FindingKeys.RuleNumber]));
    }

    [Fact]
    public void NextNumberBehindAnEntryOfTheOppositeAction_IsNotSaid()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443));
        _net.In(acl, 100, Ports.Tcp(80));
        _net.In(acl, 101, Ports.All, allows: false);

        var finding = Assert.Single(Find());
        Assert.DoesNotContain(FindingKeys.RuleNumber, finding.Properties);
        Assert.EndsWith("give each a number of its own", finding.Message);
    }

    [Fact]
    public void OtherDirectionOrAcl_IsSilent()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443));
        _net.Out(acl, 100, Ports.Tcp(443));
        _net.In(_net.Acl(), 100, Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(0, 0, 2)]
    public void BranchesThatMayExcludeEachOther_AreSilent(int arm, int otherArm, int otherBranch)
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443), guard: Arm(arm));
        _net.In(acl, 100, Ports.Tcp(80), guard: Arm(otherArm, otherBranch));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OneInABranchOfTheOther_Reports(bool isFirst)
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443), guard: isFirst ? Arm(0) : null);
        _net.In(acl, 100, Ports.Tcp(80), guard: isFirst ? null : Arm(0));

        Assert.Single(Find());
    }

    [Fact]
    public void UnknownFacts_AreSilent()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443));
        _net.Entry(acl, isEgress: null, Setting<int>.Of(100), Ports.Tcp(80), To("0.0.0.0/0"));
        _net.Entry(acl, isEgress: false, Setting<int>.Unknown, Ports.Tcp(80), To("0.0.0.0/0"));
        _net.Entry(acl, isEgress: false, Setting<int>.Of(100), Ports.Tcp(80), To("0.0.0.0/0"), isRepeated: true);
        _net.In(acl, 100, Ports.Tcp(80)).IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public Task L2AndL1OfOneAcl_Report_AtTheLater() => Verify.DiagnosticsAsync(
        [
            """
            public class NetStack : Stack
            {
                public NetworkAcl Acl { get; }

                public NetStack(Construct scope, string id) : base(scope, id)
                {
                    Acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = new Vpc(this, "Vpc") });
                    Acl.AddEntry("In", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(443) });
                }
            }
            """,
            """
            public class RulesStack : Stack
            {
                public RulesStack(Construct scope, string id, NetStack net) : base(scope, id)
                {
                    new {|VPC603:CfnNetworkAclEntry|}(this, "In", new CfnNetworkAclEntryProps
                    {
                        NetworkAclId = net.Acl.NetworkAclId, RuleNumber = 100, Protocol = 6, RuleAction = "allow", CidrBlock = "10.0.0.0/8",
                        PortRange = new CfnNetworkAclEntry.PortRangeProperty { From = 22, To = 22 },
                    });
                }
            }
            """,
            """
            var app = new App();
            new RulesStack(app, "Rules", new NetStack(app, "Net"));
            app.Synth();
            """,
        ],
        "VPC603");

    [Fact]
    public Task HelperOrLoop_ReportsOnce() => Verify.InStackAsync(
        """
        var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = new Vpc(this, "Vpc") });
        foreach (var port in new[] { 443, 80, 8443 })
            acl.{|VPC603:AddEntry|}($"In{port}", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(port) });
        """,
        "VPC603");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC603");
}
