using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.Analyzers.Scaffolds;

/// <summary>The attributes of scaffolds as they are written: by their names, which may be those of others. Aliases of them are not followed.</summary>
internal static class ScaffoldSyntax
{
    private static readonly HashSet<string> Names = new(
        ScaffoldContract.VpcAttributes.Add(ScaffoldNames.VpcPeering).Add(ScaffoldNames.VpcPeeringMesh)
            .SelectMany(static name => new[] { name, name.Substring(0, name.Length - "Attribute".Length) }),
        StringComparer.Ordinal);

    private static readonly ConditionalWeakTable<SyntaxTree, Document> Documents = new();

    /// <summary>Whether an attribute has the name of one of a scaffold.</summary>
    public static bool IsAttribute(AttributeSyntax attribute) => Names.Contains(NameOf(attribute.Name));

    /// <summary>The attributes of scaffolds on declarations of a document. Kept for each tree: bodies, which are most of one, are passed over.</summary>
    public static ImmutableArray<AttributeSyntax> AttributesOf(SyntaxTree tree) => DocumentOf(tree).Attributes;

    /// <summary>The attributes of scaffolds of a document as they are written, one after the other; empty where it has none.</summary>
    public static string TextOf(SyntaxTree tree) => DocumentOf(tree).Text;

    private static Document DocumentOf(SyntaxTree tree) => Documents.GetValue(tree, static t =>
    {
        var attributes = t.GetRoot()
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax or AttributeListSyntax)
            .OfType<AttributeSyntax>()
            .Where(IsAttribute)
            .ToImmutableArray();
        return new Document(attributes, string.Join("\n", attributes));
    });

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private sealed record Document(ImmutableArray<AttributeSyntax> Attributes, string Text);
}
