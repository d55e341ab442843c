using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Benchmarks;

/// <summary>A build: everything is new, nothing is kept from before.</summary>
[MemoryDiagnoser]
public class FullBuild
{
    private CSharpCompilation _app = null!;

    /// <summary>The number of stacks.</summary>
    [Params(20, 100, 300, 1_000)]
    public int Stacks { get; set; }

    /// <summary>The analyzer.</summary>
    [ParamsAllValues]
    public Variant Variant { get; set; }

    /// <summary>New trees, of which nothing is known.</summary>
    [IterationSetup]
    public void Parse() => _app = SyntheticApp.Compile(Stacks);

    /// <summary>All diagnostics.</summary>
    [Benchmark]
    public int Build() => Analyses.Build(_app, Variant);
}
