using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class InterfaceEndpointNotTcpTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("udp", "udp/443")]
    [InlineData("icmp", "icmp")]
    [InlineData("icmpv6", "icmpv6")]
    public void OtherProtocol_Reports(string protocol, string words)
    {
        var (group, endpoint) = Carried();
        var rule = _net.Admit(group, To("10.0.0.0/16"), new Ports(protocol, 443, 443));

        var finding = Assert.Single(Find());
        Assert.Equal(rule.Anchor, finding.Anchor);
        Assert.Equal(endpoint.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Contains($"admits {words} from 10.0.0.0/16 to the security group 'Net/Group', which only the interface endpoint 'Net/Vpc/sqs' carries: endpoints of AWS services take TCP; remove the rule, or admit tcp/443", finding.Message);
    }

    [Theory]
    [InlineData(8443, "tcp/8443")]
    [InlineData(null, "tcp/443")]
    public void PortOfTheService_IsTheOneToAdmit(int? port, string words)
    {
        var group = _net.Group();
        var endpoint = new InterfaceEndpoint
        {
            Path = "Net/Own", Anchor = _net.NewAnchor(), IsAwsService = true, Port = port is { } known ? Setting<int>.Of(known) : Setting<int>.Unknown,
        };
        endpoint.SecurityGroups.Add(group);
        _net.Network.InterfaceEndpoints.Add(endpoint);
        _net.Admit(group, To("10.0.0.0/16"), new Ports("udp", 443, 443));

        Assert.EndsWith($"remove the rule, or admit {words}", Assert.Single(Find()).Message);
    }

    [Fact]
    public void TcpEverythingAndUnknown_AreSilent()
    {
        var (group, _) = Carried();
        _net.Admit(group, To("10.0.0.0/16"), Ports.Tcp(80));
        _net.Admit(group, To("10.0.0.0/16"), Ports.All);
        _net.Admit(group, To("10.0.0.0/16"), ports: null);
        _net.Admit(group, To("10.0.0.0/16"), new Ports("udp", 53, 53), isIngress: false);
        _net.Admit(group, To("10.0.0.0/16"), new Ports("udp", 53, 53), isIgnored: true);

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedRule_IsSilent()
    {
        _net.Admit(Carried().Group, To("10.0.0.0/16"), new Ports("udp", 53, 53)).IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void GroupOfSomethingElseToo_IsSilent()
    {
        var (group, _) = Carried();
        _net.Caller(_net.Vpc()).SecurityGroups.Add(group);
        _net.Admit(group, To("10.0.0.0/16"), new Ports("udp", 53, 53));

        Assert.Empty(Find());
    }

    [Fact]
    public void GroupThatIsHandedOn_IsSilent()
    {
        var (group, _) = Carried();
        group.IsHandedOn = true;
        _net.Admit(group, To("10.0.0.0/16"), new Ports("udp", 53, 53));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void ServiceOfACustomer_IsSilent(bool? isAws)
    {
        var (group, _) = Carried();
        _net.Door(_net.Vpc(), isAws: isAws).SecurityGroups.Add(group);
        _net.Admit(group, To("10.0.0.0/16"), new Ports("udp", 53, 53));

        Assert.Empty(Find());
    }

    [Fact]
    public void GroupOfNothing_IsSilent()
    {
        _net.Admit(_net.Group(), To("10.0.0.0/16"), new Ports("udp", 53, 53));
        _net.Admit(null, To("10.0.0.0/16"), new Ports("udp", 53, 53));
        Carried();

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointOfAnotherWorldThanTheRule_IsSilent()
    {
        var group = _net.Group();
        _net.Door(_net.Vpc(), guard: Arm(0)).SecurityGroups.Add(group);
        _net.Admit(group, To("10.0.0.0/16"), new Ports("udp", 53, 53), guard: Arm(1));

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointWhosePortIsNotKnown_Reports_WithThePortOfAws()
    {
        var group = _net.Group();
        _net.Door(_net.Vpc(), port: Setting<int>.Unknown).SecurityGroups.Add(group);
        _net.Admit(group, To("10.0.0.0/16"), new Ports("udp", 53, 53));

        Assert.EndsWith("remove the rule, or admit tcp/443", Assert.Single(Find()).Message);
    }

    private (SecurityGroup Group, InterfaceEndpoint Endpoint) Carried()
    {
        var group = _net.Group();
        var endpoint = _net.Door(_net.Vpc());
        endpoint.SecurityGroups.Add(group);
        return (group, endpoint);
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC412");
}
