using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>Questions to symbols and expressions.</summary>
internal static class Symbols
{
    /// <summary>The namespace of the EC2 module.</summary>
    public const string Ec2 = "Amazon.CDK.AWS.EC2";

    /// <summary>Whether it is the type of that name.</summary>
    public static bool Is(this ITypeSymbol type, string @namespace, string name) =>
        type.Name == name && type.ContainingNamespace?.ToDisplayString() == @namespace;

    /// <summary>Whether it is the type of that name, derives from it or implements it.</summary>
    public static bool DerivesFrom(this ITypeSymbol type, string @namespace, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(@namespace, name))
                return true;
        }

        return type.AllInterfaces.Any(implemented => implemented.Is(@namespace, name));
    }

    /// <summary>Whether an expression may be written again: a variable, a parameter, or members of such, 'props.Vpc'.</summary>
    public static bool IsPath(this ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax => true,
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access => access.Expression.IsPath(),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var index }] } element =>
            element.Expression.IsPath() && (index is LiteralExpressionSyntax || index.IsPath()),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven => forgiven.Operand.IsPath(),
        _ => false,
    };

    /// <summary>Whether an expression means at the position what it means where it stands: all that it names is there already.</summary>
    public static bool IsVisibleAt(this ExpressionSyntax expression, int position, SemanticModel model) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(static name => name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name)
            .All(name => model.GetSymbolInfo(name).Symbol is { } symbol
                && model.LookupSymbols(position, name: name.Identifier.ValueText).Contains(symbol, SymbolEqualityComparer.Default)
                && !(symbol is ILocalSymbol && symbol.DeclaringSyntaxReferences.Any(declared => declared.Span.Start > position)));

    /// <summary>The account of the stack that code at <paramref name="node"/> is of, as an expression.</summary>
    public static string Account(Draft draft, SyntaxNode node)
    {
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax);
        var isStatic = member is null || member.Modifiers.Any(SyntaxKind.StaticKeyword) || node.FirstAncestorOrSelf<LocalFunctionStatementSyntax>()?.Modifiers.Any(SyntaxKind.StaticKeyword) == true;
        var meant = draft.Model.LookupSymbols(node.SpanStart, name: "Account");
        var isOfStack = !isStatic && meant.Length == 1 && meant[0] is IPropertySymbol { ContainingType: var type } && type.DerivesFrom("Amazon.CDK", "Stack");
        return isOfStack ? "Account" : $"{draft.Types.Core("Aws", node.SpanStart)}.ACCOUNT_ID";
    }
}
