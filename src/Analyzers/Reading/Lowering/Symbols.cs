using System.Collections.Concurrent;
using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <summary>
/// Turns the symbols of one compilation into references without symbols, one instance a type or member and program version.
/// </summary>
internal sealed partial class Symbols(Compilation compilation, ProgramVersion version)
{
    // A generic type may have a base or elements of ever larger types: class A<T> : B<A<A<T>>>.
    private const int MaxNesting = 8;

    private readonly Declarations _declarations = version.Declarations;
    private readonly ConcurrentDictionary<ISymbol, object> _known = new(SymbolEqualityComparer.Default);
    private readonly Queue<(TypeRef Type, INamedTypeSymbol Symbol)> _undescribed = new();
    private int _nesting;
    private bool _describing;

    /// <summary>What stands for a type that is not there.</summary>
    private static readonly TypeRef NoType = new() { Name = "?", IsError = true };

    /// <summary>A type.</summary>
    public TypeRef Type(ITypeSymbol? symbol)
    {
        if (symbol is null)
            return NoType;
        if (_known.TryGetValue(symbol, out var known))
            return (TypeRef)known;
        lock (_declarations.Gate)
        {
            var key = SymbolKeys.KeyOf(symbol);
            if (!_declarations.Types.TryGetValue(key, out var type))
                type = Create(symbol, key);
            _known[symbol] = type;
            Describe();
            return type;
        }
    }

    /// <summary>The types by their symbols.</summary>
    public ImmutableArray<TypeRef> Types(ImmutableArray<ITypeSymbol> symbols) =>
        symbols.IsEmpty ? ImmutableArray<TypeRef>.Empty : ImmutableArray.CreateRange(symbols, Type);

    /// <summary>A type of the program or a library by its metadata name; null where there is none.</summary>
    public TypeRef? FindType(string metadataName)
    {
        lock (_declarations.Gate)
        {
            if (!_declarations.Found.TryGetValue(metadataName, out var type))
            {
                type = compilation.GetTypesByMetadataName(metadataName) is [var first, ..] ? Type(first) : null;
                _declarations.Found[metadataName] = type;
            }

            return type;
        }
    }

    /// <summary>Whether a symbol is declared by the compilation that is read.</summary>
    public bool IsSource(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    /// <summary>The declaration of a member in source; null where it has none.</summary>
    public MemberId? Id(ISymbol symbol)
    {
        symbol = symbol.OriginalDefinition switch
        {
            IMethodSymbol { PartialImplementationPart: { } part } => part,
            IPropertySymbol { PartialImplementationPart: { } part } => part,
            var definition => definition,
        };

        // What the compiler adds to a record points at the declaration of the record.
        if (symbol.IsImplicitlyDeclared || symbol.DeclaringSyntaxReferences is not [var declaration, ..] || version.IndexOf(declaration.SyntaxTree) is not { } tree)
            return null;
        return version.Trees[tree].Members.OrdinalOf(declaration.GetSyntax()) is { } ordinal ? new MemberId(tree, ordinal) : null;
    }

    private MemberTable.Member MemberAt(MemberId id) => version.Trees[id.Tree].Members.Members[id.Ordinal];

    private TypeRef Create(ITypeSymbol symbol, string key)
    {
        var named = symbol as INamedTypeSymbol;
        var bases = BasesOf(symbol).Select(SymbolKeys.NameOf).ToImmutableArray();
        var constraints = symbol is ITypeParameterSymbol parameter ? parameter.ConstraintTypes : [];
        var type = new TypeRef
        {
            Name = SymbolKeys.NameOf(symbol),
            Assembly = symbol is INamedTypeSymbol ? symbol.ContainingAssembly?.Name ?? "" : "",
            BaseNames = bases,
            InterfaceNames = [.. symbol.AllInterfaces.Concat(constraints.SelectMany(static c => c.AllInterfaces)).Select(SymbolKeys.NameOf),
                .. constraints.Where(static c => c.TypeKind == TypeKind.Interface).Select(SymbolKeys.NameOf)],
            TypeArguments = named is null ? ImmutableArray<TypeRef>.Empty : Types(named.TypeArguments),
            IsInterface = symbol.TypeKind == TypeKind.Interface,
            IsAbstract = symbol.IsAbstract,
            IsEnum = symbol.TypeKind == TypeKind.Enum,
            IsValueType = symbol.IsValueType,
            IsDelegate = symbol.TypeKind == TypeKind.Delegate,
            IsArray = symbol is IArrayTypeSymbol,
            IsTypeParameter = symbol is ITypeParameterSymbol,
            IsRecord = symbol.IsRecord,
            IsError = symbol.TypeKind == TypeKind.Error,
        };

        // Registered before what may lead back to it.
        _declarations.Types[key] = type;
        if (_nesting < MaxNesting)
        {
            _nesting++;
            type.Base = symbol.BaseType is { } baseType ? Type(baseType) : null;
            type.Element = ElementOf(symbol) is { } element ? Type(element) : null;
            _nesting--;
        }

        if (named is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, IsAnonymousType: false } && IsSource(named))
            _undescribed.Enqueue((type, named));
        return type;
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(ITypeSymbol symbol)
    {
        var first = symbol is ITypeParameterSymbol parameter
            ? parameter.ConstraintTypes.OfType<INamedTypeSymbol>().FirstOrDefault(static c => c.TypeKind == TypeKind.Class)
            : symbol.BaseType;
        for (var current = first; current is not null; current = current.BaseType)
            yield return current;
    }

    /// <summary>What foreach gives; null for a string, which is one value here.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol symbol) => symbol switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { SpecialType: not SpecialType.System_String } named => ElementOf(named),
        _ => null,
    };

    private static ITypeSymbol? ElementOf(INamedTypeSymbol named)
    {
        if (IsSequence(named))
            return named.TypeArguments[0];
        foreach (var implemented in named.AllInterfaces)
        {
            if (IsSequence(implemented))
                return implemented.TypeArguments[0];
        }

        return null;

        static bool IsSequence(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || (type is { MetadataName: "IAsyncEnumerable`1" or "Span`1" or "ReadOnlySpan`1", ContainingNamespace.Name: "Generic" or "System" });
    }

    /// <summary>Fills in what types in source declare, one after the other: each may lead to more types.</summary>
    private void Describe()
    {
        if (_describing)
            return;
        _describing = true;
        try
        {
            while (_undescribed.Count > 0)
            {
                var (type, symbol) = _undescribed.Dequeue();
                var definition = Type(symbol.OriginalDefinition);
                type.Source = definition.Source ??= SourceTypeOf(symbol.OriginalDefinition);
            }
        }
        finally
        {
            _describing = false;
        }
    }
}
