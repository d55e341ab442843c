using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Cdk;

public sealed class LogGroupTests
{
    private const string Logs = "Amazon.CDK.AWS.Logs";
    private const string Watch = "Amazon.CDK.AWS.CloudWatch";

    [Theory]
    [InlineData($"new {Logs}.LogGroup(this, \"G\");", "731")]
    [InlineData($"new {Logs}.LogGroup(this, \"G\", new {Logs}.LogGroupProps {{ Retention = {Logs}.RetentionDays.ONE_MONTH }});", "30")]
    [InlineData($"new {Logs}.LogGroup(this, \"G\", new {Logs}.LogGroupProps {{ Retention = {Logs}.RetentionDays.INFINITE }});", "(absent)")]
    [InlineData($"new {Logs}.CfnLogGroup(this, \"G\");", "(absent)")]
    [InlineData($"new {Logs}.CfnLogGroup(this, \"G\", new {Logs}.CfnLogGroupProps {{ RetentionInDays = 7 }});", "7")]
    [InlineData($"new {Logs}.CfnLogGroup(this, \"G\").RetentionInDays = 7;", "7")]
    [InlineData($"new {Logs}.CfnLogGroup(this, \"G\").AddPropertyOverride(\"RetentionInDays\", 7);", "7")]
    [InlineData($$"""
        var group = new {{Logs}}.CfnLogGroup(this, "G");
        new {{Logs}}.LogRetention(this, "R", new {{Logs}}.LogRetentionProps { LogGroupName = group.Ref, Retention = {{Logs}}.RetentionDays.ONE_DAY });
        """, "1")]
    [InlineData($$"""
        new {{Logs}}.CfnLogGroup(this, "G", new {{Logs}}.CfnLogGroupProps { LogGroupName = "flows" });
        new {{Logs}}.LogRetention(this, "R", new {{Logs}}.LogRetentionProps { LogGroupName = "flows", Retention = {{Logs}}.RetentionDays.ONE_DAY });
        """, "1")]
    [InlineData($$"""
        new {{Logs}}.CfnLogGroup(this, "G");
        new {{Logs}}.LogRetention(this, "R", new {{Logs}}.LogRetentionProps { LogGroupName = System.Environment.GetEnvironmentVariable("G"), Retention = {{Logs}}.RetentionDays.ONE_DAY });
        """, "(unknown)")]
    [InlineData($"{Logs}.LogGroup.FromLogGroupName(this, \"G\", \"flows\");", "(unknown)")]
    public void LogGroup_KeepsEvents(string program, string days) =>
        Assert.Equal(days, Assert.Single(Networks.OfStack(program).LogGroups).RetentionDays.ToString());

    [Theory]
    [InlineData("new Bucket(this, \"B\");", false)]
    [InlineData("new Bucket(this, \"B\", new BucketProps { LifecycleRules = new ILifecycleRule[0] });", false)]
    [InlineData("new Bucket(this, \"B\", new BucketProps { LifecycleRules = new[] { new LifecycleRule { Expiration = Duration.Days(1) } } });", true)]
    [InlineData("new Bucket(this, \"B\").AddLifecycleRule(new LifecycleRule { Expiration = Duration.Days(1) });", true)]
    [InlineData("new CfnBucket(this, \"B\");", false)]
    [InlineData("new CfnBucket(this, \"B\", new CfnBucketProps { LifecycleConfiguration = new CfnBucket.LifecycleConfigurationProperty { Rules = new[] { new CfnBucket.RuleProperty { Status = \"Enabled\", ExpirationInDays = 1 } } } });", true)]
    [InlineData("((CfnBucket)new Bucket(this, \"B\").Node.DefaultChild).AddPropertyOverride(\"LifecycleConfiguration.Rules.0.ExpirationInDays\", 1);", null)]
    [InlineData("Bucket.FromBucketName(this, \"B\", \"flows\");", null)]
    public void Bucket_HasLifecycleRules(string program, bool? has) =>
        Assert.Equal(has, Assert.Single(Networks.OfStack(program).Buckets).HasLifecycleRules);

    [Theory]
    [InlineData("filter.Metric()", "Net Rejects 300 of filter")]
    [InlineData($"filter.Metric(new {Watch}.MetricOptions {{ Period = Duration.Minutes(1) }})", "Net Rejects 60 of filter")]
    [InlineData($"filter.Metric().With(new {Watch}.MetricOptions {{ Period = Duration.Hours(2) }})", "Net Rejects 7200 of filter")]
    [InlineData($"filter.Metric().With(new {Watch}.MetricOptions {{ Label = \"x\" }})", "Net Rejects 300 of filter")]
    [InlineData($"new {Watch}.Metric(new {Watch}.MetricProps {{ Namespace = \"Net\", MetricName = \"Rejects\", Period = Duration.Seconds(30) }})", "Net Rejects 30")]
    [InlineData($"new {Watch}.Metric(new {Watch}.MetricProps {{ Namespace = \"AWS/Logs\", MetricName = \"IncomingBytes\", DimensionsMap = new Dictionary<string, string> {{ [\"LogGroupName\"] = group.LogGroupName }} }})", "AWS/Logs IncomingBytes 300 of group")]
    public void Alarm_WatchesAMetric(string metric, string expected)
    {
        var network = Networks.OfStack($$"""
            var group = new {{Logs}}.LogGroup(this, "G");
            var filter = group.AddMetricFilter("F", new {{Logs}}.MetricFilterOptions { MetricNamespace = "Net", MetricName = "Rejects", FilterPattern = {{Logs}}.FilterPattern.AllEvents() });
            new {{Watch}}.Alarm(this, "Alarm", new {{Watch}}.AlarmProps { Metric = {{metric}}, Threshold = 1, EvaluationPeriods = 1 });
            """);

        Assert.Equal(expected, Describe(Assert.Single(Assert.Single(network.Alarms).Metrics), network));
        Assert.Same(Assert.Single(network.LogGroups), Assert.Single(network.MetricFilters).Group);
    }

    [Fact]
    public void Alarm_OfAMetric_StandsAtTheCall()
    {
        var network = Networks.OfStack($$"""
            var group = new {{Logs}}.LogGroup(this, "G");
            var metric = group.ExtractMetric("$.bytes", "Net", "Bytes");
            metric.CreateAlarm(this, "Alarm", new {{Watch}}.CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 });
            """);

        var alarm = Assert.Single(network.Alarms);
        Assert.Equal("Main/Alarm", alarm.Path);
        Assert.Equal("Net Bytes 300 of filter", Describe(Assert.Single(alarm.Metrics), network));
    }

    [Fact]
    public void Alarm_OfAnUnknownMetric_IsOpen()
    {
        var network = Networks.Of($$"""
            public class MainStack : Stack
            {
                public MainStack(Construct scope, string id, {{Watch}}.IMetric metric) : base(scope, id) =>
                    new {{Watch}}.Alarm(this, "Alarm", new {{Watch}}.AlarmProps { Metric = metric, Threshold = 1, EvaluationPeriods = 1 });
            }
            """);

        Assert.True(Assert.Single(network.Alarms).Metrics is { Count: 0, IsOpen: true });
    }

    private static string Describe(WatchedMetric metric, DeployedNetwork network)
    {
        var of = metric.Filter is not null && metric.Filter == network.MetricFilters[0] ? " of filter" : metric.Group is not null && metric.Group == network.LogGroups[0] ? " of group" : "";
        return $"{metric.Namespace} {metric.Name} {metric.PeriodSeconds}{of}";
    }
}
