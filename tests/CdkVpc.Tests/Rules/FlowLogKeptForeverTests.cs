using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class FlowLogKeptForeverTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void LogGroupThatNeverExpires_Reports()
    {
        var group = _net.LogGroup(days: null);
        var log = _net.Log(_net.Vpc(), destination: group);

        var finding = Assert.Single(Find());
        Assert.Equal(group.Anchor, finding.Anchor);
        Assert.Equal(log.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal(
            "The log group 'Net/LogGroup', to which the flow log 'Net/FlowLog1' writes, never expires: its records are kept, and paid for, for good; set its retention",
            finding.Message);
    }

    [Fact]
    public void BucketWithoutLifecycleRule_Reports()
    {
        var bucket = _net.Bucket();
        bucket.HasLifecycleRules = false;
        _net.Log(_net.Vpc(), type: "s3", destination: bucket);

        Assert.Contains("The bucket 'Data/Bucket', to which the flow log 'Net/FlowLog1' writes, has no lifecycle rule", Assert.Single(Find()).Message);
    }

    [Fact]
    public void OneGroupOfSeveralLogs_ReportsOnce()
    {
        var group = _net.LogGroup(days: null);
        _net.Log(_net.Vpc(), destination: group);
        _net.Log(_net.Vpc(), destination: group);

        Assert.Single(Find());
    }

    [Fact]
    public void GroupThatExpires_OrBucketWithARule_IsSilent()
    {
        var bucket = _net.Bucket();
        bucket.HasLifecycleRules = true;
        _net.Log(_net.Vpc(), destination: _net.LogGroup(days: 30));
        _net.Log(_net.Vpc(), type: "s3", destination: bucket);

        Assert.Empty(Find());
    }

    [Fact]
    public void GroupOrBucketOfNoFlowLog_IsSilent()
    {
        _net.LogGroup(days: null);
        _net.Bucket().HasLifecycleRules = false;
        _net.Log(_net.Vpc());

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(nameof(Origin.Imported))]
    [InlineData(nameof(Origin.Unknown))]
    public void MadeElsewhere_IsSilent(string origin)
    {
        var bucket = _net.Bucket(origin: Enum.Parse<Origin>(origin));
        bucket.HasLifecycleRules = false;
        _net.Log(_net.Vpc(), type: "s3", destination: bucket);
        _net.Log(_net.Vpc(), destination: _net.LogGroup(days: null, Enum.Parse<Origin>(origin)));

        Assert.Empty(Find());
    }

    [Fact]
    public void UnknownOrEscaped_IsSilent()
    {
        var (group, bucket) = (_net.LogGroup(), _net.Bucket());
        group.RetentionDays = Setting<int>.Unknown;
        _net.Log(_net.Vpc(), destination: group);
        _net.Log(_net.Vpc(), type: "s3", destination: bucket);
        var escaped = _net.LogGroup(days: null);
        escaped.IsEscaped = true;
        _net.Log(_net.Vpc(), destination: escaped);

        Assert.Empty(Find());
    }

    [Fact]
    public void BranchesThatExcludeEachOther_AreSilent()
    {
        var bucket = _net.Bucket(guard: Arm(0));
        bucket.HasLifecycleRules = false;
        _net.Log(_net.Vpc(), type: "s3", destination: bucket, guard: Arm(1));

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC107");
}
