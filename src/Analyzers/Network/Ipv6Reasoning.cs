using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>What becomes of traffic by IPv6.</summary>
internal static class Ipv6Reasoning
{
    /// <summary>Whether it is proven that no route leads to <paramref name="gateway"/>, which the program makes in a VPC of its own.</summary>
    public static bool LacksRoutes(this DeployedNetwork network, Gateway gateway)
    {
        if (!gateway.IsClosed || network.Routes.IsOpen || gateway.Vpcs.IsOpen || gateway.Vpcs.Count == 0)
            return false;
        foreach (var vpc in gateway.Vpcs)
        {
            if (!vpc.IsClosed || vpc.RouteTables.Any(static table => table.IsEscaped || table.Routes.IsOpen))
                return false;
        }

        return !network.Index.RoutesToTarget.Of(gateway).Any(gateway.MayCoexistWith)
            && !gateway.Vpcs.SelectMany(network.Index.RoutesOfVpc.MayBeOf).Any(route => route.MayCoexistWith(gateway) && MayLeadAnywhere(route, gateway));
    }

    /// <summary>Whether it is proven that a route's gateway is of another VPC than its table; hands both out.</summary>
    public static bool LeadsOutOfItsVpc(this Route route, Gateway gateway, out Vpc of, out Vpc to)
    {
        of = to = null!;
        if (route.Table?.Vpc is not { } own || !gateway.IsClosed || gateway.Vpcs.IsOpen || gateway.Vpcs.Count == 0)
            return false;
        foreach (var vpc in gateway.Vpcs)
        {
            // Two that are looked up may be one.
            if (vpc.MayBe(own) || own.MayBe(vpc) || (vpc.Origin == Origin.Imported && own.Origin == Origin.Imported))
                return false;
        }

        (of, to) = (own, gateway.Vpcs[0]);
        return true;
    }

    /// <summary>The first of the subnets of a load balancer, or other workload, whose IPv6 traffic is proven to leave by an egress-only gateway.</summary>
    public static (Subnet Subnet, Route Route)? FindSubnetBehindEgressOnly(this Router router, Workload workload)
    {
        foreach (var subnet in workload.Subnets)
        {
            var within = workload.Guard.And(subnet.Guard);
            if (!workload.MayCoexistWith(subnet) || subnet.HasIpv6 == false)
                continue;
            var hop = router.Find(subnet, PacketDestination.Ipv6Internet, within);
            if (hop.Target?.IsGateway(GatewayKind.EgressOnly) == true)
                return (subnet, hop.Route!);
        }

        return null;
    }

    /// <summary>
    /// Whether it is proven that <paramref name="rule"/> opens ports to every IPv4 address of a dual-stack VPC, and that its group has no
    /// rule for IPv6 at any of them.
    /// </summary>
    public static bool LeavesIpv6Closed(this DeployedNetwork network, GroupRule rule)
    {
        if (rule is not { IsIngress: true, IsIgnored: false, IsImplicit: false, IsClosed: true, Ports: { } ports, Group: { IsClosed: true, Vpc.HasIpv6: true } group })
            return false;
        return rule.Peer.KnownCidr is { IsAny: true, IsIpv6: false }
            && HasIpv6Meaning(ports)
            && !group.Ingress.IsOpen
            && !network.GroupRules.IsOpen
            && !network.GroupRules.Any(other => other.IsIngress
                && (other.Group is null or { Origin: Origin.Unknown } || ReferenceEquals(other.Group, group))
                && other.MayCoexistWith(rule)
                && MayBeForIpv6(other.Peer)
                && (other.Ports is null || other.Ports.Overlaps(ports)))
            && MayServeIpv6(network, group);
    }

    /// <summary>
    /// Whether it is proven that <paramref name="entry"/> admits requests from every IPv4 address into a dual-stack VPC, and that its ACL has no
    /// entry for requests by IPv6 at any of their ports. A range that begins at 1024 or above is one for replies.
    /// </summary>
    public static bool LeavesIpv6Closed(this NetworkAclEntry entry)
    {
        if (entry is not { IsEgress: false, Allows: true, IsClosed: true, Ports: { } ports, Acl: { IsClosed: true, Vpc.HasIpv6: true } acl })
            return false;
        return entry.Peer.KnownCidr is { IsAny: true, IsIpv6: false }
            && HasIpv6Meaning(ports)
            && ports.From < 1024
            && !acl.Entries.IsOpen
            && !(acl.Subnets.Count > 0 && !acl.Subnets.IsOpen && acl.Subnets.All(static subnet => subnet.HasIpv6 == false))
            && !acl.Entries.Any(other => other.IsEgress != true
                && other.MayCoexistWith(entry)
                && MayBeForIpv6(other.Peer)
                && (other.Ports is null || other.Ports.Overlaps(ports)));
    }

    /// <summary>
    /// A dual-stack subnet in which a workload is proven to call by IPv6, and the group of its that lets everything out by IPv4, where none of
    /// its groups lets anything out by IPv6; null where that is not proven.
    /// </summary>
    public static (Subnet Subnet, SecurityGroup Group)? FindClosedIpv6Egress(this Workload workload)
    {
        if (!workload.IsClosed || !CallsByIpv6(workload) || workload.SecurityGroups.IsOpen)
            return null;
        var subnet = workload.Subnets.FirstOrDefault(subnet => subnet.HasIpv6 == true && subnet.MayCoexistWith(workload));
        var groups = workload.SecurityGroups.Where(workload.MayCoexistWith).ToList();
        var group = groups.Find(static group => group.AllowsAllOutbound == true);
        return subnet is not null && group is not null && groups.TrueForAll(group => LetsOutNoIpv6(group, workload)) ? (subnet, group) : null;
    }

    /// <summary>What opens connections itself, by IPv6 where its subnet has a block. Functions do so only where they are let.</summary>
    private static bool CallsByIpv6(Workload workload) => workload.Kind switch
    {
        "Lambda function" => workload.IsDualStack == true,
        "EC2 instance" or "Auto Scaling group" or "ECS service" => true,
        _ => false,
    };

    private static bool LetsOutNoIpv6(SecurityGroup group, Workload workload) => group.IsClosed
        && group.AllowsAllIpv6Outbound == false
        && !group.Egress.IsOpen
        && !group.Egress.Any(rule => !rule.IsIgnored && rule.MayCoexistWith(workload) && MayBeForIpv6(rule.Peer));

    /// <summary>Whether a rule at the other end of which these addresses stand may be one of IPv6; one that refers to a group is for its members, by either.</summary>
    private static bool MayBeForIpv6(Target peer) => peer.KnownCidr is { } block ? block.IsIpv6 : peer.RangeOf is null && peer.Group is null;

    /// <summary>ICMP has a protocol of its own for IPv6, and so has no twin.</summary>
    private static bool HasIpv6Meaning(Ports ports) => ports.Protocol is not ("icmp" or "icmpv6");

    /// <summary>Whether something that carries the group may be called by IPv6: not so where all of that is load balancers or subnets of IPv4 only, or endpoints.</summary>
    private static bool MayServeIpv6(DeployedNetwork network, SecurityGroup group)
    {
        var workloads = network.Workloads.Where(workload => workload.SecurityGroups.Contains(group)).ToList();
        var isOfEndpoints = network.InterfaceEndpoints.Any(endpoint => endpoint.SecurityGroups.Contains(group));
        return workloads.Count == 0
            ? !isOfEndpoints
            : workloads.Exists(static workload => workload.IsDualStack != false
                && (workload.Subnets.IsOpen || workload.Subnets.Count == 0 || workload.Subnets.Any(static subnet => subnet.HasIpv6 != false)));
    }

    /// <summary>Whether the target of a route cannot be told, so that it may be a gateway of the VPC.</summary>
    private static bool MayLeadAnywhere(Route route, Gateway gateway) => route.IsEscaped || route.Targets.IsOpen || route.Targets.Any(target =>
        target.Kind == RouteTargetKind.Unknown
        || (target.Resource is null ? target.Kind is RouteTargetKind.EgressOnlyGateway or RouteTargetKind.Gateway : target.Resource.MayBe(gateway)));
}
