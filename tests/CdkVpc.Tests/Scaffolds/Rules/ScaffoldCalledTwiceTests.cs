using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Scaffolds.Rules;

public sealed class ScaffoldCalledTwiceTests
{
    [Theory]
    [InlineData("ScaffoldVpc(); {|VPC906:ScaffoldVpc|}();")]
    [InlineData("var first = ScaffoldVpc(); var second = this.{|VPC906:ScaffoldVpc|}().FlowLog;")]
    [InlineData("using (null) { ScaffoldVpc(); } if (scope is Stack) { {|VPC906:ScaffoldVpc|}(); }")]
    [InlineData("if (ScaffoldVpc() != null) {|VPC906:ScaffoldVpc|}();")]
    [InlineData("ScaffoldVpc(); while (scope is null) {|VPC906:ScaffoldVpc|}();")]
    [InlineData("if (scope is Stack) { ScaffoldVpc(); {|VPC906:ScaffoldVpc|}(); }")]
    [InlineData("ScaffoldVpc(); {|VPC906:ScaffoldVpc|}(); {|VPC906:ScaffoldVpc|}();")]
    public Task SecondCall_ThatFollowsTheFirst_Reports(string statements) => Verify.DiagnosticsAsync(Class(statements), "VPC906");

    [Theory]
    [InlineData("ScaffoldVpc();")]
    [InlineData("if (scope is Stack) ScaffoldVpc(); else ScaffoldVpc();")]
    [InlineData("if (scope is Stack) { ScaffoldVpc(); return; } ScaffoldVpc();")]
    [InlineData("_ = scope is Stack ? ScaffoldVpc() : ScaffoldVpc();")]
    [InlineData("switch (id) { case \"a\": ScaffoldVpc(); break; default: ScaffoldVpc(); break; }")]
    [InlineData("try { ScaffoldVpc(); } catch { ScaffoldVpc(); }")]
    [InlineData("foreach (var child in scope.Node.Children) ScaffoldVpc(); ScaffoldVpc();")]
    [InlineData("System.Action first = () => ScaffoldVpc(); System.Action second = () => ScaffoldVpc();")]
    [InlineData("ScaffoldVpc(); void Later() => ScaffoldVpc();")]
    [InlineData("ScaffoldVpc(); new Network(this, \"Other\").ScaffoldVpc();")]
    public Task Calls_OfWhichOneMayBeMade_AreSilent(string statements) => Verify.DiagnosticsAsync(Class(statements), "VPC906");

    [Fact]
    public Task Constructors_EachHaveTheirCall() => Verify.DiagnosticsAsync(Class("ScaffoldVpc(); } public Network(Construct scope) : base(scope, \"Id\") { Vpc = new Vpc(this, \"Vpc\"); ScaffoldVpc();"), "VPC906");

    [Fact]
    public Task SecondCall_IsFixed() => VerifyFix.FixedAsync("VPC906", Stack("""
        var network = ScaffoldVpc();
        ScaffoldVpc();
        _ = ScaffoldVpc();
        _ = network.FlowLog;
        """), Stack("""
        var network = ScaffoldVpc();
        _ = network.FlowLog;
        """));

    [Theory]
    [InlineData("ScaffoldVpc(); var network = ScaffoldVpc();")]
    [InlineData("ScaffoldVpc(); _ = ScaffoldVpc().FlowLog;")]
    [InlineData("ScaffoldVpc(); if (scope is Stack) ScaffoldVpc();")]
    public Task SecondCall_WhoseResultIsUsed_HasNoFix(string statements) => VerifyFix.IsNotOfferedAsync("VPC906", Class(statements).Replace("#nullable disable", "", StringComparison.Ordinal));

    private static string Class(string statements) => $$"""
        #nullable disable
        using CdkVpc;

        public partial class Network : Stack
        {
            [FlowLogs(FlowLogTo.S3)]
            public Vpc Vpc { get; }

            public Network(Construct scope, string id) : base(scope, id)
            {
                Vpc = new Vpc(this, "Vpc");
                {{statements}}
            }
        }
        """;

    private static string Stack(string statements) => $$"""
        using CdkVpc;

        public partial class Network : Stack
        {
            [FlowLogs(FlowLogTo.S3)]
            public Vpc Vpc { get; }

            public Network(Construct scope, string id) : base(scope, id)
            {
                Vpc = new Vpc(this, "Vpc");
        {{string.Join("\n", statements.Split('\n').Select(static line => "        " + line))}}
            }
        }
        """;
}
