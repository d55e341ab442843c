using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>The place of one construct in the tree.</summary>
internal sealed class ConstructNode(Instance construct, Instance? scope, string? id)
{
    private readonly List<PropertyOverride> _overrides = [];

    public Instance Construct { get; } = construct;

    /// <summary>The construct it is in; null for an app, and where unknown.</summary>
    public Instance? Scope { get; } = scope;

    /// <summary>Its id; null where unknown.</summary>
    public string? Id { get; } = id;

    /// <summary>The constructs in it, in the order of creation.</summary>
    public List<Instance> Children { get; } = [];

    /// <summary>Whether a child may have been taken away, so that its id is free again.</summary>
    public bool LosesChildren { get; set; }

    /// <summary>The L1 construct inside of an L2 one, once the program has asked for it.</summary>
    public Instance? DefaultChild { get; set; }

    /// <summary>The id of something that this construct was imported by (<c>Vpc.FromVpcAttributes</c>): of a thing of this app, it is that thing.</summary>
    public Value? StandsFor { get; set; }

    /// <summary>The object that <c>resource.CfnOptions</c> is, once the program has asked for it.</summary>
    public Instance? Options { get; set; }

    /// <summary>The object that <c>construct.Node</c> is, once the program has asked for it.</summary>
    public Instance? Handle { get; set; }

    /// <summary>The properties that an L1 construct was given; null for any other.</summary>
    public L1Properties? Properties { get; set; }

    /// <summary>The context values that <c>Node.SetContext</c> gave it, each with the worlds in which it did, the last one last.</summary>
    public List<(Value Key, Value Value, Guard Guard)> Context { get; } = [];

    /// <summary>The escape hatches that were used on an L1 construct.</summary>
    public IReadOnlyList<PropertyOverride> Overrides => _overrides;

    public void Override(PropertyOverride hatch) => _overrides.Add(hatch);
}

/// <summary>A use of AddPropertyOverride or its kin.</summary>
/// <param name="Path">The path below 'Properties', such as 'CidrBlock' or 'Tags.0.Value'; null where it is unknown and may be any.</param>
/// <param name="Value">The value; null constant for a deletion.</param>
/// <param name="Guard">In which worlds it is used.</param>
internal sealed record PropertyOverride(string? Path, Value Value, Guard Guard);
