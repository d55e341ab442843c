using System.Composition;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC314: the roles that the CDK deploys with and AWS services are excepted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RestrictionExceptionsFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC314.AddException";

    /// <summary>Makes the fix.</summary>
    public RestrictionExceptionsFix() : base("Except the roles that deploy, and AWS services", EquivalenceKey, "VPC314")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        var statement = StatementCode.Of(draft, diagnostic.Location, static entry => entry.EntryOf("Condition") is not null);
        return statement is null ? null : Plan(draft, statement);
    }

    /// <summary>Adds the exceptions to the conditions of a statement; null where these are not at hand.</summary>
    internal static Action? Plan(Draft draft, StatementCode statement)
    {
        var position = statement.Site.SpanStart;
        if (statement.Element("Conditions", "Condition") is { } conditions)
        {
            if (conditions is not BaseObjectCreationExpressionSyntax { Initializer: not null } dictionary || PolicyCode.ExceptionOperators.Any(name => dictionary.EntryOf(name) is not null))
                return null;
            return () => DictionaryInitializers.Add(draft, dictionary, PolicyCode.Exceptions(draft.Types, position));
        }

        if (statement is not { Json: null, Holder: { Name: { } name } holder } || !statement.Calls("AddCondition").Any())
            return null;
        return () =>
        {
            var exceptions = PolicyCode.Exceptions(draft.Types, position);
            for (var i = 0; i < exceptions.Length; i += 2)
                draft.InsertAfter(holder.Statement, $"{name}.AddCondition(\"{exceptions[i]}\", {exceptions[i + 1]});");
        };
    }
}
