using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class AlarmFasterThanFlowLogTests
{
    private readonly NetworkBuilder _net = new();
    private readonly LogGroup _group;

    public AlarmFasterThanFlowLogTests() => _group = _net.LogGroup();

    [Fact]
    public void MetricOfAFilter_BelowTheDefaultInterval_Reports()
    {
        var log = _net.Log(_net.Vpc(), destination: _group);
        var alarm = _net.Alarm(Watched(300, filter: _net.Filter(_group)));

        var finding = Assert.Single(Find());
        Assert.Equal(alarm.Anchor, finding.Anchor);
        Assert.Equal(log.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal(
            "The alarm 'Net/Alarm' looks at 300 seconds of the metric 'Rejects', but the flow log 'Net/FlowLog1' gathers packets over up to 600 seconds before it writes to 'Net/LogGroup': "
            + "flow logs are not real time; watch 600 seconds or more, or set MaxAggregationInterval to one minute",
            finding.Message);
    }

    [Fact]
    public void MetricByName_Reports()
    {
        _net.Log(_net.Vpc(), destination: _group, aggregation: 60);
        _net.Filter(_group);
        _net.Alarm(Watched(30));

        Assert.EndsWith("watch 60 seconds or more", Assert.Single(Find()).Message);
    }

    [Fact]
    public void MetricOfCloudWatchLogsItself_Reports()
    {
        _net.Log(_net.Vpc(), destination: _group);
        _net.Alarm(Watched(60, "AWS/Logs", "IncomingBytes", group: _group));

        Assert.Single(Find());
    }

    [Theory]
    [InlineData(600, null)]
    [InlineData(60, 60)]
    [InlineData(900, 600)]
    [InlineData(null, 600)]
    public void PeriodOfTheIntervalOrMore_OrUnknown_IsSilent(int? period, int? interval)
    {
        _net.Log(_net.Vpc(), destination: _group, aggregation: interval);
        _net.Alarm(Watched(period, filter: _net.Filter(_group)));

        Assert.Empty(Find());
    }

    [Fact]
    public void AnotherMetricOrGroup_IsSilent()
    {
        _net.Log(_net.Vpc(), destination: _group);
        _net.Filter(_group);
        _net.Alarm(Watched(60, name: "Others"));
        _net.Alarm(Watched(60, space: "?"));
        _net.Alarm(Watched(60, "Other", filter: _net.Filter(_net.LogGroup(), "Other")));

        Assert.Empty(Find());
    }

    [Fact]
    public void FilterOfAnUnknownGroup_IsSilent()
    {
        _net.Log(_net.Vpc(), destination: _group);
        _net.Alarm(Watched(60, filter: _net.Filter(null)));

        Assert.Empty(Find());
    }

    [Fact]
    public void BranchesThatMayExcludeEachOther_AreSilent()
    {
        _net.Log(_net.Vpc(), destination: _group, guard: Arm(0));
        _net.Alarm(Watched(60, filter: _net.Filter(_group)), guard: Arm(1));

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedAlarmOrLog_IsSilent()
    {
        var filter = _net.Filter(_group);
        _net.Log(_net.Vpc(), destination: _group).IsEscaped = true;
        _net.Alarm(Watched(60, filter: filter));
        Assert.Empty(Find());

        _net.Log(_net.Vpc(), destination: _group);
        _net.Network.Alarms[0].IsEscaped = true;
        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC108");
}
