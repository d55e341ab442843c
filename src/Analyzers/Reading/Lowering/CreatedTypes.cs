using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <summary>
/// The names of the types that a tree creates objects of. Only syntax, made once a tree: a name may be that of another type as well,
/// which is good enough to tell what is most likely created by other code from what only stands there.
/// </summary>
internal static class CreatedTypes
{
    private const string New = "new";

    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> Names = new();

    /// <summary>Simple names of the types that this tree creates objects of.</summary>
    public static HashSet<string> Of(SyntaxTree tree) => Names.GetValue(tree, Collect);

    // Looking for the word is much cheaper than visiting all nodes, which the compiler makes as they are visited.
    private static HashSet<string> Collect(SyntaxTree tree)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var root = tree.GetRoot();
        var text = root.ToFullString();
        for (var i = text.IndexOf(New, StringComparison.Ordinal); i >= 0; i = text.IndexOf(New, i + New.Length, StringComparison.Ordinal))
        {
            if (root.FindToken(i) is not { RawKind: (int)SyntaxKind.NewKeyword } token || token.SpanStart != i)
                continue;
            switch (token.Parent)
            {
                case ObjectCreationExpressionSyntax creation:
                    Add(creation.Type);
                    break;

                // new(...): the type is written where the value goes to.
                case ImplicitObjectCreationExpressionSyntax creation when TargetOf(creation) is { } target:
                    Add(target);
                    break;
            }
        }

        return names;

        void Add(TypeSyntax type)
        {
            foreach (var name in type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
                names.Add(name.Identifier.ValueText);
        }
    }

    private static TypeSyntax? TargetOf(SyntaxNode creation) => creation.FirstAncestorOrSelf<SyntaxNode>(static node =>
        node is VariableDeclarationSyntax or PropertyDeclarationSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax) switch
    {
        VariableDeclarationSyntax variable => variable.Type,
        PropertyDeclarationSyntax property => property.Type,
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax function => function.ReturnType,
        _ => null,
    };
}
