using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class GroupReasoningTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void RulesThatAdmit_AreThoseThatCountInTheWorldsOfTheSubject()
    {
        var group = _net.Group();
        var same = _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443), guard: Arm(0));
        var always = _net.Admit(group, To("10.0.0.0/8"), Ports.Tcp(443));
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443), guard: Arm(1));
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443), isIgnored: true);
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443), isIngress: false);

        Assert.Equal([same, always], group.AdmittingRules(_net.Door(_net.Vpc(), guard: Arm(0))));
    }
}
