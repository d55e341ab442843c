using System.Collections.Immutable;
using System.Text.Json;

namespace CdkVpc.Tests.Testing;

/// <summary>The CloudFormation templates that an app was synthesised to.</summary>
/// <param name="Stacks">The template of each stack by the stack's name, those of stages included.</param>
/// <param name="NestedStacks">
/// The template of each nested stack by its file name: the one that the parent's <c>AWS::CloudFormation::Stack</c> gives as
/// <c>Metadata["aws:asset:path"]</c>.
/// </param>
/// <param name="Deployments">What the assembly says besides the template, by the stack's name.</param>
public sealed record SynthesizedApp(
    ImmutableDictionary<string, JsonElement> Stacks,
    ImmutableDictionary<string, JsonElement> NestedStacks,
    ImmutableDictionary<string, StackDeployment> Deployments)
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
        var deployments = ImmutableDictionary.CreateBuilder<string, StackDeployment>(StringComparer.Ordinal);
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
                deployments.Add(name, StackDeployment.Read(artifact));
            }
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.nested.template.json", SearchOption.AllDirectories))
            nested[Path.GetFileName(file)] = Parse(file);

        return new SynthesizedApp(stacks.ToImmutable(), nested.ToImmutable(), deployments.ToImmutable());
    }

    private static JsonElement Parse(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.Clone();
    }
}

/// <summary>What a cloud assembly says of a stack besides its template.</summary>
/// <param name="Id">The stack's id within its app or stage.</param>
/// <param name="StagePrefix">The path of the stages that it is in, with '/' at the end; empty where it is in none.</param>
/// <param name="Account">The account it is deployed to; null where the app leaves it open.</param>
/// <param name="Region">The region it is deployed to; null where the app leaves it open.</param>
public sealed record StackDeployment(string Id, string StagePrefix, string? Account, string? Region)
{
    /// <summary>Reads an artifact of a manifest: 'environment' is 'aws://unknown-account/unknown-region' for a stack that may go anywhere.</summary>
    internal static StackDeployment Read(JsonProperty artifact)
    {
        // The display name is the construct path, with the stack's name in parentheses where that is another one.
        var display = artifact.Value.TryGetProperty("displayName", out var written) ? written.GetString()! : artifact.Name;
        var path = display.Split(" (")[0];
        var slash = path.LastIndexOf('/') + 1;
        var environment = artifact.Value.GetProperty("environment").GetString()!["aws://".Length ..].Split('/');
        return new StackDeployment(path[slash..], path[..slash], Known(environment[0]), Known(environment[1]));

        static string? Known(string part) => part.StartsWith("unknown-", StringComparison.Ordinal) ? null : part;
    }
}
