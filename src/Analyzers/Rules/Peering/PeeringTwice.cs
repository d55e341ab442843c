using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC506: a second peering connection between two VPCs. The first one and the VPCs are the related places.</summary>
internal sealed class PeeringTwice : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC506",
        nameof(PeeringTwice),
        Severity.Error,
        Topic.Peering,
        "Two VPCs can be peered once",
        "The peering connection '{0}' joins {1} and {2}, which '{3}' joins already; AWS allows one connection between two VPCs: use that");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var connection in network.Peerings)
        {
            if (connection.IsWithItself() || network.FindTwin(connection) is not { } first)
                continue;
            sink.Report(new Finding(Info, connection.Anchor, connection.Path, NameOf(connection.Requester), NameOf(connection.Accepter), first.Path)
                .With(FindingKeys.Path, connection.Path)
                .And(first.Anchor, FindingLabels.Peering)
                .WithSides(connection));
        }
    }

    private static string NameOf(Vpc? vpc) => vpc is null ? "a VPC" : Wording.NameOf(vpc);
}
