using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Shapes;

/// <summary>
/// The ways on which a VPC travels from where it is made to where it is completed. VPC101 is the probe: a flow log that is added at the end
/// of the way silences it, and without one it stands where the VPC is created.
/// </summary>
public sealed class VpcJourneyTests
{
    [Theory]
    [InlineData("net.Vpc.AddFlowLog(\"Log\");", false)]
    [InlineData("", true)]
    [InlineData("new Logs(app, \"Logs\", new LogsProps { Vpc = net.Vpc });", false)]
    [InlineData("new Logs(app, \"Logs\", new LogsProps());", true)]
    [InlineData("LogsProps props = new() { Env = new Amazon.CDK.Environment { Region = \"eu-west-1\" } }; props.Vpc = net.Vpc; _ = new Logs(app, \"Logs\", props);", false)]
    [InlineData("Helpers.Log(net.Vpc);", false)]
    [InlineData("net.Vpc.Logged();", false)]
    [InlineData("foreach (var vpc in new IVpc[] { net.Vpc }) vpc.AddFlowLog(\"Log\");", false)]
    [InlineData("new List<IVpc> { net.Vpc }.ForEach(v => v.AddFlowLog(\"Log\"));", false)]
    [InlineData("var byName = new Dictionary<string, IVpc> { [\"a\"] = net.Vpc }; byName[\"a\"].AddFlowLog(\"Log\");", false)]
    [InlineData("System.Action<IVpc> log = v => v.AddFlowLog(\"Log\"); log(net.Vpc);", false)]
    [InlineData("if (System.Environment.GetEnvironmentVariable(\"LOGS\") == \"1\") net.Vpc.AddFlowLog(\"Log\");", false)]
    [InlineData("if (1 > 2) net.Vpc.AddFlowLog(\"Log\");", true)]
    [InlineData("new FlowLog(net, \"Log\", new FlowLogProps { ResourceType = FlowLogResourceType.FromVpc(net.Vpc) });", false)]
    [InlineData("new CfnFlowLog(net, \"Log\", new CfnFlowLogProps { ResourceId = net.Vpc.VpcId, ResourceType = \"VPC\", TrafficType = \"ALL\" });", false)]
    [InlineData("new CfnFlowLog(net, \"Log\", new CfnFlowLogProps { ResourceId = \"vpc-123\", ResourceType = \"VPC\", TrafficType = \"ALL\" });", true)]
    [InlineData("foreach (var s in net.Vpc.PublicSubnets.Concat(net.Vpc.PrivateSubnets)) new FlowLog(net, \"L\" + s.Node.Id, new FlowLogProps { ResourceType = FlowLogResourceType.FromSubnet(s) });", false)]
    [InlineData("foreach (var s in net.Vpc.PublicSubnets) new FlowLog(net, \"L\" + s.Node.Id, new FlowLogProps { ResourceType = FlowLogResourceType.FromSubnet(s) });", true)]
    [InlineData("Aspects.Of(app).Add(new LogEverything());", false)]
    [InlineData("Aspects.Of(new Bucket(net, \"B\")).Add(new LogEverything());", true)]
    [InlineData("External.Handle(net.Vpc);", false)]
    [InlineData("System.Console.WriteLine(net.Vpc.VpcId);", true)]
    [InlineData("Tags.Of(net.Vpc).Add(\"a\", \"b\"); new CfnOutput(net, \"O\", new CfnOutputProps { Value = net.Vpc.VpcId });", true)]
    [InlineData("new SecurityGroup(net, \"G\", new SecurityGroupProps { Vpc = net.Vpc });", true)]
    [InlineData("((Vpc)net.Node.FindChild(\"Vpc\")).AddFlowLog(\"Log\");", false)]
    [InlineData("var copy = net; (copy.Vpc as IVpc).AddFlowLog(\"Log\");", false)]
    [InlineData("switch (net.Vpc) { case Vpc v: v.AddFlowLog(\"Log\"); break; }", false)]
    public Task Vpc_OfAnotherStack_ReportsUnlessCompleted(string statements, bool reports)
    {
        var vpc = reports ? "{|VPC101:Vpc|}" : "Vpc";
        return Verify.DiagnosticsAsync(
            [
                $$"""
                public static class Program
                {
                    public static void Main()
                    {
                        var app = new App();
                        var net = new Net(app, "Net");
                        {{statements}}
                        app.Synth();
                    }
                }
                """,
                $$"""
                public class Net : Stack
                {
                    public Vpc Vpc { get; }
                    public Net(Construct scope, string id) : base(scope, id)
                    {
                        Vpc = new {{vpc}}(this, "Vpc", new VpcProps { MaxAzs = 2 });
                    }
                }
                """,
                """
                public class LogsProps : StackProps { public IVpc? Vpc { get; set; } }
                public class Logs : Stack
                {
                    public Logs(Construct scope, string id, LogsProps props) : base(scope, id, props) => props.Vpc?.AddFlowLog("Log");
                }
                public static class Helpers
                {
                    public static void Log(IVpc vpc) => Inner(vpc: vpc, id: "Log");
                    private static void Inner(string id, IVpc vpc) { vpc.AddFlowLog(id); }
                    public static T Logged<T>(this T vpc) where T : IVpc { vpc.AddFlowLog("Log"); return vpc; }
                }
                public class LogEverything : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect
                {
                    public void Visit(IConstruct node) { if (node is Vpc vpc) vpc.AddFlowLog("Log"); }
                }
                public static class External { public static extern void Handle(IVpc vpc); }
                """,
            ],
            "VPC101");
    }

    [Theory]
    [InlineData("new {0}(this, \"V\");", true)]
    [InlineData("var v = new Vpc(this, \"V\"); v.AddFlowLog(\"Log\");", false)]
    [InlineData("Vpc v = new(this, \"V\", new VpcProps { FlowLogs = new Dictionary<string, IFlowLogOptions> { [\"L\"] = new FlowLogOptions() } });", false)]
    [InlineData("Vpc v = {|VPC101:new|}(this, \"V\");", true)]
    [InlineData("var p = new VpcProps { MaxAzs = 1 }; p.FlowLogs = new Dictionary<string, IFlowLogOptions> { { \"L\", new FlowLogOptions() } }; new Vpc(this, \"V\", p);", false)]
    [InlineData("new Vpc(this, \"V\", Unknown.Props());", false)]
    [InlineData("new Vpc(this, \"V\", Unknown.Customized(new VpcProps { MaxAzs = 2 }));", false)]
    [InlineData("var p = new VpcProps { MaxAzs = 2 }; Unknown.Touch(p); new Vpc(this, \"V\", p);", false)]
    [InlineData("var v = Missing ?? new {0}(this, \"V\");", true)]
    [InlineData("var v = Missing ?? new Vpc(this, \"V\"); v.AddFlowLog(\"Log\");", false)]
    [InlineData("var v = Vpc.FromLookup(this, \"V\", new VpcLookupOptions { IsDefault = true });", false)]
    [InlineData("var v = Vpc.FromVpcAttributes(this, \"V\", new VpcAttributes { VpcId = \"vpc-1\", AvailabilityZones = new[] { \"a\" } });", false)]
    [InlineData("new EC2.{|VPC101:Vpc|}(this, \"V\");", true)]
    [InlineData("new {0}(id: \"V\", scope: this);", true)]
    [InlineData("for (var i = 0; i < 3; i++) new {0}(this, $\"V{i}\");", true)]
    [InlineData("var all = Enumerable.Range(0, 2).Select(i => new {0}(this, \"V\" + i)).ToList();", true)]
    [InlineData("var all = Enumerable.Range(0, 2).Select(i => new Vpc(this, \"V\" + i)).ToList(); foreach (var v in all) v.AddFlowLog(\"L\");", false)]
    [InlineData("var all = Enumerable.Range(0, 2).Select(i => new {0}(this, \"V\" + i)).ToList(); all[0].AddFlowLog(\"L\");", true)]
    [InlineData("var (a, b) = (new Vpc(this, \"A\"), new {0}(this, \"B\")); a.AddFlowLog(\"L\");", true)]
    [InlineData("IVpc Make() => new {0}(this, \"V\"); Make();", true)]
    [InlineData("new CfnVPC(this, \"V\", new CfnVPCProps {{ CidrBlock = \"10.0.0.0/16\" }}).AddDependency(null!);", true)]
    [InlineData("var v = new CfnVPC(this, \"V\", new CfnVPCProps { CidrBlock = \"10.0.0.0/16\" }); new CfnFlowLog(this, \"L\", new CfnFlowLogProps { ResourceId = v.Ref, ResourceType = \"VPC\", TrafficType = \"ALL\" });", false)]
    [InlineData("new Amazon.CDK.AWS.ECS.{|VPC101:Cluster|}(this, \"C\");", true)]
    [InlineData("new Amazon.CDK.AWS.ECS.Cluster(this, \"C\", new Amazon.CDK.AWS.ECS.ClusterProps { Vpc = Missing });", false)]
    [InlineData("var c = new Amazon.CDK.AWS.ECS.Cluster(this, \"C\"); c.Vpc.AddFlowLog(\"L\");", false)]
    public Task Vpc_InOneStack_ReportsUnlessCompleted(string statements, bool reports)
    {
        var vpc = statements.Contains("CfnVPC", StringComparison.Ordinal) && reports ? statements.Replace("new CfnVPC(", "new {|VPC101:CfnVPC|}(", StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)
            : statements.Replace("{0}", "{|VPC101:Vpc|}", StringComparison.Ordinal);
        return Verify.DiagnosticsAsync(
            [
                "using EC2 = Amazon.CDK.AWS.EC2;\n" + Verify.Stack(vpc).Replace("public class TestStack : Stack\n{", "public class TestStack : Stack\n{\n    private IVpc? Missing { get; set; } = Unknown.Vpc();", StringComparison.Ordinal),
                """
                public static class Unknown
                {
                    public static extern VpcProps Props();
                    public static extern VpcProps Customized(VpcProps props);
                    public static extern void Touch(VpcProps props);
                    public static extern IVpc? Vpc();
                }
                """,
            ],
            "VPC101");
    }
}
