using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>Whether what is placed in a subnet can call the internet, as far as routes decide: public addresses, groups and ACLs are other questions.</summary>
internal static class InternetAccess
{
    /// <summary>
    /// Whether packets of one protocol reach the internet from <paramref name="subnet"/> in the worlds of <paramref name="within"/>;
    /// null where that cannot be told.
    /// </summary>
    public static bool? ReachesInternet(this Router router, Subnet subnet, bool isIpv6, Guard within)
    {
        // Without an IPv6 block there is no address to send from.
        if (isIpv6 && subnet.HasIpv6 == false)
            return false;
        var hop = router.Find(subnet, PacketDestination.Internet(isIpv6), within);
        var reaches = hop.Kind switch
        {
            NextHopKind.None => false,
            NextHopKind.Route => LeadsOut(router, hop.Target, isIpv6, within),
            _ => null,
        };
        return reaches == true && isIpv6 && subnet.HasIpv6 is null ? null : reaches;
    }

    /// <summary>Whether packets reach the internet by IPv4 or by IPv6.</summary>
    public static bool? ReachesInternet(this Router router, Subnet subnet, Guard within)
    {
        var (ipv4, ipv6) = (router.ReachesInternet(subnet, isIpv6: false, within), router.ReachesInternet(subnet, isIpv6: true, within));
        return ipv4 == true || ipv6 == true ? true : ipv4 == false && ipv6 == false ? false : null;
    }

    private static bool? LeadsOut(Router router, RouteTarget? target, bool isIpv6, Guard within) => target?.Kind switch
    {
        RouteTargetKind.Gateway => target.Resource is Gateway { Kind: GatewayKind.Internet } ? true : null,

        // NAT gateways carry IPv6 only to IPv4 hosts (NAT64); egress-only gateways carry nothing else.
        RouteTargetKind.NatGateway => isIpv6 ? false : NatLeadsOut(router, target.Resource as Gateway, within),
        RouteTargetKind.EgressOnlyGateway => isIpv6,

        // A peer lends nobody its gateways.
        RouteTargetKind.Peering => false,
        _ => null,
    };

    /// <summary>Whether a NAT gateway has a public address and stands in a subnet whose default route is to an internet gateway.</summary>
    private static bool? NatLeadsOut(Router router, Gateway? nat, Guard within)
    {
        if (nat is null or { IsClosed: false } || nat.IsPrivate is null)
            return null;
        if (nat.IsPrivate == true)
            return false;
        if (nat.Subnet is null)
            return null;
        var hop = router.Find(nat.Subnet, PacketDestination.Ipv4Internet, within);
        return hop.Kind switch
        {
            NextHopKind.None => false,
            NextHopKind.Route when hop.Target is { Kind: RouteTargetKind.Gateway, Resource: Gateway { Kind: GatewayKind.Internet } } => true,
            _ => null,
        };
    }
}
