using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class SecurityGroupReferenceWithoutPeeringTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GroupOfAnotherVpc_Reports(bool isIngress)
    {
        var (own, other) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc"));
        var referred = _net.Group(other, "B/Clients");
        var rule = _net.Admit(_net.Group(own, "A/Servers"), ToGroup(referred), Ports.Tcp(443), isIngress: isIngress);

        var finding = Assert.Single(Find());
        Assert.Equal(rule.Anchor, finding.Anchor);
        Assert.Equal(referred.Anchor, Assert.Single(finding.Related).Anchor);
    }

    [Fact]
    public void OwnGroup_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Admit(_net.Group(vpc), ToGroup(_net.Group(vpc)), Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PeeredOrMaybePeered_IsSilent(bool isKnown)
    {
        var (own, other) = Reference();
        _net.Peering(other, isKnown ? own : null);

        Assert.Empty(Find());
    }

    [Fact]
    public void PeeredWithOthersOnly_Reports()
    {
        var (own, other) = Reference();
        _net.Peering(own, _net.Vpc("C/Vpc"));
        _net.Peering(other, _net.Vpc("D/Vpc", origin: Origin.Imported));

        Assert.Single(Find());
    }

    [Fact]
    public void TransitGatewayOfBoth_IsSilent()
    {
        var (own, other) = Reference();
        _net.Attachment(own);
        Assert.Single(Find());

        _net.Attachment(other);
        Assert.Empty(Find());
    }

    [Fact]
    public void TransitGatewayThatBothRouteTo_IsSilent()
    {
        var (own, other) = Reference();
        foreach (var vpc in new[] { own, other })
            _net.Route(_net.Subnet(vpc), "10.0.0.0/8", RouteTargetKind.TransitGateway);

        Assert.Empty(Find());
    }

    [Fact]
    public void VpcsMadeElsewhereOrUnknown_AreSilent()
    {
        var own = _net.Vpc("A/Vpc");
        _net.Admit(_net.Group(own), ToGroup(_net.Group(_net.Vpc("B/Vpc", origin: Origin.Imported))), Ports.Tcp(443));
        _net.Admit(_net.Group(own), ToGroup(_net.Group()), Ports.Tcp(443));
        _net.Admit(_net.Group(), ToGroup(_net.Group(own)), Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Fact]
    public void SharedGroupOrIgnoredRule_IsSilent()
    {
        var (own, other) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc"));
        var shared = _net.Group(other);
        shared.IsShared = true;
        _net.Admit(_net.Group(own), ToGroup(shared), Ports.Tcp(443));
        _net.Admit(_net.Group(own), ToGroup(_net.Group(other)), Ports.Tcp(443), isIgnored: true);

        Assert.Empty(Find());
    }

    [Fact]
    public void VpcsOfTwoBranches_AreSilent()
    {
        var (own, other) = (_net.Vpc("A/Vpc", guard: Arm(0)), _net.Vpc("B/Vpc", guard: Arm(1)));
        _net.Admit(_net.Group(own), ToGroup(_net.Group(other)), Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Fact]
    public Task RulesOfEveryForm_Report() => Verify.InStackAsync("""
        var a = new Vpc(this, "A");
        var b = new Vpc(this, "B", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
        var servers = new SecurityGroup(this, "Servers", new SecurityGroupProps { Vpc = a });
        var clients = new SecurityGroup(this, "Clients", new SecurityGroupProps { Vpc = b });
        servers.{|VPC514:AddIngressRule|}(clients, Port.Tcp(443));
        servers.Connections.{|VPC514:AllowFrom|}(clients, Port.Tcp(8443));
        servers.{|VPC514:AddIngressRule|}(Peer.SecurityGroupId(clients.SecurityGroupId), Port.Tcp(80));
        _ = new {|VPC514:CfnSecurityGroup|}(this, "Raw", new CfnSecurityGroupProps
        {
            GroupDescription = "Raw", VpcId = a.VpcId,
            SecurityGroupIngress = new[] { new CfnSecurityGroup.IngressProperty { IpProtocol = "tcp", FromPort = 443, ToPort = 443, SourceSecurityGroupId = clients.SecurityGroupId } },
        });
        servers.AddIngressRule(servers, Port.Tcp(443));
        servers.AddIngressRule(SecurityGroup.FromSecurityGroupId(this, "Old", "sg-1"), Port.Tcp(443));
        """, "VPC514");

    [Fact]
    public Task PeeredInAnotherStack_IsSilent() => Verify.DiagnosticsAsync("""
        var app = new App();
        var stack = new Stack(app, "Net");
        var a = new Vpc(stack, "A");
        var b = new Vpc(stack, "B", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
        new SecurityGroup(stack, "Servers", new SecurityGroupProps { Vpc = a }).AddIngressRule(new SecurityGroup(stack, "Clients", new SecurityGroupProps { Vpc = b }), Port.Tcp(443));
        _ = new CfnVPCPeeringConnection(new Stack(app, "Peering"), "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = b.VpcId });
        """, "VPC514");

    private (Vpc Own, Vpc Other) Reference()
    {
        var (own, other) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc"));
        _net.Admit(_net.Group(own), ToGroup(_net.Group(other)), Ports.Tcp(443));
        return (own, other);
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC514");
}
