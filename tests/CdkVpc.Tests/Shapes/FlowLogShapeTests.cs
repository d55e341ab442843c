using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Shapes;

/// <summary>The rules of flow logs in the shapes in which people write them, live and in a build.</summary>
public sealed class FlowLogShapeTests
{
    [Fact]
    public Task PartialTraffic_InEachForm_Reports() => Verify.InStackAsync("""
        new {|VPC102:Vpc|}(this, "A", new VpcProps { FlowLogs = new Dictionary<string, IFlowLogOptions> { ["Rejects"] = new FlowLogOptions { TrafficType = FlowLogTrafficType.REJECT } } });
        new Vpc(this, "B").{|VPC102:AddFlowLog|}("Accepts", new FlowLogOptions { TrafficType = FlowLogTrafficType.ACCEPT });
        var vpc = new Vpc(this, "C");
        new {|VPC102:FlowLog|}(this, "OfSubnet", new FlowLogProps { ResourceType = FlowLogResourceType.FromSubnet(vpc.PrivateSubnets[0]), TrafficType = FlowLogTrafficType.REJECT });
        new {|VPC102:CfnFlowLog|}(this, "Raw", new CfnFlowLogProps { ResourceId = vpc.PublicSubnets[0].SubnetId, ResourceType = "Subnet", TrafficType = "REJECT", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs" });
        """, "VPC102");

    [Fact]
    public Task PartialTraffic_CompletedInAnotherStack_IsSilent() => Verify.DiagnosticsAsync(
        [
            """
            public class NetworkStack : Stack
            {
                public Vpc Vpc { get; }
                public NetworkStack(Construct scope, string id) : base(scope, id)
                {
                    Vpc = new Vpc(this, "Vpc");
                    Vpc.AddFlowLog("Rejects", new FlowLogOptions { TrafficType = FlowLogTrafficType.REJECT });
                }
            }
            """,
            """
            public class AuditStack : Stack
            {
                public AuditStack(Construct scope, string id, IVpc vpc) : base(scope, id) =>
                    new FlowLog(this, "Accepts", new FlowLogProps { ResourceType = FlowLogResourceType.FromVpc(vpc), TrafficType = FlowLogTrafficType.ACCEPT });
            }
            """,
            """
            var app = new App();
            var network = new NetworkStack(app, "Net");
            new AuditStack(app, "Audit", network.Vpc);
            app.Synth();
            """,
        ],
        "VPC102");

    [Fact]
    public Task PartialTraffic_OfAHelperAndALoop_ReportsOncePerPlace() => Verify.DiagnosticsAsync("""
        public class NetworkStack : Stack
        {
            public NetworkStack(Construct scope, string id) : base(scope, id)
            {
                foreach (var name in new[] { "A", "B" })
                    Log(new Vpc(this, name));
            }

            private static void Log(Vpc vpc) => vpc.{|VPC102:AddFlowLog|}("Log", new FlowLogOptions { TrafficType = FlowLogTrafficType.REJECT });
        }
        """, "VPC102");

    [Fact]
    public Task PartialTraffic_Undecided_IsSilent() => Verify.InStackAsync("""
        var isProduction = System.Environment.GetEnvironmentVariable("STAGE") == "prod";
        new Vpc(this, "A").AddFlowLog("Log", new FlowLogOptions { TrafficType = isProduction ? FlowLogTrafficType.ALL : FlowLogTrafficType.REJECT });
        Vpc.FromLookup(this, "B", new VpcLookupOptions { IsDefault = true }).AddFlowLog("Log", new FlowLogOptions { TrafficType = FlowLogTrafficType.REJECT });
        """, "VPC102");

    [Fact]
    public Task Format_InEachForm_Reports() => Verify.InStackAsync("""
        new {|VPC103:Vpc|}(this, "A", new VpcProps { FlowLogs = new Dictionary<string, IFlowLogOptions> { { "Log", new FlowLogOptions { LogFormat = [LogFormat.SRC_ADDR, LogFormat.DST_ADDR] } } } });
        var vpc = new Vpc(this, "B");
        vpc.{|VPC103:AddFlowLog|}("Custom", new FlowLogOptions { LogFormat = new[] { LogFormat.Custom("${srcaddr} ${dstaddr} ${srcport} ${dstport}"), LogFormat.PROTOCOL } });
        new {|VPC103:CfnFlowLog|}(this, "Raw", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs", LogFormat = "${version} ${action}" });
        new FlowLog(this, "Gateway", new FlowLogProps { ResourceType = FlowLogResourceType.FromTransitGatewayId("tgw-1"), LogFormat = [LogFormat.SRC_ADDR] });
        """, "VPC103", "VPC104");

    [Fact]
    public Task Format_Whole_IsSilent() => Verify.InStackAsync("""
        var fields = new List<LogFormat> { LogFormat.ALL_DEFAULT_FIELDS };
        fields.Add(LogFormat.ECS_TASK_ID);
        var vpc = new Vpc(this, "A");
        vpc.AddFlowLog("Default");
        vpc.AddFlowLog("Built", new FlowLogOptions { LogFormat = fields.ToArray() });
        vpc.AddFlowLog("Unknown", new FlowLogOptions { LogFormat = [LogFormat.Custom(System.Environment.GetEnvironmentVariable("FORMAT")!)] });
        vpc.AddFlowLog("New", new FlowLogOptions { LogFormat = [LogFormat.ALL_DEFAULT_FIELDS, LogFormat.Field("reject-reason"), LogFormat.Field("encryption-status")] });
        """, "VPC103", "VPC104");

    [Fact]
    public Task UnknownField_InEachForm_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "A");
        vpc.{|VPC104:AddFlowLog|}("Field", new FlowLogOptions { LogFormat = [LogFormat.ALL_DEFAULT_FIELDS, LogFormat.Field("payload")] });
        vpc.{|VPC104:AddFlowLog|}("Custom", new FlowLogOptions { LogFormat = [LogFormat.ALL_DEFAULT_FIELDS, LogFormat.Custom("${src-port}")] });
        new {|VPC104:CfnFlowLog|}(this, "Raw", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs", LogFormat = "${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${action} ${nosuch}" });
        """, "VPC104");

    [Fact]
    public Task SubnetsOfALoggedVpc_InALoop_Report() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "A");
        vpc.AddFlowLog("All");
        foreach (var subnet in vpc.PrivateSubnets)
            new {|VPC105:FlowLog|}(this, "Log" + subnet.Node.Id, new FlowLogProps { ResourceType = FlowLogResourceType.FromSubnet(subnet) });
        var face = new CfnNetworkInterface(this, "Interface", new CfnNetworkInterfaceProps { SubnetId = vpc.PublicSubnets[0].SubnetId });
        new {|VPC105:FlowLog|}(this, "OfInterface", new FlowLogProps { ResourceType = FlowLogResourceType.FromNetworkInterfaceId(face.Ref) });
        new FlowLog(this, "ToS3", new FlowLogProps { ResourceType = FlowLogResourceType.FromSubnet(vpc.PrivateSubnets[0]), Destination = FlowLogDestination.ToS3() });
        """, "VPC105");

    [Fact]
    public Task Incomplete_EachFault_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "A");
        var bucket = new Bucket(this, "Logs");
        var group = new LogGroup(this, "Group");
        new {|VPC106:CfnFlowLog|}(this, "Traffic", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", LogDestinationType = "s3", LogDestination = bucket.BucketArn });
        new {|VPC106:CfnFlowLog|}(this, "Role", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogGroupName = group.LogGroupName });
        new {|VPC106:CfnFlowLog|}(this, "Group1", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", DeliverLogsPermissionArn = "arn:aws:iam::111111111111:role/flows" });
        new {|VPC106:CfnFlowLog|}(this, "Bucket", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3" });
        new {|VPC106:CfnFlowLog|}(this, "Other", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = group.LogGroupArn });
        new {|VPC106:CfnFlowLog|}(this, "Text", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = $"arn:aws:logs:{Region}:{Account}:log-group:flows" });
        """, "VPC106");

    [Fact]
    public Task Incomplete_CompletedAfterwardsOrUnknown_IsSilent() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "A");
        var late = new CfnFlowLog(this, "Late", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC" });
        late.TrafficType = "ALL";
        late.LogDestinationType = "s3";
        late.AddPropertyOverride("LogDestination", "arn:aws:s3:::logs/flows");
        new CfnFlowLog(this, "Unknown", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = System.Environment.GetEnvironmentVariable("T"), LogDestinationType = "s3", LogDestination = System.Environment.GetEnvironmentVariable("D") });
        new CfnFlowLog(this, "Gateway", new CfnFlowLogProps { ResourceId = "tgw-1", ResourceType = "TransitGateway", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs" });
        """, "VPC106");

    [Fact]
    public Task KeptForever_InEachForm_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "A");
        var forever = new {|VPC107:LogGroup|}(this, "Forever", new LogGroupProps { Retention = RetentionDays.INFINITE });
        vpc.AddFlowLog("1", new FlowLogOptions { Destination = FlowLogDestination.ToCloudWatchLogs(forever) });
        var raw = new {|VPC107:CfnLogGroup|}(this, "Raw");
        new CfnFlowLog(this, "2", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogGroupName = raw.Ref, DeliverLogsPermissionArn = "arn:aws:iam::111111111111:role/flows" });
        var bucket = new {|VPC107:Bucket|}(this, "Bucket");
        vpc.AddFlowLog("3", new FlowLogOptions { Destination = FlowLogDestination.ToS3(bucket, "flows") });
        var rawBucket = new {|VPC107:CfnBucket|}(this, "RawBucket");
        new CfnFlowLog(this, "4", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = $"{rawBucket.AttrArn}/flows" });
        vpc.{|VPC107:AddFlowLog|}("5", new FlowLogOptions { Destination = FlowLogDestination.ToS3() });
        new {|VPC107:FlowLog|}(this, "6", new FlowLogProps { ResourceType = FlowLogResourceType.FromVpc(vpc), Destination = FlowLogDestination.ToS3() });
        """, "VPC107");

    [Fact]
    public Task KeptForAWhile_IsSilent() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "A");
        vpc.AddFlowLog("1");
        vpc.AddFlowLog("2", new FlowLogOptions { Destination = FlowLogDestination.ToCloudWatchLogs(LogGroup.FromLogGroupName(this, "Theirs", "flows")) });
        var bucket = new Bucket(this, "Bucket");
        vpc.AddFlowLog("3", new FlowLogOptions { Destination = FlowLogDestination.ToS3(bucket) });
        bucket.AddLifecycleRule(new LifecycleRule { Expiration = Duration.Days(90) });
        vpc.AddFlowLog("4", new FlowLogOptions { Destination = FlowLogDestination.ToS3(Bucket.FromBucketName(this, "Central", "central-logs")) });
        """, "VPC107");

    [Fact]
    public Task FastAlarm_InEachForm_Reports() => Verify.InStackAsync("""
        var group = new LogGroup(this, "Group");
        new Vpc(this, "A").AddFlowLog("All", new FlowLogOptions { Destination = FlowLogDestination.ToCloudWatchLogs(group) });
        var rejects = new MetricFilter(this, "Rejects", new MetricFilterProps { LogGroup = group, MetricNamespace = "Net", MetricName = "Rejects", FilterPattern = FilterPattern.AnyTerm("REJECT") });
        new Amazon.CDK.AWS.CloudWatch.{|VPC108:Alarm|}(this, "1", new Amazon.CDK.AWS.CloudWatch.AlarmProps { Metric = rejects.Metric(), Threshold = 1, EvaluationPeriods = 1 });
        rejects.Metric().{|VPC108:CreateAlarm|}(this, "2", new Amazon.CDK.AWS.CloudWatch.CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 });
        new Amazon.CDK.AWS.CloudWatch.{|VPC108:CfnAlarm|}(this, "3", new Amazon.CDK.AWS.CloudWatch.CfnAlarmProps { Namespace = "Net", MetricName = "Rejects", Period = 60, EvaluationPeriods = 1, Threshold = 1, ComparisonOperator = "GreaterThanThreshold", Statistic = "Sum" });
        new Amazon.CDK.AWS.CloudWatch.Alarm(this, "4", new Amazon.CDK.AWS.CloudWatch.AlarmProps { Metric = rejects.Metric(new Amazon.CDK.AWS.CloudWatch.MetricOptions { Period = Duration.Minutes(10) }), Threshold = 1, EvaluationPeriods = 1 });
        new Amazon.CDK.AWS.CloudWatch.Alarm(this, "5", new Amazon.CDK.AWS.CloudWatch.AlarmProps { Metric = new Amazon.CDK.AWS.CloudWatch.Metric(new Amazon.CDK.AWS.CloudWatch.MetricProps { Namespace = "Shop", MetricName = "Orders" }), Threshold = 1, EvaluationPeriods = 1 });
        """, "VPC108");
}
