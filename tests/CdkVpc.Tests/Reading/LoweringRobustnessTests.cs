using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Reading;

public sealed class LoweringRobustnessTests
{
    // A bit of everything, so that cutting it off anywhere leaves many kinds of unfinished code.
    private const string Sample = """
        using System; using System.Collections.Generic; using System.Linq; using Amazon.CDK; using Amazon.CDK.AWS.EC2; using Constructs;
        var app = new App();
        foreach (var (region, i) in new[] { "eu", "us" }.Select((r, n) => (r, n))) new Net(app, $"Net{i:D2}", new(region) { Azs = i switch { 0 => 2, > 1 and < 3 => 3, _ => 1 } });
        app.Synth();
        record Settings(string Region, int Nats = 1) { public int Azs { get; init; } = 2; public static readonly Settings None = new("") { Azs = 0 }; }
        interface IShape<T> where T : Construct { T Make(string id); int Count { get => 1; } }
        abstract class Shape(Construct scope) : IShape<Vpc> { public abstract Vpc Make(string id); protected Construct Scope => scope; }
        sealed class Small(Construct scope) : Shape(scope) { public override Vpc Make(string id) => new(Scope, id, new VpcProps { MaxAzs = 1, SubnetConfiguration = [new SubnetConfiguration { Name = "a" }, .. Array.Empty<SubnetConfiguration>()] }); }
        static class More { public static Vpc Log(this Vpc vpc, string id) { vpc.AddFlowLog(id); return vpc; } public static IEnumerable<int> Many(int n) { while (n-- > 0) { if (n == 3) continue; yield return n; } } }
        class Net : Stack
        {
            private readonly Dictionary<string, Vpc> _all = new() { ["x"] = null, }; private event Action Done;
            public Vpc Vpc { get => field ??= new Small(this).Make("V"); set => field = value; } public int this[int i] { get { return i; } }
            public Net(Construct scope, string id, Settings s, params int[] rest) : base(scope, id, new StackProps { Env = new Amazon.CDK.Environment { Region = s?.Region ?? "eu" } })
            {
                try { Vpc.Log("L")?.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 }); } catch (Exception e) when (e is { Message: var m } && m.Length > 0) { throw; } finally { Done?.Invoke(); }
                for (int i = 0, j = 1; i < rest.Length; i++, j += 2) { if (rest[^1] is 1 or 2) break; else _ = rest[1..] is [var first, ..] ? first : default; }
                switch (s) { case { Region: "eu", Nats: > 1 } t when t.Azs == 2: goto default; case null: break; default: lock (_all) { _all[id] = Vpc; } break; }
                var (a, b) = (1, "b"); (a, _) = (2, 3); Func<int, int> f = static x => { int g(int y) => y + 1; return checked(g(x)); }; var q = from r in rest let k = r * 2 where k > 2 orderby k group k by r into gs select new { gs.Key, N = gs.Count() };
                using var d = (IDisposable)null; unsafe { int z = sizeof(int); } dynamic dyn = id; dyn.X(1); object o = s with { Nats = a }; var text = "a" + a + $"{b,5}" + nameof(Net) + typeof(Net<>).Name; int? n = a; n ??= (int)1.5; do { a--; } while (!(a < 0) && n != null);
                delegate*<int, int> p = null; Span<int> st = stackalloc int[3]; await System.Threading.Tasks.Task.CompletedTask;
            }
            public static implicit operator string(Net n) => n.StackName; public static Net operator +(Net a, Net b) => a; ~Net() { }
        }
        """;

    [Fact]
    public void CodeCutOffAnywhere_IsRead()
    {
        var whole = LoweredSource.Of(CdkReferences.Default, Sample);
        whole.LowerAll();
        var tree = whole.Compilation.SyntaxTrees[0];

        // Every token would take a minute: a step that is a prime meets all kinds of places.
        foreach (var token in tree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens().Where(static (_, i) => i % 7 == 0))
        {
            // Cut off, and with the token left out.
            foreach (var source in new[] { Sample[..token.SpanStart], Sample.Remove(token.SpanStart, token.Span.Length) })
                LoweredSource.Of(whole.Compilation.ReplaceSyntaxTree(tree, LoweredSource.Parse(source))).LowerAll();
        }
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("new C(", "null", ")")]
    [InlineData("new C { Next = ", "null", " }")]
    [InlineData("(Func<object>)(() => ", "null", ")")]
    [InlineData("1 + (", "f", ")")]
    [InlineData("", "f", ".Next")]
    [InlineData("", "f", "?.Next")]
    [InlineData("f is { Next: var x } ? ", "1", " : 2")]
    public void DeepNesting_BecomesUnknown(string before, string core, string after)
    {
        var expression = string.Concat(Enumerable.Repeat(before, 400)) + core + string.Concat(Enumerable.Repeat(after, 400));
        var lowered = LoweredSource.Of($"class C {{ public C(object o = null) {{ }} public object Next; object M(C f) => {expression}; }}");
        lowered.LowerAll();

        Assert.NotNull(lowered.Body("M")!.Code);
    }

    [Fact]
    public void DeepPatternsAndBlocks_BecomeUnknown()
    {
        var pattern = string.Concat(Enumerable.Repeat("{ Next: ", 300)) + "null" + string.Concat(Enumerable.Repeat(" }", 300));
        var block = string.Concat(Enumerable.Repeat("if (true) {", 300)) + string.Concat(Enumerable.Repeat("}", 300));
        LoweredSource.Of($"class C {{ public C Next; bool M(C f) => f is {pattern}; void N() {{ {block} }} }}").LowerAll();
    }

    [Fact]
    public void DuplicateDeclarations_AreRead()
    {
        var lowered = LoweredSource.Of("class C { void M(System.Uri u) { } void M(System.Uri u) { } int F; int F; C() { } C() { } int P { get; } = 1; int P => 2; } class C : C { } class D : E { } class E : D { }");
        lowered.LowerAll();

        Assert.Equal(2, lowered.Type("C").Source!.Helpers.Length);
        Assert.Equal(2, lowered.Type("C").Source!.Constructors.Length);
    }

    [Fact]
    public void EmptyProgram_HasNothing()
    {
        var empty = LoweredSource.Of(CdkReferences.Net80Only);

        Assert.Null(empty.Code.EntryPoint);
        Assert.Equal([], empty.Code.SourceTypes);
    }
}
