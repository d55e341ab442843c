using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Scaffolds.Rules;

public sealed class ScaffoldWithoutVpcTests
{
    [Theory]
    [InlineData("[{|VPC903:EgressOnlyInternet|}] [FlowLogs(FlowLogTo.S3)] public Bucket Vpc { get; set; }")]
    [InlineData("[{|VPC903:EgressOnlyInternet|}] public string Vpc;")]
    [InlineData("[{|VPC903:EgressOnlyInternet|}] public Vpc Vpc { set { } }")]
    [InlineData("[{|VPC903:EgressOnlyInternet|}] public Vpc this[int index] => null;")]
    [InlineData("[{|VPC903:EgressOnlyInternet|}] public ISubnet Vpc;")]
    public Task Member_ThatHoldsNoVpc_Reports(string member) => Verify.DiagnosticsAsync(Class("", member), "VPC903");

    [Theory]
    [InlineData("[{|VPC903:VpcPeering|}(nameof(App), \"Database\")]")]
    [InlineData("[{|VPC903:VpcPeering|}(\"\", nameof(App))]")]
    [InlineData("[{|VPC903:VpcPeering|}(nameof(Bucket), nameof(App))]")]
    [InlineData("[{|VPC903:VpcPeering|}(nameof(Make), nameof(App))]")]
    [InlineData("[{|VPC903:VpcPeeringMesh|}(nameof(App), nameof(Data), \"Ops\")]")]
    public Task Name_OfNoVpc_Reports(string attribute) =>
        Verify.DiagnosticsAsync(Class(attribute, "public Vpc App; public IVpc Data { get; } public Bucket Bucket; public Vpc Make() => null;"), "VPC903");

    [Theory]
    [InlineData("", "[EgressOnlyInternet] public IVpc Vpc;")]
    [InlineData("", "[EgressOnlyInternet] public Missing Vpc;")]
    [InlineData("[VpcPeering(nameof(Vpc), nameof(Other))]", "public Vpc Vpc; private Missing Other;")]
    [InlineData("[VpcPeering(nameof(Vpc), Missing)]", "public Vpc Vpc;")]
    [InlineData("[VpcPeering(\"Vpc\")]", "public Vpc Vpc;")]
    public Task Vpc_OrWhatMayBeOne_IsSilent(string attribute, string member) => Verify.DiagnosticsAsync(new TestApp(Class(attribute, member)) { AllowsErrors = true }, "VPC903");

    private static string Class(string attribute, string members) => $"#nullable disable\nusing CdkVpc;\n{attribute} public partial class Network : Stack {{ {members} }}";
}
