using Microsoft.CodeAnalysis;

namespace CdkVpc.Generators.Model;

/// <summary>Reads the arguments of attributes, also of those that are not fully written yet.</summary>
internal static class AttributeArguments
{
    /// <summary>An argument by position; <paramref name="absent"/> where it is left out or of another type.</summary>
    public static T Argument<T>(this AttributeData attribute, int position, T absent) =>
        position < attribute.ConstructorArguments.Length ? ValueOf(attribute.ConstructorArguments[position], absent) : absent;

    /// <summary>An argument by name; <paramref name="absent"/> where it is left out or of another type.</summary>
    public static T Argument<T>(this AttributeData attribute, string name, T absent)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return ValueOf(argument.Value, absent);
        }

        return absent;
    }

    private static T ValueOf<T>(TypedConstant constant, T absent) =>
        constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum && constant.Value is T value ? value : absent;
}
