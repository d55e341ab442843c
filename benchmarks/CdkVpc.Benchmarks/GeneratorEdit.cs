using BenchmarkDotNet.Attributes;
using CdkVpc.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Benchmarks;

/// <summary>A keystroke in a document that has nothing to do with scaffolds: what the generator makes of it.</summary>
[MemoryDiagnoser]
public class GeneratorEdit
{
    private CSharpCompilation _app = null!;
    private GeneratorDriver _driver = null!;
    private int _edits;

    // The first edits pay for the compilation of the code itself.
    private const int WarmUp = 100;

    /// <summary>The number of stacks.</summary>
    [Params(20, 100, 300, 1_000)]
    public int Stacks { get; set; }

    /// <summary>The number of further stacks, which have scaffolds: their attributes are read again after each edit, as the compiler's own provider does.</summary>
    [Params(0, 1, 10)]
    public int Scaffolded { get; set; }

    /// <summary>The time of the generator alone, by the compiler's own count, in milliseconds: the median of some edits.</summary>
    public static double MedianOf(int stacks, int scaffolded, int edits)
    {
        var benchmark = new GeneratorEdit { Stacks = stacks, Scaffolded = scaffolded };
        benchmark.Open();
        var times = new List<double>();
        for (var i = 0; i < WarmUp + edits; i++)
        {
            benchmark.Edit();
            benchmark.AfterEdit();
            if (i >= WarmUp)
                times.Add(benchmark._driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>The snapshot before the first edit is known.</summary>
    [GlobalSetup]
    public void Open()
    {
        _app = SyntheticApp.CompileWithScaffolds(Stacks, Scaffolded);
        _driver = CSharpGeneratorDriver.Create([new ScaffoldGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)_app.SyntaxTrees[0].Options).RunGenerators(_app);
    }

    /// <summary>The next edit.</summary>
    [IterationSetup]
    public void Edit() => _app = SyntheticApp.EditNoise(_app, 0, ++_edits);

    /// <summary>The generator runs.</summary>
    [Benchmark]
    public void AfterEdit() => _driver = _driver.RunGenerators(_app);
}
