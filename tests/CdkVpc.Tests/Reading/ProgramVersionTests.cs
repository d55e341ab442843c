using System.Runtime.CompilerServices;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Lowering;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace CdkVpc.Tests.Reading;

public sealed class ProgramVersionTests
{
    private const string Other = "class Other { public int Read(Edited e) => e.M(1) + Edited.C; }";

    private const string Edited = """
        using System;
        using System.Collections.Generic;
        [assembly: CLSCompliant(false)]
        var local = 1;
        Console.WriteLine(local);
        static int Helper() => 2;
        [Obsolete("old")]
        class Edited : Base
        {
            public const int C = 1;
            int _field = 1, _plain;
            public int Property { get; set; } = 1;
            public int Arrow => 1;
            public int Full { get { return 1; } set { _field = value; } }
            public Edited(int x = 1) : base(1) { _field = x; }
            public int M(int a) { return a; }
            public int N(int a) => a;
            public IEnumerable<int> Many() { return []; }
            public static Edited operator +(Edited a, Edited b) { return a; }
        }
        class Base { public Base(int x) { } }
        class Primary(int x) : Base(x + 1);
        enum E { A = 1, B }
        """;

    [Theory]
    [InlineData("var local = 1;", "var local = 2; if (local > 1) { }")]
    [InlineData("static int Helper() => 2;", "static int Helper(int x) => x;")]
    [InlineData("_field = 1,", "_field = 2 + 3,")]
    [InlineData("{ get; set; } = 1;", "{ get; set; } = 2;")]
    [InlineData("Arrow => 1", "Arrow => 2")]
    [InlineData("get { return 1; }", "get { return 2 + 3; }")]
    [InlineData("set { _field = value; }", "set { }")]
    [InlineData(": base(1)", ": base(2)")]
    [InlineData(" : base(1) {", " {")]
    [InlineData("{ _field = x; }", "{ var y = x; _field = y; }")]
    [InlineData("{ return a; }", "{ return a + 1; /* new */ }")]
    [InlineData("{ return a; }", "{ return ( }")]
    [InlineData("N(int a) => a;", "N(int a) => a * 2;")]
    [InlineData("Base(x + 1)", "Base(x + 2)")]
    [InlineData("class Base", "// A comment.\nclass Base")]
    public void EditOfABody_KeepsWhatWasReadOfOtherTrees(string before, string after)
    {
        var first = LoweredSource.Of(CdkReferences.Net80Only, Other, Edited);
        var read = first.Body("Read");
        var id = first.Id("M");
        var own = first.Body("M");
        var second = Edit(first, before, after);

        Assert.NotNull(read!.Code);
        Assert.Same(read, second.Body("Read"));
        Assert.Same(first.Type("Edited"), second.Type("Edited"));
        Assert.Equal(id, second.Id("M"));
        Assert.NotSame(own, second.Body("M"));
        Assert.Same(read, first.Body("Read"));
        Assert.Same(own, LoweredSource.Of(first.Compilation).Body("M"));
    }

    [Theory]
    [InlineData("const int C = 1", "const int C = 2")]
    [InlineData("A = 1", "A = 2")]
    [InlineData("A = 1", "A")]
    [InlineData("int x = 1)", "int x = 2)")]
    [InlineData("int x = 1)", "int x)")]
    [InlineData("M(int a)", "M(long a)")]
    [InlineData("public int M(int a)", "internal int M(int a)")]
    [InlineData("int N(int a)", "long N(int a)")]
    [InlineData("class Edited : Base", "class Edited")]
    [InlineData("using System;", "using System; using System.Linq;")]
    [InlineData("Obsolete(\"old\")", "Obsolete(\"new\")")]
    [InlineData("_plain;", "_plain = 1;")]
    [InlineData("_plain;", "_plain; int _more;")]
    [InlineData("{ return []; }", "{ yield return 1; }")]
    [InlineData("{ get; set; } = 1;", "{ get; } = 1;")]
    [InlineData("{ get; set; } = 1;", "{ get; set { } } = 1;")]
    [InlineData("Primary(int x)", "Primary(int y)")]
    [InlineData("class Base {", "class Base { class Inner { }")]
    [InlineData("var local = 1;\nConsole.WriteLine(local);\nstatic int Helper() => 2;", "")]
    [InlineData("{ return a; }", "{ return a;")]
    public void EditOfADeclaration_IsAnotherVersion(string before, string after)
    {
        var first = LoweredSource.Of(CdkReferences.Net80Only, Other, Edited);
        var read = first.Body("Read");
        var second = Edit(first, before, after);

        Assert.NotSame(read, second.Body("Read"));
    }

    [Fact]
    public void OtherReferencesOptionsOrTrees_AreAnotherVersion()
    {
        var first = LoweredSource.Of(CdkReferences.Net80Only, Other, Edited);
        var read = first.Body("Read");
        CSharpCompilation[] others =
        [
            first.Compilation.WithReferences(first.Compilation.References.Skip(1)),
            first.Compilation.WithOptions(first.Compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)),
            first.Compilation.WithAssemblyName("Other"),
            first.Compilation.AddSyntaxTrees(LoweredSource.Parse("")),
        ];

        Assert.Same(read, LoweredSource.Of(first.Compilation.Clone()).Body("Read"));
        Assert.All(others, other => Assert.NotSame(read, LoweredSource.Of(other).Body("Read")));
    }

    [Fact]
    public void Types_AreInterned()
    {
        var first = LoweredSource.Of(CdkReferences.Net80Only, Other, Edited);
        var second = LoweredSource.Of(first.Compilation.Clone());

        Assert.Equal(first.Code.SourceTypes, second.Code.SourceTypes);
        Assert.Same(first.Code.EntryPoint, second.Code.EntryPoint);
        Assert.Same(first.Type("System.Int32"), second.Type("Edited").Source!.Constructors[0].Parameters[0].Type);
    }

    [Fact]
    public void OldCompilations_AreNotKept()
    {
        var (weak, kept) = ReadAndForget();
        AssertCollected(weak);
        Assert.NotNull(kept.Body("Read"));

        // What the version keeps is still there, with another compilation of the same trees.
        [MethodImpl(MethodImplOptions.NoInlining)]
        static (WeakReference<Compilation> Weak, LoweredSource Kept) ReadAndForget()
        {
            var lowered = LoweredSource.Of(CdkReferences.Net80Only, Other, Edited);
            lowered.LowerAll();
            return (new WeakReference<Compilation>(lowered.Compilation), LoweredSource.Of(lowered.Compilation.Clone()));
        }
    }

    [Fact]
    public void CompilationsOfReferencedProjects_AreNotKept()
    {
        var (weak, tree) = ReadAndForget();
        AssertCollected(weak);
        GC.KeepAlive(tree);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (WeakReference<Compilation> Weak, SyntaxTree Tree) ReadAndForget()
        {
            var library = CSharpCompilation.Create("Library", [LoweredSource.Parse("public class L { }")], CdkReferences.Net80Only, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            var lowered = LoweredSource.Of([.. CdkReferences.Net80Only, library.ToMetadataReference()], "class X : L { }", Other, Edited);
            lowered.LowerAll();
            Assert.Null(lowered.Type("X").Base!.Source);
            return (new WeakReference<Compilation>(library), lowered.Compilation.SyntaxTrees[0]);
        }
    }

    [Fact]
    public void CancelledRead_IsNotKept()
    {
        var lowered = LoweredSource.Of(CdkReferences.Net80Only, Other, Edited);

        Assert.ThrowsAny<OperationCanceledException>(() => lowered.Code.Body(lowered.Id("M"), new CancellationToken(canceled: true)));
        Assert.NotNull(lowered.Body("M"));
    }

    [Fact]
    public void ColdProgram_IsReadAhead_AsFarAsItIsReached()
    {
        var sources = Enumerable.Range(0, 20).Select(static i => $$"""class C{{i}} { object _next = Next(); C{{i}} Other => new(); static object Next() => new C{{i + 1}}(); }""").ToArray();
        var lowered = LoweredSource.Of(CdkReferences.Net80Only, [.. sources, "class C20 { C20() { Last(); } void Last() { } }"]);
        var canceled = new CancellationToken(canceled: true);

        Assert.ThrowsAny<OperationCanceledException>(() => lowered.Code.Warm(IsRoot, processors: 2, canceled));
        lowered.Code.Warm(IsRoot, processors: 2, CancellationToken.None);
        lowered.Code.Warm(IsRoot, processors: 2, canceled); // Nothing is left to do.
        Assert.Equal(
            [.. Enumerable.Range(5, 15).SelectMany(static _ => new[] { "_next", "Next" }), ".ctor", "Last"],
            ProgramVersion.Of(lowered.Compilation).Trees.SelectMany(static tree =>
                Enumerable.Range(0, tree.Members.Members.Length).Where(i => tree[i] is not null).Select(i => NameOf(tree.Members.Members[i].Declaration))));

        static bool IsRoot(TypeRef type) => type.Name == "C5";
        static string NameOf(SyntaxNode declaration) => declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.Text,
            MethodDeclarationSyntax method => method.Identifier.Text,
            ConstructorDeclarationSyntax => ".ctor",
            _ => declaration.ToString(),
        };
    }

    [Fact]
    public void SeveralThreads_ReadTheSame()
    {
        var compilation = LoweredSource.Of(CdkReferences.Net80Only, Other, Edited).Compilation;
        var bodies = new MethodBody?[64];
        Parallel.For(0, bodies.Length, i =>
        {
            var lowered = LoweredSource.Of(compilation.Clone());
            lowered.LowerAll();
            bodies[i] = lowered.Body("Read");
        });

        Assert.All(bodies, body => Assert.Same(bodies[0], body));
    }

    private static void AssertCollected(WeakReference<Compilation> weak)
    {
        for (var i = 0; i < 10 && IsAlive(weak); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(IsAlive(weak));

        // In a method of its own, whose locals keep nothing alive.
        [MethodImpl(MethodImplOptions.NoInlining)]
        static bool IsAlive(WeakReference<Compilation> weak) => weak.TryGetTarget(out _);
    }

    private static LoweredSource Edit(LoweredSource source, string before, string after)
    {
        Assert.Contains(before, Edited, StringComparison.Ordinal);
        return LoweredSource.Of(source.Compilation.ReplaceSyntaxTree(source.Compilation.SyntaxTrees[1], LoweredSource.Parse(Edited.Replace(before, after, StringComparison.Ordinal))));
    }
}
