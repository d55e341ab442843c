using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;
using Constructs;

namespace CdkApp.Mistakes;

internal sealed class FlowLogMistakes : Stack
{
    public FlowLogMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        _ = new Vpc(this, "Unlogged", new VpcProps // VPC101: a flow log is missing
        {
            IpAddresses = IpAddresses.Cidr("10.100.0.0/16"),
            MaxAzs = 2,
            SubnetConfiguration = [new SubnetConfiguration { Name = "isolated", SubnetType = SubnetType.PRIVATE_ISOLATED }],
        });

        // A log of one subnet of two is not a log of the VPC.
        var half = new Vpc(this, "HalfLogged", new VpcProps // VPC101: a flow log is missing on the second subnet
        {
            IpAddresses = IpAddresses.Cidr("10.101.0.0/16"),
            MaxAzs = 2,
            SubnetConfiguration = [new SubnetConfiguration { Name = "isolated", SubnetType = SubnetType.PRIVATE_ISOLATED }],
        });
        _ = new FlowLog(this, "FirstSubnet", new FlowLogProps { ResourceType = FlowLogResourceType.FromSubnet(half.IsolatedSubnets[0]) });

        AddPoorLogs();
        AddFastAlarm();
    }

    private void AddPoorLogs()
    {
        var vpc = new Vpc(this, "PoorlyLogged", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr("10.102.0.0/16"),
            MaxAzs = 2,
            SubnetConfiguration = [new SubnetConfiguration { Name = "isolated", SubnetType = SubnetType.PRIVATE_ISOLATED }],
        });
        var forever = new LogGroup(this, "Forever", new LogGroupProps { Retention = RetentionDays.INFINITE }); // VPC107: it never expires
        vpc.AddFlowLog("Rejects", new FlowLogOptions // VPC102: nothing records what is accepted
        {
            TrafficType = FlowLogTrafficType.REJECT,
            Destination = FlowLogDestination.ToCloudWatchLogs(forever),
        });

        // The first of two that are alike stands; the second is one too many.
        vpc.AddFlowLog("MoreRejects", new FlowLogOptions { TrafficType = FlowLogTrafficType.REJECT }); // VPC102: as above // VPC105: it repeats the other log

        var centralBucket = FlowLogDestination.ToS3(Bucket.FromBucketName(this, "Central", "central-flow-logs"));
        var other = new Vpc(this, "BadlyFormatted", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr("10.103.0.0/16"),
            MaxAzs = 2,
            SubnetConfiguration = [new SubnetConfiguration { Name = "isolated", SubnetType = SubnetType.PRIVATE_ISOLATED }],
        });
        other.AddFlowLog("WhoKnows", new FlowLogOptions // VPC103: ports, protocol and action are missing
        {
            LogFormat = [LogFormat.SRC_ADDR, LogFormat.DST_ADDR],
            Destination = centralBucket,
        });
        _ = new FlowLog(this, "NoSuchField", new FlowLogProps // VPC104: 'tcp-flag' is no field
        {
            ResourceType = FlowLogResourceType.FromTransitGatewayId("tgw-0123456789abcdef0"),
            LogFormat = [LogFormat.Field("srcaddr"), LogFormat.Field("tcp-flag")],
            Destination = centralBucket,
        });
        _ = new CfnFlowLog(this, "NoRole", new CfnFlowLogProps // VPC106: nobody may write
        {
            ResourceId = other.VpcId,
            ResourceType = "VPC",
            TrafficType = "ALL",
            LogGroupName = "flow-logs",
        });
    }

    private void AddFastAlarm()
    {
        var group = new LogGroup(this, "Watched");
        var vpc = new Vpc(this, "WatchedVpc", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr("10.104.0.0/16"),
            MaxAzs = 2,
            SubnetConfiguration = [new SubnetConfiguration { Name = "isolated", SubnetType = SubnetType.PRIVATE_ISOLATED }],
        });
        vpc.AddFlowLog("All", new FlowLogOptions { Destination = FlowLogDestination.ToCloudWatchLogs(group) });
        var rejects = group.AddMetricFilter("Rejects", new MetricFilterOptions
        {
            MetricNamespace = "Network",
            MetricName = "Rejects",
            FilterPattern = FilterPattern.AnyTerm("REJECT"),
        });
        rejects.Metric(new MetricOptions { Period = Duration.Minutes(1) }).CreateAlarm(this, "Fast", new CreateAlarmOptions // VPC108: records come every ten minutes
        {
            Threshold = 100,
            EvaluationPeriods = 1,
        });
    }
}
