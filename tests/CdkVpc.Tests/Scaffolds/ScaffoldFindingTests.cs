using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Scaffolds;

/// <summary>What is generated is read like any other code: rules see the endpoints and routes, and what they find is put down to the code that calls for them.</summary>
public sealed class ScaffoldFindingTests
{
    private const string Scaffolds = """
        [GatewayEndpoint(GatewayService.S3)]
        [GatewayEndpoint(GatewayService.DynamoDb)]
        [InterfaceEndpoint("SQS")]
        [InterfaceEndpoints(EndpointSet.Fargate)]
        [InterfaceEndpoints(EndpointSet.SystemsManager)]
        [FlowLogs(FlowLogTo.S3)]
        """;

    [Fact]
    public Task Scaffold_SilencesWhatTheVpcLacks() => Verify.DiagnosticsAsync(Stack("", "").Replace("new Vpc(", "new {|VPC101:{|VPC305:Vpc|}|}(", StringComparison.Ordinal), "VPC101", "VPC305");

    [Fact]
    public Task Scaffold_IsSilent() => Verify.DiagnosticsAsync(Stack(Scaffolds, """
        var network = ScaffoldVpc();
        var bucket = new Bucket(this, "Data");
        network.S3.RestrictBucket(bucket, exempt: new Role(this, "Deploy", new RoleProps { AssumedBy = new AccountRootPrincipal() }));
        network.Sqs.AllowFrom(new SecurityGroup(this, "Worker", new SecurityGroupProps { Vpc = Vpc, Description = "Worker", AllowAllOutbound = false }));
        """), Topics);

    // What is declared and not called is not there: it hides nothing either.
    [Fact]
    public Task Scaffold_ThatIsNotCalled_SilencesNothing() => Verify.DiagnosticsAsync(
        Stack(Scaffolds, "").Replace("new Vpc(", "new {|VPC101:{|VPC305:Vpc|}|}(", StringComparison.Ordinal), "VPC101", "VPC305");

    private const string OwnIpv6 = """
        var block = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = Vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        """;

    [Fact]
    public Task EgressOnly_InAVpcWithoutIpv6_IsReportedAtTheCall() =>
        Verify.DiagnosticsAsync(Stack("[EgressOnlyInternet]", "var network = {|VPC208:ScaffoldVpc|}();"), Ipv6);

    [Fact]
    public Task EgressOnly_InAVpcWithIpv6_IsSilent() => Verify.DiagnosticsAsync(Stack("[EgressOnlyInternet]", OwnIpv6 + "ScaffoldVpc();"), Ipv6);

    [Fact]
    public Task EgressOnly_InADualStackVpc_IsSilent() => Verify.DiagnosticsAsync(
        Stack("[EgressOnlyInternet]", """
            var worker = new SecurityGroup(this, "Worker", new SecurityGroupProps { Vpc = Vpc, Description = "Worker" });
            ScaffoldVpc().EgressOnly.AllowFrom(worker);
            """).Replace("MaxAzs = 2,", "MaxAzs = 2, IpProtocol = IpProtocol.DUAL_STACK,", StringComparison.Ordinal),
        [.. Ipv6, "VPC706"]);

    [Fact]
    public Task Fault_OnTheResult_IsReportedThere() => Verify.DiagnosticsAsync(Stack("[InterfaceEndpoint(\"SQS\")]", """
        ScaffoldVpc().Sqs.SecurityGroup.{|VPC412:AddIngressRule|}(Peer.Ipv4(Vpc.VpcCidrBlock), Port.Udp(53), "Names");
        """), "VPC412");

    private static readonly string[] Ipv6 = [.. Analyzers.Reporting.Descriptors.All.Select(static rule => rule.Id).Where(static id => id[3] == '2')];

    [Fact]
    public Task ExplicitPolicies_AreSilent() => Verify.DiagnosticsAsync(Stack(
        "[GatewayEndpoint(GatewayService.S3, Policy = EndpointPolicy.Explicit)] [GatewayEndpoint(GatewayService.DynamoDb)] [FlowLogs(FlowLogTo.CloudWatch)] [InterfaceEndpoint(\"SQS\", Access = EndpointAccess.Allowed)]",
        """
        var network = ScaffoldVpc();
        network.S3.AllowBucket(new Bucket(this, "Data"));
        network.Sqs.AllowFrom(new SecurityGroup(this, "Worker", new SecurityGroupProps { Vpc = Vpc, Description = "Worker" }));
        """), Topics.Except(["VPC311"]).ToArray());

    [Fact]
    public Task Fault_OfAScaffold_IsReportedAtItsCall() => Verify.DiagnosticsAsync(Stack(
        "[InterfaceEndpoint(\"SQS\", Access = EndpointAccess.Allowed)] [FlowLogs(FlowLogTo.S3)] [GatewayEndpoint(GatewayService.S3)] [GatewayEndpoint(GatewayService.DynamoDb)]",
        "{|VPC405:ScaffoldVpc|}();"), "VPC405");

    [Fact]
    public Task Peering_IsSilent() => Verify.DiagnosticsAsync(PeeredApp.Stack("[VpcPeering(nameof(App), nameof(Data))]", """
        _ = _ops;
        ScaffoldAppToData().Allow(appGroup, dataGroup, Port.Tcp(5432));
        """), Peerings);

    [Fact]
    public Task Mesh_IsSilent() => Verify.DiagnosticsAsync(PeeredApp.Stack("[VpcPeeringMesh(nameof(App), nameof(Data), nameof(_ops))]", """
        ScaffoldMesh().AppToData.Allow(appGroup, dataGroup, Port.Tcp(5432));
        """), Peerings);

    [Fact]
    public Task OverlappingRanges_AreReportedAtTheCall() => Verify.DiagnosticsAsync(
        PeeredApp.Stack("[VpcPeering(nameof(App), nameof(Data))]", "_ = _ops; {|VPC503:ScaffoldAppToData|}();", dataRange: "10.1.0.0/16"), "VPC503");

    [Fact]
    public Task SideThatNobodyMakes_IsReportedAtTheCall() => Verify.DiagnosticsAsync(
        PeeredApp.Stack("""[VpcPeering(nameof(App), nameof(Data), PeerRegion = "eu-west-1")]""", "_ = _ops; {|VPC502:ScaffoldAppToData|}();"), "VPC502");

    [Fact]
    public Task SideThatIsMadeElsewhere_IsSilent() => Verify.DiagnosticsAsync(
        PeeredApp.Stack("""[VpcPeering(nameof(App), nameof(Data), PeerRegion = "eu-west-1")]""", "_ = _ops; ScaffoldAppToData().AddAccepterSide(new Stack(this, \"Far\"));"), Peerings);

    private static readonly string[] Peerings = [.. Analyzers.Reporting.Descriptors.All.Select(static rule => rule.Id).Where(static id => id[3] == '5')];

    private static readonly string[] Topics =
    [
        .. Analyzers.Reporting.Descriptors.All.Select(static rule => rule.Id).Where(static id => id[3] is '1' or '2' or '3' or '4'),
    ];

    private static string Stack(string attributes, string statements) => $$"""
        using CdkVpc;

        public partial class NetworkStack : Stack
        {
            {{attributes}}
            public Vpc Vpc { get; }

            public NetworkStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                Vpc = new Vpc(this, "Vpc", {{ScaffoldedApp.ThreeTiers}});
                {{statements}}
            }
        }
        """;
}
