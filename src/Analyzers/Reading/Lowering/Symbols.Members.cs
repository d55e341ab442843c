using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <content>Methods, fields and properties.</content>
internal sealed partial class Symbols
{
    /// <summary>A method, constructor, operator or accessor. Of an extension method that is called on its receiver, the static method.</summary>
    public MethodRef Method(IMethodSymbol symbol)
    {
        symbol = symbol.GetConstructedReducedFrom() ?? symbol;
        if (_known.TryGetValue(symbol, out var known))
            return (MethodRef)known;
        lock (_declarations.Gate)
        {
            var id = Id(symbol);
            var key = SymbolKeys.KeyOf(symbol) + id;
            if (!_declarations.Methods.TryGetValue(key, out var method))
            {
                method = CreateMethod(symbol, id, localFunction: null);
                _declarations.Methods[key] = method;
            }

            _known[symbol] = method;
            return method;
        }
    }

    /// <summary>A local function by its number in the member.</summary>
    public MethodRef LocalFunction(IMethodSymbol symbol, int number)
    {
        lock (_declarations.Gate)
            return CreateMethod(symbol, id: null, number);
    }

    /// <summary>A field. One of a tuple is named by its position, because another tuple type may name it otherwise.</summary>
    public MemberRef Field(IFieldSymbol symbol) => Member(symbol, "", () => new MemberRef
    {
        Declaring = Type(symbol.ContainingType),
        Name = symbol.CorrespondingTupleField?.Name ?? symbol.Name,
        Key = symbol.CorrespondingTupleField?.Name ?? StorageKey(symbol),
        Type = Type(symbol.Type),
        IsStatic = symbol.IsStatic,
        IsField = true,
        IsReadOnly = symbol.IsReadOnly || symbol.IsConst,
        IsSource = IsSource(symbol),
        IsStorage = IsSource(symbol),
        Initializer = symbol.IsConst ? null : InitializerOf(symbol),
        Constant = symbol.HasConstantValue ? Constants.Of(this, symbol.Type, symbol.ConstantValue) : null,
    });

    /// <summary>A property or indexer.</summary>
    public MemberRef Property(IPropertySymbol symbol) => Member(symbol, "", () =>
    {
        var isStorage = symbol.ContainingType.IsAnonymousType || IsStorage(symbol);
        return new MemberRef
        {
            Declaring = Type(symbol.ContainingType),
            Name = symbol.IsIndexer ? symbol.MetadataName : symbol.Name,
            Key = StorageKey(symbol),
            Type = Type(symbol.Type),
            IsStatic = symbol.IsStatic,
            IsIndexer = symbol.IsIndexer,
            IsReadOnly = symbol.SetMethod is null or { IsInitOnly: true },
            IsVirtual = IsDispatched(symbol),
            Slot = SymbolKeys.SlotOf(symbol),
            IsSource = IsSource(symbol),
            IsStorage = isStorage,
            Getter = isStorage ? null : AccessorOf(symbol.GetMethod),
            Setter = isStorage ? null : AccessorOf(symbol.SetMethod),
            Initializer = InitializerOf(symbol),
        };
    });

    /// <summary>The storage behind a property whose accessors say 'field'.</summary>
    public MemberRef Storage(IPropertySymbol symbol) => Member(symbol, "=", () => new MemberRef
    {
        Declaring = Type(symbol.ContainingType),
        Name = symbol.Name,
        Key = StorageKey(symbol),
        Type = Type(symbol.Type),
        IsStatic = symbol.IsStatic,
        IsField = true,
        IsSource = true,
        IsStorage = true,
    });

    /// <summary>The storage of a primary constructor's parameter, which other members read.</summary>
    public MemberRef PrimaryParameter(IParameterSymbol symbol)
    {
        var name = $"({symbol.Name})";
        return new MemberRef
        {
            Declaring = Type(symbol.ContainingType),
            Name = name,
            Key = name,
            Type = Type(symbol.Type),
            IsField = true,
            IsSource = true,
            IsStorage = true,
        };
    }

    /// <summary>A member that the code names and the type lacks.</summary>
    public MemberRef Missing(ITypeSymbol type, string name, bool isStatic) => new()
    {
        Declaring = Type(type),
        Name = name,
        Key = name,
        Type = NoType,
        IsStatic = isStatic,
        IsSource = IsSource(type),
        IsStorage = IsSource(type),
    };

    private MemberRef Member(ISymbol symbol, string role, Func<MemberRef> create)
    {
        if (role.Length == 0 && _known.TryGetValue(symbol, out var known))
            return (MemberRef)known;
        lock (_declarations.Gate)
        {
            var key = SymbolKeys.KeyOf(symbol) + Id(symbol) + role;
            if (!_declarations.Members.TryGetValue(key, out var member))
            {
                member = create();
                _declarations.Members[key] = member;
            }

            if (role.Length == 0)
                _known[symbol] = member;
            return member;
        }
    }

    private MethodRef CreateMethod(IMethodSymbol symbol, MemberId? id, int? localFunction) => new()
    {
        Declaring = Type(symbol.ContainingType),
        Name = symbol.Name,
        Parameters = symbol.Parameters.Select(ParameterOf).ToImmutableArray(),
        Returns = Type(symbol.ReturnType),
        IsStatic = symbol.IsStatic,
        IsExtension = symbol.IsExtensionMethod,
        IsVirtual = IsDispatched(symbol),
        Slot = localFunction is null && IsDispatched(symbol) ? SymbolKeys.SlotOf(symbol) : "",
        IsIterator = id is { } declaration && MemberAt(declaration).IsIterator,
        TypeParameters = symbol.TypeParameters.Select(static p => p.Name).ToImmutableArray(),
        TypeArguments = Types(symbol.TypeArguments),
        Source = id,
        LocalFunction = localFunction,
    };

    private Parameter ParameterOf(IParameterSymbol symbol) =>
        new(symbol.Name, Type(symbol.Type), DefaultOf(symbol), symbol.IsParams, symbol.RefKind is RefKind.Ref or RefKind.Out);

    private Node? DefaultOf(IParameterSymbol symbol) =>
        symbol.HasExplicitDefaultValue ? Constants.Of(this, symbol.Type, symbol.ExplicitDefaultValue)
        : symbol.IsOptional ? new DefaultNode(Type(symbol.Type))
        : null;

    private MethodRef? AccessorOf(IMethodSymbol? accessor)
    {
        var definition = accessor?.OriginalDefinition;
        return accessor is null || definition is null || definition.IsAbstract || definition.IsExtern || Id(definition) is null ? null : Method(accessor);
    }

    private MemberId? InitializerOf(ISymbol symbol) => Id(symbol) is { } id && MemberAt(id).HasInitializer ? id : null;

    private static bool IsDispatched(ISymbol symbol) => symbol.IsVirtual || symbol.IsOverride || symbol.IsAbstract;

    /// <summary>Whether the compiler makes all accessors of a property in source.</summary>
    private bool IsStorage(IPropertySymbol symbol)
    {
        if (!IsSource(symbol) || symbol.IsAbstract || symbol.IsExtern || symbol.IsIndexer)
            return false;
        symbol = symbol.OriginalDefinition;
        symbol = symbol.PartialImplementationPart ?? symbol;
        return symbol.DeclaringSyntaxReferences is [var declaration, ..] && declaration.GetSyntax() switch
        {
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } => accessors.Accessors.All(static a => a.Body is null && a.ExpressionBody is null),
            ParameterSyntax => true,
            _ => false,
        };
    }

    /// <summary>The name, and the type where the base classes store another member of that name.</summary>
    private string StorageKey(ISymbol symbol)
    {
        var name = symbol is IPropertySymbol { IsIndexer: true } ? symbol.MetadataName : symbol.Name;
        if (symbol.ContainingType is not { } declaring || !IsSource(symbol))
            return name;
        for (var type = declaring.BaseType; type is not null; type = type.BaseType)
        {
            foreach (var other in type.GetMembers(name))
            {
                // An override of a library's property stays the property that the library knows.
                if (other is IFieldSymbol or IPropertySymbol && !other.IsAbstract && (!symbol.IsOverride || IsSource(other)))
                    return name + "@" + SymbolKeys.NameOf(declaring);
            }
        }

        return name;
    }
}
