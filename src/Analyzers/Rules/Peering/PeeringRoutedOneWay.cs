using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC502: a peering connection between two VPCs of the program that only one of them has routes through. The VPCs are the related places.</summary>
internal sealed class PeeringRoutedOneWay : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC502",
        nameof(PeeringRoutedOneWay),
        Severity.Warning,
        Topic.Peering,
        "A peering connection should be routed both ways",
        "Only '{1}' has routes through the peering connection '{0}', so that replies from '{2}' have no way back; add routes to {3} to the route tables of '{2}'");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var connection in network.Peerings)
        {
            if (connection is not { Requester: { } requester, Accepter: { } accepter } || ReferenceEquals(requester, accepter))
                continue;
            Report(network, connection, requester, accepter, "accepter", sink);
            Report(network, connection, accepter, requester, "requester", sink);
        }
    }

    private void Report(DeployedNetwork network, PeeringConnection connection, Vpc routed, Vpc other, string missingSide, FindingSink sink)
    {
        if (!network.IsRoutedOnlyFrom(connection, routed, other))
            return;
        sink.Report(new Finding(Info, connection.Anchor, connection.Path, routed.Path, other.Path, Wording.RangeOf(routed))
            .With(FindingKeys.Path, connection.Path)
            .With(FindingKeys.MissingSide, missingSide)
            .WithSides(connection));
    }
}
