using CdkVpc.Analyzers.Scaffolds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>
/// How the attributes of the scaffolds are used in a document. That needs the declarations of its classes and the syntax of their parts, and no body
/// is bound.
/// </summary>
internal static class ScaffoldAnalysis
{
    private const string MethodPrefix = "Scaffold";

    /// <summary>Whether a declaration of a program has one of the attributes: only then is there anything to report.</summary>
    public static bool HasScaffolds(Compilation compilation) => compilation.SyntaxTrees.Any(static tree => !ScaffoldSyntax.AttributesOf(tree).IsEmpty);

    /// <summary>The diagnostics of a document.</summary>
    public static IReadOnlyList<Diagnostic> In(SyntaxNodeAnalysisContext context)
    {
        try
        {
            return In(context.Node, context.SemanticModel, context.CancellationToken).ToList();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            AppReader.OnFailure?.Invoke(exception);
            return [];
        }
    }

    private static IEnumerable<Diagnostic> In(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var declaration in root.DescendantNodes().Where(IsOfScaffold).Select(static node => node.FirstAncestorOrSelf<TypeDeclarationSyntax>()).OfType<TypeDeclarationSyntax>().Distinct())
        {
            if (model.GetDeclaredSymbol(declaration, cancellationToken) is not { } type || !types.Add(type) || ScaffoldedClass.Of(type, model.Compilation) is not { } scaffolded)
                continue;
            foreach (var finding in ScaffoldCatalogue.All.SelectMany(rule => rule.Evaluate(scaffolded, cancellationToken)))
            {
                // The other parts of the class report what is in them.
                if (finding.Location.SourceTree == root.SyntaxTree)
                    yield return Diagnostic.Create(Descriptors.Of(finding.Rule), finding.Location, finding.Properties, finding.Arguments.ToArray<object>());
            }
        }
    }

    /// <summary>An attribute, or a call of a generated method, by its name.</summary>
    private static bool IsOfScaffold(SyntaxNode node) => node switch
    {
        AttributeSyntax attribute => ScaffoldSyntax.IsAttribute(attribute),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: IdentifierNameSyntax name } => name.Identifier.ValueText.StartsWith(MethodPrefix, StringComparison.Ordinal),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access } =>
            access.Name.Identifier.ValueText.StartsWith(MethodPrefix, StringComparison.Ordinal),
        _ => false,
    };
}
