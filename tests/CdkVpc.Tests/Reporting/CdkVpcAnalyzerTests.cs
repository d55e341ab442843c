using System.Collections.Immutable;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CdkVpc.Tests.Reporting;

public sealed class CdkVpcAnalyzerTests
{
    /// <summary>A security group of an imported VPC: the rule alone is at fault.</summary>
    private const string Groups = """
        public static class Groups
        {
            public static SecurityGroup Create(Construct scope) => new(scope, "Group", new SecurityGroupProps
            {
                Vpc = Vpc.FromVpcAttributes(scope, "Vpc", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = ["eu-west-1a"] }),
            });
        }
        """;

    private static readonly string OpenGroup = Verify.Stack("""
        Groups.Create(this).{|VPC611:AddIngressRule|}(Peer.AnyIpv4(), Port.Tcp(22));
        """);

    [Fact]
    public Task Fault_IsReportedInTheDocumentThatHasIt() => Verify.DiagnosticsAsync([OpenGroup, Groups, """
        public static class Opening
        {
            public static void OpenSsh(this SecurityGroup group) => group.{|VPC611:AddIngressRule|}(Peer.AnyIpv6(), Port.Tcp(22));
        }
        """, Verify.Stack("Groups.Create(this).OpenSsh();").Replace("TestStack", "OtherStack", StringComparison.Ordinal)]);

    [Theory]
    [InlineData("new {|VPC611:CfnSecurityGroup|}(this, \"Group\", Props);")]
    [InlineData("new EC2.{|VPC611:CfnSecurityGroup|}(this, \"Group\", Props);")]
    [InlineData("new global::Amazon.CDK.AWS.EC2.{|VPC611:CfnSecurityGroup|}(this, \"Group\", Props);")]
    [InlineData("new Own<int>.{|VPC611:OfGroup|}(this, \"Group\", Props);")]
    [InlineData("EC2.CfnSecurityGroup group = {|VPC611:new|}(this, \"Group\", Props);")]
    public Task Creation_IsReportedAtItsName(string statement) => Verify.DiagnosticsAsync($$"""
        using EC2 = Amazon.CDK.AWS.EC2;

        public class TestStack : Stack
        {
            private static readonly CfnSecurityGroupProps Props = new()
            {
                GroupDescription = "Open",
                SecurityGroupIngress = new[] { new CfnSecurityGroup.IngressProperty { IpProtocol = "tcp", FromPort = 22, ToPort = 22, CidrIp = "0.0.0.0/0" } },
            };

            public TestStack(Construct scope, string id) : base(scope, id)
            {
                {{statement}}
            }
        }

        public class Own<T>
        {
            public class OfGroup(Construct scope, string id, CfnSecurityGroupProps props) : CfnSecurityGroup(scope, id, props);
        }
        """);

    [Fact]
    public Task Program_IsRunFromItsEntryPoint() => Verify.DiagnosticsAsync(["""
        var app = new App();
        var stack = new Stack(app, "Network");
        Groups.Create(stack).{|VPC611:AddIngressRule|}(Peer.AnyIpv4(), Port.Tcp(22));
        app.Synth();
        """, Groups]);

    [Fact]
    public async Task WithoutCdk_NothingIsRegistered()
    {
        var analyzer = new CdkVpcAnalyzer();
        var compilation = new TestApp("class Vpc;").Compile().WithReferences(CdkReferences.Net80Only);
        var analysis = compilation.WithAnalyzers([analyzer]);
        await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, (await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken)).SyntaxNodeActionsCount);
    }

    // Editors do not run what waits for the end of a compilation, and bind every body for actions on operations.
    [Fact]
    public async Task EveryAnalyzer_IsLive()
    {
        var analyzers = typeof(CdkVpcAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .ToImmutableArray();
        var analysis = new TestApp(OpenGroup, Groups).Compile().WithAnalyzers(analyzers);
        await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        foreach (var analyzer in analyzers)
        {
            var telemetry = await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
            Assert.True(telemetry.Concurrent);
            Assert.Equal(1, telemetry.CompilationStartActionsCount);
            Assert.Equal(1, telemetry.SyntaxNodeActionsCount);
            Assert.Equal(0, telemetry.CompilationActionsCount + telemetry.CompilationEndActionsCount);
            Assert.Equal(0, telemetry.SemanticModelActionsCount + telemetry.SymbolStartActionsCount + telemetry.SymbolEndActionsCount);
            Assert.Equal(0, telemetry.OperationActionsCount + telemetry.OperationBlockActionsCount + telemetry.OperationBlockStartActionsCount);
            Assert.Equal(0, telemetry.CodeBlockActionsCount + telemetry.CodeBlockStartActionsCount);
        }
    }

    [Fact]
    public async Task GeneratedCode_IsReadButNotJudged()
    {
        var compilation = new TestApp(OpenGroup, Groups).Compile();
        Assert.Single(await Verify.BuildAsync(compilation));

        var generated = compilation.SyntaxTrees[0].WithFilePath("Stack.g.cs");
        Assert.Empty(await Verify.BuildAsync(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], generated)));
        Assert.Empty(await Verify.OpenDocumentsAsync(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], generated)));

        var helper = compilation.SyntaxTrees[1].WithFilePath("Groups.g.cs");
        Assert.Single(await Verify.BuildAsync(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], helper)));
    }

    [Theory]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1\")]", 0)]
    [InlineData("[global::System.CodeDom.Compiler.GeneratedCodeAttribute(\"tool\", \"1\")]", 0)]
    [InlineData("[System.Diagnostics.DebuggerNonUserCode]", 1)]
    [InlineData("[Own.GeneratedCode]", 1)]
    [InlineData("[GeneratedCode(", 1)]
    public async Task GeneratedDeclaration_IsReadButNotJudged(string attribute, int expected)
    {
        var compilation = new TestApp(
            OpenGroup.Replace("public class", attribute + " public class", StringComparison.Ordinal),
            Groups,
            "namespace Own { public sealed class GeneratedCodeAttribute : System.Attribute; }").Compile();
        Assert.Equal(expected, (await Verify.BuildAsync(compilation)).Length);
    }

    [Theory]
    [InlineData("""[GeneratedCode("tool", "1")] private void Open() => Group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));""")]
    [InlineData("""private int Opened { [GeneratedCode("tool", "1")] get { Group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22)); return 1; } }""")]
    [InlineData("""private void Open() { [GeneratedCode("tool", "1")] void Inner() => Group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22)); Inner(); }""")]
    public async Task GeneratedMember_IsReadButNotJudged(string member)
    {
        var source = $$"""
            using System.CodeDom.Compiler;

            public class TestStack : Stack
            {
                public TestStack(Construct scope, string id) : base(scope, id)
                {
                    Group = Groups.Create(this);
                    {{(member.Contains("Opened", StringComparison.Ordinal) ? "_ = Opened;" : "Open();")}}
                }

                private SecurityGroup Group { get; }

                {{member}}
            }
            """;
        Assert.Empty(await Verify.BuildAsync(new TestApp(source, Groups).Compile()));
        Assert.Single(await Verify.BuildAsync(new TestApp(source.Replace("""[GeneratedCode("tool", "1")]""", "", StringComparison.Ordinal), Groups).Compile()));
    }

    [Fact]
    public async Task Edit_IsSeenInOtherDocuments()
    {
        var compilation = new TestApp(OpenGroup.Replace("Port.Tcp(22)", "Ports.Ssh", StringComparison.Ordinal), Groups, "public static class Ports { public static Port Ssh => Port.Tcp(22); }").Compile();
        Assert.Single(await Verify.OpenDocumentAsync(compilation, compilation.SyntaxTrees[0]));

        var ports = compilation.SyntaxTrees[2];
        var edited = compilation.ReplaceSyntaxTree(ports, ports.WithChangedText(SourceText.From(ports.ToString().Replace("22", "443", StringComparison.Ordinal))));
        Assert.Empty(await Verify.OpenDocumentAsync(edited, edited.SyntaxTrees[0]));
        Assert.Single(await Verify.OpenDocumentAsync(compilation, compilation.SyntaxTrees[0]));
    }

    [Fact]
    public async Task Statics_HoldNothingOfACompilation()
    {
        Assert.Single(await Verify.BuildAsync(new TestApp(OpenGroup, Groups).Compile()));

        var reached = ObjectGraph.ReachableFromStatics(typeof(CdkVpcAnalyzer).Assembly).ToList();
        Assert.NotEmpty(reached);
        Assert.Empty(reached.Where(static reached => reached.Value is ISymbol or IOperation or SemanticModel or Compilation).Select(static reached => $"{reached.Path}: {reached.Value.GetType()}"));
    }

    [Fact]
    public async Task OrderOfDocuments_DoesNotMatter()
    {
        var compilation = new TestApp(OpenGroup, Groups, "namespace Empty;").Compile();
        var shuffled = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse());

        Assert.Equal(
            (await Verify.BuildAsync(compilation)).Select(static diagnostic => diagnostic.ToString()),
            (await Verify.BuildAsync(shuffled)).Select(static diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public Task FurtherAdminPorts_AreReported() => Verify.DiagnosticsAsync(new TestApp(Verify.Stack("""
        var group = Groups.Create(this);
        group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443));
        group.{|VPC611:AddIngressRule|}(Peer.AnyIpv4(), Port.Tcp(8200));
        group.{|VPC611:AddIngressRule|}(Peer.AnyIpv4(), Port.Tcp(9050));
        """), Groups)
    {
        Config = ImmutableDictionary<string, string>.Empty.Add("cdkvpc.admin_ports", "8200, 9000-9100"),
    });
}
