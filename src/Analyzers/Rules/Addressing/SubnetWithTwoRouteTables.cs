using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>
/// VPC707: a second association of a subnet with a route table. It is reported at the later one; the earlier one (of an L2 subnet: the subnet)
/// is the related place.
/// </summary>
internal sealed class SubnetWithTwoRouteTables : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC707",
        nameof(SubnetWithTwoRouteTables),
        Severity.Warning,
        Topic.Addressing,
        "A subnet should be associated with one route table",
        "'{0}' associates the subnet '{1}' with {2}, and '{3}' with {4} before: at most one of them holds; remove one");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var association in network.RouteTableAssociations)
        {
            if (network.FindTwin(association) is not { } twin)
                continue;
            sink.Report(new Finding(Info, association.Anchor, association.Path, association.Subnet!.Path, NameOf(association.Table), twin.Path, NameOf(twin.Table))
                .With(FindingKeys.Path, association.Path)
                .And(twin.Anchor, FindingLabels.Association));
        }
    }

    private static string NameOf(RouteTable? table) => table is null ? "a route table" : $"the route table '{table.Path}'";
}
