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
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> Names = new();

    /// <summary>Simple names of the types that this tree creates objects of.</summary>
    public static HashSet<string> Of(SyntaxTree tree) => Names.GetValue(tree, static t => Collect(t.GetRoot()));

    private static HashSet<string> Collect(SyntaxNode root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
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
