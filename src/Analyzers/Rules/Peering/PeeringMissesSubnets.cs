using System.Globalization;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC507: a peering connection that is routed on some private or isolated subnets of a side and not on others. The VPCs, these subnets and their route tables are the related places.</summary>
internal sealed class PeeringMissesSubnets : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC507",
        nameof(PeeringMissesSubnets),
        Severity.Warning,
        Topic.Peering,
        "A peering connection should be routed on all subnets of a side",
        "The peering connection '{0}' is routed on some private or isolated subnets of '{1}', and not on {2}, so that nothing passes from there; add routes to {3}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var connection in network.Peerings)
        {
            foreach (var side in new[] { connection.Requester, connection.Accepter })
            {
                if (side is not null && network.FindMissedSubnets(connection, side) is { Count: > 0 } missed)
                    Report(connection, side, missed, sink);
            }
        }
    }

    private void Report(PeeringConnection connection, Vpc side, IReadOnlyList<Subnet> missed, FindingSink sink)
    {
        var paths = missed.Select(static subnet => subnet.Path).Distinct().ToList();
        var finding = new Finding(
                Info,
                connection.Anchor,
                connection.Path,
                side.Path,
                Wording.List([.. paths.Select(static path => $"'{path}'")]),
                Wording.RangeOf(connection.PeerOf(side)))
            .With(FindingKeys.Path, connection.Path)
            .With(FindingKeys.SubnetPaths, string.Join(",", paths))
            .With(FindingKeys.MissingSide, ReferenceEquals(side, connection.Requester) ? "requester" : "accepter")
            .With(FindingKeys.MissedSubnets, DescribeByKind(side, missed))
            .WithSides(connection);
        finding = missed.Aggregate(finding, static (result, subnet) => result.And(subnet.Anchor, FindingLabels.Subnet));
        sink.Report(missed.SelectMany(static subnet => subnet.RouteTables).Distinct().Aggregate(finding, static (result, table) => result.And(table.Anchor, FindingLabels.RouteTable)));
    }

    /// <summary>The subnets as <see cref="FindingKeys.MissedSubnets"/> has them; null where they are not the last of their kind.</summary>
    private static string? DescribeByKind(Vpc side, IReadOnlyList<Subnet> missed)
    {
        var parts = new List<string>();
        foreach (var alike in side.Subnets.GroupBy(static subnet => subnet.Kind).Where(alike => alike.Any(missed.Contains)))
        {
            var first = alike.TakeWhile(subnet => !missed.Contains(subnet)).Count();
            if (side.Subnets.IsOpen || alike.Any(subnet => !subnet.Guard.Equals(side.Guard)) || !alike.Skip(first).All(missed.Contains))
                return null;
            parts.Add(string.Format(CultureInfo.InvariantCulture, "{0}:{1}", alike.Key, first));
        }

        return string.Join(",", parts);
    }
}
