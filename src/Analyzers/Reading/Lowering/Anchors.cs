using CdkVpc.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <summary>Where an expression is anchored: the name of what is created or called.</summary>
internal static class Anchors
{
    /// <summary>The place of an expression's name; all of it where it has none.</summary>
    public static Anchor Of(SyntaxNode syntax)
    {
        var span = SpanOf(syntax);
        return new Anchor(syntax.SyntaxTree, span.Start, span.Length);
    }

    private static TextSpan SpanOf(SyntaxNode syntax) => syntax switch
    {
        ObjectCreationExpressionSyntax creation => SpanOf(creation.Type),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.Span,
        InvocationExpressionSyntax invocation => SpanOf(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name.Identifier.Span,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.Span,
        SimpleNameSyntax name => name.Identifier.Span,
        QualifiedNameSyntax name => name.Right.Identifier.Span,
        AliasQualifiedNameSyntax name => name.Name.Identifier.Span,
        ConditionalAccessExpressionSyntax access => SpanOf(access.WhenNotNull),
        ElementAccessExpressionSyntax access => access.ArgumentList.Span,
        ConstructorInitializerSyntax call => call.ThisOrBaseKeyword.Span,
        PrimaryConstructorBaseTypeSyntax call => SpanOf(call.Type),
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Span,
        TypeDeclarationSyntax type => type.Identifier.Span,
        WithExpressionSyntax with => with.WithKeyword.Span,
        _ => syntax.Span,
    };
}
