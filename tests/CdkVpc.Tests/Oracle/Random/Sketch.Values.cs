using System.Globalization;

namespace CdkVpc.Tests.Oracle.Random;

/// <content>Expressions whose value is known, in the forms in which people write them.</content>
internal sealed partial class Sketch
{
    /// <summary>A text.</summary>
    public string Text(string value)
    {
        var half = value.Length / 2;

        // What the reading cannot know has no place in a mistake, which must be reported or not.
        if (HasUndecided && snippet.Rule is null && Choices.Maybe(10))
            return $"(System.Environment.GetEnvironmentVariable(\"CDKVPC_NOWHERE\") ?? {Literal(value)})";
        return (value.AsSpan().ContainsAny('{', '"', '\\') ? Choices.Pick(0, 1, 6, 8) : Choices.Below(9)) switch
        {
            1 => Constant("const string", Literal(value)),
            2 => $"\"{value[..half]}\" + \"{value[half..]}\"",
            3 => $"$\"{{\"{value[..half]}\"}}{value[half..]}\"",
            4 => $"string.Format(\"{{0}}{value[half..]}\", \"{value[..half]}\")",
            5 => $"@{Literal(value)}",
            6 => Setting("string", Literal(value)),
            7 => $"string.Join(\"\", new[] {{ \"{value[..half]}\", \"{value[half..]}\" }})",
            8 => Any("string", Literal(value)),
            _ => Literal(value),
        };
    }

    /// <summary>A whole number.</summary>
    public string Int(int value) => Choices.Below(5) switch
    {
        1 => Constant("const int", Number(value)),
        2 when value > 0 => $"{Number(value - 1)} + 1",
        3 => Setting("int", Number(value)),
        4 => Any("int", Number(value)),
        _ => Number(value),
    };

    /// <summary>A truth.</summary>
    public string Flag(bool value) => Choices.Below(5) switch
    {
        1 => Constant("const bool", value ? "true" : "false"),
        2 => value ? "!false" : "!true",
        3 => Setting("bool", value ? "true" : "false"),
        4 => Any("bool", value ? "true" : "false"),
        _ => value ? "true" : "false",
    };

    /// <summary>A value of any type, given as an expression without effects: as it is, or on a detour that does not change it.</summary>
    public string Any(string type, string expression)
    {
        switch (Choices.Below(9))
        {
            case 1:
                var local = Var(type, "value");
                Code($"var {local} = {expression};");
                return local;
            case 2:
                var made = Var($"Func<{type}>", "make");
                Code($"Func<{type}> {made} = () => {expression};");
                return $"{made}()";
            case 3:
                return $"new {type}[] {{ {expression} }}[0]";
            case 4:
                var same = Name("Same");
                Type($"internal static class {same} {{ public static T Of<T>(T value) => value; }}");
                return $"{same}.Of<{type}>({expression})";
            case 5:
                return $"new Dictionary<string, {type}> {{ [\"a\"] = {expression} }}[\"a\"]";
            case 6:
                var pair = Var(type, "pair");
                Code($"var ({pair}, _) = ({expression}, 0);");
                return pair;
            case 7:
                var chosen = Var(type, "chosen");
                Code($"{type} {chosen};\nif ({Known(value: true)})\n    {chosen} = {expression};\nelse\n    throw new InvalidOperationException();");
                return chosen;
            case 8:
                return $"(\"b\" switch {{ \"b\" => {expression}, _ => throw new InvalidOperationException() }})";
            default:
                return expression;
        }
    }

    /// <summary>A condition whose outcome can be told.</summary>
    public string Known(bool value) => Choices.Below(4) switch
    {
        1 => value ? "1 + 1 == 2" : "1 + 1 == 3",
        2 => value ? "\"abc\".StartsWith(\"ab\")" : "\"abc\".StartsWith(\"bc\")",
        3 => $"{Constant("const string", "\"prod\"")} {(value ? "==" : "!=")} \"prod\"",
        _ => value ? "true" : "false",
    };

    /// <summary>An array.</summary>
    public string Array(string type, params IReadOnlyList<string> items)
    {
        var list = string.Join(", ", items);
        switch (Choices.Below(6))
        {
            case 1:
                var local = Var($"{type}[]", "array");
                Code($"{type}[] {local} = [{list}];");
                return local;
            case 2:
                return $"new List<{type}> {{ {list} }}.ToArray()";
            case 3:
                var built = Var($"List<{type}>", "list");
                Code($"var {built} = new List<{type}>();");
                foreach (var item in items)
                    Code($"{built}.Add({item});");
                return $"{built}.ToArray()";
            case 4:
                return $"new {type}[] {{ {list} }}.Where(one => one is not null).ToArray()";
            case 5:
                return $"Enumerable.Empty<{type}>().Concat(new {type}[] {{ {list} }}).ToArray()";
            default:
                return $"new {type}[] {{ {list} }}";
        }
    }

    /// <summary>A dictionary whose keys are texts.</summary>
    public string Map(string type, params IReadOnlyList<(string Key, string Value)> entries)
    {
        switch (Choices.Below(3))
        {
            case 1:
                return $"new Dictionary<string, {type}> {{ {string.Join(", ", entries.Select(static entry => $"{{ \"{entry.Key}\", {entry.Value} }}"))} }}";
            case 2:
                var local = Var($"Dictionary<string, {type}>", "map");
                Code($"var {local} = new Dictionary<string, {type}>();");
                foreach (var (key, value) in entries)
                    Code($"{local}[\"{key}\"] = {value};");
                return local;
            default:
                return $"new Dictionary<string, {type}> {{ {string.Join(", ", entries.Select(static entry => $"[\"{entry.Key}\"] = {entry.Value}"))} }}";
        }
    }

    private string Constant(string kind, string literal)
    {
        var type = Name("Constants");
        Type($"internal static class {type} {{ public {kind} Value = {literal}; }}");
        return $"{type}.Value";
    }

    /// <summary>A member of an object of settings.</summary>
    private string Setting(string kind, string literal)
    {
        var type = Name("Settings");
        switch (Choices.Below(4))
        {
            case 1:
                Type($"internal sealed class {type} {{ public {kind} Value {{ get; init; }} = {literal}; }}");
                return $"new {type}().Value";
            case 2:
                Type($"internal static class {type} {{ public static readonly {kind} Value = {literal}; }}");
                return $"{type}.Value";
            case 3:
                Type($"internal static class {type} {{ public static {kind} Value => {literal}; }}");
                return $"{type}.Value";
            default:
                Type($"internal sealed record {type}({kind} Value);");
                return $"new {type}({literal}).Value";
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
