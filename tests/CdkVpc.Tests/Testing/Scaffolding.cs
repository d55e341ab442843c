using System.Collections.Immutable;
using CdkVpc.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace CdkVpc.Tests.Testing;

/// <summary>Runs the generator on programs that use its attributes, as a build and an editor do. It must report nothing and never fail.</summary>
public static class Scaffolding
{
    /// <summary>The generator, for projects of a workspace.</summary>
    public static AnalyzerReference Reference { get; } = new GeneratorReference();

    /// <summary>The program with what is generated for it; as it is where it does not use the attributes.</summary>
    public static CSharpCompilation AddTo(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.Any(static tree => tree.ToString().Contains("using CdkVpc;", StringComparison.Ordinal)) ? Run(compilation) : compilation;

    /// <summary>The program with what is generated for it.</summary>
    public static CSharpCompilation Run(CSharpCompilation compilation)
    {
        var driver = Driver(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var result, out var diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics);
        Assert.Null(Assert.Single(driver.GetRunResult().Results).Exception);
        return (CSharpCompilation)result;
    }

    /// <summary>The generated documents by their names, without those of the attributes.</summary>
    public static ImmutableSortedDictionary<string, string> Documents(CSharpCompilation compilation) =>
        Documents(Driver(compilation).RunGenerators(compilation, TestContext.Current.CancellationToken));

    /// <inheritdoc cref="Documents(CSharpCompilation)"/>
    public static ImmutableSortedDictionary<string, string> Documents(GeneratorDriver driver)
    {
        var result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        return result.GeneratedSources
            .Where(static source => source.HintName.EndsWith(".Scaffold.g.cs", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal);
    }

    /// <summary>A driver that remembers what each step did.</summary>
    public static GeneratorDriver Driver(CSharpCompilation compilation) => CSharpGeneratorDriver.Create(
        [new ScaffoldGenerator().AsSourceGenerator()],
        parseOptions: (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private sealed class GeneratorReference : AnalyzerReference
    {
        /// <summary>One instance: a workspace knows generators by their identity.</summary>
        private readonly ImmutableArray<ISourceGenerator> _generators = [new ScaffoldGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => typeof(ScaffoldGenerator);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
    }
}
