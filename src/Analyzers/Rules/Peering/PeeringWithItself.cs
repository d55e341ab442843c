using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC505: a peering connection both sides of which are one VPC. The VPC is the related place.</summary>
internal sealed class PeeringWithItself : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC505",
        nameof(PeeringWithItself),
        Severity.Error,
        Topic.Peering,
        "A VPC cannot be peered with itself",
        "Both sides of the peering connection '{0}' are {1}; peer it with another VPC");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var connection in network.Peerings)
        {
            if (!connection.IsWithItself())
                continue;
            sink.Report(new Finding(Info, connection.Anchor, connection.Path, Wording.NameOf(connection.Requester))
                .With(FindingKeys.Path, connection.Path)
                .And(connection.Requester?.Anchor, FindingLabels.Vpc));
        }
    }
}
