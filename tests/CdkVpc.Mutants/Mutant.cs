using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.Mutants;

/// <summary>A mistake that may have been made in writing the code: one node in place of another.</summary>
/// <param name="Tree">The document.</param>
/// <param name="Node">The node that is written.</param>
/// <param name="Instead">What stands in its place.</param>
internal sealed record Mutant(SyntaxTree Tree, SyntaxNode Node, SyntaxNode Instead)
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind> Operators = new()
    {
        [SyntaxKind.EqualsExpression] = SyntaxKind.NotEqualsExpression,
        [SyntaxKind.NotEqualsExpression] = SyntaxKind.EqualsExpression,
        [SyntaxKind.LessThanExpression] = SyntaxKind.LessThanOrEqualExpression,
        [SyntaxKind.LessThanOrEqualExpression] = SyntaxKind.LessThanExpression,
        [SyntaxKind.GreaterThanExpression] = SyntaxKind.GreaterThanOrEqualExpression,
        [SyntaxKind.GreaterThanOrEqualExpression] = SyntaxKind.GreaterThanExpression,
        [SyntaxKind.AddExpression] = SyntaxKind.SubtractExpression,
        [SyntaxKind.SubtractExpression] = SyntaxKind.AddExpression,
    };

    private static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal) { ["Any"] = "All", ["All"] = "Any" };

    /// <summary>The mistakes that are possible in a document.</summary>
    public static IEnumerable<Mutant> In(SyntaxTree tree) => tree.GetRoot().DescendantNodes().SelectMany(Of).Select(one => new Mutant(tree, one.Node, one.Instead));

    /// <summary>The document with the mistake in it.</summary>
    public SyntaxTree Apply() => Tree.WithRootAndOptions(Tree.GetRoot().ReplaceNode(Node, Instead.WithTriviaFrom(Node)), Tree.Options);

    /// <summary>What is written and what stands in its place, wherever the member has it.</summary>
    public string Text => $"{Path.GetFileName(Tree.FilePath)}, {Member}: {OneLine(Node)}  ->  {OneLine(Instead)}";

    /// <inheritdoc/>
    public override string ToString() => Text.Replace(".cs,", $".cs({Tree.GetLineSpan(Node.Span).StartLinePosition.Line + 1}),", StringComparison.Ordinal);

    /// <summary>The name of the member it is in.</summary>
    public string Member => Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        FieldDeclarationSyntax one => one.Declaration.Variables[0].Identifier.Text,
        OperatorDeclarationSyntax one => one.OperatorToken.Text,
        IndexerDeclarationSyntax => "this[]",
        _ => Node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()!.Identifier.Text,
    };

    private static IEnumerable<(SyntaxNode Node, SyntaxNode Instead)> Of(SyntaxNode node)
    {
        switch (node)
        {
            // One half is forgotten.
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } both when !DeclaresNames(both):
                yield return (both, both.Left);
                yield return (both, both.Right);
                break;
            case BinaryExpressionSyntax binary when Operators.TryGetValue(binary.Kind(), out var other) && !binary.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.StringLiteralToken)):
                var swapped = SyntaxFactory.BinaryExpression(other, binary.Left, binary.Right);
                yield return (binary, swapped.WithOperatorToken(swapped.OperatorToken.WithTriviaFrom(binary.OperatorToken)));
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                yield return (not, not.Operand);
                break;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } literal:
                yield return (literal, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression));
                break;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } literal:
                yield return (literal, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression));
                break;
            case LiteralExpressionSyntax { Token.Value: int value } literal:
                yield return (literal, SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(value + 1)));
                break;
            case InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1, Expression: MemberAccessExpressionSyntax access } call when Queries.TryGetValue(access.Name.Identifier.Text, out var query):
                yield return (call, call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(query))));
                break;
            case ContinueStatementSyntax or BreakStatementSyntax { Parent: not SwitchSectionSyntax } or ExpressionStatementSyntax { Expression: InvocationExpressionSyntax }:
                yield return (node, SyntaxFactory.EmptyStatement());
                break;
        }
    }

    private static bool DeclaresNames(SyntaxNode node) => node.DescendantNodes().Any(static inner => inner is SingleVariableDesignationSyntax);

    private static string OneLine(SyntaxNode node) => string.Join(" ", node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
