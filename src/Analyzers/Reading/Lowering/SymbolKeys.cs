using System.Text;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <summary>Names of types and keys of types and members: equal for equal symbols of two compilations.</summary>
internal static class SymbolKeys
{
    /// <summary>The metadata name with namespace and containing types.</summary>
    public static string NameOf(ITypeSymbol type) => AppendName(new StringBuilder(), type).ToString();

    /// <summary>The name, assembly and type arguments.</summary>
    public static string KeyOf(ITypeSymbol type) => AppendKey(new StringBuilder(), type).ToString();

    /// <summary>The containing type, name, parameter types and type arguments.</summary>
    public static string KeyOf(IMethodSymbol method)
    {
        var key = AppendKey(new StringBuilder(), method.ContainingType).Append('.').Append(method.MetadataName);
        AppendParameters(key, method.OriginalDefinition.Parameters, AppendKey);
        if (method.MethodKind is MethodKind.Conversion)
            AppendKey(key.Append(':'), method.OriginalDefinition.ReturnType);
        return AppendArguments(key, method.TypeArguments).ToString();
    }

    /// <summary>The containing type, name and parameter types.</summary>
    public static string KeyOf(ISymbol member)
    {
        var key = AppendKey(new StringBuilder(), member.ContainingType).Append('.').Append(member.MetadataName);
        if (member is IPropertySymbol { IsIndexer: true } indexer)
            AppendParameters(key, indexer.OriginalDefinition.Parameters, AppendKey);
        return key.ToString();
    }

    /// <summary>The slot of a method: its original declaration, 'Type.Name(parameter types)'.</summary>
    public static string SlotOf(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
            method = overridden;
        method = method.OriginalDefinition;
        var slot = AppendName(new StringBuilder(), method.ContainingType).Append('.').Append(method.MetadataName);
        if (method.Arity > 0)
            slot.Append('`').Append(method.Arity);
        return AppendParameters(slot, method.Parameters, AppendName).ToString();
    }

    /// <summary>The slot of a property: its original declaration, 'Type.Name', with the parameter types of an indexer.</summary>
    public static string SlotOf(IPropertySymbol property)
    {
        while (property.OverriddenProperty is { } overridden)
            property = overridden;
        property = property.OriginalDefinition;
        var slot = AppendName(new StringBuilder(), property.ContainingType).Append('.').Append(property.MetadataName);
        if (property.IsIndexer)
            AppendParameters(slot, property.Parameters, AppendName);
        return slot.ToString();
    }

    private static StringBuilder AppendName(StringBuilder text, ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return AppendName(text, array.ElementType).Append('[').Append(',', array.Rank - 1).Append(']');
            case IPointerTypeSymbol pointer:
                return AppendName(text, pointer.PointedAtType).Append('*');
            case IFunctionPointerTypeSymbol:
                return text.Append("delegate*");
            case ITypeParameterSymbol:
                return text.Append('!').Append(type.Name);
            case IDynamicTypeSymbol:
                return text.Append("dynamic");
            case INamedTypeSymbol { IsAnonymousType: true }:
                return text.Append("<anonymous>");
            case IErrorTypeSymbol { Name: "" }:
                return text.Append('?');
        }

        if (type.ContainingType is { } outer)
            return AppendName(text, outer).Append('+').Append(type.MetadataName);
        AppendNamespace(text, type.ContainingNamespace);
        return text.Append(type.MetadataName);
    }

    private static void AppendNamespace(StringBuilder text, INamespaceSymbol? ns)
    {
        if (ns is null || ns.IsGlobalNamespace)
            return;
        AppendNamespace(text, ns.ContainingNamespace);
        text.Append(ns.Name).Append('.');
    }

    private static StringBuilder AppendKey(StringBuilder text, ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return AppendKey(text, array.ElementType).Append('[').Append(',', array.Rank - 1).Append(']');
            case ITypeParameterSymbol parameter:
                AppendName(text, type);
                foreach (var constraint in parameter.ConstraintTypes)
                    AppendName(text.Append(':'), constraint);
                return text;
            case INamedTypeSymbol { IsAnonymousType: true }:
                text.Append("<anonymous>");
                foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
                    AppendKey(text.Append(' ').Append(property.Name).Append(':'), property.Type);
                return text;
            case INamedTypeSymbol named:
                // A type that cannot be bound, such as an inaccessible one, may have the name and the assembly of one that is there.
                AppendName(text, type).Append(type.TypeKind == TypeKind.Error ? '?' : '@').Append(type.ContainingAssembly?.Name);
                for (var current = named; current is not null; current = current.ContainingType)
                    AppendArguments(text, current.TypeArguments);
                return text;
            default:
                return AppendName(text, type);
        }
    }

    private static StringBuilder AppendArguments(StringBuilder text, IReadOnlyList<ITypeSymbol> arguments)
    {
        if (arguments.Count == 0)
            return text;
        text.Append('<');
        foreach (var argument in arguments)
            AppendKey(text, argument).Append(',');
        return text.Append('>');
    }

    private static StringBuilder AppendParameters(StringBuilder text, IReadOnlyList<IParameterSymbol> parameters, Func<StringBuilder, ITypeSymbol, StringBuilder> append)
    {
        text.Append('(');
        for (var i = 0; i < parameters.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            append(text, parameters[i].Type);
            if (parameters[i].RefKind != RefKind.None)
                text.Append('&');
        }

        return text.Append(')');
    }
}
