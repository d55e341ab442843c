using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.CodeFixes;

/// <summary>VPC104: the fields that are meant, in the place of names that are none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class FlowLogFieldNameFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC104.NearestField";

    /// <summary>Makes the fix.</summary>
    public FlowLogFieldNameFix() : base("Name the field that is meant", EquivalenceKey, "VPC104")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        var names = diagnostic.Fact(FindingKeys.Fields)?.Split(',') ?? [];
        var meant = diagnostic.Fact(FindingKeys.NearestFields)?.Split(',') ?? [];
        if (FlowLogCode.OptionsOf(draft, diagnostic)?.ValueOf("LogFormat") is not { } format || names.Length != meant.Length || Array.Exists(meant, static field => field.Length == 0))
            return null;

        // A literal may hold a whole format, '${srcadr} ${dstaddr}', or the name of one field.
        var literals = format.DescendantTokens().Where(static token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken).ToList();
        var changes = new Dictionary<SyntaxToken, string>();
        foreach (var (name, field) in names.Zip(meant, static (name, field) => (name, field)))
        {
            var holders = literals.Where(token => token.ValueText == name || token.ValueText.Contains(InFormat(name))).ToList();
            if (holders is not [var holder])
                return null;
            var text = changes.TryGetValue(holder, out var changed) ? changed : holder.Text;
            changes[holder] = holder.ValueText == name ? text.Replace(name, field) : text.Replace(InFormat(name), InFormat(field));
        }

        return () =>
        {
            foreach (var change in changes)
                draft.ReplaceVerbatim(change.Key.Span, change.Value);
        };
    }

    private static string InFormat(string name) => "${" + name + "}";
}
