using System.Text.Json;
using CdkVpc.Tests.Scaffolds;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Oracle.Scaffolds;

/// <summary>The template of a stack with a scaffold: its resources by their construct paths below the stack.</summary>
internal sealed class ScaffoldedTemplate
{
    private readonly Dictionary<string, JsonElement> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    private ScaffoldedTemplate(JsonElement template)
    {
        foreach (var resource in template.GetProperty("Resources").EnumerateObject())
        {
            if (!resource.Value.TryGetProperty("Metadata", out var metadata) || !metadata.TryGetProperty("aws:cdk:path", out var path))
                continue;
            var below = path.GetString()!.Split('/', 2)[1];
            below = below.EndsWith("/Resource", StringComparison.Ordinal) ? below[..^"/Resource".Length] : below;
            _resources.Add(below, resource.Value);
            _paths.Add(resource.Name, below);
        }
    }

    /// <summary>The template of a stack with these attributes on its VPC, and these statements after the scaffold's call.</summary>
    public static ScaffoldedTemplate Of(string attributes, string statements = "", string props = ScaffoldedApp.ThreeTiers) =>
        OfSource(ScaffoldedApp.Stack(attributes, statements, props));

    /// <summary>The template of the stack 'NetworkStack' of a source.</summary>
    public static ScaffoldedTemplate OfSource(string source) => new(Synthesis.RunStacks("global using System;\n" + source.Replace("internal sealed partial class", "public sealed partial class", StringComparison.Ordinal), "NetworkStack").Template);

    /// <summary>The paths and types of the resources whose paths begin with this.</summary>
    public IEnumerable<string> Below(string path) =>
        _resources.Where(resource => resource.Key.StartsWith(path, StringComparison.Ordinal)).Select(static resource => $"{resource.Key}: {resource.Value.GetProperty("Type").GetString()}").Order(StringComparer.Ordinal);

    /// <summary>The paths of the resources of a type.</summary>
    public IEnumerable<string> OfType(string type) =>
        _resources.Where(resource => resource.Value.GetProperty("Type").GetString() == type).Select(static resource => resource.Key).Order(StringComparer.Ordinal);

    /// <summary>The paths of those that a resource waits for by itself.</summary>
    public IEnumerable<string> DependenciesOf(string path) =>
        _resources[path].TryGetProperty("DependsOn", out var names) ? names.EnumerateArray().Select(name => _paths[name.GetString()!]) : [];

    /// <summary>The properties of a resource are these, with paths for logical names, '@Vpc' for a Ref and '@Vpc.Arn' for an attribute.</summary>
    public void Has(string path, string properties)
    {
        var expected = JsonSerializer.Serialize(JsonDocument.Parse(properties).RootElement);
        Assert.Equal(expected, JsonSerializer.Serialize(JsonDocument.Parse(Text(_resources[path].GetProperty("Properties"))).RootElement));
    }

    /// <summary>A property of a resource as text; null where it has none.</summary>
    public string? Property(string path, string name) =>
        !_resources[path].GetProperty("Properties").TryGetProperty(name, out var value) ? null : value.ValueKind == JsonValueKind.Object ? Reference(value) ?? Text(value) : value.ToString();

    /// <summary>JSON with what is computed in deployment as one text.</summary>
    private string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when Reference(element) is { } reference => JsonSerializer.Serialize(reference),
        JsonValueKind.Object => $"{{{string.Join(",", element.EnumerateObject().Where(static p => p.Name != "Tags").OrderBy(static p => p.Name, StringComparer.Ordinal).Select(p => $"{JsonSerializer.Serialize(p.Name)}:{Text(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(",", element.EnumerateArray().Select(Text))}]",
        _ => element.GetRawText(),
    };

    private string? Reference(JsonElement element)
    {
        if (element.EnumerateObject().Count() != 1)
            return null;
        var (name, value) = (element.EnumerateObject().First().Name, element.EnumerateObject().First().Value);
        return name switch
        {
            "Ref" => value.GetString()!.StartsWith("AWS::", StringComparison.Ordinal) ? $"<{value.GetString()![5..]}>" : $"@{_paths[value.GetString()!]}",
            "Fn::GetAtt" => $"@{_paths[value[0].GetString()!]}.{value[1].GetString()}",
            "Fn::Join" => string.Join(value[0].GetString(), value[1].EnumerateArray().Select(part => part.ValueKind == JsonValueKind.String ? part.GetString() : Reference(part))),
            _ => null,
        };
    }
}
