using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Rules;

public sealed class RequiredPropertyMissingTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(new[] { "Vpc" }, "'Net/S3' gets Props without Vpc, which CDK requires, so that synthesis fails; set it")]
    [InlineData(new[] { "Vpc", "Service" }, "'Net/S3' gets Props without Vpc and Service, which CDK requires, so that synthesis fails; set them")]
    public void IncompleteObject_Reports(string[] missing, string message)
    {
        var incomplete = new IncompleteObject { Path = "Net/S3", Anchor = _net.NewAnchor(), TypeName = "Props", Missing = missing };
        _net.Network.IncompleteObjects.Add(incomplete);

        var finding = Assert.Single(_net.Find("VPC709"));
        Assert.Equal(incomplete.Anchor, finding.Anchor);
        Assert.Equal(message, finding.Message);
    }

    [Fact]
    public Task Object_ThatIsNeverUsed_IsSilent() => Verify.InStackAsync("""
        var options = new GatewayVpcEndpointOptions();
        var list = new List<SubnetConfiguration> { new SubnetConfiguration() };
        """, "VPC709");

    [Fact]
    public Task Object_OfASubclassOrAHelper_Reports() => Verify.DiagnosticsAsync("""
        public class CompanyEndpointProps : InterfaceVpcEndpointProps
        {
            public string Team { get; set; } = "";
        }

        public class Endpoints : Construct
        {
            public Endpoints(Construct scope, string id, IVpc vpc) : base(scope, id)
            {
                new InterfaceVpcEndpoint(this, "A", new {|VPC709:CompanyEndpointProps|} { Vpc = vpc, Team = "shop" });
                new InterfaceVpcEndpoint(this, "B", new CompanyEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.SQS });
                new InterfaceVpcEndpoint(this, "C", Props(null));
                new InterfaceVpcEndpoint(this, "D", Props(vpc));
            }

            private static InterfaceVpcEndpointProps Props(IVpc? vpc) => new {|VPC709:InterfaceVpcEndpointProps|} { Vpc = vpc!, Service = InterfaceVpcEndpointAwsService.SSM };
        }
        """, "VPC709");

    [Fact]
    public Task ValuesThatCannotBeComputed_AreSilent() => Verify.DiagnosticsAsync("""
        public static class Groups
        {
            public static void Add(Construct scope, IVpc vpc, string? name, IInterfaceVpcEndpointService? service, SecurityGroupProps props)
            {
                new SecurityGroup(scope, "A", new SecurityGroupProps { Vpc = vpc });
                new SecurityGroup(scope, "B", props);
                new InterfaceVpcEndpoint(scope, "C", new InterfaceVpcEndpointProps { Vpc = vpc, Service = service! });
                new Vpc(scope, "D", new VpcProps { SubnetConfiguration = [new SubnetConfiguration { Name = name!, SubnetType = SubnetType.PUBLIC }] });
                new CfnRoute(scope, "E", new CfnRouteProps { RouteTableId = System.Environment.GetEnvironmentVariable("TABLE")! });
            }
        }
        """, "VPC709");

    [Fact]
    public Task EveryWayOfAChoice_Reports() => Verify.InStackAsync("""
        IVpc? vpc = System.Environment.GetEnvironmentVariable("VPC") == "own" ? new Vpc(this, "Vpc") : null;
        if (vpc is null)
            new SecurityGroup(this, "Group", new {|VPC709:SecurityGroupProps|} { Vpc = vpc! });
        """, "VPC709");

    [Fact]
    public Task OneWayOfAChoice_IsSilent() => Verify.InStackAsync("""
        IVpc? vpc = System.Environment.GetEnvironmentVariable("VPC") == "own" ? new Vpc(this, "Vpc") : null;
        new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc! });
        if (vpc is not null)
            new SecurityGroup(this, "Inside", new SecurityGroupProps { Vpc = vpc });
        """, "VPC709");

    [Theory]
    [InlineData("if (found != null) new Cluster(this, \"Cluster\", new ClusterProps { Vpc = found });")]
    [InlineData("if (found == null) found = new Vpc(this, \"Vpc\", new VpcProps { FlowLogs = logs }); new Cluster(this, \"Cluster\", new ClusterProps { Vpc = found });")]
    [InlineData("IVpc vpc; if (found != null) vpc = found; else vpc = new Vpc(this, \"Vpc\", new VpcProps { FlowLogs = logs }); new Cluster(this, \"Cluster\", new ClusterProps { Vpc = vpc });")]
    public Task FallbackForAVpcThatMayBeNull_IsSilent(string use) => Verify.InStackAsync($$"""
        var logs = new Dictionary<string, IFlowLogOptions> { ["All"] = new FlowLogOptions() };
        IVpc? found = System.Environment.GetEnvironmentVariable("VPC") == "given" ? (IVpc?)Node.TryGetContext("vpc") : null;
        {{use.Replace("new Cluster", "new Amazon.CDK.AWS.ECS.Cluster", StringComparison.Ordinal).Replace("new ClusterProps", "new Amazon.CDK.AWS.ECS.ClusterProps", StringComparison.Ordinal)}}
        """, "VPC709", "VPC101");

    [Fact]
    public Task OtherModules_AreSilent() => Verify.InStackAsync("""
        new Amazon.CDK.AWS.SQS.CfnQueuePolicy(this, "Policy", new Amazon.CDK.AWS.SQS.CfnQueuePolicyProps());
        """, "VPC709");

    [Fact]
    public Task Versions_OldestAndNewest_KnowWhatTheyRequire() => Task.WhenAll(new[] { CdkReferences.Oldest, CdkReferences.Newest }.Select(static references => Verify.DiagnosticsAsync(
        new TestApp(Verify.Stack("""
            var vpc = new Vpc(this, "Vpc");
            vpc.AddGatewayEndpoint("S3", new {|VPC709:GatewayVpcEndpointOptions|}());
            new CfnRoute(this, "Route", new {|VPC709:CfnRouteProps|} { DestinationCidrBlock = "0.0.0.0/0", GatewayId = "igw-1" });
            new CfnRoute(this, "Right", new CfnRouteProps { DestinationCidrBlock = "0.0.0.0/0", GatewayId = "igw-1", RouteTableId = "rtb-1" });
            """)) { References = references },
        "VPC709")));
}
