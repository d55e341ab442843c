using System.Text.Json;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Oracle;

/// <summary>What the reading says of subnet selections and log formats must be what CDK makes of them.</summary>
public sealed class RoutingSynthesisTests
{
    private const string ThreeGroups = """
        var vpc = new Vpc(this, "Vpc", new VpcProps
        {
            SubnetConfiguration = new ISubnetConfiguration[]
            {
                new SubnetConfiguration { Name = "edge", SubnetType = SubnetType.PUBLIC },
                new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                new SubnetConfiguration { Name = "jobs", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED },
            },
        });
        """;

    [Theory]
    [InlineData("null")]
    [InlineData("new SubnetSelection()")]
    [InlineData("new SubnetSelection { SubnetType = SubnetType.PUBLIC }")]
    [InlineData("new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }")]
    [InlineData("new SubnetSelection { SubnetGroupName = \"jobs\" }")]
    [InlineData("new SubnetSelection { OnePerAz = true }")]
    [InlineData("new SubnetSelection { Subnets = new[] { vpc.PublicSubnets[1], vpc.IsolatedSubnets[0] } }")]
    [InlineData("new SubnetSelection { AvailabilityZones = new[] { vpc.AvailabilityZones[0] } }")]
    public void SelectSubnets_IsWhatCdkSelects(string selection)
    {
        var program = ThreeGroups + $$"""
            var n = 0;
            foreach (var one in vpc.SelectSubnets({{selection}}).Subnets)
                new CfnFlowLog(this, "Log" + n++, new CfnFlowLogProps { ResourceType = "Subnet", ResourceId = one.SubnetId, TrafficType = "ALL" });
            """;

        var logged = SynthesizedApp.Resources(Networks.Synthesize(program).Template, "AWS::EC2::FlowLog")
            .Select(static log => log.GetProperty("ResourceId").GetProperty("Ref").GetString()!);
        var read = Networks.OfStack(program).FlowLogs.Select(static log => log.Subject!.Path);

        // 'VpcappSubnet1Subnet1234ABCD' is the logical id of 'Main/Vpc/appSubnet1'.
        Assert.Equal(
            logged.Select(static id => id[.. id.LastIndexOf("Subnet", StringComparison.Ordinal)]),
            read.Select(static path => path["Main/".Length ..].Replace("/", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("LogFormat.SRC_ADDR, LogFormat.DST_ADDR, LogFormat.SRC_PORT, LogFormat.DST_PORT, LogFormat.PROTOCOL, LogFormat.ACTION")]
    [InlineData("LogFormat.ALL_DEFAULT_FIELDS, LogFormat.PKT_SRC_ADDR, LogFormat.PKT_DST_ADDR, LogFormat.PKT_SRC_AWS_SERVICE")]
    [InlineData("LogFormat.VERSION, LogFormat.ACCOUNT_ID, LogFormat.INTERFACE_ID, LogFormat.START_TIMESTAMP, LogFormat.END_TIMESTAMP, LogFormat.LOG_STATUS")]
    [InlineData("LogFormat.VPC_ID, LogFormat.SUBNET_ID, LogFormat.INSTANCE_ID, LogFormat.TCP_FLAGS, LogFormat.TRAFFIC_TYPE, LogFormat.REGION, LogFormat.AZ_ID")]
    [InlineData("LogFormat.SUBLOCATION_TYPE, LogFormat.SUBLOCATION_ID, LogFormat.FLOW_DIRECTION, LogFormat.TRAFFIC_PATH, LogFormat.ECS_CLUSTER_ARN, LogFormat.ECS_TASK_ID")]
    public void LogFormat_IsWhatCdkWrites(string fields)
    {
        var program = $$"""
            new Vpc(this, "Vpc").AddFlowLog("Log", new FlowLogOptions { LogFormat = new[] { {{fields}} } });
            """;

        var log = Assert.Single(SynthesizedApp.Resources(Networks.Synthesize(program).Template, "AWS::EC2::FlowLog"));
        var read = Assert.Single(Networks.OfStack(program).FlowLogs);

        Assert.Equal(log.GetProperty("LogFormat").GetString(), string.Join(" ", read.Fields.Value.Select(static field => "${" + field + "}")));
    }
}
