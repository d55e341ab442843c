using System.Globalization;
using System.Text.Json;
using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>A piece of a text in a template.</summary>
internal abstract record TemplatePiece
{
    /// <summary>Text as written.</summary>
    public sealed record Literal(string Text) : TemplatePiece;

    /// <summary>An attribute of a resource; 'Ref' for what Ref gives.</summary>
    public sealed record Attribute(TemplateResource Resource, string Name) : TemplatePiece;

    /// <summary>A pseudo parameter, such as 'AWS::Region'.</summary>
    public sealed record Pseudo(string Name) : TemplatePiece;

    /// <summary>What only deployment knows: a parameter, a condition, a function of something unknown.</summary>
    public sealed record Opaque(string Description) : TemplatePiece;
}

/// <summary>A value in a template, its functions evaluated on demand as CloudFormation would, as far as that can be told before deployment.</summary>
/// <param name="Stack">The scope of its references.</param>
/// <param name="Json">The value as written; undefined where there is none.</param>
internal readonly record struct TemplateNode(TemplateStack Stack, JsonElement Json)
{
    /// <summary>Whether there is a value.</summary>
    public bool Exists =>
        Json.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)
        && !(Function is ("Ref", { ValueKind: JsonValueKind.String } name) && name.GetString() == "AWS::NoValue");

    /// <summary>The text, where all of it is known.</summary>
    public string? Text
    {
        get
        {
            var pieces = Pieces();
            return Exists && pieces.All(static piece => piece is TemplatePiece.Literal) ? string.Concat(pieces.Cast<TemplatePiece.Literal>().Select(static piece => piece.Text)) : null;
        }
    }

    /// <summary>The resource of which this is an attribute, such as its id; null where it is none.</summary>
    public TemplateResource? Resource => Attribute?.Resource;

    /// <summary>The attribute of a resource that this is; null where it is none.</summary>
    public TemplatePiece.Attribute? Attribute => Pieces() is [TemplatePiece.Attribute attribute] ? attribute : null;

    /// <summary>The text as a setting.</summary>
    public Setting<string> Setting => !Exists ? Setting<string>.Absent : Text is { } text ? Setting<string>.Of(text) : Setting<string>.Unknown;

    /// <summary>The number as a setting; numbers may be written as texts.</summary>
    public Setting<int> Number => !Exists ? Setting<int>.Absent
        : double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Setting<int>.Of((int)number)
        : Setting<int>.Unknown;

    /// <summary>The name of a function and its argument, where the value is a call of one.</summary>
    public (string Name, JsonElement Argument)? Function
    {
        get
        {
            if (Json.ValueKind != JsonValueKind.Object || Json.EnumerateObject().Take(2).ToArray() is not [var only])
                return null;
            return only.Name == "Ref" || only.Name.StartsWith("Fn::", StringComparison.Ordinal) ? (only.Name, only.Value) : null;
        }
    }

    /// <summary>The flag, or what counts where it is left out; null where it is not known.</summary>
    public bool? FlagOr(bool fallback) => !Exists ? fallback : bool.TryParse(Text, out var flag) ? flag : null;

    /// <summary>A member of an object.</summary>
    public TemplateNode Member(string name)
    {
        var resolved = Resolve();
        return resolved.Json.ValueKind == JsonValueKind.Object && resolved.Json.TryGetProperty(name, out var member) ? resolved.Stack.Node(member) : Stack.Node(default);
    }

    /// <summary>The elements of a list, or the value itself where it stands for a list of one; null where the list is not known.</summary>
    public IReadOnlyList<TemplateNode>? Elements()
    {
        var node = Resolve();
        if (!node.Exists)
            return [];
        if (node.Json.ValueKind == JsonValueKind.Array)
            return [.. node.Json.EnumerateArray().Select(node.Stack.Node).Where(static element => element.Exists)];
        if (node.Function is ("Fn::Split", { ValueKind: JsonValueKind.Array } split))
        {
            // A list that another stack exports: its elements are joined there and split here.
            var joined = node.Stack.Node(split[1]).Resolve();
            return joined.Function is ("Fn::Join", { ValueKind: JsonValueKind.Array } join) && join[0].GetString() == split[0].GetString()
                ? joined.Stack.Node(join[1]).Elements()
                : joined.Text is { } text ? [.. text.Split(split[0].GetString()!).Select(part => node.Stack.Node(JsonSerializer.SerializeToElement(part)))]
                : null;
        }

        return node.Function is ("Fn::GetAZs" or "Fn::If" or "Fn::Cidr", _) ? null : [node];
    }

    /// <summary>The members of an object.</summary>
    public IEnumerable<(string Name, TemplateNode Value)> Members()
    {
        var resolved = Resolve();
        return resolved.Json.ValueKind == JsonValueKind.Object ? resolved.Json.EnumerateObject().Select(member => (member.Name, resolved.Stack.Node(member.Value))) : [];
    }

    /// <summary>The value that stands behind references to other templates and behind selections.</summary>
    public TemplateNode Resolve()
    {
        var node = this;
        while (node.Step() is { } next)
            node = next;
        return node;
    }

    /// <summary>The pieces of a text.</summary>
    public IReadOnlyList<TemplatePiece> Pieces()
    {
        var node = Resolve();
        switch (node.Json.ValueKind)
        {
            case JsonValueKind.String:
                return [new TemplatePiece.Literal(node.Json.GetString()!)];
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return [new TemplatePiece.Literal(node.Json.GetRawText())];
            case JsonValueKind.Object when node.Function is { } function:
                return Merge(Intrinsics.Evaluate(node.Stack, function.Name, function.Argument));
            default:
                return [new TemplatePiece.Opaque(node.Json.ValueKind == JsonValueKind.Undefined ? "" : node.Json.GetRawText())];
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Json.ValueKind == JsonValueKind.Undefined ? "(none)" : Json.GetRawText();

    private TemplateNode? Step()
    {
        switch (Function)
        {
            case ("Ref", var name) when Stack.Nesting is { } nesting && IsParameter(name.GetString()!):
                var given = nesting["Parameters"].Member(name.GetString()!);
                return given.Exists ? given : null;
            case ("Fn::ImportValue", var name):
                return Stack.Node(name).Text is { } export ? Stack.App.Export(export) : null;
            case ("Fn::GetAtt", { ValueKind: JsonValueKind.Array } path) when path[1].ValueKind == JsonValueKind.String && path[1].GetString()!.StartsWith("Outputs.", StringComparison.Ordinal):
                return Stack.Resources.TryGetValue(path[0].GetString()!, out var resource) && Stack.App.NestedStack(resource) is { } nested
                    ? nested.Output(path[1].GetString()!["Outputs.".Length ..])
                    : null;
            case ("Fn::GetAtt", { ValueKind: JsonValueKind.Array } path) when path[1].ValueKind == JsonValueKind.String && path[1].GetString()!.StartsWith("/cdk/exports/", StringComparison.Ordinal):
                return Stack.App.CrossRegionExport(path[1].GetString()!);
            case ("Fn::Select", { ValueKind: JsonValueKind.Array } selection):
                var list = Stack.Node(selection[1]).Resolve();
                var isList = list.Json.ValueKind == JsonValueKind.Array || list.Function is ("Fn::Split", _);
                return isList && Stack.Node(selection[0]).Number.TryGet(out var index) && list.Elements() is { } elements && index < elements.Count ? elements[index] : null;
            default:
                return null;
        }
    }

    private bool IsParameter(string name) => Stack.Json.TryGetProperty("Parameters", out var parameters) && parameters.TryGetProperty(name, out _);

    private static List<TemplatePiece> Merge(IEnumerable<TemplatePiece> pieces)
    {
        var merged = new List<TemplatePiece>();
        foreach (var piece in pieces)
        {
            if (piece is TemplatePiece.Literal { Text: var text } && merged is [.., TemplatePiece.Literal last])
                merged[^1] = new TemplatePiece.Literal(last.Text + text);
            else
                merged.Add(piece);
        }

        return merged;
    }
}
