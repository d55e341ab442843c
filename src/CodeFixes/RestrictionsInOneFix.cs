using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC319: the endpoint of the later statement joins that of the earlier one, in a list, and the later one goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RestrictionsInOneFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC319.OneList";

    private static readonly string[] Keys = ["aws:SourceVpce", "aws:SourceVpc"];

    /// <summary>Makes the fix.</summary>
    public RestrictionsInOneFix() : base("Name the endpoints in one statement", EquivalenceKey, "VPC319")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        var earlier = diagnostic.At(FindingLabels.Statement).ToList() is [var place] ? StatementCode.Of(draft, place, static _ => true) : null;
        var later = StatementCode.Of(draft, diagnostic.Location, static _ => true);
        if (earlier is not { Holder: null, Props: { } kept } || later is not { Holder: null, Props: { } taken } || later.Receiver?.ToString() != earlier.Receiver?.ToString())
            return null;
        if (EndpointIn(kept) is not { } first || EndpointIn(taken) is not { } second || !SyntaxFactory.AreEquivalent(Without(kept, first), Without(taken, second)))
            return null;
        if (earlier.Site.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } || later.Site.Parent is not ExpressionStatementSyntax statement || statement.Parent != block)
            return null;
        if (!second.IsVisibleAt(first.SpanStart, draft.Model))
            return null;
        return () =>
        {
            draft.Replace(first.Span, $"new[] {{ {first}, {second} }}");
            draft.Remove(statement, statement.GetLastToken());
        };
    }

    /// <summary>The only value of the condition that asks for endpoints or VPCs; null where it has a list.</summary>
    private static ExpressionSyntax? EndpointIn(BaseObjectCreationExpressionSyntax props)
    {
        var values = props.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .SelectMany(static dictionary => dictionary.Entries())
            .Where(static entry => entry.Key is LiteralExpressionSyntax key && Keys.Contains(key.Token.ValueText, StringComparer.OrdinalIgnoreCase))
            .Select(static entry => entry.Value)
            .ToList();
        return values is [MemberAccessExpressionSyntax or LiteralExpressionSyntax] ? values[0] : null;
    }

    /// <summary>The properties, but for the value and for what the statement is called.</summary>
    private static SyntaxNode Without(BaseObjectCreationExpressionSyntax props, ExpressionSyntax value)
    {
        var left = props.SettingOf("Sid") is { } sid ? [value, (SyntaxNode)sid.Right] : new[] { (SyntaxNode)value };
        return props.ReplaceNodes(left, static (_, _) => SyntaxFactory.IdentifierName("_"));
    }
}
