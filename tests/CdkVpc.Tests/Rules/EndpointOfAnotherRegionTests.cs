using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Rules;

public sealed class EndpointOfAnotherRegionTests
{
    [Theory]
    [InlineData("\"com.amazonaws.us-east-1.s3\"", true)]
    [InlineData("\"com.amazonaws.us-east-1.s3\" + \"\"", true)]
    [InlineData("\"com.amazonaws.eu-west-1.s3\"", false)]
    [InlineData("$\"com.amazonaws.{Region}.s3\"", false)]
    [InlineData("$\"com.amazonaws.{Aws.REGION}.s3\"", false)]
    [InlineData("$\"com.amazonaws.{System.Environment.GetEnvironmentVariable(\"R\")}.s3\"", false)]
    [InlineData("\"com.amazonaws.s3-global.accesspoint\"", false)]
    public Task GatewayEndpoint(string name, bool reports) => InRegionAsync(
        "eu-west-1", $$"""new {{Mark("CfnVPCEndpoint", reports)}}(this, "S3", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = {{name}}, RouteTableIds = new[] { vpc.PrivateSubnets[0].RouteTable.RouteTableId } });""");

    [Theory]
    [InlineData("new {|VPC307:CfnVPCEndpoint|}(this, \"E\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, VpcEndpointType = \"Interface\", ServiceName = \"com.amazonaws.us-east-1.sqs\" });")]
    [InlineData("vpc.{|VPC307:AddInterfaceEndpoint|}(\"E\", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService(\"com.amazonaws.us-east-1.sqs\", 443) });")]
    [InlineData("vpc.AddInterfaceEndpoint(\"E\", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });")]
    [InlineData("vpc.AddInterfaceEndpoint(\"E\", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService(\"com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0\") });")]
    [InlineData("var e = new CfnVPCEndpoint(this, \"E\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, VpcEndpointType = \"Interface\", ServiceName = \"com.amazonaws.us-east-1.sqs\" }); e.AddPropertyOverride(\"ServiceRegion\", \"us-east-1\");")]
    public Task InterfaceEndpoint(string statement) => InRegionAsync("eu-west-1", statement);

    [Fact]
    public Task StackWithoutRegion_IsSilent() => Verify.InStackAsync(
        "var vpc = new Vpc(this, \"Vpc\"); new CfnVPCEndpoint(this, \"S3\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = \"com.amazonaws.us-east-1.s3\" });", "VPC307");

    [Fact]
    public Task RegionOfAStage_Counts() => Verify.DiagnosticsAsync(
        """
        var app = new App();
        var stage = new Stage(app, "Prod", new StageProps { Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "eu-west-1" } });
        var stack = new Stack(stage, "Net");
        var vpc = new Vpc(stack, "Vpc");
        new {|VPC307:CfnVPCEndpoint|}(stack, "S3", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = "com.amazonaws.us-east-1.s3" });
        app.Synth();
        """,
        "VPC307");

    [Fact]
    public async Task Message_NamesBothRegions()
    {
        var diagnostics = await InRegionAsync("eu-west-1", "new {|VPC307:CfnVPCEndpoint|}(this, \"S3\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = \"com.amazonaws.us-east-1.s3\" });");

        Assert.Contains(
            "its stack is deployed to eu-west-1, and its service 's3' is named as one of us-east-1",
            diagnostics.Single(static diagnostic => diagnostic.Id == "VPC307").GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static Task<System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> InRegionAsync(string region, string statements) => Verify.DiagnosticsAsync(
        $$"""
        var app = new App();
        _ = new Net(app, "Net", new StackProps { Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "{{region}}" } });
        app.Synth();

        public class Net : Stack
        {
            public Net(Construct scope, string id, IStackProps props) : base(scope, id, props)
            {
                var vpc = new Vpc(this, "Vpc");
                {{statements}}
            }
        }
        """,
        "VPC307");

    private static string Mark(string name, bool reports) => reports ? $"{{|VPC307:{name}|}}" : name;
}
