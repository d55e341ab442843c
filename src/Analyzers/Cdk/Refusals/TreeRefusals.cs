using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk.Refusals;

/// <summary>Ids that constructs cannot have: one that another construct in the same scope has (Node.addChild in constructs), and 'Default' for an endpoint of a VPC.</summary>
internal sealed class TreeRefusals(ConstructTree tree, RefusalFamily refusals)
{
    public void FindAll()
    {
        foreach (var scope in tree.Nodes.Where(static node => node is { LosesChildren: false, Construct.IsOpaque: false }))
        {
            // Of an imported construct it is not known in which worlds it is imported.
            var children = scope.Children.Where(static child => !child.IsOpaque)
                .Select(child => (Construct: child, tree.NodeOf(child).Id))
                .Where(static child => child.Id is { } id && id != "*")
                .ToList();
            foreach (var group in children.GroupBy(static child => child.Id!, static child => child.Construct, StringComparer.Ordinal))
                FindTwin(scope.Construct, group.Key, [.. group.OrderBy(static child => child.Order)]);
            foreach (var child in children.Where(child => child.Id == "Default" && IsEndpoint(child.Construct) && scope.Construct.Type.Is(VpcFamily.Vpc)))
            {
                refusals.RefuseAfterwards(child.Construct, new(
                    "a child with the id 'Default' adds nothing to logical ids, so that the endpoint has that of its VPC",
                    "give it another id"));
            }
        }
    }

    private void FindTwin(Instance scope, string id, IReadOnlyList<Instance> children)
    {
        for (var i = 1; i < children.Count; i++)
        {
            // Of two loops over unknown elements it cannot be told that both run, unless the scope is made in the same loop.
            var later = children[i];
            var twin = children.Take(i).FirstOrDefault(earlier => !earlier.Guard.Excludes(later.Guard) && (!earlier.IsRepeated || !later.IsRepeated || scope.IsRepeated));
            if (twin is null)
                continue;
            refusals.RefuseAfterwards(later, new($"'{tree.PathOf(scope)}' has a construct with the id '{id}' already", "give each construct in a scope an id of its own"));
            return;
        }
    }

    private static bool IsEndpoint(Instance construct) => construct.Type.Is(CdkNames.Ec2 + "VpcEndpoint");
}
