using System.Collections.Immutable;
using System.Text.Json;

namespace CdkVpc.Tests.Testing;

/// <summary>The CloudFormation templates that an app was synthesised to.</summary>
/// <param name="Stacks">The template of each stack by the stack's name, those of stages included.</param>
/// <param name="NestedStacks">
/// The template of each nested stack by its file name: the one that the parent's <c>AWS::CloudFormation::Stack</c> gives as
/// <c>Metadata["aws:asset:path"]</c>.
/// </param>
public sealed record SynthesizedApp(
    ImmutableDictionary<string, JsonElement> Stacks,
    ImmutableDictionary<string, JsonElement> NestedStacks)
{
    /// <summary>The template of the only stack.</summary>
    public JsonElement Template => Stacks.Values.Single();

    /// <summary>The properties of each resource of a type, in the template's own order.</summary>
    public static ImmutableArray<JsonElement> Resources(JsonElement template, string type) =>
        template.TryGetProperty("Resources", out var resources)
            ? [.. resources.EnumerateObject()
                .Where(resource => resource.Value.GetProperty("Type").GetString() == type)
                .Select(resource => resource.Value.TryGetProperty("Properties", out var properties) ? properties : default)]
            : [];

    /// <summary>Reads a cloud assembly: the folder that an app synthesises to.</summary>
    public static SynthesizedApp Read(string folder)
    {
        var stacks = ImmutableDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        var nested = ImmutableDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var manifest in Directory.EnumerateFiles(folder, "manifest.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!Parse(manifest).TryGetProperty("artifacts", out var artifacts))
                continue;

            foreach (var artifact in artifacts.EnumerateObject().Where(a => a.Value.GetProperty("type").GetString() == "aws:cloudformation:stack"))
            {
                var properties = artifact.Value.GetProperty("properties");
                var name = properties.TryGetProperty("stackName", out var stackName) ? stackName.GetString()! : artifact.Name;
                stacks.Add(name, Parse(Path.Combine(Path.GetDirectoryName(manifest)!, properties.GetProperty("templateFile").GetString()!)));
            }
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.nested.template.json", SearchOption.AllDirectories))
            nested[Path.GetFileName(file)] = Parse(file);

        return new SynthesizedApp(stacks.ToImmutable(), nested.ToImmutable());
    }

    private static JsonElement Parse(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.Clone();
    }
}
