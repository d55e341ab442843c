using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>
/// Reports what the rules find, live: the findings of a document are pulled from the whole program when the document is analysed. Nothing is
/// collected from callbacks, which an editor runs for open documents only, and nothing waits for the end of the compilation, which it never
/// runs. The action is one on syntax: one on operations would have the compiler bind every body.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CdkVpcAnalyzer : DiagnosticAnalyzer
{
    private static readonly FindingsCache Findings = new(AppReader.Find);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // No generated document is analysed. That nothing is reported in generated declarations of other documents is seen to here: the driver
        // would visit every node of a document for it.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (AppReader.UsesCdk(start.Compilation))
                start.RegisterSyntaxNodeAction(new AppAnalysis((CSharpCompilation)start.Compilation, Findings).Report, SyntaxKind.CompilationUnit);
        });
    }
}
