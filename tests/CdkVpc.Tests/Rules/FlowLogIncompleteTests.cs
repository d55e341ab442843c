using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Rules;

public sealed class FlowLogIncompleteTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(nameof(LoggedThing.Vpc), "VPC")]
    [InlineData(nameof(LoggedThing.Subnet), "subnet")]
    [InlineData(nameof(LoggedThing.NetworkInterface), "network interface")]
    public void WithoutTrafficType_Reports(string kind, string name)
    {
        var log = _net.Log(null, traffic: null, kind: Enum.Parse<LoggedThing>(kind));

        var finding = Assert.Single(Find());
        Assert.Equal(log.Anchor, finding.Anchor);
        Assert.Equal($"The flow log 'Net/FlowLog1' cannot be created: a log of a {name} needs a TrafficType, such as ALL", finding.Message);
    }

    [Theory]
    [InlineData(nameof(LoggedThing.TransitGateway))]
    [InlineData(nameof(LoggedThing.Other))]
    [InlineData(nameof(LoggedThing.Unknown))]
    public void WithoutTrafficType_OfAnotherKind_IsSilent(string kind)
    {
        _net.Log(null, traffic: null, kind: Enum.Parse<LoggedThing>(kind));

        Assert.Empty(Find());
    }

    [Fact]
    public void LogGroup_WithoutRole_Reports()
    {
        _net.Log(_net.Vpc(), hasRole: false);

        Assert.EndsWith(": CloudWatch Logs needs a role to write with; set DeliverLogsPermissionArn", Assert.Single(Find()).Message);
    }

    [Fact]
    public void LogGroup_WithoutGroup_ByDefaultOfTheType_Reports()
    {
        _net.Log(_net.Vpc(), type: null, service: null);

        Assert.EndsWith(": its LogDestinationType is left out, which means cloud-watch-logs, but it names no log group; set LogGroupName", Assert.Single(Find()).Message);
    }

    [Theory]
    [InlineData("s3")]
    [InlineData("kinesis-data-firehose")]
    public void WithoutDestination_Reports(string type)
    {
        _net.Log(_net.Vpc(), type: type, service: null, hasRole: false);

        Assert.EndsWith($": its LogDestinationType is {type}, but it names no destination; set LogDestination", Assert.Single(Find()).Message);
    }

    [Theory]
    [InlineData("cloud-watch-logs", "s3", "a bucket")]
    [InlineData("s3", "cloud-watch-logs", "a log group")]
    [InlineData("s3", "kinesis-data-firehose", "a delivery stream")]
    [InlineData("kinesis-data-firehose", "sns", "something of the service 'sns'")]
    public void DestinationOfAnotherType_Reports(string type, string service, string named)
    {
        _net.Log(_net.Vpc(), type: type, service: service);

        Assert.Contains($"its LogDestinationType is {type}, but its destination is {named}; set", Assert.Single(Find()).Message);
    }

    [Fact]
    public void Bucket_WithTypeLeftOut_ReportsTheTypeOnly()
    {
        _net.Log(_net.Vpc(), type: null, service: "s3", hasRole: false);

        var message = Assert.Single(Find()).Message;
        Assert.Contains("is left out, which means cloud-watch-logs, but its destination is a bucket", message);
        Assert.DoesNotContain("role", message);
    }

    [Fact]
    public void Bucket_WithTheTypeOfLogGroups_ReportsTheRoleToo()
    {
        _net.Log(_net.Vpc(), service: "s3", hasRole: false);

        Assert.Contains("but its destination is a bucket; set LogDestinationType to what the destination is; CloudWatch Logs needs a role", Assert.Single(Find()).Message);
    }

    [Fact]
    public void LogGroup_WithTypeLeftOut_WithoutRole_Reports()
    {
        _net.Log(_net.Vpc(), type: null, hasRole: false);

        Assert.EndsWith(": CloudWatch Logs needs a role to write with; set DeliverLogsPermissionArn", Assert.Single(Find()).Message);
    }

    [Fact]
    public void SeveralFaults_AreOneFinding()
    {
        _net.Log(_net.Vpc(), traffic: null, hasRole: false);

        Assert.Contains("such as ALL; CloudWatch Logs needs a role", Assert.Single(Find()).Message);
    }

    [Fact]
    public void Complete_IsSilent()
    {
        _net.Log(_net.Vpc());
        _net.Log(_net.Vpc(), type: "s3", hasRole: false);

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknown_IsSilent()
    {
        _net.Log(_net.Vpc(), traffic: "?", hasRole: null);
        _net.Log(_net.Vpc(), type: "?", service: null, hasRole: false);
        _net.Log(_net.Vpc(), type: "s3", service: "?");
        _net.Log(_net.Vpc(), traffic: null).IsEscaped = true;

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC106");
}
