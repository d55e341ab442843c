using CdkVpc.Analyzers.Scaffolds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Generators.Model;

/// <summary>The construct class that is continued.</summary>
/// <param name="Namespace">Its namespace as code writes it; empty for the global one.</param>
/// <param name="Types">The classes around it and itself, outermost first, as 'NetworkStack&lt;T&gt;'.</param>
/// <param name="Keywords">What each of them is: 'class' or 'record'.</param>
/// <param name="Document">Where the generated document is to be known by: the full name.</param>
internal sealed record HostClass(string Namespace, EquatableArray<string> Types, EquatableArray<string> Keywords, string Document)
{
    /// <summary>The name as comments give it.</summary>
    public string Name => string.Join(".", Types);

    /// <summary>The class, where the contract holds that all scaffolds have in common; else null.</summary>
    public static HostClass? Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!ScaffoldContract.IsConstruct(type) || !ScaffoldContract.IsPartial(type, cancellationToken))
            return null;

        var types = new List<INamedTypeSymbol>();
        for (var current = type; current is not null; current = current.ContainingType)
            types.Insert(0, current);
        var ns = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(Names);
        var document = string.Join(".", types.Select(static t => t.MetadataName.Replace('`', '-')));
        return new HostClass(
            ns,
            types.Select(static t => Identifier(t.Name) + Parameters(t)).ToEquatable(),
            types.Select(static t => KeywordOf(t)).ToEquatable(),
            ns.Length == 0 ? document : $"{ns.Replace("@", "")}.{document}");
    }

    /// <summary>A name as code writes it: one that is a keyword has '@' before it.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static readonly SymbolDisplayFormat Names = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static string KeywordOf(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, _) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string Parameters(INamedTypeSymbol type) =>
        type.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", type.TypeParameters.Select(static parameter => Identifier(parameter.Name)))}>";
}
