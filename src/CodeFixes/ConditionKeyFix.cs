using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC316, 318: the key that tells what the condition asks for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ConditionKeyFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC316.VPC318.UseRightKey";

    /// <summary>Makes the fix.</summary>
    public ConditionKeyFix() : base("Use the condition key that is meant", EquivalenceKey, "VPC316", "VPC318")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.ConditionKey) is not { } written || diagnostic.Fact(FindingKeys.RightKey) is not { } right)
            return null;
        var statement = StatementCode.Of(draft, diagnostic.Location, entry => Literals(entry, written).Any());
        if (statement is null)
            return null;

        // A second condition of the right key would take the place of the other.
        var code = statement.Code().ToList();
        var keys = code.SelectMany(node => Literals(node, written)).ToList();
        return keys is [var key] && !code.SelectMany(node => Literals(node, right)).Any()
            ? () => draft.ReplaceVerbatim(key.Span, $"\"{right}\"")
            : null;
    }

    private static IEnumerable<LiteralExpressionSyntax> Literals(SyntaxNode code, string text) => code.DescendantNodes().OfType<LiteralExpressionSyntax>()
        .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && string.Equals(literal.Token.ValueText, text, StringComparison.OrdinalIgnoreCase));
}
