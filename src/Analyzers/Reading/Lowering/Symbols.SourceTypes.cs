using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <content>What types in source declare.</content>
internal sealed partial class Symbols
{
    /// <summary>All classes, structs and records in source, in the order of trees and declarations.</summary>
    public ImmutableArray<TypeRef> SourceTypes()
    {
        lock (_declarations.Gate)
        {
            if (_declarations.SourceTypes.IsDefault)
            {
                var found = new List<(int Tree, int Position, INamedTypeSymbol Symbol)>();
                Collect(compilation.Assembly.GlobalNamespace, found);
                found.Sort(static (a, b) => a.Tree != b.Tree ? a.Tree.CompareTo(b.Tree) : a.Position.CompareTo(b.Position));
                _declarations.SourceTypes = found.Select(f => Type(f.Symbol)).ToImmutableArray();
            }

            return _declarations.SourceTypes;
        }
    }

    private void Collect(INamespaceOrTypeSymbol container, List<(int Tree, int Position, INamedTypeSymbol Symbol)> found)
    {
        if (container is INamespaceSymbol ns)
        {
            foreach (var inner in ns.GetNamespaceMembers())
                Collect(inner, found);
        }

        foreach (var type in container.GetTypeMembers())
        {
            if (type.TypeKind is TypeKind.Class or TypeKind.Struct
                && type.DeclaringSyntaxReferences is [var first, ..] && version.IndexOf(first.SyntaxTree) is { } tree)
            {
                found.Add((tree, first.Span.Start, type));
            }

            Collect(type, found);
        }
    }

    private SourceType SourceTypeOf(INamedTypeSymbol symbol)
    {
        var initialized = ImmutableArray.CreateBuilder<MemberRef>();
        var constructors = ImmutableArray.CreateBuilder<MethodRef>();
        var helpers = ImmutableArray.CreateBuilder<MethodRef>();
        var methods = ImmutableDictionary.CreateBuilder<string, MethodRef>(StringComparer.Ordinal);
        var properties = ImmutableDictionary.CreateBuilder<string, MemberRef>(StringComparer.Ordinal);
        MethodRef? staticConstructor = null;
        foreach (var member in symbol.GetMembers())
        {
            switch (member)
            {
                case IFieldSymbol { IsImplicitlyDeclared: false, IsConst: false } field:
                    AddInitialized(Field(field));
                    break;
                case IPropertySymbol { IsImplicitlyDeclared: false } property:
                    var reference = Property(property);
                    AddInitialized(reference);
                    if (reference.IsVirtual && !property.IsAbstract)
                        properties[reference.Slot] = reference;
                    break;
                case IMethodSymbol { MethodKind: MethodKind.StaticConstructor } method when Id(method) is not null:
                    staticConstructor = Method(method);
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Constructor } method when Id(method) is not null:
                    constructors.Add(Method(method));
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary, IsAbstract: false, IsImplicitlyDeclared: false } method:
                    if (IsDispatched(method))
                        methods[SymbolKeys.SlotOf(method)] = Method(method);
                    if (!method.IsGenericMethod && method.Parameters.Any(TakesLibrary) && Id(method) is not null)
                        helpers.Add(Method(method));
                    break;
            }
        }

        if (symbol.TypeKind != TypeKind.Interface)
            AddImplementations(symbol, methods, properties);
        initialized.Sort(static (a, b) => Compare(a.Initializer!.Value, b.Initializer!.Value));
        return new SourceType
        {
            Initialized = initialized.ToImmutable(),
            Constructors = constructors.ToImmutable(),
            Helpers = helpers.ToImmutable(),
            StaticConstructor = staticConstructor,
            MethodsBySlot = methods.ToImmutable(),
            PropertiesBySlot = properties.ToImmutable(),
            ImplicitBaseCall = constructors.Count == 0 ? ImplicitBaseCallOf(symbol) : null,
        };

        void AddInitialized(MemberRef member)
        {
            if (member.Initializer is not null)
                initialized.Add(member);
        }

        bool TakesLibrary(IParameterSymbol parameter) =>
            parameter.Type is INamedTypeSymbol { TypeKind: not TypeKind.Enum, OriginalDefinition.SpecialType: SpecialType.None } type && !IsSource(type);

        static int Compare(MemberId a, MemberId b) => a.Tree != b.Tree ? a.Tree.CompareTo(b.Tree) : a.Ordinal.CompareTo(b.Ordinal);
    }

    /// <summary>base() of a class in source or a library, where no constructor spells it out; null for object.</summary>
    public ConstructorCallNode? ImplicitBaseCallOf(INamedTypeSymbol symbol) =>
        symbol is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } baseType }
            && baseType.InstanceConstructors.Where(static c => c.Parameters.All(static p => p.IsOptional || p.IsParams)).OrderBy(static c => c.Parameters.Length).FirstOrDefault() is { } constructor
            ? new ConstructorCallNode(Method(constructor), ImmutableArray<Argument>.Empty, Anchor.None)
            : null;

    /// <summary>Adds the members that implement interfaces, of those that the type or its bases in source list: libraries dispatch their own.</summary>
    private void AddImplementations(INamedTypeSymbol symbol, ImmutableDictionary<string, MethodRef>.Builder methods, ImmutableDictionary<string, MemberRef>.Builder properties)
    {
        var interfaces = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        for (var type = symbol; type is not null && IsSource(type); type = type.BaseType)
        {
            foreach (var listed in type.Interfaces)
            {
                interfaces.Add(listed);
                interfaces.UnionWith(listed.AllInterfaces);
            }
        }

        foreach (var member in interfaces.SelectMany(static i => i.GetMembers()))
        {
            if (member.IsStatic || member is not (IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }))
                continue;
            switch (OverrideOf(symbol.FindImplementationForInterfaceMember(member), symbol))
            {
                case IMethodSymbol { IsAbstract: false, IsImplicitlyDeclared: false } method when IsSource(method):
                    methods[SymbolKeys.SlotOf((IMethodSymbol)member)] = Method(method);
                    break;
                case IPropertySymbol { IsAbstract: false } property when IsSource(property):
                    properties[SymbolKeys.SlotOf((IPropertySymbol)member)] = Property(property);
                    break;
            }
        }
    }

    /// <summary>What a type has in place of a member of its base: the nearest override, or the member itself.</summary>
    private static ISymbol? OverrideOf(ISymbol? member, INamedTypeSymbol symbol)
    {
        if (member is null || !IsDispatched(member))
            return member;
        for (var type = symbol; type is not null && !SymbolEqualityComparer.Default.Equals(type, member.ContainingType); type = type.BaseType)
        {
            foreach (var candidate in type.GetMembers(member.Name))
            {
                for (var overridden = Overridden(candidate); overridden is not null; overridden = Overridden(overridden))
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden, member))
                        return candidate;
                }
            }
        }

        return member;

        static ISymbol? Overridden(ISymbol member) => member switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            _ => null,
        };
    }

    /// <summary>Top-level statements or Main, also of a program that is compiled as a library; null where there is none.</summary>
    public MethodRef? EntryPoint(CancellationToken cancellationToken)
    {
        lock (_declarations.Gate)
        {
            if (!_declarations.HasEntryPoint)
            {
                var symbol = compilation.GetEntryPoint(cancellationToken) ?? FindEntryPoint(cancellationToken);
                _declarations.EntryPoint = symbol is not null && Id(symbol) is not null ? Method(symbol) : null;
                _declarations.HasEntryPoint = true;
            }

            return _declarations.EntryPoint;
        }
    }

    private IMethodSymbol? FindEntryPoint(CancellationToken cancellationToken)
    {
        var programs = compilation.Assembly.GlobalNamespace.GetTypeMembers(WellKnownMemberNames.TopLevelStatementsEntryPointTypeName);
        var mains = compilation.GetSymbolsWithName(WellKnownMemberNames.EntryPointMethodName, SymbolFilter.Member, cancellationToken);
        return programs.SelectMany(static p => p.GetMembers(WellKnownMemberNames.TopLevelStatementsEntryPointMethodName))
            .Concat(mains)
            .OfType<IMethodSymbol>()
            .FirstOrDefault(static m => m is { IsStatic: true, IsGenericMethod: false, Parameters.Length: <= 1, ContainingType.IsGenericType: false });
    }
}
