using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using CdkVpc.Analyzers.Reading.Lowering;
using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Generators.Peering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.Generators.Model;

/// <summary>All that the attributes of a program ask for. No symbol, no syntax.</summary>
/// <param name="Vpcs">What those of VPCs ask for.</param>
/// <param name="Peerings">What those of peering ask for.</param>
internal sealed record ProgramScaffolds(EquatableArray<VpcScaffold> Vpcs, EquatableArray<PeeringScaffold> Peerings)
{
    private static readonly ProgramScaffolds None = new(default, default);

    // By the declarations of a program: as long as none differs, and no attribute, the compiler need not bind the attributes again, which is what an edit
    // in a body would cost otherwise.
    private static readonly ConditionalWeakTable<Declarations, Known> Recent = new();

    /// <summary>What the attributes of a program ask for.</summary>
    public static ProgramScaffolds Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var texts = compilation.SyntaxTrees.Select(ScaffoldSyntax.TextOf).Where(static text => text.Length > 0).ToImmutableArray();
        if (texts.IsEmpty)
            return None;

        var declarations = ProgramVersion.Of(compilation).Declarations;
        if (Recent.TryGetValue(declarations, out var known) && known.Texts.SequenceEqual(texts))
            return known.Scaffolds;

        var scaffolds = Read(compilation, cancellationToken);
        Recent.Remove(declarations);
        Recent.GetValue(declarations, _ => new Known(texts, scaffolds));
        return scaffolds;
    }

    private static ProgramScaffolds Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var symbols = compilation.SyntaxTrees
            .SelectMany(static tree => ScaffoldSyntax.AttributesOf(tree))
            .SelectMany(attribute => SymbolsOf(attribute, compilation, cancellationToken))
            .Distinct<ISymbol>(SymbolEqualityComparer.Default)
            .ToList();
        return new ProgramScaffolds(
            symbols.Select(member => VpcScaffold.Of(member, compilation, cancellationToken)).OfType<VpcScaffold>().ToEquatable(),
            symbols.OfType<INamedTypeSymbol>().SelectMany(type => PeeringScaffold.Of(type, cancellationToken)).ToEquatable());
    }

    /// <summary>What an attribute is written at.</summary>
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "Declarations are asked for, and no body.")]
    private static IEnumerable<ISymbol> SymbolsOf(AttributeSyntax attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        var model = compilation.GetSemanticModel(attribute.SyntaxTree);
        var declaration = attribute.Parent?.Parent;
        var declared = declaration is BaseFieldDeclarationSyntax field ? field.Declaration.Variables.AsEnumerable<SyntaxNode>() : declaration is null ? [] : [declaration];
        foreach (var node in declared)
        {
            if (model.GetDeclaredSymbol(node, cancellationToken) is { } symbol)
                yield return symbol is IPropertySymbol { PartialDefinitionPart: { } definition } ? definition : symbol;
        }
    }

    private sealed record Known(ImmutableArray<string> Texts, ProgramScaffolds Scaffolds);
}
