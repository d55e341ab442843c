using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Scaffolds.Rules;

public sealed class ScaffoldCalledEarlyTests
{
    [Theory]
    [InlineData("public Vpc Vpc { get; }", "{|VPC907:ScaffoldVpc|}(); Vpc = new Vpc(this, \"Vpc\");")]
    [InlineData("public Vpc Vpc { get; set; }", "if (scope is Stack) { {|VPC907:ScaffoldVpc|}(); } if (id is null) this.Vpc = null; else this.Vpc = new Vpc(this, \"Vpc\");")]
    [InlineData("private Vpc Vpc;", "_ = this.{|VPC907:ScaffoldVpc|}().FlowLog; Vpc = new Vpc(this, \"Vpc\");")]
    [InlineData("private Vpc Vpc;", "(Vpc, _) = (new Vpc(this, \"Vpc\"), {|VPC907:ScaffoldVpc|}());")]
    [InlineData("public Vpc Vpc { get; }", "{|VPC907:ScaffoldVpc|}();")]
    [InlineData("public required IVpc Vpc { get; init; }", "{|VPC907:ScaffoldVpc|}();")]
    public Task Call_BeforeTheAssignment_Reports(string member, string statements) => Verify.DiagnosticsAsync(Class(member, statements), "VPC907");

    [Fact]
    public Task Peering_BeforeOneOfBothIsAssigned_Reports() => Verify.DiagnosticsAsync("""
        #nullable disable
        using CdkVpc;

        [VpcPeering(nameof(App), nameof(Data))]
        [VpcPeeringMesh(nameof(App), nameof(Data))]
        public partial class Network : Stack
        {
            public Vpc App { get; }

            public Vpc Data { get; }

            public Network(Construct scope, string id) : base(scope, id)
            {
                App = new Vpc(this, "App");
                {|VPC907:ScaffoldAppToData|}();
                Data = new Vpc(this, "Data");
                ScaffoldMesh();
            }
        }
        """, "VPC907");

    [Theory]
    [InlineData("public Vpc Vpc { get; }", "Vpc = new Vpc(this, \"Vpc\"); ScaffoldVpc();")]
    [InlineData("public Vpc Vpc { get; }", "if (scope is Stack) Vpc = new Vpc(this, \"Vpc\"); ScaffoldVpc(); Vpc = null;")]
    [InlineData("public Vpc Vpc { get; set; }", "Make(); ScaffoldVpc(); } private void Make() { Vpc = new Vpc(this, \"Vpc\");")]
    [InlineData("public Vpc Vpc;", "Make(out Vpc); ScaffoldVpc(); } private static void Make(out Vpc vpc) { vpc = null;")]
    [InlineData("public Vpc Vpc { get; } = null;", "ScaffoldVpc();")]
    [InlineData("public Vpc Vpc => new Vpc(this, \"Vpc\");", "ScaffoldVpc();")]
    [InlineData("public Vpc Vpc { get => new Vpc(this, \"Vpc\"); set { } }", "ScaffoldVpc(); Vpc = null;")]
    [InlineData("public virtual Vpc Vpc { get; set; }", "ScaffoldVpc(); Vpc = null;")]
    [InlineData("public static Vpc Vpc;", "ScaffoldVpc(); Vpc = null;")]
    [InlineData("public Vpc Vpc { get; }", "System.Action later = () => ScaffoldVpc(); Vpc = new Vpc(this, \"Vpc\"); later();")]
    [InlineData("public Vpc Vpc { get; }", "void Later() => ScaffoldVpc(); Vpc = new Vpc(this, \"Vpc\"); Later();")]
    [InlineData("public Vpc Vpc { get; }", "while (scope is null) { ScaffoldVpc(); Vpc = new Vpc(this, \"Vpc\"); }")]
    [InlineData("public Vpc Vpc { get; }", "ScaffoldVpc(); } public Network(Construct scope, int number) : this(scope, \"Id\") { Vpc = null;")]
    [InlineData("public Vpc Vpc { get; set; }", "} public void Add() { ScaffoldVpc(); Vpc = null;")]
    public Task Call_WhenItMayBeAssigned_IsSilent(string member, string statements) => Verify.DiagnosticsAsync(Class(member, statements), "VPC907");

    [Fact]
    public Task Call_IsMoved() => VerifyFix.FixedAsync(
        "VPC907",
        """
        using CdkVpc;

        public partial class Network : Stack
        {
            [FlowLogs(FlowLogTo.S3)]
            public Vpc Vpc { get; }

            public Network(Construct scope, string id) : base(scope, id)
            {
                var network = ScaffoldVpc();

                // The VPC of the shop.
                var zones = 2;
                Vpc = new Vpc(this, "Vpc", new VpcProps
                {
                    MaxAzs = zones,
                });
                _ = network.FlowLog;
            }
        }
        """,
        """
        using CdkVpc;

        public partial class Network : Stack
        {
            [FlowLogs(FlowLogTo.S3)]
            public Vpc Vpc { get; }

            public Network(Construct scope, string id) : base(scope, id)
            {

                // The VPC of the shop.
                var zones = 2;
                Vpc = new Vpc(this, "Vpc", new VpcProps
                {
                    MaxAzs = zones,
                });
                var network = ScaffoldVpc();
                _ = network.FlowLog;
            }
        }
        """);

    [Theory]
    [InlineData("var network = ScaffoldVpc(); var log = network.FlowLog; Vpc = new Vpc(this, \"Vpc\");")]
    [InlineData("var log = ScaffoldVpc().FlowLog; Vpc = new Vpc(this, \"Vpc\");")]
    [InlineData("if (scope is Stack) { ScaffoldVpc(); } Vpc = new Vpc(this, \"Vpc\");")]
    [InlineData("ScaffoldVpc(); // now\nVpc = new Vpc(this, \"Vpc\");")]
    [InlineData("ScaffoldVpc(); if (scope is Stack) Vpc = new Vpc(this, \"Vpc\"); else Vpc = null!;")]
    [InlineData("ScaffoldVpc();")]
    public Task Call_ThatCannotSimplyBeMoved_HasNoFix(string statements) =>
        VerifyFix.IsNotOfferedAsync("VPC907", Class("public Vpc Vpc { get; }", statements).Replace("#nullable disable", "", StringComparison.Ordinal));

    private static string Class(string member, string statements) => $$"""
        #nullable disable
        using CdkVpc;

        public partial class Network : Stack
        {
            [FlowLogs(FlowLogTo.S3)]
            {{member}}

            public Network(Construct scope, string id) : base(scope, id)
            {
                {{statements}}
            }
        }
        """;
}
