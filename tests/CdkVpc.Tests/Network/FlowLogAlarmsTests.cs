using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class FlowLogAlarmsTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void MetricOfAFilter_IsAboutTheGroupOfTheFilterOfThatName()
    {
        var (log, group) = Logged();
        _net.Filter(_net.LogGroup(), metric: "Accepts");
        _net.Filter(_net.LogGroup(), space: "Other");
        _net.Filter(group);

        Assert.Equal((group, log), FasterThan(_net.Alarm(Watched(60))));
        Assert.Null(FasterThan(_net.Alarm(Watched(600))));
    }

    [Fact]
    public void MetricOfAFilterWhoseGroupIsNotKnown_IsAboutNone()
    {
        var (_, group) = Logged();
        _net.Filter(group);

        Assert.Null(FasterThan(_net.Alarm(Watched(60, filter: _net.Filter(group: null)))));
    }

    [Theory]
    [InlineData("?", "Rejects")]
    [InlineData("Net", "?")]
    public void MetricWhoseNameIsNotKnown_IsAboutNone(string space, string name)
    {
        var (_, group) = Logged();
        _net.Filter(group);

        Assert.Null(FasterThan(_net.Alarm(Watched(60, space, name))));
    }

    [Fact]
    public void FilterThatWasHandedOut_MayMakeAnotherMetric()
    {
        var (_, group) = Logged();
        _net.Filter(group).IsEscaped = true;

        Assert.Null(FasterThan(_net.Alarm(Watched(60))));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void FilterOfOtherWorldsThanTheAlarm_DoesNotMakeItsMetric(int arm, bool expected)
    {
        var (_, group) = Logged();
        _net.Filter(group, guard: Arm(arm));

        Assert.Equal(expected, FasterThan(_net.Alarm(Watched(60), Arm(0))) is not null);
    }

    [Fact]
    public void AlarmAndLog_AreTogether_WhereTheWorldsOfOneAreWorldsOfTheOther()
    {
        var (_, always) = Logged();
        var (_, sometimes) = Logged(Arm(0));

        Assert.NotNull(FasterThan(_net.Alarm(Watched(60, group: always), Arm(0))));
        Assert.NotNull(FasterThan(_net.Alarm(Watched(60, group: sometimes))));
        Assert.Null(FasterThan(_net.Alarm(Watched(60, group: sometimes), Arm(0, branch: 2))));
    }

    private (FlowLog Log, LogGroup Group) Logged(Guard? guard = null)
    {
        var group = _net.LogGroup();
        return (_net.Log(_net.Vpc(), destination: group, guard: guard), group);
    }

    private (LogGroup Group, FlowLog Log)? FasterThan(Alarm alarm) => _net.Network.FasterThan(alarm) is { } found ? (found.Group, found.Log) : null;
}
