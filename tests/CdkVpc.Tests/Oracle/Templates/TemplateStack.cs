using System.Text.Json;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>The template of a stack, or of a nested stack, as one scope of logical ids.</summary>
/// <param name="App">The app it belongs to.</param>
/// <param name="Path">The ids from the outermost stack down.</param>
/// <param name="Json">The template.</param>
/// <param name="Nesting">Of a nested stack, the resource of its parent that deploys it; else null.</param>
internal sealed record TemplateStack(TemplateApp App, string Path, JsonElement Json, TemplateResource? Nesting)
{
    /// <summary>The region that the stack is deployed to; null where the app leaves it open.</summary>
    public string? Region { get; init; }

    /// <summary>The account that the stack is deployed to; null where the app leaves it open.</summary>
    public string? Account { get; init; }

    /// <summary>What its paths begin with and the network leaves out: the stages, or the stack, that it is in, with '/' at the end.</summary>
    public string StagePrefix { get; init; } = "";

    /// <summary>The resources by logical id, in the template's own order.</summary>
    public Dictionary<string, TemplateResource> Resources { get; } = new(StringComparer.Ordinal);

    /// <summary>The value of an output.</summary>
    public TemplateNode Output(string name) =>
        new(this, Json.GetProperty("Outputs").GetProperty(name).GetProperty("Value"));

    /// <summary>A part of the template as a value of this scope.</summary>
    public TemplateNode Node(JsonElement json) => new(this, json);
}

/// <summary>A resource of a template.</summary>
/// <param name="Stack">The scope of its references.</param>
/// <param name="LogicalId">Its logical id.</param>
/// <param name="Json">Its description.</param>
internal sealed record TemplateResource(TemplateStack Stack, string LogicalId, JsonElement Json)
{
    /// <summary>The type, such as 'AWS::EC2::VPC'.</summary>
    public string Type { get; } = Stack.Node(Json).Member("Type").Text!;

    /// <summary>
    /// The path of the construct that makes it, from the outermost stack down. CDK notes it as metadata: the path of the L1 construct,
    /// which inside of an L2 construct is called 'Resource'.
    /// </summary>
    public string Path
    {
        get
        {
            var path = Json.TryGetProperty("Metadata", out var metadata) && metadata.TryGetProperty("aws:cdk:path", out var written)
                ? written.GetString()![Stack.StagePrefix.Length ..]
                : $"{Stack.Path}/{LogicalId}";
            while (path.EndsWith("/Resource", StringComparison.Ordinal))
                path = path[..^"/Resource".Length];
            return path;
        }
    }

    /// <summary>A property.</summary>
    public TemplateNode this[string name] => Stack.Node(Json).Member("Properties").Member(name);

    /// <summary>The condition under which alone it is deployed; null where it always is.</summary>
    public string? Condition => Stack.Node(Json).Member("Condition").Text;

    /// <inheritdoc/>
    public bool Equals(TemplateResource? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => LogicalId.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Path}";
}
