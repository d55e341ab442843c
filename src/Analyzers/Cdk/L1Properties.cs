using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// The properties of an L1 construct as they will be deployed: given by its props, set on it afterwards (<c>route.GatewayId = x</c>),
/// or overridden by an escape hatch. Of the L1 construct inside of an L2 one, only the last two are known here: null is then what the L2 says.
/// </summary>
internal sealed class L1Properties
{
    private readonly Instance _construct;
    private readonly IReadOnlyDictionary<string, Value> _props;
    private readonly ConstructTree _tree;

    private L1Properties(Instance construct, IReadOnlyDictionary<string, Value> props, ConstructTree tree) =>
        (_construct, _props, _tree) = (construct, props, tree);

    /// <summary>Reads the named properties of the props that an L1 constructor is given.</summary>
    public static L1Properties Capture(Instance construct, Arguments arguments, CdkContext context, params string[] names)
    {
        var properties = new L1Properties(construct, names.ToDictionary(static name => name, name => context.Member(arguments["props"], name)), context.Tree);
        context.Tree.NodeOf(construct).Properties = properties;
        return properties;
    }

    /// <summary>What the program changed on the L1 construct inside of an L2 one; null where it did not even ask for it.</summary>
    public static L1Properties? OfDefaultChild(Instance owner, ConstructTree tree) =>
        tree.NodeOf(owner).DefaultChild is { } child ? new(child, new Dictionary<string, Value>(), tree) : null;

    /// <summary>The property as the program reads it: as the props gave it; null where they were not asked for it.</summary>
    public Value? Given(string name) => _props.TryGetValue(name, out var value) ? value : null;

    /// <summary>The property's value; null constant where it is left out or deleted.</summary>
    public Value this[string name]
    {
        get
        {
            var value = _construct.Members.TryGetValue(name, out var assigned) ? assigned
                : _props.TryGetValue(name, out var given) ? given
                : Constant.Null;
            foreach (var hatch in _tree.NodeOf(_construct).Overrides)
            {
                if (hatch.Path is null || hatch.Path.StartsWith(name + ".", StringComparison.Ordinal))
                    value = Unknown.Any;
                else if (hatch.Path == name)
                    value = _tree.OwnerOf(_construct).Guard.Implies(hatch.Guard) ? hatch.Value : Unknown.Any;
            }

            return value;
        }
    }

    /// <summary>Whether an escape hatch writes a property that the construct was not asked for.</summary>
    public bool HasFurther => _tree.NodeOf(_construct).Overrides.Any(hatch => hatch.Path is { } path && !_props.ContainsKey(path.Split('.')[0]));

    /// <summary>A property inside of one that is an object, such as 'DnsOptions.DnsRecordIpType', which an escape hatch may set by itself.</summary>
    public Value Nested(string path)
    {
        var names = path.Split('.');
        var hatch = _tree.NodeOf(_construct).Overrides.LastOrDefault(hatch => hatch.Path == path);
        return hatch is null ? names.Skip(1).Aggregate(this[names[0]], PropertyObject.Get)
            : _tree.OwnerOf(_construct).Guard.Implies(hatch.Guard) ? hatch.Value
            : Unknown.Any;
    }

    /// <summary>The text of a property; a reference counts as unknown.</summary>
    public Setting<string> Text(string name) => ValueReader.Text(this[name]);

    /// <summary>Whether the program sets the property, or deletes it by an escape hatch: then what the L2 construct says does not count.</summary>
    public bool Sets(string name) => Has(name) || _tree.NodeOf(_construct).Overrides.Any(hatch => hatch.Path == name);

    /// <summary>Whether the property is written at all.</summary>
    public bool Has(string name) => !ValueReader.IsNull(this[name]);
}
