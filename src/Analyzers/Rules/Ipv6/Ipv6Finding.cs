using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>What findings about a route of IPv6 carry.</summary>
internal static class Ipv6Finding
{
    /// <summary>The finding with whether the route may take ::/0, and with the VPC of its table as a related place.</summary>
    public static Finding WithRoute(this Finding finding, Route route) =>
        finding.With(FindingKeys.CanRoute, route.Table is null || route.HasTwinForIpv6() ? null : "true")
            .And(route.Table?.Vpc?.Anchor, FindingLabels.Vpc);
}
