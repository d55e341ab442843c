using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Benchmarks;

/// <summary>An editor: one document is open, a body in it is edited, and it is analysed again.</summary>
[MemoryDiagnoser]
public class OpenDocument
{
    private CSharpCompilation _app = null!;
    private int _edits;

    /// <summary>The number of stacks.</summary>
    [Params(20, 100, 300, 1_000)]
    public int Stacks { get; set; }

    /// <summary>The analyzer.</summary>
    [Params(Variant.Empty, Variant.Ours)]
    public Variant Variant { get; set; }

    /// <summary>The snapshot before the first edit is known.</summary>
    [GlobalSetup]
    public void Open()
    {
        _app = SyntheticApp.Compile(Stacks);
        Analyses.Open(_app, SyntheticApp.Document(_app, 0), Variant);
    }

    /// <summary>The next edit.</summary>
    [IterationSetup]
    public void Edit() => _app = SyntheticApp.EditStack(_app, 0, ++_edits);

    /// <summary>The diagnostics of the open document.</summary>
    [Benchmark]
    public int AfterEdit() => Analyses.Open(_app, SyntheticApp.Document(_app, 0), Variant);
}
