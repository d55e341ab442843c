using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC510: a peering connection between accounts or regions that lacks what its acceptance needs. The VPCs are the related places.</summary>
internal sealed class PeeringAcceptanceIncomplete : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC510",
        nameof(PeeringAcceptanceIncomplete),
        Severity.Warning,
        Topic.Peering,
        "A peering connection to another account or region should say so",
        "The sides of the peering connection '{0}' are in different {1}, and it lacks {2}, so that nobody accepts it and it expires; set {2}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var connection in network.Peerings)
        {
            var missing = connection.FindMissingAcceptance();
            if (missing.Count == 0)
                continue;
            var isAcrossRegions = missing.Contains("PeerRegion");
            var apart = isAcrossRegions ? missing.Count > 1 ? "accounts and regions" : "regions" : "accounts";
            sink.Report(new Finding(Info, connection.Anchor, connection.Path, apart, Wording.List(missing))
                .With(FindingKeys.Path, connection.Path)
                .WithSides(connection));
        }
    }
}
