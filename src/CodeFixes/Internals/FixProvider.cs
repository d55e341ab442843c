using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>
/// A fix that writes into the document of its diagnostic. One diagnostic or all of a document's: they are written into one
/// <see cref="Draft"/>, so that fixes side by side do not take each other's ids and names.
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
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) =>
            await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var draft = await Draft.OfAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Plan(draft, diagnostic) is null)
                continue;
            var fix = CodeAction.Create(_title, cancellation => FixAsync(context.Document, [diagnostic], cancellation), _equivalenceKey);
            context.RegisterCodeFix(fix, diagnostic);
        }
    }

    /// <summary>
    /// Decides how to fix a diagnostic: what writes the fix into the draft, or null where there is none that is certain to compile, to
    /// synthesise and to help. Nothing is written before that is called.
    /// </summary>
    private protected abstract Action? Plan(Draft draft, Diagnostic diagnostic);

    private async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var draft = await Draft.OfAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
            Plan(draft, diagnostic)?.Invoke();
        return draft.ToDocument();
    }
}
