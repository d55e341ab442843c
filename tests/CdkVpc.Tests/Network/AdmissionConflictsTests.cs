using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class AdmissionConflictsTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(1, 0, 0, 0)]
    [InlineData(0, 1, 0, 0)]
    [InlineData(0, 0, 1, 0)]
    public void GroupOrRuleOrMember_OfOtherWorldsThanTheWorkload_IsSilent(int groupArm, int ruleArm, int memberArm, int expected)
    {
        var vpc = _net.Vpc();
        var (near, far) = (_net.Subnet(vpc, range: "10.0.0.0/24"), _net.Subnet(vpc, range: "10.0.1.0/24"));
        AdmitSshOnly(near);
        var (server, client) = (new SecurityGroup { Path = "Net/Server", Vpc = vpc, Guard = Arm(groupArm) }, _net.Group(vpc, "Net/Client"));
        _net.Admit(server, ToGroup(client), Ports.Tcp(443), guard: Arm(ruleArm));
        _net.Workload("EC2 instance", [near], [server], guard: Arm(0));
        _net.Workload("EC2 instance", [far], [client], guard: Arm(memberArm));

        Assert.Equal(expected, new AdmissionConflicts(_net.Network).Find().Count());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void RangeOfARule_OfOtherWorldsThanTheWorkload_IsSilent(int ruleArm, int expected)
    {
        var vpc = _net.Vpc();
        var subnet = _net.Subnet(vpc);
        _net.Subnet(vpc);
        AdmitSshOnly(subnet);
        var server = _net.Group(vpc);
        _net.Admit(server, To("0.0.0.0/0"), Ports.Tcp(443), guard: Arm(ruleArm));
        _net.Workload("EC2 instance", [subnet], [server], guard: Arm(0));

        Assert.Equal(expected, new AdmissionConflicts(_net.Network).Find().Count());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    [InlineData(null, 0)]
    public void Ipv6_IsAdmittedToSubnetsThatHaveItAlone(bool? hasIpv6, int expected)
    {
        var vpc = _net.DualStackVpc();
        var subnet = _net.Ipv6Subnet(vpc, hasIpv6: hasIpv6);
        _net.Subnet(vpc);
        AdmitSshOnly(subnet);
        var server = _net.Group(vpc);
        _net.Admit(server, To("::/0"), Ports.Tcp(443));
        _net.Workload("EC2 instance", [subnet], [server]);

        Assert.Equal(expected, new AdmissionConflicts(_net.Network).Find().Count());
    }

    private void AdmitSshOnly(Subnet subnet)
    {
        var acl = _net.AclOn(subnet);
        _net.In(acl, 100, Ports.Tcp(22));
        _net.Out(acl, 100, Ports.All);
    }
}
