using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class InterfaceEndpointUnreachableTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void GroupWithoutRules_Reports()
    {
        var vpc = _net.Vpc();
        var endpoint = _net.InterfaceEndpoint(vpc, groups: [_net.Group(vpc)]);

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Equal(
            "Nothing can reach the interface endpoint 'Net/Vpc/sqs' at tcp/443: the security group 'Net/Group' admits nothing; admit 10.0.0.0/16 or the clients' security groups",
            finding.Message);
    }

    [Fact]
    public void GroupThatAdmitsOtherPorts_Reports()
    {
        var group = _net.Group();
        _net.Admit(group, To("10.0.0.0/16"), Ports.Tcp(80));
        _net.Admit(group, To("10.0.0.0/16"), new Ports("udp", 443, 443));
        _net.Admit(group, To("10.0.0.0/16"), Ports.Tcp(443), isIngress: false);
        _net.InterfaceEndpoint(_net.Vpc(), groups: [group]);

        Assert.Contains("admits only tcp/80 and udp/443", Assert.Single(Find()).Message);
    }

    [Fact]
    public void NoGroup_ReportsTheDefaultOne()
    {
        _net.InterfaceEndpoint(PlainVpc());

        Assert.Contains("the VPC's default one admits only its own members", Assert.Single(Find()).Message);
    }

    [Fact]
    public void DefaultGroupThatIsUsed_IsSilent()
    {
        _net.InterfaceEndpoint(_net.Vpc());
        var vpc = PlainVpc();
        _net.InterfaceEndpoint(vpc);
        _net.Caller(vpc, "EC2 instance");

        Assert.Empty(Find());
    }

    [Fact]
    public void DefaultGroupThatRulesMayBeAddedTo_IsSilent()
    {
        _net.InterfaceEndpoint(PlainVpc());
        _net.Admit(_net.Group(origin: Origin.Imported), To("10.0.0.0/16"), Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Fact]
    public void DefaultGroupOfAVpcThatIsMadeElsewhere_IsSilent()
    {
        var vpc = _net.Vpc(origin: Origin.Imported);
        vpc.RestrictsDefaultGroup = false;
        _net.InterfaceEndpoint(vpc);
        _net.InterfaceEndpoint(null);

        Assert.Empty(Find());
    }

    [Fact]
    public void AdmittedPort_IsSilent()
    {
        var group = _net.Group();
        _net.Admit(group, new Target { Group = _net.Group(path: "App/Clients") }, Ports.Tcp(443));
        _net.InterfaceEndpoint(_net.Vpc(), groups: [_net.Group(), group]);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void OpenEndpoint_IsSilent(bool? admitsVpc)
    {
        _net.InterfaceEndpoint(_net.Vpc(), groups: [_net.Group()], admitsVpc: admitsVpc);

        Assert.Empty(Find());
    }

    [Fact]
    public void GroupsMadeElsewhereOrOpen_AreSilent()
    {
        var open = _net.Group();
        open.Ingress.IsOpen = true;
        var escaped = _net.Group();
        escaped.IsEscaped = true;
        _net.InterfaceEndpoint(_net.Vpc(), groups: [_net.Group(origin: Origin.Imported)]);
        _net.InterfaceEndpoint(_net.Vpc(), groups: [open]);
        _net.InterfaceEndpoint(_net.Vpc(), groups: [escaped]);
        _net.InterfaceEndpoint(_net.Vpc()).SecurityGroups.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void RuleOfUnknownPorts_IsSilent()
    {
        var group = _net.Group();
        _net.Admit(group, To("10.0.0.0/16"), ports: null);
        _net.InterfaceEndpoint(_net.Vpc(), groups: [group]);

        Assert.Empty(Find());
    }

    [Fact]
    public void RuleOfAnUnknownGroup_IsSilent()
    {
        _net.Admit(null, To("10.0.0.0/16"), Ports.Tcp(443));
        _net.InterfaceEndpoint(_net.Vpc(), groups: [_net.Group()]);

        Assert.Empty(Find());
    }

    [Fact]
    public void RuleInSomeWorlds_IsSilent()
    {
        var group = _net.Group();
        _net.Admit(group, To("10.0.0.0/16"), Ports.Tcp(443), guard: Arm(0));
        _net.InterfaceEndpoint(_net.Vpc(), groups: [group]);

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedEndpoint_IsSilent()
    {
        _net.InterfaceEndpoint(_net.Vpc(), groups: [_net.Group()]).IsEscaped = true;

        Assert.Empty(Find());
    }

    private Vpc PlainVpc()
    {
        var vpc = _net.Vpc();
        vpc.RestrictsDefaultGroup = false;
        return vpc;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC405");
}
