using System.Diagnostics;
using CdkVpc.Analyzers.Cdk;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Evaluation;
using CdkVpc.Analyzers.Reading.Lowering;
using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Benchmarks;

/// <summary>Medians of a few runs, in less than two minutes: enough to see where a change has gone.</summary>
internal static class Smoke
{
    /// <summary>Prints a table for each number of stacks.</summary>
    public static void Run(IReadOnlyList<int> sizes)
    {
        Console.WriteLine("Milliseconds: median, least, median of processor time; allocated");
        Warm();
        foreach (var stacks in sizes)
        {
            Console.WriteLine($"\n{stacks} stacks");
            var runs = stacks >= 300 ? 3 : 5;
            foreach (var variant in Enum.GetValues<Variant>())
                Print($"build, {variant}", runs, () => SyntheticApp.Compile(stacks), app => Analyses.Build(app, variant));

            foreach (var variant in new[] { Variant.Empty, Variant.Ours })
                Print($"open document, first time, {variant}", runs, () => SyntheticApp.Compile(stacks), app => Analyses.Open(app, SyntheticApp.Document(app, 0), variant));

            foreach (var variant in new[] { Variant.Empty, Variant.Ours })
            {
                PrintEdits($"edit of a stack, {variant}", stacks, variant, SyntheticApp.EditStack);
                PrintEdits($"edit elsewhere, {variant}", stacks, variant, SyntheticApp.EditNoise);
            }

            PrintPhases(stacks);
        }
    }

    /// <summary>Prints what a keystroke costs in the generator, for each number of stacks.</summary>
    public static void RunGenerator(IReadOnlyList<int> sizes)
    {
        foreach (var (stacks, scaffolded) in sizes.SelectMany(static stacks => new[] { 0, 1, 10 }, static (stacks, scaffolded) => (stacks, scaffolded)))
            Console.WriteLine($"{stacks} stacks, {scaffolded} with scaffolds: {GeneratorEdit.MedianOf(stacks, scaffolded, edits: 100):F2} ms of the generator for an edit elsewhere");
    }

    // The compiler's own start, and the first look at 88 MB of CDK.
    private static void Warm()
    {
        for (var i = 0; i < 9; i++)
            Analyses.Build(SyntheticApp.Compile(10), (Variant)(i % 3));
    }

    private static void Print(string what, int runs, Func<CSharpCompilation> prepare, Action<CSharpCompilation> run)
    {
        var times = new List<double>();
        var work = new List<double>();
        var allocated = 0L;
        for (var i = 0; i < runs; i++)
        {
            var app = prepare();
            GC.Collect();
            var before = (Cpu: Environment.CpuUsage.TotalTime, Allocated: GC.GetTotalAllocatedBytes());
            times.Add(Time(() => run(app)));
            work.Add((Environment.CpuUsage.TotalTime - before.Cpu).TotalMilliseconds);
            allocated = GC.GetTotalAllocatedBytes() - before.Allocated;
        }

        times.Sort();
        work.Sort();
        Console.WriteLine($"  {what,-34} {times[times.Count / 2],8:F0} {times[0],8:F0} {work[work.Count / 2],8:F0} {allocated >> 20,6} MB");
    }

    private static void PrintEdits(string what, int stacks, Variant variant, Func<CSharpCompilation, int, int, CSharpCompilation> edit)
    {
        var app = SyntheticApp.Compile(stacks);
        Analyses.Open(app, SyntheticApp.Document(app, 0), variant);
        var edits = 0;
        Print(what, 9, () => app = edit(app, 0, edits++ + 3), _ => Analyses.Open(app, SyntheticApp.Document(app, 0), variant));
    }

    /// <summary>Where the time goes, of the first analysis and of one after an edit.</summary>
    private static void PrintPhases(int stacks)
    {
        var app = SyntheticApp.Compile(stacks);
        PrintPhases("first", app);
        for (var i = 0; i < 3; i++)
            app = SyntheticApp.EditStack(app, 0, i + 3);
        PrintPhases("edit ", app);
    }

    private static void PrintPhases(string what, CSharpCompilation app)
    {
        // Sources are read from the compiler on demand, in the midst of the evaluation.
        TimedCode code = null!;
        var library = new CdkLibrary();
        var isComplete = false;
        var version = Time(() => code = new TimedCode(SourceCode.For(app)));
        var evaluation = Time(() => isComplete = Evaluator.TryRun(code, library, static type => type.Is(CdkNames.Construct), CancellationToken.None));
        var network = library.BuildNetwork(isIncomplete: false);
        var building = Time(() => network = library.BuildNetwork(isIncomplete: !isComplete));
        var findings = 0;
        var rules = Time(() => findings = Catalogue.Evaluate(network, RuleOptions.Default, CancellationToken.None).Count);
        Console.WriteLine(
            $"  phases, {what}: version {version:F1}, types {code.Types:F1}, bodies {code.Bodies:F1} ({code.Count}), evaluation {evaluation - code.Types - code.Bodies:F1}, "
            + $"network {building:F1}, rules {rules:F1}; complete: {isComplete}, findings: {findings}");
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Measures what the evaluator reads.</summary>
    private sealed class TimedCode(ICodeBase code) : ICodeBase
    {
        public double Types { get; private set; }

        public double Bodies { get; private set; }

        public int Count { get; private set; }

        public MethodRef? EntryPoint => TimeTypes(() => code.EntryPoint);

        public System.Collections.Immutable.ImmutableArray<TypeRef> SourceTypes => TimeTypes(() => code.SourceTypes);

        public bool IsUsed(TypeRef type) => TimeTypes(() => code.IsUsed(type));

        public TypeRef? FindType(string metadataName) => TimeTypes(() => code.FindType(metadataName));

        public LibraryType? Describe(string metadataName) => TimeTypes(() => code.Describe(metadataName));

        public bool IsScaffold(MemberId id) => code.IsScaffold(id);

        public MethodBody? Body(MemberId id, CancellationToken cancellationToken) => TimeBodies(() => code.Body(id, cancellationToken));

        public Node? Initializer(MemberId id, CancellationToken cancellationToken) => TimeBodies(() => code.Initializer(id, cancellationToken));

        private T TimeTypes<T>(Func<T> read)
        {
            var result = default(T)!;
            Types += Time(() => result = read());
            return result;
        }

        private T TimeBodies<T>(Func<T> read)
        {
            var result = default(T)!;
            Count++;
            Bodies += Time(() => result = read());
            return result;
        }
    }
}
