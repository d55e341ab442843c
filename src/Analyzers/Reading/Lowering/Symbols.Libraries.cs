using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <content>What types of libraries say about themselves.</content>
internal sealed partial class Symbols
{
    // Compilations share the metadata of a library, be they of one project after edits or of several builds.
    private static readonly ConditionalWeakTable<MetadataId, ConcurrentDictionary<string, LibraryType>> Libraries = new();

    /// <summary>A type of a library by its metadata name; null where there is none.</summary>
    public LibraryType? Describe(string metadataName)
    {
        lock (_declarations.Gate)
        {
            if (!_declarations.Described.TryGetValue(metadataName, out var described))
            {
                described = compilation.GetTypesByMetadataName(metadataName) is [var first, ..] && !IsSource(first) ? Known(metadataName, first) : null;
                _declarations.Described[metadataName] = described;
            }

            return described;
        }
    }

    private LibraryType Known(string metadataName, INamedTypeSymbol type) =>
        compilation.GetMetadataReference(type.ContainingAssembly) is PortableExecutableReference reference
            ? Libraries.GetValue(reference.GetMetadataId(), static _ => new(StringComparer.Ordinal)).GetOrAdd(metadataName, _ => Describe(type))
            : Describe(type);

    private static LibraryType Describe(INamedTypeSymbol type) => new(
        Describe(type.GetAttributes()),
        [.. type.GetMembers().OfType<IPropertySymbol>().Select(static property => new LibraryProperty(property.Name, property.Type.IsReferenceType, Describe(property.GetAttributes())))]);

    private static ImmutableArray<LibraryAttribute> Describe(ImmutableArray<AttributeData> attributes) =>
    [
        .. attributes.Where(static attribute => attribute.AttributeClass is not null).Select(static attribute => new LibraryAttribute(
            SymbolKeys.NameOf(attribute.AttributeClass!),
            [.. attribute.ConstructorArguments.Select(static argument => argument.Kind == TypedConstantKind.Primitive ? argument.Value : null)])),
    ];
}
