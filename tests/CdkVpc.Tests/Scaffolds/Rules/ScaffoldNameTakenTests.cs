using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Scaffolds.Rules;

public sealed class ScaffoldNameTakenTests
{
    [Theory]
    [InlineData("", "[{|VPC908:FlowLogs|}(FlowLogTo.S3)] public Vpc Vpc; public void ScaffoldVpc() { }")]
    [InlineData("", "[{|VPC908:FlowLogs|}(FlowLogTo.S3)] public Vpc Vpc; public class VpcScaffold { }")]
    [InlineData("", "[{|VPC908:FlowLogs|}(FlowLogTo.S3)] public Vpc Vpc; public int ScaffoldVpc;")]
    [InlineData("", "[{|VPC908:FlowLogs|}(FlowLogTo.S3)] public Vpc Net; public void Work() { } public class NetScaffold { } public void ScaffoldNet() { }")]
    [InlineData("", "[FlowLogs(FlowLogTo.S3)] public Vpc Vpc; [{|VPC908:FlowLogs|}(FlowLogTo.S3)] private Vpc _vpc;")]
    [InlineData("[VpcPeering(nameof(Vpc), nameof(Other))] [{|VPC908:VpcPeering|}(nameof(Vpc), nameof(Other))]", "public Vpc Vpc; public Vpc Other;")]
    [InlineData("[{|VPC908:VpcPeering|}(nameof(Vpc), nameof(Other))]", "public Vpc Vpc; public Vpc Other; public string VpcToOtherPeering { get; set; }")]
    [InlineData("[{|VPC908:VpcPeeringMesh|}(nameof(Vpc), nameof(Other))]", "public Vpc Vpc; public Vpc Other; public class MeshPeering { }")]
    public Task Name_ThatIsTaken_Reports(string attribute, string members) => Verify.DiagnosticsAsync(Class(attribute, members), "VPC908");

    [Fact]
    public Task Name_OfTheClass_Reports() =>
        Verify.DiagnosticsAsync("#nullable disable\nusing CdkVpc;\npublic partial class VpcScaffold : Stack { [{|VPC908:FlowLogs|}(FlowLogTo.S3)] public Vpc Vpc; }", "VPC908");

    [Theory]
    [InlineData("", "[FlowLogs(FlowLogTo.S3)] public Vpc Vpc; public void ScaffoldOther() { }")]
    [InlineData("", "[FlowLogs(FlowLogTo.S3)] public Vpc Vpc; public class Inner { public void ScaffoldVpc() { } }")]
    [InlineData("[VpcPeering(nameof(Vpc), nameof(Other))] [VpcPeering(nameof(Other), nameof(Vpc))]", "public Vpc Vpc; public Vpc Other;")]
    public Task Name_ThatIsFree_IsSilent(string attribute, string members) => Verify.DiagnosticsAsync(Class(attribute, members), "VPC908");

    private static string Class(string attribute, string members) => $"#nullable disable\nusing CdkVpc;\n{attribute} public partial class Network : Stack {{ {members} }}";
}
