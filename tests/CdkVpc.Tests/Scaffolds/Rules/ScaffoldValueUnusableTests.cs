using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Scaffolds.Rules;

public sealed class ScaffoldValueUnusableTests
{
    [Theory]
    [InlineData("[{|VPC909:FlowLogs|}(FlowLogTo.S3, Days = 0)]")]
    [InlineData("[{|VPC909:FlowLogs|}(FlowLogTo.CloudWatch, Days = -1)]")]
    [InlineData("[{|VPC909:FlowLogs|}((FlowLogTo)2)]")]
    [InlineData("[{|VPC909:GatewayEndpoint|}((GatewayService)7)]")]
    [InlineData("[{|VPC909:GatewayEndpoint|}(GatewayService.S3, Policy = (EndpointPolicy)2)]")]
    [InlineData("[{|VPC909:InterfaceEndpoints|}((EndpointSet)(-1))]")]
    [InlineData("[FlowLogs(FlowLogTo.S3), {|VPC909:InterfaceEndpoint|}(\"SQS\", Access = (EndpointAccess)2)]")]
    public Task Value_ThatNothingCanBeMadeOf_Reports(string attributes) => Verify.DiagnosticsAsync(Class("", attributes), "VPC909");

    [Theory]
    [InlineData("[{|VPC909:VpcPeeringMesh|}(nameof(Vpc))]")]
    [InlineData("[{|VPC909:VpcPeeringMesh|}(nameof(Vpc), nameof(Vpc))]")]
    [InlineData("[{|VPC909:VpcPeeringMesh|}]")]
    public Task Mesh_OfFewerThanTwo_Reports(string attribute) => Verify.DiagnosticsAsync(Class(attribute, ""), "VPC909");

    [Theory]
    [InlineData("[FlowLogs(FlowLogTo.S3, Days = 1)]")]
    [InlineData("[FlowLogs(FlowLogTo.S3, Days = Missing)]")]
    [InlineData("[InterfaceEndpoints(EndpointSet.Observability, Access = EndpointAccess.Allowed)]")]
    [InlineData("[GatewayEndpoint]")]
    public Task Value_ThatIsUsableOrCannotBeTold_IsSilent(string attributes) => Verify.DiagnosticsAsync(new TestApp(Class("[VpcPeeringMesh(null)]", attributes)) { AllowsErrors = true }, "VPC909");

    private static string Class(string attribute, string attributes) => $"#nullable disable\nusing CdkVpc;\n{attribute} public partial class Network : Stack {{ {attributes} public Vpc Vpc; }}";
}
