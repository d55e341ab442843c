using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>The analysis of one compilation: reports in each document what was found in the whole program.</summary>
internal sealed class AppAnalysis(CSharpCompilation compilation, FindingsCache cache)
{
    // Documents of one project have the same options as a rule: then the snapshot is looked up once.
    private volatile Known? _last;

    /// <summary>Reports in a document.</summary>
    public void Report(SyntaxNodeAnalysisContext context)
    {
        var tree = context.Node.SyntaxTree;
        var options = OptionReader.Read(context.Options.AnalyzerConfigOptionsProvider, tree);
        foreach (var diagnostic in FindingsWith(options, context.CancellationToken).In(tree, compilation.SyntaxTrees))
            context.ReportDiagnostic(diagnostic);
    }

    private AppFindings FindingsWith(RuleOptions options, CancellationToken cancellationToken)
    {
        if (_last is { } last && last.Options.Equals(options))
            return last.Findings;

        var findings = cache.Get(compilation, options, cancellationToken);
        _last = new Known(options, findings);
        return findings;
    }

    private sealed record Known(RuleOptions Options, AppFindings Findings);
}
