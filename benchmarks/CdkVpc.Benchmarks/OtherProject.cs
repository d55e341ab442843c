using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Benchmarks;

/// <summary>A project that has nothing to do with CDK pays nothing.</summary>
[MemoryDiagnoser]
public class OtherProject
{
    private CSharpCompilation _project = null!;

    /// <summary>The analyzer.</summary>
    [Params(Variant.Empty, Variant.Ours)]
    public Variant Variant { get; set; }

    /// <summary>New trees, of which nothing is known.</summary>
    [IterationSetup]
    public void Parse() => _project = SyntheticApp.CompileWithoutCdk(300);

    /// <summary>All diagnostics.</summary>
    [Benchmark]
    public int Build() => Analyses.Build(_project, Variant);
}
