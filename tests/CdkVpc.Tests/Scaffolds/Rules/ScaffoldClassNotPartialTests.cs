using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Scaffolds.Rules;

public sealed class ScaffoldClassNotPartialTests
{
    [Theory]
    [InlineData("public class Network : Stack { [{|VPC901:EgressOnlyInternet|}, FlowLogs(FlowLogTo.S3)] public Vpc Vpc { get; set; } [EgressOnlyInternet] public Vpc Other { get; set; } }")]
    [InlineData("public class Network : Construct { public Network(Construct scope) : base(scope, \"Id\") { } [CdkVpc.{|VPC901:EgressOnlyInternetAttribute|}] public Vpc Vpc { get; set; } }")]
    [InlineData("[{|VPC901:VpcPeering|}(\"App\", \"Data\")] public class Network : Stack { public Vpc App { get; set; } public Vpc Data { get; set; } }")]
    [InlineData("public class Outer { public partial class Network : Stack { [{|VPC901:EgressOnlyInternet|}] public Vpc Vpc { get; set; } } }")]
    [InlineData("file partial class Network : Stack { [{|VPC901:EgressOnlyInternet|}] public Vpc Vpc { get; set; } }")]
    public Task Class_ThatIsNotPartial_Reports(string program) => Verify.DiagnosticsAsync("#nullable disable\nusing CdkVpc;\n" + program, "VPC901");

    [Theory]
    [InlineData("public partial class Outer { public partial class Network : Stack { [EgressOnlyInternet] public Vpc Vpc { get; set; } } }")]
    [InlineData("public class Network : Stack { public Vpc Vpc { get; set; } [System.Obsolete] public Vpc Other { get; set; } }")]
    public Task Class_ThatIsPartialOrHasNoScaffold_IsSilent(string program) => Verify.DiagnosticsAsync("#nullable disable\nusing CdkVpc;\n" + program, "VPC901");

    [Fact]
    public Task Class_IsFixed() => VerifyFix.FixedAsync(
        "VPC901",
        """
        using CdkVpc;

        public static class Stacks
        {
            public sealed class NetworkStack : Stack
            {
                [FlowLogs(FlowLogTo.S3)]
                public Vpc Vpc { get; }

                public NetworkStack(Construct scope, string id) : base(scope, id)
                {
                    Vpc = new Vpc(this, "Vpc");
                    ScaffoldVpc();
                }
            }

            internal class OtherStack : Stack
            {
                [FlowLogs(FlowLogTo.S3)]
                private readonly Vpc _vpc;

                public OtherStack(Construct scope, string id) : base(scope, id)
                {
                    _vpc = new Vpc(this, "Vpc");
                    ScaffoldVpc();
                }
            }
        }
        """,
        """
        using CdkVpc;

        public static partial class Stacks
        {
            public sealed partial class NetworkStack : Stack
            {
                [FlowLogs(FlowLogTo.S3)]
                public Vpc Vpc { get; }

                public NetworkStack(Construct scope, string id) : base(scope, id)
                {
                    Vpc = new Vpc(this, "Vpc");
                    ScaffoldVpc();
                }
            }

            internal partial class OtherStack : Stack
            {
                [FlowLogs(FlowLogTo.S3)]
                private readonly Vpc _vpc;

                public OtherStack(Construct scope, string id) : base(scope, id)
                {
                    _vpc = new Vpc(this, "Vpc");
                    ScaffoldVpc();
                }
            }
        }
        """,
        hasErrors: true);

    [Fact]
    public Task FileClass_HasNoFix() => VerifyFix.IsNotOfferedAsync("VPC901", """
        using CdkVpc;

        file class NetworkStack : Stack
        {
            [FlowLogs(FlowLogTo.S3)]
            public Vpc? Vpc { get; }
        }
        """);
}
