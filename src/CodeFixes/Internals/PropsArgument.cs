using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>Writes into the properties that a construct of the EC2 module is created with.</summary>
internal static class PropsArgument
{
    /// <summary>Whether a property can be set where the construct is created: its properties are left out, or written in place without that one.</summary>
    public static bool HasRoomInProps(this Site site, Draft draft, string type, string property) =>
        site.Props is null ? site.Arguments.Count > 1 : site.PropsInPlace(draft, Symbols.Ec2, type) is { } props && props.ValueOf(property) is null;

    /// <summary>Sets a property: among the others, or in properties of its own where there are none.</summary>
    public static void SetInProps(this Site site, Draft draft, string type, string setting)
    {
        if (site.Props is BaseObjectCreationExpressionSyntax props)
        {
            Initializers.Set(draft, props, setting);
            return;
        }

        var arguments = ((BaseObjectCreationExpressionSyntax)site.Syntax).ArgumentList!.Arguments;
        var name = arguments.Last().NameColon is null ? "" : "props: ";
        var made = $"new {draft.Types.Ec2(type, site.Position)}";
        var initializer = setting.IndexOf('\n') < 0 ? $" {{ {setting} }}" : $"\n{{\n{Initializers.Deeper(setting)},\n}}";
        draft.Insert(arguments.Last().Span.End, $", {name}{made}{initializer}");
    }
}
