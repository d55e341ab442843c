using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.Analyzers.Scaffolds;

/// <summary>
/// Where a generated method is called, and where the VPCs are assigned. The method is private, so that all is in the parts of the class; it is looked for
/// by its name, which the contract keeps free for it.
/// </summary>
internal static class ScaffoldCalls
{
    /// <summary>Whether the method is named at all: called, or handed on as a delegate.</summary>
    public static bool IsNamed(ScaffoldedClass type, Scaffold scaffold, CancellationToken cancellationToken) =>
        type.Parts(cancellationToken).Any(part => part.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == scaffold.Method));

    /// <summary>The calls on the object itself, in the order of the parts.</summary>
    public static ImmutableArray<InvocationExpressionSyntax> Of(ScaffoldedClass type, Scaffold scaffold, CancellationToken cancellationToken) =>
    [
        .. type.Parts(cancellationToken)
            .SelectMany(static part => part.DescendantNodes(static node => node is not AttributeListSyntax))
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.ArgumentList.Arguments.Count == 0 && IsOwn(call.Expression, scaffold.Method)),
    ];

    /// <summary>The writes to a member in the class: assignments, and arguments that are written through.</summary>
    public static ImmutableArray<SyntaxNode> WritesTo(ScaffoldedClass type, string member, CancellationToken cancellationToken)
    {
        var writes = ImmutableArray.CreateBuilder<SyntaxNode>();
        foreach (var node in type.Parts(cancellationToken).SelectMany(static part => part.DescendantNodes()))
        {
            var isWrite = node switch
            {
                AssignmentExpressionSyntax { Left: TupleExpressionSyntax targets } => targets.Arguments.Any(target => IsOwn(target.Expression, member)),
                AssignmentExpressionSyntax assignment => IsOwn(assignment.Left, member),
                ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && IsOwn(argument.Expression, member),
                RefExpressionSyntax reference => IsOwn(reference.Expression, member),
                _ => false,
            };
            if (isWrite)
                writes.Add(node);
        }

        return writes.ToImmutable();
    }

    /// <summary>The constructor, method or accessor that a node is run by when that runs; null inside of a lambda or local function, which run when they are called.</summary>
    public static SyntaxNode? BodyOf(SyntaxNode node)
    {
        foreach (var outer in node.Ancestors())
        {
            if (outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax)
                return null;
            if (outer is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax)
                return outer;
        }

        return null;
    }

    /// <summary>Whether, when <paramref name="second"/> is reached, <paramref name="first"/> was run for certain. Both are in one body.</summary>
    public static bool AlwaysPrecedes(SyntaxNode first, SyntaxNode second)
    {
        if (first.Span.End > second.SpanStart)
            return false;
        for (var node = first; node.Parent is { } parent; node = parent)
        {
            if (IsOptional(node, parent))
                return false;
            if (parent.Span.Contains(second.Span))
                return true;
        }

        return false;
    }

    /// <summary>Whether an expression is a name, 'Vpc' or 'this.Vpc'.</summary>
    private static bool IsOwn(ExpressionSyntax expression, string name) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax identifier } => identifier.Identifier.ValueText == name,
        _ => false,
    };

    /// <summary>Whether a node may be passed over when what it is part of runs.</summary>
    private static bool IsOptional(SyntaxNode node, SyntaxNode parent) => parent switch
    {
        IfStatementSyntax conditional => node != conditional.Condition,
        ElseClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax or TryStatementSyntax => true,
        WhileStatementSyntax loop => node != loop.Condition,
        ForStatementSyntax loop => !loop.Initializers.Contains(node) && node != loop.Declaration,
        CommonForEachStatementSyntax loop => node != loop.Expression,
        ConditionalExpressionSyntax choice => node != choice.Condition,
        ConditionalAccessExpressionSyntax access => node != access.Expression,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } binary =>
            node == binary.Right,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } assignment => node == assignment.Right,
        LabeledStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax => true,
        _ => false,
    };
}
