using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class GroupReferencesTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(nameof(Origin.Created), nameof(Origin.Created), true)]
    [InlineData(nameof(Origin.Created), nameof(Origin.Imported), true)]
    [InlineData(nameof(Origin.Imported), nameof(Origin.Created), true)]
    [InlineData(nameof(Origin.Imported), nameof(Origin.Imported), false)]
    [InlineData(nameof(Origin.Unknown), nameof(Origin.Created), false)]
    [InlineData(nameof(Origin.Created), nameof(Origin.Unknown), false)]
    public void GroupOfAnotherVpc_IsForeign_WhereTheTwoCannotBeOne(string own, string other, bool expected)
    {
        var (here, there) = (_net.Vpc("Net/Own", origin: Enum.Parse<Origin>(own)), _net.Vpc("Net/Other", origin: Enum.Parse<Origin>(other)));

        Assert.Equal(expected ? (here, there) : null, Rule(here, there).FindForeignGroup());
    }

    [Fact]
    public void GroupOfTheSameVpc_IsNotForeign()
    {
        var vpc = _net.Vpc();

        Assert.Null(Rule(vpc, vpc).FindForeignGroup());
    }

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(0, 1, null, false)]
    [InlineData(0, null, 1, false)]
    [InlineData(null, 0, 1, false)]
    public void GroupOfAVpcOfOtherWorlds_IsNotForeign(int? own, int? other, int? ofRule, bool expected)
    {
        var rule = Rule(_net.Vpc("Net/Own", guard: Maybe(own)), _net.Vpc("Net/Other", guard: Maybe(other)), Maybe(ofRule));

        Assert.Equal(expected, rule.FindForeignGroup() is not null);

        static Guard Maybe(int? arm) => arm is { } known ? Arm(known) : Guard.Always;
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Peering_JoinsTheTwo_WhereItIsThereWithTheRule(int arm, bool expected)
    {
        var (own, other) = (_net.Vpc("Net/Own"), _net.Vpc("Net/Other"));
        var rule = Rule(own, other, Arm(0));
        var peering = _net.Peering(own, other, Arm(arm));

        Assert.Equal(expected ? peering : null, _net.Network.FindPeering(own, other, rule));
        Assert.Equal(!expected, _net.Network.AreApart(own, other, rule));
        Assert.Equal(!expected, _net.Network.AreApart(other, own, rule));
    }

    [Fact]
    public void PeeringWithAThirdVpc_DoesNotJoinTheTwo()
    {
        var (own, other, third) = (_net.Vpc("Net/Own"), _net.Vpc("Net/Other"), _net.Vpc("Net/Third"));
        var rule = Rule(own, other);
        _net.Peering(third, other);
        _net.Peering(other, third);
        _net.Peering(third, own);
        _net.Peering(own, third);

        Assert.Null(_net.Network.FindPeering(own, other, rule));
        Assert.True(_net.Network.AreApart(own, other, rule));
        _net.Peering(own, accepter: null);
        Assert.False(_net.Network.AreApart(own, other, rule));
    }

    [Fact]
    public void TransitGatewayOfBoth_MayJoinThem()
    {
        var (own, other) = (_net.Vpc("Net/Own"), _net.Vpc("Net/Other"));
        var rule = Rule(own, other);
        _net.Attachment(own);
        _net.Attachment(other, AttachmentKind.PrivateGateway);
        Assert.True(_net.Network.AreApart(own, other, rule));
        Assert.True(_net.Network.AreApart(other, own, rule));

        _net.Attachment(other);
        Assert.False(_net.Network.AreApart(own, other, rule));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void VpcOfALoop_MayBePeeredEachTime(bool isOwn, bool isOther)
    {
        var (own, other) = (_net.Vpc("Net/Own", isRepeated: isOwn), _net.Vpc("Net/Other", isRepeated: isOther));

        Assert.False(_net.Network.AreApart(own, other, Rule(own, other)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void VpcThatWasHandedOut_MayBePeeredThere(bool isOwn)
    {
        var (own, other) = (_net.Vpc("Net/Own"), _net.Vpc("Net/Other"));
        (isOwn ? own : other).IsEscaped = true;

        Assert.False(_net.Network.AreApart(own, other, Rule(own, other)));
    }

    [Fact]
    public void WhatIsNotAllSeen_MayJoinThem()
    {
        var (own, other) = (_net.Vpc("Net/Own"), _net.Vpc("Net/Other"));
        var rule = Rule(own, other);
        _net.Network.Attachments.IsOpen = true;
        Assert.False(_net.Network.AreApart(own, other, rule));

        _net.Network.Attachments.IsOpen = false;
        Assert.True(_net.Network.AreApart(own, other, rule));
        _net.Network.Peerings.IsOpen = true;
        Assert.False(_net.Network.AreApart(own, other, rule));
    }

    private GroupRule Rule(Vpc own, Vpc other, Guard? guard = null) => _net.Admit(_net.Group(own), ToGroup(_net.Group(other, "Net/Referred")), Ports.Tcp(443), guard: guard);
}
