using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>What findings carry for the fixes that route IPv6 to an egress-only gateway.</summary>
internal static class Ipv6Finding
{
    /// <summary>
    /// The finding with whether the route may be one for ::/0 to an egress-only gateway: so are all routes that its line makes
    /// (<paramref name="isFault"/>), in one VPC with an IPv6 block, and their tables have no other route for that. With the VPC as a related place.
    /// </summary>
    public static Finding WithRoute(this Finding finding, DeployedNetwork network, Route route, Func<Route, bool> isFault)
    {
        var vpc = route.Table?.Vpc;
        var canRoute = vpc is { HasIpv6: true } && network.Routes.All(other =>
            !other.Anchor.Equals(route.Anchor) || (ReferenceEquals(other.Table?.Vpc, vpc) && isFault(other) && !other.HasTwinForIpv6()));
        return finding.With(FindingKeys.CanRoute, canRoute ? "true" : null).WithGateway(network, vpc);
    }

    /// <summary>The finding with whether the VPC has an egress-only gateway, and with both as related places. To one that CDK makes no code refers.</summary>
    public static Finding WithGateway(this Finding finding, DeployedNetwork network, Vpc? vpc)
    {
        var gateways = network.Gateways.Where(gateway => gateway.Kind == GatewayKind.EgressOnly && gateway.Vpcs.Any(one => ReferenceEquals(one, vpc))).ToList();
        return finding
            .With(FindingKeys.Gateway, gateways.Count == 0 ? null : gateways.Exists(static gateway => gateway.IsImplicit) ? "implicit" : "explicit")
            .And(vpc?.Anchor, FindingLabels.Vpc)
            .And(gateways.Count == 1 ? gateways[0].Anchor : null, FindingLabels.Gateway);
    }
}
