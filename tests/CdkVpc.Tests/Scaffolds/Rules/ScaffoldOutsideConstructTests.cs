using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Scaffolds.Rules;

public sealed class ScaffoldOutsideConstructTests
{
    [Theory]
    [InlineData("public partial class Network { [{|VPC902:EgressOnlyInternet|}] public Vpc Vpc; }")]
    [InlineData("public class Network { [{|VPC902:EgressOnlyInternet|}] public Vpc Vpc; }")]
    [InlineData("public static partial class Network { [{|VPC902:EgressOnlyInternet|}] public static Vpc Vpc; }")]
    [InlineData("[{|VPC902:VpcPeeringMesh|}(\"App\", \"Data\")] public partial class Props : StackProps { public Vpc App; public Vpc Data; }")]
    public Task Class_ThatIsNoConstruct_Reports(string program) => Verify.DiagnosticsAsync("#nullable disable\nusing CdkVpc;\n" + program);

    [Theory]
    [InlineData("public partial class Network : NestedStack { public Network(Construct scope) : base(scope, \"Id\") { } [EgressOnlyInternet] public Vpc Vpc; }")]
    [InlineData("public partial class Network : Unknown { [EgressOnlyInternet] public Vpc Vpc; }")]
    public Task Class_ThatIsOneOrMayBe_IsSilent(string program) =>
        Verify.DiagnosticsAsync(new TestApp("#nullable disable\nusing CdkVpc;\n" + program) { AllowsErrors = true }, "VPC901", "VPC902", "VPC903");
}
