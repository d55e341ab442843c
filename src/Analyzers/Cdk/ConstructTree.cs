using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>The tree of constructs: who is whose scope, under which id, in which stack.</summary>
internal sealed class ConstructTree
{
    private readonly Dictionary<Instance, ConstructNode> _nodes = [];

    /// <summary>The places of all constructs.</summary>
    public IReadOnlyCollection<ConstructNode> Nodes => [.. _nodes.Values];

    /// <summary>Notes scope and id of a construct when its base constructor runs (first arguments of a (scope, id, ...) constructor).</summary>
    public void Enter(Instance instance, MethodRef constructor, Arguments arguments)
    {
        if (!_nodes.ContainsKey(instance) && constructor.Parameters is [{ Name: "scope" }, { Name: "id" }, ..])
            Add(instance, arguments[0], ValueReader.TextOrNull(arguments[1]));
    }

    /// <summary>Puts a construct that CDK makes by itself into its place.</summary>
    public void Adopt(Instance instance, Instance scope, string id) => Add(instance, scope, id);

    /// <summary>Puts the L1 construct inside of an L2 one into its place.</summary>
    public void AdoptDefault(Instance child, Instance owner)
    {
        _nodes[child] = new ConstructNode(child, owner, "Resource");
        NodeOf(owner).DefaultChild = child;
    }

    /// <summary>The L2 construct whose L1 construct this is; any other construct itself.</summary>
    public Instance OwnerOf(Instance construct) =>
        NodeOf(construct).Scope is { } scope && NodeOf(scope).DefaultChild == construct ? scope : construct;

    /// <summary>The place of a construct; that of one which the program did not create is unknown.</summary>
    public ConstructNode NodeOf(Instance instance) => _nodes.TryGetValue(instance, out var node) ? node : Add(instance, Unknown.Any, null);

    /// <summary>The stack that a construct is in: itself for a stack; null where unknown.</summary>
    public Instance? StackOf(Instance instance) =>
        SelfAndScopes(instance).FirstOrDefault(static scope => scope.Type.Is(CdkNames.Stack));

    /// <summary>The construct and what it is in, from the inside out.</summary>
    public IEnumerable<Instance> SelfAndScopes(Instance instance)
    {
        for (var current = instance; current is not null; current = NodeOf(current).Scope)
            yield return current;
    }

    /// <summary>The construct and everything in it.</summary>
    public IEnumerable<Instance> SelfAndContents(Instance instance) =>
        NodeOf(instance).Children.ToArray().SelectMany(SelfAndContents).Prepend(instance);

    /// <summary>The ids from the outermost stack down, joined by '/'; for one that is unknown stands the name of the user's class, else '*'.</summary>
    public string PathOf(Instance instance)
    {
        var ids = new List<string>();
        Instance? outermost = null;
        foreach (var scope in SelfAndScopes(instance).Where(static scope => !scope.Type.Is(CdkNames.Stage)))
        {
            outermost = scope;
            ids.Insert(0, NodeOf(scope).Id ?? NameOf(scope.Type));
            if (IsOutermostStack(scope))
                break;
        }

        if (ids.Count > 0 && ids[0] != "*" && outermost is not null && !IsOutermostStack(outermost))
            ids.Insert(0, "*");
        return string.Join("/", ids);
    }

    /// <summary>Whoever gets hold of a construct also reaches what is in it.</summary>
    public void Escaped(Instance instance, IEvaluation evaluation)
    {
        if (!_nodes.TryGetValue(instance, out var node))
            return;
        foreach (var child in node.Children.ToArray())
            evaluation.Escape(child);
        if (node.DefaultChild is { } inner)
            evaluation.Escape(inner);
    }

    private static string NameOf(TypeRef type) => type.Source is null ? "*" : type.Name.Substring(type.Name.LastIndexOfAny(['.', '+']) + 1);

    private static bool IsOutermostStack(Instance scope) => scope.Type.Is(CdkNames.Stack) && !scope.Type.Is(CdkNames.NestedStack);

    private ConstructNode Add(Instance instance, Value scope, string? id)
    {
        // Code that is being written may put a construct into itself.
        var parent = scope is Instance outer && !SelfAndScopes(outer).Contains(instance) ? outer : null;
        var node = new ConstructNode(instance, parent, id);
        _nodes[instance] = node;
        if (parent is not null)
            NodeOf(parent).Children.Add(instance);
        return node;
    }
}
