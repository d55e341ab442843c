using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class AclReasoningTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void EntryThatIsNeverThereWithItsAcl_AllowsNothing(int arm, bool expected)
    {
        var acl = new NetworkAcl { Guard = Arm(0) };
        _net.In(acl, 100, Ports.All, guard: Arm(arm));

        Assert.Equal(expected, acl.DeniesAll(isEgress: false));
    }

    [Fact]
    public void Association_IsNotCertain_WhereTheSubnetMayHaveAnotherAcl()
    {
        var acl = _net.AclOn(_net.Subnet(_net.Vpc()));
        Assert.True(acl.IsAssociated);

        acl.Subnets[0].NetworkAcls.IsOpen = true;
        Assert.Null(acl.IsAssociated);
    }

    [Fact]
    public void EntryOfTheSameNumber_HidesNothing()
    {
        var acl = _net.Acl();
        var first = _net.In(acl, 100, Ports.Tcp(443), allows: false);
        var second = _net.In(acl, 100, Ports.Tcp(443));
        var later = _net.In(acl, 101, Ports.Tcp(443));

        Assert.Null(second.FindHiding());
        Assert.Same(first, later.FindHiding());
    }

    [Fact]
    public void SameNumberOfADirection_IsFound()
    {
        var acl = _net.Acl();
        var first = _net.In(acl, 100, Ports.Tcp(80));
        _net.Out(acl, 110, Ports.Tcp(80));

        Assert.Same(first, _net.In(acl, 100, Ports.Tcp(443)).FindSameNumber());
        Assert.Null(_net.In(acl, 110, Ports.Tcp(443)).FindSameNumber());
        Assert.Null(first.FindSameNumber());
    }

    [Fact]
    public void SameNumber_OfUnknownDirections_IsNotProven()
    {
        var acl = _net.Acl();
        Entry();

        Assert.Null(Entry().FindSameNumber());

        NetworkAclEntry Entry() => _net.Entry(acl, isEgress: null, Setting<int>.Of(100), Ports.All, To("0.0.0.0/0"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void SameNumber_WhereOneIsMadeInALoopOrWasHandedOut_IsNotProven(bool isFirst, bool isSecond)
    {
        var (looped, handedOut) = (_net.Acl(), _net.Acl());
        Entry(looped, isFirst);
        Entry(handedOut, isRepeated: false).IsEscaped = isFirst;
        var later = Entry(handedOut, isRepeated: false);
        later.IsEscaped = isSecond;

        Assert.Null(Entry(looped, isSecond).FindSameNumber());
        Assert.Null(later.FindSameNumber());

        NetworkAclEntry Entry(NetworkAcl acl, bool isRepeated) => _net.Entry(acl, isEgress: false, Setting<int>.Of(100), Ports.All, To("0.0.0.0/0"), isRepeated: isRepeated);
    }
}
