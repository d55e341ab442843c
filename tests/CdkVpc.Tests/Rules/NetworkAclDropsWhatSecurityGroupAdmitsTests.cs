using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class NetworkAclDropsWhatSecurityGroupAdmitsTests
{
    private readonly NetworkBuilder _net = new();
    private readonly Vpc _vpc;
    private readonly Subnet _near;
    private readonly Subnet _far;

    public NetworkAclDropsWhatSecurityGroupAdmitsTests()
    {
        _vpc = _net.Vpc();
        _near = _net.Subnet(_vpc, SubnetKind.Isolated, range: "10.0.1.0/24");
        _far = _net.Subnet(_vpc, range: "10.0.2.0/24");
    }

    [Fact]
    public void PortThatTheAclDenies_Reports_WithRuleAndWorkload()
    {
        var (acl, group) = (_net.AclOn(_near), _net.Group(_vpc));
        _net.In(acl, 100, Ports.Tcp(443));
        _net.Out(acl, 100, Ports.All);
        var workload = _net.Place(_near, group);
        var rule = _net.Admit(group, To("10.0.0.0/16"), Ports.Tcp(5432));

        var finding = Assert.Single(Find());
        Assert.Equal(acl.Anchor, finding.Anchor);
        Assert.Equal([rule.Anchor, workload.Anchor], finding.Related.Select(static place => place.Anchor));
        Assert.Equal(
            "The network ACL 'Net/Acl' denies tcp/5432 inbound from 10.0.0.0/16 (no entry allows it), while the security group 'Net/Group' admits it to the "
            + "Lambda function 'App/Function0'; allow it by an entry, or remove the rule of the group",
            finding.Message);
    }

    [Fact]
    public void DenyingEntry_IsNamed()
    {
        var acl = OpenAcl();
        _net.In(acl, 50, Ports.Tcp(22), allows: false);
        Server(To("203.0.113.0/24"), Ports.Tcp(22));

        Assert.Contains("denies tcp/22 inbound from 203.0.113.0/24 (rule 50)", Assert.Single(Find()).Message);
    }

    [Fact]
    public void SeveralRules_ReportOnceForTheAcl()
    {
        _net.In(OpenAcl(), 50, Ports.Tcp(22, 25), allows: false);
        Server(To("203.0.113.0/24"), Ports.Tcp(22));
        Server(To("198.51.100.0/24"), Ports.Tcp(25));

        Assert.Equal(4, Assert.Single(Find()).Related.Length);
    }

    [Theory]
    [InlineData("203.0.113.0/24", 443, 443)]
    [InlineData("0.0.0.0/0", 22, 22)]
    [InlineData("203.0.113.0/24", 20, 30)]
    [InlineData("10.0.1.0/25", 22, 22)]
    public void AdmittedOrNarrowedOrNeighbours_AreSilent(string peer, int from, int to)
    {
        var acl = OpenAcl();
        _net.In(acl, 50, Ports.Tcp(22), "203.0.113.0/24", allows: false);
        _net.In(acl, 51, Ports.Tcp(22), "10.0.0.0/16", allows: false);
        Server(To(peer), Ports.Tcp(from, to));

        Assert.Empty(Find());
    }

    [Fact]
    public void ReferenceToTheGroupOfAWorkload_Reports_WhereItStands()
    {
        var acl = OpenAcl();
        _net.In(acl, 50, Ports.Tcp(5432), "10.0.2.0/24", allows: false);
        var clients = _net.Group(_vpc, "Net/Clients");
        Server(new Target { Group = clients }, Ports.Tcp(5432));
        Assert.Empty(Find());

        _net.Place(_near, clients);
        Assert.Empty(Find());
        _net.Place(_far, clients);
        Assert.Contains("denies tcp/5432 inbound from 10.0.2.0/24 (rule 50)", Assert.Single(Find()).Message);
    }

    [Fact]
    public void ReferenceToAGroupThatNobodyIsKnownToCarry_Reports_WhereTheWholeVpcIsDenied()
    {
        var acl = OpenAcl();
        Server(new Target { Group = _net.Group(_vpc, "Net/Clients") }, Ports.Tcp(5432));
        Assert.Empty(Find());

        _net.In(acl, 50, Ports.Tcp(5432), "10.0.0.0/16", allows: false);
        Assert.Single(Find());
    }

    [Fact]
    public void Ipv6_OfASubnetWithoutIt_IsSilent()
    {
        OpenAcl();
        Server(To("::/0"), Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Fact]
    public void CutOff_IsAnotherRule()
    {
        var acl = _net.AclOn(_near);
        Server(To("10.0.0.0/16"), Ports.Tcp(443));
        Assert.Empty(Find());
        Assert.Single(_net.Find("VPC607"));

        _net.In(acl, 100, Ports.Tcp(80));
        _net.Out(acl, 100, Ports.All);
        Assert.Single(Find());
    }

    [Fact]
    public void OnlySubnetOfTheVpc_IsSilent()
    {
        var vpc = _net.Vpc("Net/Small", "10.9.0.0/16");
        var subnet = _net.Subnet(vpc, range: "10.9.0.0/24");
        var acl = _net.AclOn(subnet);
        _net.In(acl, 100, Ports.Tcp(80));
        _net.Out(acl, 100, Ports.All);
        var group = _net.Group(vpc);
        _net.Place(subnet, group);
        _net.Admit(group, To("10.9.0.0/16"), Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Fact]
    public void UnknownFacts_AreSilent()
    {
        var acl = OpenAcl();
        _net.In(acl, 50, Ports.Tcp(22), allows: false, guard: Arm(0));
        Server(To("203.0.113.0/24"), Ports.Tcp(22));
        _net.In(acl, 60, Ports.Tcp(23), allows: false);
        Server(Target.Unknown, Ports.Tcp(23));
        Server(To("203.0.113.0/24"), ports: null);
        Server(To("203.0.113.0/24"), Ports.Tcp(23), guard: Arm(1)).SecurityGroups[0].Ingress[0].IsEscaped = true;
        var imported = _net.Place(_near, _net.Group(origin: Origin.Imported));
        imported.IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void BranchesThatExcludeEachOther_AreSilent_AndOneReports()
    {
        var acl = OpenAcl();
        _net.In(acl, 50, Ports.Tcp(22), allows: false, guard: Arm(0));
        Server(To("203.0.113.0/24"), Ports.Tcp(22), Arm(1));
        Assert.Empty(Find());

        Server(To("203.0.113.0/24"), Ports.Tcp(22), Arm(0));
        Assert.Single(Find());
    }

    [Fact]
    public Task Program_ReportsAtTheAcl() => Verify.DiagnosticsAsync(
        """
        public class NetStack : Stack
        {
            public Vpc Vpc { get; }

            public NetStack(Construct scope, string id) : base(scope, id)
            {
                Vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });
                var acl = new {|VPC605:NetworkAcl|}(this, "Acl", new NetworkAclProps { Vpc = Vpc, SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } });
                acl.AddEntry("In", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(443) });
                acl.AddEntry("RepliesIn", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 110, Traffic = AclTraffic.TcpPortRange(32768, 65535) });
                acl.AddEntry("Out", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.AllTraffic(), Direction = TrafficDirection.EGRESS });
            }
        }

        public class AppStack : Stack
        {
            public AppStack(Construct scope, string id, NetStack net) : base(scope, id)
            {
                var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = net.Vpc });
                group.AddIngressRule(Peer.Ipv4(net.Vpc.VpcCidrBlock), Port.Tcp(8080));
                new Function(this, "Function", new FunctionProps
                {
                    Vpc = net.Vpc, SecurityGroups = new[] { group }, Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("x"),
                });
            }
        }

        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                new AppStack(app, "App", new NetStack(app, "Net"));
                app.Synth();
            }
        }
        """,
        "VPC605");

    private NetworkAcl OpenAcl()
    {
        var acl = _net.AclOn(_near);
        _net.In(acl, 100, Ports.All);
        _net.Out(acl, 100, Ports.All);
        return acl;
    }

    private Workload Server(Target peer, Ports? ports, Guard? guard = null)
    {
        var group = _net.Group(_vpc);
        _net.Admit(group, peer, ports, guard: guard);
        return _net.Place(_near, group);
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC605");
}
