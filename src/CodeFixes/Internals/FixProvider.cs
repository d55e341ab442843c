using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>
/// A fix that writes into one document: that of its diagnostic, or another one that the diagnostic names. One diagnostic or all of a document's:
/// they are written into one <see cref="Draft"/>, so that fixes side by side do not take each other's ids and names.
/// </summary>
public abstract class FixProvider : CodeFixProvider
{
    private readonly string _title;
    private readonly string _equivalenceKey;

    private protected FixProvider(string title, string equivalenceKey, params string[] ids)
    {
        _title = title;
        _equivalenceKey = equivalenceKey;
        FixableDiagnosticIds = ImmutableArray.Create(ids);
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new AllByDocument(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (TargetOf(context.Document, diagnostic) is not { } target)
                continue;
            var draft = await Draft.OfAsync(target, context.CancellationToken).ConfigureAwait(false);
            if (Plan(draft, diagnostic) is null)
                continue;
            var fix = CodeAction.Create(_title, cancellation => FixAsync(target, [diagnostic], cancellation), _equivalenceKey);
            context.RegisterCodeFix(fix, diagnostic);
        }
    }

    /// <summary>The document that the fix writes into; null where it is not one of the solution.</summary>
    private protected virtual Document? TargetOf(Document document, Diagnostic diagnostic) => document;

    /// <summary>
    /// Decides how to fix a diagnostic: what writes the fix into the draft, or null where there is none that is certain to compile, to
    /// synthesise and to help. Nothing is written before that is called.
    /// </summary>
    private protected abstract Action? Plan(Draft draft, Diagnostic diagnostic);

    private async Task<Document> FixAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var draft = await Draft.OfAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
            Plan(draft, diagnostic)?.Invoke();
        return draft.ToDocument();
    }

    /// <summary>Fixes all diagnostics of a document, project or solution, each document that is written into at once.</summary>
    private sealed class AllByDocument(FixProvider provider) : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var diagnostics = await DiagnosticsOfAsync(context).ConfigureAwait(false);
            return CodeAction.Create(provider._title, cancellation => FixAllAsync(context.Solution, diagnostics, cancellation), provider._equivalenceKey);
        }

        private static async Task<IReadOnlyList<Diagnostic>> DiagnosticsOfAsync(FixAllContext context)
        {
            switch (context.Scope)
            {
                case FixAllScope.Document when context.Document is { } document:
                    return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
                case FixAllScope.Project:
                    return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
                case FixAllScope.Solution:
                    var all = new List<Diagnostic>();
                    foreach (var project in context.Solution.Projects)
                        all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                    return all;
                default:
                    return [];
            }
        }

        private async Task<Solution> FixAllAsync(Solution solution, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken)
        {
            var byTarget = diagnostics
                .Select(diagnostic => (Target: solution.GetDocument(diagnostic.Location.SourceTree) is { } document ? provider.TargetOf(document, diagnostic) : null, diagnostic))
                .Where(static pair => pair.Target is not null)
                .GroupBy(static pair => pair.Target!.Id, static pair => pair.diagnostic);
            var result = solution;
            foreach (var group in byTarget)
            {
                var changed = await provider.FixAsync(solution.GetDocument(group.Key)!, group.Distinct(), cancellationToken).ConfigureAwait(false);
                result = result.WithDocumentText(group.Key, await changed.GetTextAsync(cancellationToken).ConfigureAwait(false));
            }

            return result;
        }
    }
}
