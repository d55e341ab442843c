using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CdkVpc.Tests.Reading;

public sealed class LoweringMemberTests
{
    [Theory]
    [InlineData("class A { public A(int x) { } }", "($0) {  }")]
    [InlineData("class B { } class A : B { public A() => Console.Beep(); }", "() : B() { Console.Beep() }")]
    [InlineData("class B(int x = 1) { } class A : B { public A() { } }", "() : B() {  }")]
    [InlineData("class A { public A(int x) : this(x, 2) { } A(int x, int y) { } }", "($0) : A(0: $0, 1: 2) {  }")]
    [InlineData("class B { protected B(string s) { } } class A : B { public A(int x) : base(s: \"a\" + x) { } }", "($0) : B(0: (\"a\" Add $0)) {  }")]
    [InlineData("class A(int x, string y) { }", "($0, $1) primary none")]
    [InlineData("class B(int x) { } class A(int x) : B(x + 1) { }", "($0) primary : B(0: ($0 Add 1)) none")]
    [InlineData("class B { } class A(int x) : B { }", "($0) primary : B() none")]
    [InlineData("record A(int X, string Y = \"a\");", "($0, $1) primary none")]
    [InlineData("record B(int X); record A(int X) : B(X);", "($0) primary : B(0: $0) none")]
    [InlineData("struct A { public A(int x) { } }", "($0) {  }")]
    [InlineData("class A : List<int> { public A() { Add(1); } }", "() : List`1() { this.Add(0: 1) }")]
    [InlineData("class A : Missing { public A() : base(1) { } }", "() {  }")]
    public void Constructor_IsLowered(string source, string expected)
    {
        var lowered = LoweredSource.Of(source);
        Assert.Equal(expected, NodeText.Of(lowered.Code.Body(lowered.Type("A").Source!.Constructors[0].Source!.Value, CancellationToken.None)));
    }

    [Theory]
    [InlineData("class A { int x = 3; }", "3")]
    [InlineData("class A { static readonly List<string> x = [\"a\"]; }", "List`1[\"a\"]")]
    [InlineData("class A { int y, x = y + 1; }", "(this.y Add 1)")]
    [InlineData("class A { A x { get; } = new(); }", "new A()")]
    [InlineData("class A(int p) { int x = p; }", "this.(p)")]
    [InlineData("class A { Func<int, int> x = i => i; }", "($0) => { return $0 }")]
    [InlineData("class A { int[] x = { 1, 2 }; }", "new Int32[]{ 1, 2 }")]
    public void Initializer_IsLowered(string source, string expected) => Assert.Equal(expected, NodeText.Of(LoweredSource.Of(source).Initializer("x")));

    [Theory]
    [InlineData("class A { int X => 1; }", "get_X", "() { return 1 }")]
    [InlineData("class A { int f; int X { get => f; set { f = value; } } }", "set_X", "($0) { this.f = $0 }")]
    [InlineData("class A { string X { get => field ??= \"a\"; set; } }", "get_X", "() { return CoalesceAssign(this.X, \"a\") }")]
    [InlineData("class A { string X { get => field ??= \"a\"; set; } }", "set_X", "($0) this.X = $0")]
    [InlineData("class A { int this[int i] => i; }", "get_Item", "($0) { return $0 }")]
    [InlineData("class A(int p) { int M() => p; }", "M", "() { return this.(p) }")]
    [InlineData("class A(int p) { Func<int> M(int q) => () => p + q; }", "M", "($0) { return () => { return (this.(p) Add $0) } }")]
    [InlineData("class A { public static A operator +(A a, A b) => b; }", "op_Addition", "($0, $1) { return $1 }")]
    [InlineData("class A { public static implicit operator int(A a) => 1; }", "op_Implicit", "($0) { return 1 }")]
    [InlineData("class A { static A() { Console.Beep(); } }", ".cctor", "() { Console.Beep() }")]
    [InlineData("abstract class A { abstract protected void M(int x); }", "M", "none")]
    [InlineData("static class A { public static int M(this int x, int y) => x + y; }", "M", "($0, $1) { return ($0 Add $1) }")]
    public void Method_IsLowered(string source, string name, string expected)
    {
        var lowered = LoweredSource.Of(source);
        var id = lowered.Id(name);
        Assert.Equal(expected, NodeText.Of(lowered.Code.Body(id, CancellationToken.None)));
    }

    [Fact]
    public void PartialMembers_AreReadWhereTheyAreImplemented()
    {
        var lowered = LoweredSource.Of("""
            partial class A { partial void M(int x); partial int P { get; } void Run() { M(P); } }
            partial class A { partial void M(int y) { Console.Write(y); } partial int P => 1; }
            """);
        var call = (CallNode)((BlockNode)lowered.Body("Run")!.Code!).Statements[0];
        var property = ((MemberNode)call.Arguments[0].Value).Member;

        Assert.Equal("($0) { Console.Write(0: $0) }", NodeText.Of(lowered.Code.Body(call.Method.Source!.Value, CancellationToken.None)));
        Assert.Equal("() { return 1 }", NodeText.Of(lowered.Code.Body(property.Getter!.Source!.Value, CancellationToken.None)));
    }

    [Fact]
    public void Records_HaveOnlyTheMembersThatAreWritten()
    {
        var lowered = LoweredSource.Of("record A(int X) { public int Y { get; init; } = 1; public int Sum(Uri from) => X + Y; public int None(int from) => X; } class Test { string Run(A a) => a.ToString(); }");
        var a = lowered.Type("A").Source!;

        Assert.Equal(["Sum"], a.Helpers.Select(static m => m.Name));
        Assert.Empty(a.MethodsBySlot);
        Assert.Equal(["Y"], a.Initialized.Select(static m => m.Name));
        Assert.Equal("($0) { return (this.X Add this.Y) }", NodeText.Of(lowered.Body("Sum")));
        Assert.Null(((CallNode)((ReturnNode)((BlockNode)lowered.Body("Run")!.Code!).Statements[0]).Value!).Method.Source);
    }

    [Fact]
    public void Members_WithOneName_AreKeptApart()
    {
        var lowered = LoweredSource.Of("""
            class A { private int f = 1; public virtual int P { get; } = 1; public int Q { get; set; } = 1; public virtual int R => 1; public abstract class I { public abstract int P { get; } } }
            class B : A { private int f = 2; public override int P { get; } = 2; public new int Q { get; set; } = 2; }
            class C : A.I { public override int P { get; } = 3; }
            """);

        Assert.Equal(["f", "P", "Q"], lowered.Type("A").Source!.Initialized.Select(static m => m.Key));
        Assert.Equal(["f@B", "P@B", "Q@B"], lowered.Type("B").Source!.Initialized.Select(static m => m.Key));
        Assert.Equal(["P"], lowered.Type("C").Source!.Initialized.Select(static m => m.Key));
    }

    [Fact]
    public void OverrideOfALibraryProperty_KeepsItsKey()
    {
        var lowered = LoweredSource.Of(CdkReferences.Default, """
            using Amazon.CDK;
            class A : Stack { public override string StackName { get; } = "a"; }
            class B : StackProps { public new string StackName { get; set; } = "b"; }
            """);

        Assert.Equal("StackName", lowered.Type("A").Source!.Initialized.Single().Key);
        Assert.Equal("StackName@B", lowered.Type("B").Source!.Initialized.Single().Key);
    }

    [Fact]
    public void Slots_OfOverridesAndImplementations_AreThoseOfTheDeclaration()
    {
        var lowered = LoweredSource.Of("""
            interface I<T> { void M(T x); int P { get; } void D() { } }
            abstract class A { public virtual void V(int x) { } public abstract void W(); }
            class B : A, I<string> { public override void V(int x) { } public override void W() { } public virtual void M(string x) { } int I<string>.P => 1; }
            class C : B { public sealed override void V(int x) { } public override void M(string x) { } }
            """);
        var b = lowered.Type("B").Source!;
        var c = lowered.Type("C").Source!;

        Assert.Equal(["A.V(System.Int32)"], lowered.Type("A").Source!.MethodsBySlot.Keys);
        Assert.Equal(["A.V(System.Int32)", "A.W()", "B.M(System.String)", "I`1.D()", "I`1.M(!T)"], b.MethodsBySlot.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("C", c.MethodsBySlot["I`1.M(!T)"].Declaring.Name);
        Assert.Equal("C", c.MethodsBySlot["B.M(System.String)"].Declaring.Name);
        Assert.Equal("C", c.MethodsBySlot["A.V(System.Int32)"].Declaring.Name);
        Assert.NotNull(b.PropertiesBySlot["I`1.P"].Getter);
    }

    [Fact]
    public void AspectInSource_ImplementsTheLibrarysInterface()
    {
        var lowered = LoweredSource.Of(CdkReferences.Default, """
            using Amazon.CDK;
            using Constructs;
            class A : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect { public void Visit(IConstruct node) { Aspects.Of(node).Add(this); } }
            """);

        var visit = lowered.Type("A").Source!.MethodsBySlot["Amazon.CDK.IAspect.Visit(Constructs.IConstruct)"];
        Assert.NotNull(lowered.Code.Body(visit.Source!.Value, CancellationToken.None));
        Assert.True(lowered.Type("A").Is("Amazon.CDK.IAspect"));
    }

    [Fact]
    public void ClassWithoutConstructor_CallsItsBase()
    {
        var lowered = LoweredSource.Of("class A { } class B : A { } class C : List<int> { } class D(int x) { } class E : Missing { }");

        Assert.Null(lowered.Type("A").Source!.ImplicitBaseCall);
        Assert.Equal("A", lowered.Type("B").Source!.ImplicitBaseCall!.Constructor.Declaring.Name);
        Assert.Equal("System.Collections.Generic.List`1", lowered.Type("C").Source!.ImplicitBaseCall!.Constructor.Declaring.Name);
        Assert.Null(lowered.Type("D").Source!.ImplicitBaseCall);
        Assert.Null(lowered.Type("E").Source!.ImplicitBaseCall);
    }

    [Fact]
    public void Types_SayWhatTheyAre()
    {
        var lowered = LoweredSource.Of("""
            namespace N { abstract class A<T> : List<T> where T : Exception { public class In : A<T[]> { } } record R(A<Exception>[] X) : IDisposable { public void Dispose() { } } }
            class Json : Dictionary<string, Json> { } class Grow<T> : List<Grow<Grow<T>>> { }
            enum E { A } delegate void D(); struct S { } interface I { }
            """);

        var a = lowered.Type("N.A`1");
        Assert.Equal(["System.Collections.Generic.List`1", "System.Object"], a.BaseNames);
        Assert.True(a.IsAbstract);
        Assert.True(a.Is("System.Collections.IEnumerable"));
        Assert.Equal("!T", a.Element!.Name);
        Assert.True(a.Element.Is("System.Exception"));
        Assert.Equal("App", a.Assembly);
        Assert.Equal("N.A`1", lowered.Type("N.A`1+In").Base!.Name);
        var r = lowered.Type("N.R");
        Assert.True(r.IsRecord);
        var x = r.Source!.Constructors.Single().Parameters.Single();
        Assert.Equal("X", x.Name);
        Assert.Equal("N.A`1[]", x.Type.Name);
        Assert.True(x.Type.IsArray);
        Assert.Equal("System.Exception", x.Type.Element!.TypeArguments.Single().Name);
        Assert.Same(a.Source, x.Type.Element.Source);
        Assert.Equal("System.Collections.Generic.KeyValuePair`2", lowered.Type("Json").Element!.Name);
        Assert.NotNull(lowered.Type("Grow`1").Element);
        Assert.True(lowered.Type("E").IsEnum);
        Assert.True(lowered.Type("D").IsDelegate);
        Assert.True(lowered.Type("S").IsValueType);
        Assert.True(lowered.Type("I").IsInterface);
        Assert.Null(lowered.Type("System.String").Element);
        Assert.Null(lowered.Type("System.String").Source);
        Assert.Null(lowered.Code.FindType("No.Such"));
        Assert.Equal(["N.A`1", "N.A`1+In", "N.R", "Json", "Grow`1", "S"], lowered.Code.SourceTypes.Select(static t => t.Name));
    }

    [Fact]
    public void Parameters_SayTheirDefaults()
    {
        var lowered = LoweredSource.Of("""
            enum E { A, B }
            class C { public C(int a, string? b = null, E c = E.B, E? d = E.A, DateTime e = default, int? f = 3, ref int g, params int[] h) { } }
            """);
        var parameters = lowered.Type("C").Source!.Constructors.Single().Parameters;

        Assert.Equal(["none", "null", "E.B", "E.A", "default(DateTime)", "3", "none", "none"], parameters.Select(static p => NodeText.Of(p.Default)));
        Assert.True(parameters[6].IsByReference);
        Assert.True(parameters[7].IsParams);
    }

    [Fact]
    public void Calls_OfGenericMethods_SayTheirTypeArguments()
    {
        var lowered = LoweredSource.Of("""
            class Box<T> { public T Value { get; set; } = default!; public U Map<U>(Func<T, U> f) => f(Value); }
            class Test { int Run(Box<string> box) => box.Map(v => v.Length) + box.Value.Length; }
            """);
        var body = NodeText.Of(lowered.Body("Run"));
        Assert.Equal("($0) { return ($0.Map(0: ($1) => { return $1.Length }) Add $0.Value.Length) }", body);
        var sum = (BinaryNode)((ReturnNode)((BlockNode)lowered.Body("Run")!.Code!).Statements[0]).Value!;
        var map = ((CallNode)sum.Left).Method;
        Assert.Equal(["U"], map.TypeParameters);
        Assert.Equal(["System.Int32"], map.TypeArguments.Select(static t => t.Name));
        Assert.Equal(["System.String"], map.Declaring.TypeArguments.Select(static t => t.Name));
        Assert.Equal(lowered.Id("Map"), map.Source);
        var value = ((MemberNode)((MemberNode)sum.Right).Receiver!).Member;
        Assert.True(value.IsStorage);
        Assert.Equal("System.String", value.Type.Name);
    }

    [Theory]
    [InlineData("Console.Beep(); int F() => 1; class A { }", "<Main>$")]
    [InlineData("class A { static void Main(string[] args) { } }", "Main")]
    [InlineData("class A { static async Task<int> Main() => 1; }", "Main")]
    [InlineData("class A { void Main() { } }", null)]
    [InlineData("class A { }", null)]
    public void EntryPoint_IsFound(string source, string? expected)
    {
        var library = LoweredSource.Of(source);
        var program = LoweredSource.Of(library.Compilation.WithOptions(library.Compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)));

        foreach (var lowered in new[] { library, program })
        {
            Assert.Equal(expected, lowered.Code.EntryPoint?.Name);
            if (lowered.Code.EntryPoint is { } entry)
                Assert.NotNull(lowered.Code.Body(entry.Source!.Value, CancellationToken.None)!.Code);
        }
    }

    [Fact]
    public void TopLevelStatements_AreABody() =>
        Assert.Equal("($0) { LocalFunction(0, [1], { return $1 }, False); var $2 = <Main>$#0; Console.WriteLine(0: Program.Twice#0(0: $0.Length)) }"[..20],
            NodeText.Of(LoweredSource.Of("Console.WriteLine(Twice(args.Length)); static int Twice(int x) => x;").Body("<Main>$"))[..20]);

    [Theory]
    [InlineData("new Vpc(this, \"a\");", "Vpc")]
    [InlineData("new EC2.Vpc(this, \"a\");", "Vpc")]
    [InlineData("Vpc v = new(this, \"a\");", "new")]
    [InlineData("var v = new Dictionary<string, int>();", "Dictionary")]
    [InlineData("vpc.AddGatewayEndpoint(\"a\", null);", "AddGatewayEndpoint")]
    [InlineData("vpc?.AddGatewayEndpoint(\"a\", null);", "AddGatewayEndpoint")]
    [InlineData("this.Generic<int>();", "Generic")]
    [InlineData("Generic<int>();", "Generic")]
    [InlineData("var id = vpc.VpcId;", "VpcId")]
    [InlineData("var e = Many[0];", "[0]")]
    [InlineData("System.Console.Beep();", "Beep")]
    [InlineData("new Vpc(this, \"a\", 1, 2);", "Vpc")]
    [InlineData("vpc.AddGatewayEndpoint(1);", "AddGatewayEndpoint")]
    public void Anchor_IsTheName(string statement, string expected)
    {
        var lowered = LoweredSource.Of(CdkReferences.Default, $$"""
            using System.Collections.Generic;
            using Amazon.CDK;
            using Amazon.CDK.AWS.EC2;
            using EC2 = Amazon.CDK.AWS.EC2;
            class A : Stack { Vpc vpc; List<int> Many; void Generic<T>() { } void Run() { {{statement}} } }
            """);
        var node = ((BlockNode)lowered.Body("Run")!.Code!).Statements[0];
        if (node is DeclareNode declare)
            node = declare.Value;
        if (node is ConditionalAccessNode access)
            node = access.WhenNotNull;
        var anchor = (Anchor)node!.GetType().GetProperty("Anchor")!.GetValue(node)!;

        Assert.Same(lowered.Compilation.SyntaxTrees[0], anchor.Document);
        Assert.Equal(expected, lowered.Compilation.SyntaxTrees[0].ToString().Substring(anchor.Start, anchor.Length));
    }

    [Theory]
    [InlineData(": this(1)", "this")]
    [InlineData(": base(null, \"a\")", "base")]
    [InlineData("", "A")]
    public void Anchor_OfAConstructorCall_IsTheKeyword(string call, string expected)
    {
        var lowered = LoweredSource.Of(CdkReferences.Default, $"class A : Amazon.CDK.Stack {{ A() {call} {{ }} A(int x) {{ }} }}");
        var anchor = lowered.Body(".ctor")!.ConstructorCall!.Anchor;

        Assert.Equal(expected, lowered.Compilation.SyntaxTrees[0].ToString().Substring(anchor.Start, anchor.Length));
    }
}
