using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC501: a peering connection that no route uses. The VPCs are the related places.</summary>
internal sealed class PeeringWithoutRoutes : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC501",
        nameof(PeeringWithoutRoutes),
        Severity.Warning,
        Topic.Peering,
        "A peering connection should have routes",
        "No route leads through the peering connection '{0}' between {1} and {2}, so that nothing passes; add routes to the other VPC's range on both sides{3}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var connection in network.Peerings)
        {
            if (!network.LacksRoutes(connection))
                continue;
            sink.Report(new Finding(
                    Info,
                    connection.Anchor,
                    connection.Path,
                    Wording.NameOf(connection.Requester),
                    Wording.NameOf(connection.Accepter),
                    DescribeRoutes(connection))
                .With(FindingKeys.Path, connection.Path)
                .With(FindingKeys.MissingSide, "both")
                .WithSides(connection));
        }
    }

    /// <summary>The routes that lack, where both VPCs are known.</summary>
    private static string DescribeRoutes(PeeringConnection connection) =>
        connection is { Requester: { } requester, Accepter: { } accepter }
            ? $": {Wording.RangeOf(accepter)} from '{requester.Path}', {Wording.RangeOf(requester)} from '{accepter.Path}'"
            : "";
}
