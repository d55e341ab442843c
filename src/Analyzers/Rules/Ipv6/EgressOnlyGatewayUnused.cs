using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>VPC202: an egress-only internet gateway that no route leads to. The VPC and the route tables of its private subnets are the related places.</summary>
internal sealed class EgressOnlyGatewayUnused : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC202",
        nameof(EgressOnlyGatewayUnused),
        Severity.Warning,
        Topic.Ipv6,
        "An egress-only internet gateway should have routes",
        "No route leads to the egress-only internet gateway '{0}', so that nothing leaves through it; route ::/0 to it from the private subnets of {1}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var gateway in network.Gateways)
        {
            if (gateway is not { Kind: GatewayKind.EgressOnly, IsImplicit: false } || !network.LacksRoutes(gateway))
                continue;
            var vpc = gateway.Vpcs[0];
            var finding = new Finding(Info, gateway.Anchor, gateway.Path, Wording.NameOf(vpc))
                .With(FindingKeys.Path, gateway.Path)
                .With(FindingKeys.CanRoute, CanRoute(vpc) ? "true" : null)
                .And(vpc.Anchor, FindingLabels.Vpc);
            var tables = vpc.Subnets.Where(static subnet => subnet.Kind == SubnetKind.Private).SelectMany(static subnet => subnet.RouteTables).Distinct();
            sink.Report(tables.Aggregate(finding, static (result, table) => result.And(table.Anchor, FindingLabels.RouteTable)));
        }
    }

    /// <summary>Whether routes from all private subnets would do: there are some, with addresses to send from, and none has such a route.</summary>
    private static bool CanRoute(Vpc vpc)
    {
        var subnets = vpc.Subnets.Where(static subnet => subnet.Kind == SubnetKind.Private).ToList();
        return vpc.HasIpv6 == true && subnets.Count > 0 && subnets.TrueForAll(static subnet =>
            subnet.RouteTables.Count > 0
            && !subnet.RouteTables.IsOpen
            && subnet.RouteTables.All(static table => table.Routes.All(static route => route.Destination is { IsUnknown: false } destination && !destination.IsAnyIpv6())));
    }
}
