using System.Runtime.ExceptionServices;
using CdkVpc.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CdkVpc.Benchmarks;

/// <summary>What is measured: the compiler alone, with an analyzer that does nothing, and with ours.</summary>
public enum Variant
{
    /// <summary>No analyzer.</summary>
    None,

    /// <summary>An analyzer that is called as ours is, and does nothing.</summary>
    Empty,

    /// <summary>Our analyzer.</summary>
    Ours,
}

/// <summary>The compiler, as a build and as an editor run it.</summary>
internal static class Analyses
{
    /// <summary>All diagnostics of a project.</summary>
    public static int Build(CSharpCompilation compilation, Variant variant) => variant == Variant.None
        ? compilation.GetDiagnostics().Length
        : With(compilation, variant).GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult().Length;

    /// <summary>The analyzer's diagnostics of an open document.</summary>
    public static int Open(CSharpCompilation compilation, SyntaxTree document, Variant variant)
    {
        // An editor asks on an instance of its own, which shares trees and references.
        var instance = compilation.Clone();
        return With(instance, variant).GetAnalyzerSemanticDiagnosticsAsync(instance.GetSemanticModel(document), filterSpan: null, CancellationToken.None)
            .GetAwaiter().GetResult().Length;
    }

    private static CompilationWithAnalyzers With(CSharpCompilation compilation, Variant variant) => compilation.WithAnalyzers(
        [variant == Variant.Ours ? new CdkVpcAnalyzer() : new EmptyAnalyzer()],
        new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: static (exception, _, _) => ExceptionDispatchInfo.Throw(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
}
