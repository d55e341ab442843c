using System.Text.Json;
using CdkVpc.Tests.Testing;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>All templates of an app: what a reference in one means may stand in another.</summary>
internal sealed class TemplateApp
{
    private readonly Dictionary<string, TemplateNode> _exports = new(StringComparer.Ordinal);
    private readonly SynthesizedApp _app;

    public TemplateApp(SynthesizedApp app)
    {
        _app = app;
        foreach (var (name, template) in app.Stacks.OrderBy(static stack => stack.Key, StringComparer.Ordinal))
        {
            var deployment = app.Deployments[name];
            Add(new TemplateStack(this, deployment.Id, template, Nesting: null) { Region = deployment.Region, Account = deployment.Account, StagePrefix = deployment.StagePrefix });
        }
    }

    /// <summary>The templates, a nested one after its parent.</summary>
    public List<TemplateStack> Stacks { get; } = [];

    /// <summary>The resources of all templates.</summary>
    public IEnumerable<TemplateResource> Resources => Stacks.SelectMany(static stack => stack.Resources.Values);

    /// <summary>The value that is exported under a name; null where no stack of the app exports it.</summary>
    public TemplateNode? Export(string name) => _exports.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value that a stack of another region writes to a parameter (<c>CrossRegionReferences</c>); null where no stack does.</summary>
    public TemplateNode? CrossRegionExport(string parameter) => Resources
        .Where(static resource => resource.Type == "Custom::CrossRegionExportWriter")
        .Select(resource => resource["WriterProps"].Member("exports").Member(parameter))
        .Where(static value => value.Exists)
        .Select(static value => (TemplateNode?)value)
        .FirstOrDefault();

    /// <summary>The template of a nested stack.</summary>
    public TemplateStack? NestedStack(TemplateResource nesting) => Stacks.Find(stack => ReferenceEquals(stack.Nesting, nesting));

    private void Add(TemplateStack stack)
    {
        Stacks.Add(stack);
        var template = stack.Node(stack.Json);
        foreach (var (id, resource) in template.Member("Resources").Members())
            stack.Resources.Add(id, new TemplateResource(stack, id, resource.Json));
        foreach (var (_, output) in template.Member("Outputs").Members())
        {
            if (output.Member("Export").Member("Name").Text is { } name)
                _exports[name] = output.Member("Value");
        }

        foreach (var nesting in stack.Resources.Values.Where(static resource => resource.Type == "AWS::CloudFormation::Stack").ToArray())
        {
            var file = nesting.Json.GetProperty("Metadata").GetProperty("aws:asset:path").GetString()!;

            // 'Parent/Nested.NestedStack/Nested.NestedStackResource' deploys the nested stack 'Parent/Nested'.
            var path = nesting.Path[..nesting.Path.LastIndexOf('/')];
            path = path.EndsWith(".NestedStack", StringComparison.Ordinal) ? path[..^".NestedStack".Length] : path;
            Add(new TemplateStack(this, path, _app.NestedStacks[file], nesting) { Region = stack.Region, Account = stack.Account, StagePrefix = stack.StagePrefix });
        }
    }
}
