using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>
/// VPC310: any principal; but the root of the account where a bucket's policy would open it to the world.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class StatementPrincipalFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC310.AddPrincipal";

    /// <summary>Makes the fix.</summary>
    public StatementPrincipalFix() : base("Name a principal", EquivalenceKey, "VPC310")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        var statement = StatementCode.Of(draft, diagnostic.Location, static entry => entry.EntryOf("Principal") is null && entry.EntryOf("NotPrincipal") is null);
        if (statement is null)
            return null;
        var isForAccount = diagnostic.Fact(FindingKeys.OwnerKind) == "bucket" && diagnostic.Fact(FindingKeys.Effect) != "Deny";
        var position = statement.Site.SpanStart;
        if (statement.Json is { } json)
        {
            return () => DictionaryInitializers.Add(draft, json, "Principal", isForAccount
                ? $"new {draft.Types.Dictionary(position)}<string, object> {{ [\"AWS\"] = {Symbols.Account(draft, statement.Site)} }}"
                : "\"*\"");
        }

        var principal = isForAccount ? "AccountRootPrincipal" : "AnyPrincipal";
        if (statement.Props is { } props && props.SettingOf("NotPrincipals") is null)
        {
            var list = $"new {draft.Types.Iam("IPrincipal", position)}[] {{ new {draft.Types.Iam(principal, position)}() }}";
            return props.SettingOf("Principals") is { } empty
                ? () => draft.Replace(empty.Right.Span, list)
                : () => Initializers.Set(draft, props, $"Principals = {list}");
        }

        return statement is { Props: null, Holder: { Name: { } name } holder } ? () => draft.InsertAfter(holder.Statement, $"{name}.Add{principal}();") : null;
    }
}
