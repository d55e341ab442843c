using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Scaffolds;

/// <summary>What an attribute of peering names.</summary>
/// <param name="Vpcs">The names of the members that hold the VPCs, each once.</param>
/// <param name="IsMesh">Whether every pair of them is peered.</param>
internal sealed record PeeringRequest(ImmutableArray<string> Vpcs, bool IsMesh)
{
    /// <summary>The name that the generated names are made of.</summary>
    public string Name => IsMesh ? ScaffoldNames.Mesh : ScaffoldNames.PairOf(Vpcs[0], Vpcs[Vpcs.Length - 1]);

    /// <summary>What an attribute names; null for another attribute, and for one that is not fully written.</summary>
    public static PeeringRequest? Of(AttributeData attribute)
    {
        var isMesh = attribute.Is(ScaffoldNames.VpcPeeringMesh);
        if (!isMesh && !attribute.Is(ScaffoldNames.VpcPeering))
            return null;
        var names = attribute.ConstructorArguments
            .SelectMany(static argument => argument.Kind == TypedConstantKind.Array ? argument.Values.IsDefault ? [] : argument.Values.AsEnumerable() : [argument])
            .Select(static argument => argument.Kind == TypedConstantKind.Primitive ? argument.Value as string : null)
            .ToList();
        if (names.Count < 2 || names.Contains(null))
            return null;
        return new PeeringRequest(isMesh ? names.OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray() : names.OfType<string>().ToImmutableArray(), isMesh);
    }

    /// <summary>The attribute before this one that asks for the same names; null where there is none.</summary>
    public static AttributeData? Namesake(INamedTypeSymbol type, AttributeData attribute)
    {
        var name = Of(attribute)?.Name;
        foreach (var other in type.GetAttributes())
        {
            if (other.IsSame(attribute))
                return null;
            if (Of(other) is { } request && request.Name == name)
                return other;
        }

        return null;
    }

    /// <summary>Whether each name is that of a VPC, and there are two at least whose names can be told apart.</summary>
    public bool IsWellFormed(INamedTypeSymbol type) =>
        Vpcs.All(name => ScaffoldContract.VpcOf(type, name) is not null)
        && (!IsMesh || (Vpcs.Length > 1 && Vpcs.Select(ScaffoldNames.Pascal).Distinct(StringComparer.Ordinal).Count() == Vpcs.Length));
}
