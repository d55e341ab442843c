using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <summary>Values that the compiler knows.</summary>
internal static class Constants
{
    /// <summary>A constant of a type: a literal, the member of an enum that has the value, or the default of a struct.</summary>
    public static Node Of(Symbols symbols, ITypeSymbol? type, object? value)
    {
        if (value is null)
            return type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } ? new DefaultNode(symbols.Type(type)) : new LiteralNode(null);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] })
            type = underlying;
        return type is { TypeKind: TypeKind.Enum } ? new EnumNode(symbols.Type(type), MemberOf(type, value), value) : new LiteralNode(value);
    }

    /// <summary>The name of an enum's first member with a value; empty where there is none, as for a combination of flags.</summary>
    private static string MemberOf(ITypeSymbol type, object value)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value))
                return field.Name;
        }

        return "";
    }
}
