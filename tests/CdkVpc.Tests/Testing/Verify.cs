using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CdkVpc.Tests.Testing;

/// <summary>
/// Analyses sources, with every rule on that is not shipped off or that the test is about, as a build does and as an editor does for each open document, and demands that both report
/// what the sources mark: <c>new {|VPC101:Vpc|}(this, "Vpc")</c>.
/// </summary>
public static class Verify
{
    /// <summary>Checks the statements of a stack's constructor.</summary>
    public static Task<ImmutableArray<Diagnostic>> InStackAsync(string statements, params string[] only) =>
        DiagnosticsAsync(Stack(statements), only);

    /// <summary>Checks one source.</summary>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string source, params string[] only) =>
        DiagnosticsAsync(new TestApp(source), only);

    /// <summary>Checks sources of one program.</summary>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string[] sources, params string[] only) =>
        DiagnosticsAsync(new TestApp(sources), only);

    /// <summary>Checks an app; returns its diagnostics, in the order of the sources, for tests that want to know more of them.</summary>
    /// <param name="app">The app.</param>
    /// <param name="only">The ids that are compared; all where none is named.</param>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(TestApp app, params string[] only)
    {
        var compilation = app.Compile(SeveritiesFor(id => only.Contains(id) || app.Sources.Any(source => source.Contains($"{{|{id}:", StringComparison.Ordinal))), out var expected);
        if (!app.AllowsErrors)
            Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var build = await BuildAsync(compilation, app.Options);
        var editor = await OpenDocumentsAsync(compilation, app.Options);
        Assert.Equal(Describe(build, []), Describe(editor, []));

        // By the construct, an option exempts it.
        Assert.Empty(build.Where(static diagnostic => diagnostic.Id[3] != '9' && !diagnostic.Properties.ContainsKey(FindingKeys.Path)).Select(static diagnostic => diagnostic.ToString()));
        await LightBulbFindsAsync(compilation, build.FirstOrDefault(), app.Options);
        Assert.Equal(
            expected.Where(mark => only.Length == 0 || only.Contains(mark.Id)).Select(mark => Describe(compilation, mark.Id, mark.Document, mark.Span)).Order(StringComparer.Ordinal),
            Describe(build, only));
        return build;
    }

    /// <summary>The severities of all rules; those that are shipped off are on where the test is about them.</summary>
    public static ImmutableDictionary<string, ReportDiagnostic> SeveritiesFor(Func<string, bool> isMeant) => Descriptors.All
        .Where(rule => rule.IsEnabledByDefault || isMeant(rule.Id))
        .ToImmutableDictionary(static rule => rule.Id, static rule => rule.DefaultSeverity switch
        {
            DiagnosticSeverity.Error => ReportDiagnostic.Error,
            DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
            _ => ReportDiagnostic.Info,
        });

    /// <summary>The diagnostics of a full build.</summary>
    public static async Task<ImmutableArray<Diagnostic>> BuildAsync(Compilation compilation, AnalyzerOptions? options = null) =>
        InOrder(compilation, await WithAnalyzer(compilation, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));

    /// <summary>The diagnostics of each document as an editor asks for them: on another instance of the compilation, for one document only.</summary>
    public static async Task<ImmutableArray<Diagnostic>> OpenDocumentsAsync(Compilation compilation, AnalyzerOptions? options = null)
    {
        var result = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var tree in compilation.SyntaxTrees)
            result.AddRange(await OpenDocumentAsync(compilation, tree, options));
        return InOrder(compilation, result);
    }

    /// <summary>The diagnostics of one open document.</summary>
    public static async Task<ImmutableArray<Diagnostic>> OpenDocumentAsync(Compilation compilation, SyntaxTree tree, AnalyzerOptions? options = null)
    {
        var instance = compilation.Clone();
        return await WithAnalyzer(instance, options)
            .GetAnalyzerSemanticDiagnosticsAsync(instance.GetSemanticModel(tree), filterSpan: null, TestContext.Current.CancellationToken);
    }

    /// <summary>A light bulb asks for the place of the caret only: a diagnostic must be among what it gets.</summary>
    private static async Task LightBulbFindsAsync(Compilation compilation, Diagnostic? diagnostic, AnalyzerOptions options)
    {
        if (diagnostic is null)
            return;
        var instance = compilation.Clone();
        var found = await WithAnalyzer(instance, options).GetAnalyzerSemanticDiagnosticsAsync(
            instance.GetSemanticModel(diagnostic.Location.SourceTree!), diagnostic.Location.SourceSpan, TestContext.Current.CancellationToken);
        Assert.Contains(found, other => other.Id == diagnostic.Id && other.Location == diagnostic.Location);
    }

    /// <summary>A stack whose constructor has these statements.</summary>
    public static string Stack(string statements) => $$"""
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                {{statements}}
            }
        }
        """;

    private static CompilationWithAnalyzers WithAnalyzer(Compilation compilation, AnalyzerOptions? options) => compilation.WithAnalyzers(
        [new CdkVpcAnalyzer()],
        new CompilationWithAnalyzersOptions(
            options ?? new AnalyzerOptions([]),
            onAnalyzerException: static (exception, _, _) => ExceptionDispatchInfo.Throw(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));

    private static ImmutableArray<Diagnostic> InOrder(Compilation compilation, IEnumerable<Diagnostic> diagnostics)
    {
        var trees = compilation.SyntaxTrees.ToList();
        return [.. diagnostics
            .OrderBy(diagnostic => trees.IndexOf(diagnostic.Location.SourceTree!))
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Describe(IEnumerable<Diagnostic> diagnostics, string[] only) => diagnostics
        .Where(diagnostic => only.Length == 0 || only.Contains(diagnostic.Id))
        .Select(static diagnostic => Describe(diagnostic.Id, diagnostic.Location))
        .Order(StringComparer.Ordinal);

    private static string Describe(Compilation compilation, string id, string document, TextSpan span) =>
        Describe(id, Location.Create(compilation.SyntaxTrees.First(tree => tree.FilePath == document), span));

    private static string Describe(string id, Location location)
    {
        var line = location.GetLineSpan();
        return $"{line.Path}({line.StartLinePosition.Line + 1},{line.StartLinePosition.Character + 1}): {id} at '{location.SourceTree!.GetText().ToString(location.SourceSpan)}'";
    }

    /// <summary>Faults inside the analyzer are swallowed in a build; here they fail the test.</summary>
    [ModuleInitializer]
    internal static void LetFailuresThrough() => AppReader.OnFailure = static exception => ExceptionDispatchInfo.Throw(exception);
}
