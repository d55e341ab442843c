using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class FreeRuleNumbersTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(100, 110)]
    [InlineData(109, 110)]
    [InlineData(32759, 32760)]
    [InlineData(32760, null)]
    public void AfterAll_IsTheNextTen(int last, int? expected)
    {
        var acl = _net.Acl();
        _net.In(acl, last, Ports.All);

        Assert.Equal(expected, new FreeRuleNumbers(acl).AfterAll(isEgress: false));
    }

    [Fact]
    public void AfterAll_CountsUp_AndBeginsAtAHundred()
    {
        var free = new FreeRuleNumbers(_net.Acl());

        Assert.Equal([100, 110, 100], new[] { free.AfterAll(isEgress: true), free.AfterAll(isEgress: true), free.AfterAll(isEgress: false) });
    }

    [Fact]
    public void Before_IsTheNearestThatIsFree()
    {
        var acl = _net.Acl();
        _net.In(acl, 98, Ports.All);
        var entry = _net.In(acl, 100, Ports.All);
        var free = new FreeRuleNumbers(acl);

        Assert.Equal(99, free.Before(entry));
        Assert.Equal(97, free.Before(entry));
        Assert.Equal(1, new FreeRuleNumbers(acl).Before(_net.In(acl, 2, Ports.All)));
        Assert.Null(new FreeRuleNumbers(acl).Before(_net.In(acl, 1, Ports.All)));
    }

    [Fact]
    public void After_PassesWhatDoesTheSame_OrIsForOtherPacketsOrTheOtherDirection()
    {
        var acl = _net.Acl();
        var entry = _net.In(acl, 100, Ports.Tcp(443));
        Assert.Equal(101, new FreeRuleNumbers(acl).After(entry));

        _net.In(acl, 101, Ports.Tcp(443));
        _net.In(acl, 200, Ports.All, allows: false);
        _net.Out(acl, 101, Ports.Tcp(443), allows: false);
        Assert.Equal(102, new FreeRuleNumbers(acl).After(entry));
        _net.In(acl, 102, Ports.Tcp(80), allows: false);
        Assert.Equal(103, new FreeRuleNumbers(acl).After(entry));
        _net.In(acl, 103, Ports.Tcp(400, 500), allows: false);
        Assert.Null(new FreeRuleNumbers(acl).After(entry));
    }

    [Fact]
    public void After_TheLastNumber_IsNone()
    {
        var acl = _net.Acl();

        Assert.Equal(32766, new FreeRuleNumbers(acl).After(_net.In(acl, 32765, Ports.All)));
        Assert.Null(new FreeRuleNumbers(acl).After(_net.In(acl, 32766, Ports.All)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_DoesNotPassAnOppositeEntry_WherePortsAreNotKnown(bool isOther)
    {
        var acl = _net.Acl();
        var entry = _net.In(acl, 100, isOther ? Ports.Tcp(443) : null);
        _net.In(acl, 101, isOther ? null : Ports.Tcp(443), allows: false);

        Assert.Null(new FreeRuleNumbers(acl).After(entry));
    }
}
