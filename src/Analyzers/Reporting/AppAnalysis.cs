using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>The analysis of one compilation: reports in each document what was found in the whole program.</summary>
internal sealed class AppAnalysis(CSharpCompilation compilation, FindingsCache cache)
{
    // Documents of one project have the same options as a rule: then the snapshot is looked up once.
    private volatile Known? _last;

    // A build analyses every document on one instance: the program is looked through once, not once a document.
    private volatile object? _hasScaffolds;

    private bool HasScaffolds => (bool)(_hasScaffolds ??= ScaffoldAnalysis.HasScaffolds(compilation));

    /// <summary>Reports in a document.</summary>
    public void Report(SyntaxNodeAnalysisContext context)
    {
        var tree = context.Node.SyntaxTree;
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var (options, faults) = OptionReader.Read(provider, tree);
        foreach (var fault in faults.Where(fault => IsFirstWith(fault, tree, provider, context.CancellationToken)))
            context.ReportDiagnostic(Descriptors.Of(fault, context.Node.GetFirstToken(includeZeroWidth: true).GetLocation()));
        var settings = new Settings(options, Settings.ContextFileOf(context.Options, context.CancellationToken));
        var found = FindingsWith(settings, context.CancellationToken).In(tree, compilation.SyntaxTrees);
        if (HasScaffolds)
            found = found.Concat(ScaffoldAnalysis.In(context));
        foreach (var diagnostic in found.Where(diagnostic => !GeneratedCode.Contains(diagnostic.Location.SourceSpan, context.SemanticModel, context.CancellationToken)))
            context.ReportDiagnostic(diagnostic);
    }

    /// <summary>
    /// Whether a fault is to be reported in a document: in the first, by path, of those that an analyzer sees and that it is in force for. An
    /// editor shows what is reported in a document only, and the option's own file cannot be known.
    /// </summary>
    private bool IsFirstWith(OptionFault fault, SyntaxTree tree, AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees
            .Where(other => OptionReader.Read(provider, other).Faults.Contains(fault) && !GeneratedCode.Is(other, compilation, cancellationToken))
            .OrderBy(static other => other.FilePath, StringComparer.Ordinal)
            .FirstOrDefault() == tree;

    private AppFindings FindingsWith(Settings settings, CancellationToken cancellationToken)
    {
        if (_last is { } last && last.Settings.Equals(settings))
            return last.Findings;

        var findings = cache.Get(compilation, settings, cancellationToken);
        _last = new Known(settings, findings);
        return findings;
    }

    private sealed record Known(Settings Settings, AppFindings Findings);
}
