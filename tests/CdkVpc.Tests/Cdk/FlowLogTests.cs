using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Cdk;

public sealed class FlowLogTests
{
    [Theory]
    [InlineData("""
        new Vpc(this, "Vpc", new VpcProps { FlowLogs = new Dictionary<string, IFlowLogOptions> { ["All"] = new FlowLogOptions() } });
        """, "Main/Vpc/All ALL (absent) cloud-watch-logs (absent)")]
    [InlineData("""
        new Vpc(this, "Vpc").AddFlowLog("Some", new FlowLogOptions
        {
            TrafficType = FlowLogTrafficType.REJECT,
            Destination = FlowLogDestination.ToS3(),
            MaxAggregationInterval = FlowLogMaxAggregationInterval.ONE_MINUTE,
            LogFormat = new[] { LogFormat.SRC_ADDR, LogFormat.PKT_DST_ADDR, LogFormat.Field("nosuch"), LogFormat.Custom("${tcp-flags} ${az-id}") },
        });
        """, "Main/Vpc/Some REJECT srcaddr,pkt-dstaddr,nosuch,tcp-flags,az-id s3 60")]
    [InlineData("""
        var vpc = new Vpc(this, "Vpc");
        new FlowLog(this, "Log", new FlowLogProps { ResourceType = FlowLogResourceType.FromVpc(vpc), TrafficType = FlowLogTrafficType.ACCEPT });
        """, "Main/Log ACCEPT (absent) cloud-watch-logs (absent)")]
    [InlineData("""
        var vpc = new Vpc(this, "Vpc");
        new CfnFlowLog(this, "Log", new CfnFlowLogProps { ResourceType = "VPC", ResourceId = vpc.VpcId, LogDestinationType = "s3", MaxAggregationInterval = 600, LogFormat = "${srcaddr} ${dstaddr}" });
        """, "Main/Log (absent) srcaddr,dstaddr s3 600")]
    public void FlowLog_OfAVpc(string program, string expected)
    {
        var network = Networks.OfStack(program);

        var log = Assert.Single(network.FlowLogs);
        Assert.Same(Assert.Single(network.Vpcs), log.Subject);
        var fields = log.Fields.TryGet(out var names) ? string.Join(",", names) : log.Fields.ToString();
        Assert.Equal(expected, $"{log.Path} {log.TrafficType} {fields} {log.DestinationType} {log.AggregationSeconds}");
    }

    [Fact]
    public void FlowLogOfAnyOfTwo_IsOneLogInEachWorld()
    {
        var network = Networks.OfStack("""
            var a = new Vpc(this, "A");
            var b = new Vpc(this, "B");
            new FlowLog(this, "Log", new FlowLogProps
            {
                ResourceType = FlowLogResourceType.FromVpc(System.Environment.GetEnvironmentVariable("X") == "a" ? a : b),
            });
            """);

        Assert.Equal(["Main/A", "Main/B"], network.FlowLogs.Select(static log => log.Subject!.Path).Order());
        Assert.True(network.FlowLogs[0].Guard.Excludes(network.FlowLogs[1].Guard));
    }

    [Fact]
    public void FlowLogOfWhatCannotBeTold_MayBeOfAny()
    {
        var network = Networks.OfStack("""
            new FlowLog(this, "Interface", new FlowLogProps { ResourceType = FlowLogResourceType.FromNetworkInterfaceId("eni-1") });
            new CfnFlowLog(this, "Any", new CfnFlowLogProps { ResourceType = "VPC", ResourceId = Fn.ImportValue("vpc"), TrafficType = "ALL" });
            """);

        Assert.Equal([false, true], network.FlowLogs.Select(static log => log.SubjectIsUnknown));
    }
}
