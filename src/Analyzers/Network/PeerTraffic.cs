namespace CdkVpc.Analyzers.Network;

/// <summary>What drops traffic that comes through a peering connection.</summary>
/// <param name="Side">The VPC to which it goes.</param>
/// <param name="Peer">The VPC from which it comes.</param>
/// <param name="Filters">The security groups and network ACLs of the side's workloads that admit nothing of it.</param>
internal sealed record FilteredTraffic(Vpc Side, Vpc Peer, IReadOnlyList<Resource> Filters);

/// <summary>Whether the security groups and network ACLs of what runs in two peered VPCs admit anything from the other one.</summary>
internal static class PeerTraffic
{
    /// <summary>What calls and is not called: that its groups admit nothing is as it should be.</summary>
    private static readonly HashSet<string> Callers = new(StringComparer.Ordinal) { "Lambda function", "CodeBuild project", "canary" };

    /// <summary>
    /// Proof that nothing passes through <paramref name="connection"/>, though it is routed both ways: on no side that shows what can be called is anything
    /// admitted from the peer, and one side shows such. Null where something may pass.
    /// </summary>
    public static FilteredTraffic? FindFilteredTraffic(this DeployedNetwork network, PeeringConnection connection)
    {
        if (connection is not { IsClosed: true, Requester: { IsClosed: true } requester, Accepter: { IsClosed: true } accepter } || ReferenceEquals(requester, accepter))
            return null;
        if (network.Workloads.IsOpen || network.GroupRules.IsOpen || !IsRoutedFrom(requester) || !IsRoutedFrom(accepter))
            return null;

        var filtered = new List<FilteredTraffic>();
        foreach (var (side, peer) in new[] { (requester, accepter), (accepter, requester) })
        {
            var filters = new List<Resource>();
            foreach (var workload in network.Workloads)
            {
                if (!workload.MayCoexistWith(connection) || !MayBeCalled(workload) || !(workload.Vpc is null ? workload.VpcIsUnknown : workload.Vpc.MayBe(side)))
                    continue;
                if (workload.Vpc is null || FindFilters(network, workload, side, peer) is not { } dropping)
                    return null;
                filters.AddRange(dropping);
            }

            if (filters.Count > 0)
                filtered.Add(new(side, peer, [.. filters.Distinct()]));
        }

        return filtered.Count > 0 ? filtered[0] : null;

        bool IsRoutedFrom(Vpc side) =>
            side.RouteTables.SelectMany(static table => table.Routes).Any(route => route.LeadsThrough(connection) && route.MayCoexistWith(connection));
    }

    /// <summary>Whether something may answer calls; what is known by a grant only is no more than an identity.</summary>
    private static bool MayBeCalled(Workload workload) => workload.Origin == Origin.Created && !Callers.Contains(workload.Kind);

    /// <summary>What drops everything that comes from <paramref name="peer"/>: the workload's groups, or the ACLs of its subnets; null where something may pass.</summary>
    private static IReadOnlyList<Resource>? FindFilters(DeployedNetwork network, Workload workload, Vpc side, Vpc peer)
    {
        if (!workload.IsClosed)
            return null;
        var groups = workload.SecurityGroups.Where(workload.MayCoexistWith).ToList();
        if (groups.Count > 0 && !workload.SecurityGroups.IsOpen && groups.TrueForAll(group => DropsAll(network, group, side, peer)))
            return groups;

        var acls = new List<NetworkAcl>();
        foreach (var subnet in workload.Subnets)
        {
            if (subnet.NetworkAcls.IsOpen || subnet.NetworkAcls.Count != 1 || !DropsAll(subnet.NetworkAcls[0], side, peer))
                return null;
            acls.Add(subnet.NetworkAcls[0]);
        }

        return acls.Count > 0 && !workload.Subnets.IsOpen ? acls : null;
    }

    private static bool DropsAll(DeployedNetwork network, SecurityGroup group, Vpc side, Vpc peer) =>
        group.IsClosed
        && !group.Ingress.IsOpen
        && !network.GroupRules.Any(rule => rule.IsIngress
            && !rule.IsIgnored
            && (ReferenceEquals(rule.Group, group) || rule.Group is null or { Origin: Origin.Unknown })
            && MayBeOf(rule.Peer, side, peer));

    private static bool DropsAll(NetworkAcl acl, Vpc side, Vpc peer)
    {
        return acl.IsClosed
            && !acl.Entries.IsOpen
            && (Drops(isEgress: false) || Drops(isEgress: true));

        bool Drops(bool isEgress) =>
            !acl.Entries.Any(entry => entry.IsEgress != !isEgress && entry.Allows != false && MayBeOf(entry.Peer, side, peer));
    }

    /// <summary>Whether a rule or entry may be for addresses of <paramref name="peer"/>; the ranges of peered VPCs never meet.</summary>
    private static bool MayBeOf(Target target, Vpc side, Vpc peer)
    {
        if (target.Group is { } group)
            return group.Vpc is not { Origin: Origin.Created } vpc || ReferenceEquals(vpc, peer);
        if (ReferenceEquals(target.RangeOf, side))
            return false;
        if (target.KnownCidr is not { } block)
            return true;
        if (block.IsIpv6)
            return peer.HasIpv6 != false;
        return !peer.Range.IsKnown || peer.SecondaryRanges.IsOpen ? !side.KnownRanges().Any(range => range.Contains(block)) : peer.KnownRanges().Any(block.Overlaps);
    }
}
