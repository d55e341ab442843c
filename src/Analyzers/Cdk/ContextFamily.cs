using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// Context values, by which an app is configured. A construct has those that <c>SetContext</c> gave it, and those of what it is in. An app has
/// its own <c>Context</c>, over which go those of cdk.json, over which go its <c>PostCliContext</c> (core/lib/app.js, constructs/lib/construct.js).
/// A value that stands nowhere may still come from the command line, from cdk.context.json or from the user's own file: it is unknown.
/// </summary>
internal sealed class ContextFamily : Family
{
    private readonly Dictionary<Instance, (Value Defaults, Value Final)> _apps = [];

    private string? _text;
    private Mapping? _context;

    /// <summary>The text of cdk.json; null where there is none. What is not JSON counts as none.</summary>
    public string? File
    {
        get => _text;
        set => (_text, _context) = (value, Read(value));
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [CdkNames.App, CdkNames.ConstructNode];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name == CdkNames.App)
            _apps[instance] = (context.Member(arguments["props"], "Context"), context.Member(arguments["props"], "PostCliContext"));
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (receiver is not Instance { Model: ConstructNode node })
            return null;
        switch (method.Name)
        {
            case "TryGetContext" or "GetContext":
                return ValueReader.TextOrNull(arguments[0]) is not { } key ? Unknown.Any
                    : Find(node.Construct, key, context) ?? context.Evaluation.UnknownOf(method.Returns, "context:" + key);
            case "GetAllContext":
                return new Mapping { IsOpen = true, Entries = Read(File)?.Entries ?? [] };
            case "SetContext":
                node.Context.Add((arguments[0], arguments[1], context.Evaluation.Guard));
                return Constant.Null;
            default:
                return null;
        }
    }

    /// <summary>Whether a feature flag is on for a construct: by default it is off. Null where that cannot be told.</summary>
    public bool? IsOn(string flag, Instance construct, CdkContext context) => Find(construct, flag, context) switch
    {
        null or Constant { Data: null } => false,
        Constant { Data: bool isOn } => isOn,

        // Any other value of JavaScript is on but for the empty text and zero.
        Constant { Data: string text } => text.Length > 0,
        Constant { Data: double number } => number != 0,
        Mapping or Sequence => true,
        _ => null,
    };

    /// <summary>The value of a key for a construct; null where nothing that is known here sets it.</summary>
    private Value? Find(Instance construct, string key, CdkContext context)
    {
        var guard = context.Evaluation.Guard;
        foreach (var scope in context.Tree.SelfAndScopes(construct))
        {
            // Whoever got hold of a construct may have set anything on it.
            if (scope.IsEscaped)
                return Unknown.Any;
            foreach (var (name, value, within) in Enumerable.Reverse(context.Tree.NodeOf(scope).Context))
            {
                if (within.Excludes(guard) || (ValueReader.TextOrNull(name) is { } written && written != key))
                    continue;
                return guard.Implies(within) && ValueReader.TextOrNull(name) is not null ? value : Unknown.Any;
            }

            if (_apps.TryGetValue(scope, out var app))
                return FindIn(app.Final, key, guard) ?? InFile(key) ?? FindIn(app.Defaults, key, guard);
        }

        return InFile(key);
    }

    private static Value? FindIn(Value dictionary, string key, Guard guard)
    {
        var entries = ValueReader.Entries(dictionary, guard);
        foreach (var (within, name, value) in Enumerable.Reverse(entries))
        {
            if (name is null || name == key)
                return guard.Implies(within) && name is not null ? value : Unknown.Any;
        }

        return entries.IsOpen ? Unknown.Any : null;
    }

    /// <summary>The value in cdk.json; of an object or list a copy, which the program may change.</summary>
    private Value? InFile(string key) => _context?.Find(key) is { } value ? value is Constant ? value : Read(File)?.Find(key) : null;

    private static Mapping? Read(string? text) => text is not null && Json.Parse(text) is Mapping file ? file.Find("context") as Mapping : null;
}
