using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class InterfaceEndpointOpenToWorldTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public void GroupOpenToWorld_Reports(string anywhere)
    {
        var vpc = _net.Vpc();
        var group = _net.Group(vpc);
        var rule = _net.Admit(group, To(anywhere), Ports.Tcp(443));
        var endpoint = _net.InterfaceEndpoint(vpc, groups: [group]);

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Equal(rule.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal(
            $"The interface endpoint 'Net/Vpc/sqs' is open to the world: its security group 'Net/Group' admits tcp/443 from {anywhere}; admit 10.0.0.0/16 or the clients' security groups",
            finding.Message);
    }

    [Fact]
    public void AllTraffic_Reports()
    {
        var group = _net.Group();
        _net.Admit(group, To("0.0.0.0/0"), Ports.All);
        _net.InterfaceEndpoint(_net.Vpc(), groups: [group]);

        Assert.Single(Find());
    }

    [Fact]
    public void RangeOfTheVpc_IsSilent()
    {
        var group = _net.Group();
        _net.Admit(group, To("10.0.0.0/16"), Ports.Tcp(443));
        _net.InterfaceEndpoint(_net.Vpc(), groups: [group]);

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherPort_IsSilent()
    {
        var group = _net.Group();
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(80));
        _net.Admit(group, To("0.0.0.0/0"), new Ports("udp", 443, 443));
        _net.InterfaceEndpoint(_net.Vpc(), groups: [group]);

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        var group = _net.Group();
        _net.Admit(group, Target.Unknown, Ports.Tcp(443));
        _net.Admit(group, To("0.0.0.0/0"), ports: null);
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443)).IsEscaped = true;
        _net.InterfaceEndpoint(_net.Vpc(), groups: [group]);

        Assert.Empty(Find());
    }

    [Fact]
    public void ImportedEndpoint_IsSilent()
    {
        var group = _net.Group();
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443));
        _net.Door(_net.Vpc(), origin: Origin.Imported).SecurityGroups.Add(group);

        Assert.Empty(Find());
    }

    [Fact]
    public void GroupOfAnotherWorld_IsSilent()
    {
        var group = _net.Group(guard: Arm(0));
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443));
        _net.Door(_net.Vpc(), guard: Arm(1)).SecurityGroups.Add(group);

        Assert.Empty(Find());
    }

    [Fact]
    public void IgnoredRule_IsSilent()
    {
        var group = _net.Group(origin: Origin.Imported);
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443), isIgnored: true);
        _net.InterfaceEndpoint(_net.Vpc(), groups: [group]);

        Assert.Empty(Find());
    }

    [Fact]
    public void OutboundRule_IsSilent()
    {
        var group = _net.Group();
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443), isIngress: false);
        _net.InterfaceEndpoint(_net.Vpc(), groups: [group]);

        Assert.Empty(Find());
    }

    [Fact]
    public void PortThatCannotBeTold_ReportsWhereEveryPortIsOpen()
    {
        var group = _net.Group();
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443));
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(2, 65535));
        _net.Admit(group, To("0.0.0.0/0"), new Ports("udp", 0, 65535));
        var endpoint = new InterfaceEndpoint { Path = "Net/Own", Anchor = _net.NewAnchor(), Port = Setting<int>.Unknown };
        endpoint.SecurityGroups.Add(group);
        _net.Network.InterfaceEndpoints.Add(endpoint);
        Assert.Empty(Find());

        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(1, 65535));
        Assert.Single(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC404");
}
