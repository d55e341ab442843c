namespace CdkVpc.Analyzers.Network;

/// <summary>Where a route leads from and to.</summary>
internal static class RouteEnds
{
    /// <summary>The range through which NAT gateways and DNS64 reach IPv4 hosts by IPv6 (RFC 6052).</summary>
    private static readonly Cidr Nat64 = Cidr.TryParse("64:ff9b::/96", out var range) ? range : default;

    /// <summary>Whether the route may be in any table.</summary>
    public static bool IsAstray(this Route route) => route.Table is null or { Origin: Origin.Unknown };

    /// <summary>Whether the route was followed wholly and has exactly one destination and one target; hands them out.</summary>
    public static bool HasKnownEnds(this Route route, out Target destination, out RouteTarget target)
    {
        var isKnown = route.IsClosed && !route.Destinations.IsOpen && !route.Targets.IsOpen && route.Destination is not null && route.Target is not null;
        (destination, target) = isKnown ? (route.Destination!, route.Target!) : (Network.Target.Unknown, new RouteTarget(RouteTargetKind.Unknown, null));
        return isKnown;
    }

    /// <summary>Whether the destination is every address of IPv6.</summary>
    public static bool IsAnyIpv6(this Target destination) => destination.KnownCidr is { IsAny: true, IsIpv6: true };

    /// <summary>Whether the destination is of IPv4, as the primary range of a VPC is; null where unknown.</summary>
    public static bool? IsIpv4(this Target destination) =>
        destination.KnownCidr is { } block ? !block.IsIpv6 : destination.RangeOf is not null ? true : null;

    /// <summary>Whether the destination stands for IPv4 hosts that are reached by IPv6.</summary>
    public static bool IsNat64(this Target destination) => destination.KnownCidr is { } block && Nat64.Contains(block);

    /// <summary>Whether a route's target is proven to be a gateway of a kind.</summary>
    public static bool IsGateway(this RouteTarget target, GatewayKind kind) => target.Resource is Gateway gateway
        ? gateway.Kind == kind
        : target.Kind == kind switch
        {
            // GatewayId may name a virtual private gateway as well.
            GatewayKind.Internet => null,
            GatewayKind.Nat => RouteTargetKind.NatGateway,
            _ => (RouteTargetKind?)RouteTargetKind.EgressOnlyGateway,
        };

    /// <summary>
    /// Whether no packet of <paramref name="route"/> can have another way: another route of its table is for every IPv6 address as well. AWS
    /// refuses a second one.
    /// </summary>
    public static bool HasTwinForIpv6(this Route route) => route.Table is { } table
        && (table.Routes.IsOpen || table.Routes.Any(other => !ReferenceEquals(other, route) && other.MayCoexistWith(route) && MayBeForAnyIpv6(other)));

    private static bool MayBeForAnyIpv6(Route route) => route.Destinations.IsOpen || route.Destinations.Any(static destination => destination.IsUnknown || destination.IsAnyIpv6());
}
