using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class AclEvaluationTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void NoEntry_Denies() => Assert.False(AdmitsHttps(_net.Acl()));

    [Fact]
    public void LowestNumber_Decides_WhateverTheOrderOfCreation()
    {
        var acl = _net.Acl();
        _net.In(acl, 200, Ports.Tcp(443));
        _net.In(acl, 100, Ports.All, allows: false);

        Assert.False(AdmitsHttps(acl));
    }

    [Fact]
    public void LaterDeny_DoesNotCount()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443));
        _net.In(acl, 200, Ports.All, allows: false);

        Assert.True(AdmitsHttps(acl));
    }

    [Fact]
    public void AddressesOutsideOfAVpc_AreInNoneOfItsRanges()
    {
        var vpc = _net.Vpc();
        _net.AddressBlock(vpc, "10.1.0.0/16");
        var outside = RemoteAddresses.Unknown with { Outside = vpc };

        Assert.False(outside.AreIn(To("10.0.0.0/24")));
        Assert.False(outside.AreIn(To("10.1.0.0/24")));
        Assert.Null(outside.AreIn(To("10.2.0.0/24")));
        Assert.Null(outside.AreIn(To("10.0.0.0/8")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OtherDirectionOrProtocolOrRange_DoesNotCount(bool isEgress)
    {
        var acl = _net.Acl();
        _net.Entry(acl, isEgress: !isEgress, Setting<int>.Of(100), Ports.Tcp(443), To("0.0.0.0/0"));
        _net.Entry(acl, isEgress, Setting<int>.Of(110), new Ports("udp", 443, 443), To("0.0.0.0/0"));
        _net.Entry(acl, isEgress, Setting<int>.Of(120), Ports.Tcp(443), To("10.0.0.0/8"));
        _net.Entry(acl, isEgress, Setting<int>.Of(130), Ports.Tcp(443), To("::/0"));

        Assert.False(AdmitsHttps(acl, isEgress));
    }

    [Fact]
    public void UnknownDenyBefore_IsUnknown()
    {
        var acl = _net.Acl();
        _net.In(acl, 90, Ports.Tcp(443), "?", allows: false);
        _net.In(acl, 100, Ports.Tcp(443));

        Assert.Null(AdmitsHttps(acl));
    }

    [Fact]
    public void UnknownAllowBefore_IsKnownToBeAdmittedByTheNext()
    {
        var acl = _net.Acl();
        _net.In(acl, 90, ports: null);
        _net.In(acl, 100, Ports.Tcp(443));

        Assert.True(AdmitsHttps(acl));
    }

    [Fact]
    public void UnknownDirection_MayBeTheOther()
    {
        var acl = _net.Acl();
        _net.Entry(acl, isEgress: null, Setting<int>.Of(100), Ports.All, To("0.0.0.0/0"));

        Assert.Null(AdmitsHttps(acl));
    }

    [Fact]
    public void UnknownNumber_MayComeFirst()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443));
        _net.Entry(acl, isEgress: false, Setting<int>.Unknown, Ports.All, To("0.0.0.0/0"), allows: false);

        Assert.Null(AdmitsHttps(acl));
    }

    [Fact]
    public void EntryOfSomeWorlds_IsUnknown()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443), guard: Arm(0));

        Assert.Null(AdmitsHttps(acl));
        Assert.True(AdmitsHttps(acl, guard: Arm(0)));
        Assert.False(AdmitsHttps(acl, guard: Arm(1)));
    }

    [Fact]
    public void OpenEntries_AreUnknown()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443));
        acl.Entries.IsOpen = true;

        Assert.Null(AdmitsHttps(acl));
    }

    [Fact]
    public void PartOfTheAddresses_IsUnknown()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443), "10.0.0.0/8");

        Assert.Null(new AclEvaluation(acl).Admits(new AclPacket(false, "tcp", 443, new RemoteAddresses(Cidr.AnyIpv4, null)), Guard.Always));
    }

    [Fact]
    public void UnknownRangeOfAVpc_IsInItselfAndInEverything()
    {
        var vpc = _net.Vpc(range: "?");
        var remote = new RemoteAddresses(null, vpc);

        Assert.True(remote.AreIn(ToRangeOf(vpc)));
        Assert.True(remote.AreIn(To("0.0.0.0/0")));
        Assert.False(remote.AreIn(To("::/0")));
        Assert.Null(remote.AreIn(To("10.0.0.0/8")));
        Assert.Null(remote.AreIn(ToRangeOf(_net.Vpc(range: "?"))));
    }

    [Fact]
    public void DecidingEntry_IsTheFirstThatMatches()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.All, "10.0.0.0/8");
        var second = _net.In(acl, 200, Ports.All);

        Assert.Same(second, new AclEvaluation(acl).FindDecidingEntry(Https(false), Guard.Always));
    }

    [Fact]
    public void DecidingEntry_ThatIsForSomeWorldsOnly_CannotBeTold()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443), guard: Arm(0));
        _net.In(acl, 200, Ports.Tcp(443));

        Assert.Null(new AclEvaluation(acl).FindDecidingEntry(Https(false), Guard.Always));
    }

    [Fact]
    public void UnknownPortsOfADeny_MayBeThese()
    {
        var acl = _net.Acl();
        _net.In(acl, 90, ports: null, allows: false);
        _net.In(acl, 100, Ports.Tcp(443));

        Assert.Null(AdmitsHttps(acl));
    }

    [Fact]
    public void EntryOfALoop_MayNotBeThere()
    {
        var acl = _net.Acl();
        _net.Entry(acl, isEgress: false, Setting<int>.Of(100), Ports.Tcp(443), To("0.0.0.0/0"), isRepeated: true);

        Assert.Null(AdmitsHttps(acl));
    }

    [Theory]
    [InlineData("icmp")]
    [InlineData("icmpv6")]
    public void EntryForIcmp_MayBeForSomeOfIt_AndIsForNothingElse(string protocol)
    {
        var acl = _net.Acl();
        _net.In(acl, 100, new Ports(protocol, 0, 65535));

        Assert.Null(new AclEvaluation(acl).Admits(Https(false) with { Protocol = protocol, Port = 0 }, Guard.Always));
        Assert.False(AdmitsHttps(acl));
    }

    [Fact]
    public void AlikePorts_BeginWhereAnEntryBeginsAndAfterItsEnd()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(4, 5));

        Assert.Equal([0, 4, 6], new AclEvaluation(acl).AlikePorts(0, 9));
        Assert.Equal([5, 6], new AclEvaluation(acl).AlikePorts(5, 6));
        Assert.Equal([5], new AclEvaluation(acl).AlikePorts(5, 5));
    }

    [Fact]
    public void AlikeAddresses_AreDividedByTheEntriesInsideOfThem()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.All, "10.0.0.0/31");
        _net.In(acl, 110, Ports.All, "10.0.0.0/24");

        Assert.Equal(["10.0.0.0/31", "10.0.0.2/31"], AlikeTo("10.0.0.0/30"));
        Assert.Equal(["10.0.0.0/31"], AlikeTo("10.0.0.0/31"));
        Assert.Equal(["10.0.0.0/32"], AlikeTo("10.0.0.0/32"));

        IEnumerable<string> AlikeTo(string block) => new AclEvaluation(acl).AlikeAddresses(new RemoteAddresses(Block(block), null)).Select(static part => part.ToString());
    }

    private static bool? AdmitsHttps(NetworkAcl acl, bool isEgress = false, Guard? guard = null) =>
        new AclEvaluation(acl).Admits(Https(isEgress), guard ?? Guard.Always);

    private static AclPacket Https(bool isEgress) => new(isEgress, "tcp", 443, new RemoteAddresses(Block("203.0.113.0/24"), null));
}
