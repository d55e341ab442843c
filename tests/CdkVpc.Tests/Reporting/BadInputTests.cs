using System.Diagnostics;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Reporting;

/// <summary>Half-written and runaway programs: no fault, no hang, and nothing is said of what was not seen to its end.</summary>
public sealed class BadInputTests(ITestOutputHelper output)
{
    /// <summary>Set to any value, every token is cut at instead of a few hundred of them: some twenty minutes.</summary>
    private const string EveryToken = "CDKVPC_TEST_EVERY_TOKEN";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static TheoryData<string> SampleFiles => [.. SampleApp.Sources.Keys];

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public async Task Document_ThatEndsAnywhere_IsAnalysedAsFarAsItGoes(string file)
    {
        var app = SampleApp.Compile();
        var whole = app.SyntaxTrees.Single(tree => tree.FilePath == file);
        var text = SampleApp.Sources[file];
        var tokens = (await whole.GetRootAsync(TestContext.Current.CancellationToken)).DescendantTokens().Select(static token => token.Span.End).ToList();

        // A step that shares no factor with the patterns of the code, so that the cuts are of all kinds.
        var step = System.Environment.GetEnvironmentVariable(EveryToken) is null ? 47 : 1;
        var slowest = TimeSpan.Zero;
        for (var i = step; i < tokens.Count; i += step)
        {
            var cut = SampleApp.Parse(text[..tokens[i]], file);
            var watch = Stopwatch.StartNew();
            await Verify.OpenDocumentAsync(app.ReplaceSyntaxTree(whole, cut), cut);
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
        }

        output.WriteLine($"{tokens.Count} tokens, the slowest cut took {slowest.TotalMilliseconds:F0} ms");
        Assert.True(slowest < Limit, $"{slowest}");
    }

    [Theory]
    [InlineData("a method without end", "Run(0);", "static int Run(int i) => Run(i + 1);")]
    [InlineData("two methods in turn", "Ping(0);", "static int Ping(int i) => Pong(i + 1); static int Pong(int i) => Ping(i + 1);")]
    [InlineData("two ways each", "Walk(0);", "static void Walk(int i) { if (System.Environment.TickCount > i) Walk(i + 1); else Walk(i + 2); }")]
    [InlineData("constructors without end", "new Twin();", "class Twin { public Twin() { new Twin(); } }")]
    [InlineData("a property that asks itself", "_ = Size;", "static int Size => Size + 1;")]
    [InlineData("a lambda in a lambda", "Nest(0);", "static int Nest(int i) => new[] { 1, 2 }.Select(x => Nest(i + x)).Sum();")]
    [InlineData("a loop without end", "for (var i = 0; true; i++) { }", "")]
    [InlineData("a loop that grows", "var all = new List<int>(); while (true) all.Add(1);", "")]
    [InlineData("loops in loops", "for (var i = 0; i < 1000; i++) for (var j = 0; j < 1000; j++) for (var k = 0; k < 1000; k++) Count(i, j, k);", "static int Count(int i, int j, int k) => i + j + k;")]
    [InlineData("an iterator without end", "foreach (var i in Numbers()) { }", "static IEnumerable<int> Numbers() { for (var i = 0; true; i++) yield return i; }")]
    public Task RunawayProgram_IsSilent(string what, string statement, string members)
    {
        output.WriteLine(what);
        return AnalyseInTimeAsync($$"""
            public class TestStack : Stack
            {
                public TestStack(Construct scope, string id) : base(scope, id)
                {
                    {{statement}}
                    var vpc = new Vpc(this, "Vpc");
                }

                {{members}}
            }
            """);
    }

    [Theory]
    [InlineData("this")]
    [InlineData("new Bucket(this, \"Inner\")")]
    public Task ConstructInItself_IsNoFault(string scope) => AnalyseInTimeAsync($$"""
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base({{scope}}, id) => Amazon.CDK.Tags.Of(this).Add("a", Node.Path);
        }
        """, mayHaveErrors: true);

    [Fact]
    public Task LetterAsANumber_IsNoFault() => AnalyseInTimeAsync(Verify.Stack("""
        double number = 'x';
        Console.WriteLine(number + 'y');
        """));

    [Fact]
    public async Task EntriesOfOneNumber_AreComparedInTime()
    {
        var compilation = new TestApp(Verify.Stack("""
            var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = Vpc.FromLookup(this, "Vpc", new VpcLookupOptions { IsDefault = true }) });
            for (var i = 0; i < 900; i++)
                acl.AddEntry($"Entry{i}", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(443) });
            """)).Compile();

        var watch = Stopwatch.StartNew();
        var diagnostics = await Verify.OpenDocumentAsync(compilation, compilation.SyntaxTrees[0]);
        Assert.Single(diagnostics, static diagnostic => diagnostic.Id == "VPC603");
        Assert.True(watch.Elapsed < Limit, $"{watch.Elapsed}");
    }

    [Fact]
    public Task HugeArray_IsSilentWhereItIsWalked() => AnalyseInTimeAsync(Verify.Stack($$"""
        var sizes = new[] { {{string.Join(", ", Enumerable.Range(0, 10_000))}} };
        foreach (var size in sizes)
            Console.WriteLine(size);
        new Vpc(this, "Vpc");
        """));

    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    public Task LongExpression_IsNoFault(int length) => AnalyseInTimeAsync(Verify.Stack($$"""
        var text = "a"{{string.Concat(Enumerable.Repeat(" + id", length))}};
        """), mayHaveErrors: true);

    [Theory]
    [InlineData(100)]
    [InlineData(2_000)]
    public Task LongChainOfCalls_IsNoFault(int length) => AnalyseInTimeAsync(Verify.Stack($$"""
        var text = id{{string.Concat(Enumerable.Repeat(".Trim()", length))}};
        """), mayHaveErrors: true);

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(3_000)]
    public Task DeeplyNestedCalls_AreNoFault(int depth) => AnalyseInTimeAsync(Verify.Stack($$"""
        var text = {{string.Concat(Enumerable.Repeat("string.Concat(", depth))}}id{{new string(')', depth)}};
        """), mayHaveErrors: true);

    /// <summary>Each is a fault, of VPC203 and of others, and all stand on one line.</summary>
    [Fact]
    public Task ManyFaultsOnOneLine_AreFoundInTime() => AnalyseInTimeAsync(
        Verify.Stack("""
            var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
            var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
            var outward = new CfnEgressOnlyInternetGateway(this, "Out", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.Ref });
            for (var i = 0; i < 1000; i++)
                new CfnRoute(this, $"Route{i}", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "0.0.0.0/0", EgressOnlyInternetGatewayId = outward.Ref });
            """),
        mayReport: true);

    private async Task AnalyseInTimeAsync(string source, bool mayHaveErrors = false, bool mayReport = false)
    {
        var compilation = new TestApp(source).Compile();
        if (!mayHaveErrors)
            Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));

        var watch = Stopwatch.StartNew();
        var diagnostics = await Verify.OpenDocumentAsync(compilation, compilation.SyntaxTrees[0]);
        output.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.Equal(mayReport, diagnostics.Any());
        Assert.True(watch.Elapsed < Limit, $"{watch.Elapsed}");
    }
}
