using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

/// <summary>The fixes of VPC102, VPC103, VPC104 and VPC107.</summary>
public sealed class FlowLogDetailFixTests
{
    [Fact]
    public Task PartialTraffic_IsFixed() => VerifyFix.PatchAsync("VPC102",
        """
        - new Vpc(this, "A", new VpcProps { FlowLogs = new Dictionary<string, IFlowLogOptions> { ["Rejects"] = new FlowLogOptions { TrafficType = FlowLogTrafficType.REJECT } } });
        + new Vpc(this, "A", new VpcProps { FlowLogs = new Dictionary<string, IFlowLogOptions> { ["Rejects"] = new FlowLogOptions { TrafficType = FlowLogTrafficType.ALL } } });
          var vpc = new Vpc(this, "B", new VpcProps { MaxAzs = 2 });
          vpc.AddFlowLog("Accepts", new FlowLogOptions
          {
        -     TrafficType = FlowLogTrafficType.ACCEPT, // what came in
        +     TrafficType = FlowLogTrafficType.ALL, // what came in
          });
          var other = new Vpc(this, "C");
        - new CfnFlowLog(this, "Raw", new CfnFlowLogProps { ResourceId = other.VpcId, ResourceType = "VPC", TrafficType = "REJECT", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs" });
        + new CfnFlowLog(this, "Raw", new CfnFlowLogProps { ResourceId = other.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs" });
        """);

    [Fact]
    public Task PartialTraffic_WrittenElsewhere_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC102",
        """
        var type = FlowLogTrafficType.REJECT;
        new Vpc(this, "A").AddFlowLog("Log", new FlowLogOptions { TrafficType = type });
        var options = new FlowLogOptions { TrafficType = FlowLogTrafficType.ACCEPT };
        new Vpc(this, "B").AddFlowLog("Log", options);
        """);

    [Fact]
    public Task LackingFields_AreAdded() => VerifyFix.PatchAsync("VPC103",
        """
          var vpc = new Vpc(this, "A");
          vpc.AddFlowLog("Array", new FlowLogOptions
          {
              Destination = FlowLogDestination.ToCloudWatchLogs(),
              LogFormat = new[]
              {
                  LogFormat.SRC_ADDR, LogFormat.DST_ADDR,
        -         LogFormat.SRC_PORT, LogFormat.DST_PORT, // who
        +         LogFormat.SRC_PORT, LogFormat.DST_PORT, LogFormat.PROTOCOL, LogFormat.ACTION, // who
              },
          });
        - new FlowLog(this, "Collection", new FlowLogProps { ResourceType = FlowLogResourceType.FromSubnet(vpc.PublicSubnets[0]), LogFormat = [LogFormat.Custom("${srcaddr} ${dstaddr} ${protocol} ${action}")] });
        - new CfnFlowLog(this, "Raw", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs", LogFormat = "${srcaddr} ${dstaddr} ${srcport} ${dstport}" });
        + new FlowLog(this, "Collection", new FlowLogProps { ResourceType = FlowLogResourceType.FromSubnet(vpc.PublicSubnets[0]), LogFormat = [LogFormat.Custom("${srcaddr} ${dstaddr} ${protocol} ${action}"), LogFormat.SRC_PORT, LogFormat.DST_PORT] });
        + new CfnFlowLog(this, "Raw", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs", LogFormat = "${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${action}" });
        """);

    [Fact]
    public Task LackingFields_WrittenElsewhere_AreNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC103",
        """
        var format = new[] { LogFormat.SRC_ADDR };
        new Vpc(this, "A").AddFlowLog("Log", new FlowLogOptions { LogFormat = format });
        """);

    [Fact]
    public Task UnknownFields_BecomeTheNearest() => VerifyFix.PatchAsync("VPC104",
        """
          var vpc = new Vpc(this, "A");
        - vpc.AddFlowLog("Field", new FlowLogOptions { LogFormat = [LogFormat.ALL_DEFAULT_FIELDS, LogFormat.Field("tcp-flag"), LogFormat.Field("vpcid")] });
        - new CfnFlowLog(this, "Raw", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs", LogFormat = "${src_addr} ${dst_addr} ${srcport} ${dstport} ${protocol} ${action}" });
        + vpc.AddFlowLog("Field", new FlowLogOptions { LogFormat = [LogFormat.ALL_DEFAULT_FIELDS, LogFormat.Field("tcp-flags"), LogFormat.Field("vpc-id")] });
        + new CfnFlowLog(this, "Raw", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs", LogFormat = "${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${action}" });
        """);

    [Fact]
    public Task UnknownField_WithoutANearOne_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC104",
        """
        new Vpc(this, "A").AddFlowLog("Log", new FlowLogOptions { LogFormat = [LogFormat.ALL_DEFAULT_FIELDS, LogFormat.Field("payload")] });
        """);

    [Fact]
    public Task KeptForever_IsFixed() => VerifyFix.PatchAsync("VPC107",
        """
          var vpc = new Vpc(this, "A");
        - var forever = new LogGroup(this, "Forever", new LogGroupProps { Retention = RetentionDays.INFINITE });
        + var forever = new LogGroup(this, "Forever", new LogGroupProps { Retention = RetentionDays.ONE_YEAR });
          vpc.AddFlowLog("1", new FlowLogOptions { Destination = FlowLogDestination.ToCloudWatchLogs(forever) });
        - var raw = new CfnLogGroup(this, "Raw");
        + var raw = new CfnLogGroup(this, "Raw", new CfnLogGroupProps
        + {
        +     RetentionInDays = 365,
        + });
          new CfnFlowLog(this, "2", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogGroupName = raw.Ref, DeliverLogsPermissionArn = "arn:aws:iam::111111111111:role/flows" });
          var bucket = new Bucket(this, "Bucket", new BucketProps
          {
              EnforceSSL = true,
        +     LifecycleRules = new ILifecycleRule[] { new LifecycleRule { Expiration = Duration.Days(365) } },
          });
          vpc.AddFlowLog("3", new FlowLogOptions { Destination = FlowLogDestination.ToS3(bucket) });
        - var rawBucket = new CfnBucket(this, "RawBucket");
        + var rawBucket = new CfnBucket(this, "RawBucket", new CfnBucketProps
        + {
        +     LifecycleConfiguration = new CfnBucket.LifecycleConfigurationProperty
        +     {
        +         Rules = new[] { new CfnBucket.RuleProperty { Status = "Enabled", ExpirationInDays = 365 } },
        +     },
        + });
          new CfnFlowLog(this, "4", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = rawBucket.AttrArn });
        """);

    [Fact]
    public Task KeptForever_InABucketOfTheLogsOwn_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC107",
        """
        new Vpc(this, "A").AddFlowLog("Log", new FlowLogOptions { Destination = FlowLogDestination.ToS3() });
        """);
}
