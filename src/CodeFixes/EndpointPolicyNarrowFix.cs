using System.Composition;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC302: the statement that allows everything is narrowed to the account.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EndpointPolicyNarrowFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC302.Narrow";

    /// <summary>Makes the fix.</summary>
    public EndpointPolicyNarrowFix() : base("Narrow the policy to this account", EquivalenceKey, "VPC302")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        var place = diagnostic.At(FindingLabels.Statement).FirstOrDefault();
        var statement = place is null ? null : StatementCode.Of(draft, place, static entry => entry.EntryOf("Condition") is null && entry.EntryOf("Effect")?.Value.ToString() != "\"Deny\"");
        if (statement is null || statement.Element("Conditions", "Condition") is not null)
            return null;

        // The layers of images are of no account of the app: they need a statement of their own.
        var needsLayers = diagnostic.Fact(FindingKeys.UsesImages) is not null;
        if (needsLayers && (statement.Receiver is null || statement.Site.Parent is not ExpressionStatementSyntax))
            return null;
        return Narrow(draft, statement, diagnostic.Fact(FindingKeys.Service)) is { } narrow ? () => Apply(draft, statement, narrow, needsLayers) : null;
    }

    private static void Apply(Draft draft, StatementCode statement, Action narrow, bool needsLayers)
    {
        narrow();
        if (needsLayers)
            draft.InsertAfter((ExpressionStatementSyntax)statement.Site.Parent!, $"{statement.Receiver}.AddToPolicy({PolicyCode.AllowImageLayers(draft.Types, statement.Site.SpanStart)});");
    }

    private static Action? Narrow(Draft draft, StatementCode statement, string? service)
    {
        var position = statement.Site.SpanStart;
        if (statement.Json is { } json)
            return () => DictionaryInitializers.Add(draft, json, "Condition", Block());
        if (statement.Props is { } props)
            return () => Initializers.Set(draft, props, $"Conditions = {Block()}");
        return statement is { Creation: { ArgumentList: null or { Arguments.Count: 0 } }, Holder: { Name: { } name } holder }
            ? () => draft.InsertAfter(holder.Statement, $"{name}.AddCondition(\"StringEquals\", {Keys()});")
            : null;

        string Block() => $$"""
            new {{draft.Types.Dictionary(position)}}<string, object>
            {
                ["StringEquals"] = {{Keys().Replace("\n", "\n    ")}},
            }
            """;

        // Some services answer with what belongs to AWS: for all but S3 and DynamoDB, only who asks is limited.
        string Keys()
        {
            var account = Symbols.Account(draft, statement.Site);
            var keys = service is not null && EndpointServices.HasGateways(service) ? new[] { "aws:PrincipalAccount", "aws:ResourceAccount" } : ["aws:PrincipalAccount"];
            return $"new {draft.Types.Dictionary(position)}<string, object>\n{{\n{string.Concat(keys.Select(key => $"    [\"{key}\"] = {account},\n"))}}}";
        }
    }
}
