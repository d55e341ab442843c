using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Scaffolds.Rules;

public sealed class ScaffoldNeverCalledTests
{
    [Fact]
    public Task Scaffold_ThatNothingCalls_Reports() => Verify.DiagnosticsAsync("""
        #nullable disable
        using CdkVpc;

        [{|VPC905:VpcPeering|}(nameof(App), nameof(Data))]
        [{|VPC905:VpcPeeringMesh|}(nameof(App), nameof(Data))]
        public partial class Network : Stack
        {
            [{|VPC905:FlowLogs|}(FlowLogTo.S3)]
            [GatewayEndpoint(GatewayService.S3)]
            public Vpc App { get; set; }

            [FlowLogs(FlowLogTo.S3)]
            public Vpc Data { get; set; }

            public Network(Construct scope, string id) : base(scope, id)
            {
                Data = new Vpc(this, "Data");
                this.ScaffoldData();
                // ScaffoldApp();
            }
        }
        """, "VPC905");

    [Theory]
    [InlineData("ScaffoldVpc();")]
    [InlineData("_ = this.ScaffoldVpc().FlowLog;")]
    [InlineData("System.Func<object> later = ScaffoldVpc;")]
    [InlineData("void Add() => ScaffoldVpc();")]
    [InlineData("new Network(this).ScaffoldVpc();")]
    public Task Scaffold_ThatIsNamed_IsSilent(string statement) => Verify.DiagnosticsAsync([$$"""
        #nullable disable
        using CdkVpc;

        public partial class Network : Stack
        {
            [FlowLogs(FlowLogTo.S3)]
            public Vpc Vpc { get; set; }
        }
        """, $$"""
        public partial class Network
        {
            public Network(Construct scope) : base(scope, "Id")
            {
                {{statement}}
            }
        }
        """], "VPC905");

    [Fact]
    public Task Scaffold_ThatIsNotGenerated_IsSilent() => Verify.DiagnosticsAsync("""
        #nullable disable
        using CdkVpc;

        public class Network : Stack
        {
            [{|VPC901:FlowLogs|}(FlowLogTo.S3)]
            public Vpc Vpc { get; set; }
        }
        """);

    [Fact]
    public Task Call_IsWrittenWhereTheVpcsAreThere() => VerifyFix.FixedAsync(
        "VPC905",
        """
        using CdkVpc;

        [VpcPeering(nameof(App), nameof(Data))]
        public partial class Network : Stack
        {
            [FlowLogs(FlowLogTo.S3)]
            public Vpc App { get; }

            public IVpc Data { get; }

            public Network(Construct scope, string id) : base(scope, id)
            {
                var range = "10.1.0.0/16";
                App = new Vpc(this, "App", new VpcProps { IpAddresses = IpAddresses.Cidr(range) });
                var other = "10.2.0.0/16"; // The other.
                this.Data = new Vpc(this, "Data", new VpcProps { IpAddresses = IpAddresses.Cidr(other) });
                Tags.SetTag("app", "shop");
            }
        }
        """,
        """
        using CdkVpc;

        [VpcPeering(nameof(App), nameof(Data))]
        public partial class Network : Stack
        {
            [FlowLogs(FlowLogTo.S3)]
            public Vpc App { get; }

            public IVpc Data { get; }

            public Network(Construct scope, string id) : base(scope, id)
            {
                var range = "10.1.0.0/16";
                App = new Vpc(this, "App", new VpcProps { IpAddresses = IpAddresses.Cidr(range) });
                ScaffoldApp();
                var other = "10.2.0.0/16"; // The other.
                this.Data = new Vpc(this, "Data", new VpcProps { IpAddresses = IpAddresses.Cidr(other) });
                ScaffoldAppToData();
                Tags.SetTag("app", "shop");
            }
        }
        """);

    [Theory]
    [InlineData("public Vpc Vpc { get; set; } = null!; public Network(Construct scope) : base(scope, \"Id\") { }")]
    [InlineData("public Vpc Vpc { get; } public Network(Construct scope) : base(scope, \"Id\") => Vpc = new Vpc(this, \"Vpc\");")]
    [InlineData("public Vpc Vpc { get; } public Network(Construct scope) : base(scope, \"Id\") { if (scope is Stack) Vpc = new Vpc(this, \"Vpc\"); else Vpc = null!; }")]
    [InlineData("public Vpc Vpc { get; } public Network(Construct scope) : this(scope, \"Id\") { } public Network(Construct scope, string id) : base(scope, id) { Vpc = new Vpc(this, \"Vpc\"); }")]
    public Task Class_WithoutOnePlainPlace_HasNoFix(string members) =>
        VerifyFix.IsNotOfferedAsync("VPC905", $"using CdkVpc;\npublic partial class Network : Stack {{ [FlowLogs(FlowLogTo.S3)] {members} }}");
}
