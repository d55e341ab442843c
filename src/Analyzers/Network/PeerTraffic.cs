using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>What drops traffic that comes through a peering connection.</summary>
/// <param name="Side">The VPC to which it goes.</param>
/// <param name="Peer">The VPC from which it comes.</param>
/// <param name="Filters">The security groups and network ACLs of the side's workloads that admit nothing of it.</param>
internal sealed record FilteredTraffic(Vpc Side, Vpc Peer, IReadOnlyList<Resource> Filters);

/// <summary>Whether the security groups and network ACLs of what runs in two peered VPCs admit anything from the other one.</summary>
internal sealed class PeerTraffic(DeployedNetwork network)
{
    /// <summary>What calls and is not called: that its groups admit nothing is as it should be.</summary>
    private static readonly HashSet<string> Callers = new(StringComparer.Ordinal) { "Lambda function", "CodeBuild project", "canary" };

    private readonly Reachability _reachability = new(network);

    /// <summary>
    /// Proof that nothing passes through <paramref name="connection"/>, though it is routed both ways: on no side that shows what can be called is anything
    /// admitted from the peer, and one side shows such. Null where something may pass.
    /// </summary>
    public FilteredTraffic? FindFiltered(PeeringConnection connection)
    {
        if (connection is not { IsClosed: true, Requester: { IsClosed: true } requester, Accepter: { IsClosed: true } accepter } || ReferenceEquals(requester, accepter))
            return null;
        if (network.Workloads.IsOpen || !connection.IsRoutedFrom(requester) || !connection.IsRoutedFrom(accepter))
            return null;

        var filtered = new List<FilteredTraffic>();
        foreach (var (side, peer) in new[] { (requester, accepter), (accepter, requester) })
        {
            var ends = EndsOf(peer, side).ToList();
            var filters = new List<Resource>();
            foreach (var workload in network.Workloads)
            {
                if (!workload.MayCoexistWith(connection) || !MayBeCalled(workload) || !(workload.Vpc is null ? workload.VpcIsUnknown : workload.Vpc.MayBe(side)))
                    continue;
                if (workload.Vpc is null || FindFilters(workload, ends, workload.Guard.And(connection.Guard)) is not { } dropping)
                    return null;
                filters.AddRange(dropping);
            }

            if (filters.Count > 0)
                filtered.Add(new(side, peer, [.. filters.Distinct()]));
        }

        return filtered.Count > 0 ? filtered[0] : null;
    }

    /// <summary>Whether something may answer calls; what is known by a grant only is no more than an identity.</summary>
    private static bool MayBeCalled(Workload workload) => workload.Origin == Origin.Created && !Callers.Contains(workload.Kind);

    /// <summary>What drops everything that comes from the ends: the workload's groups, or the ACLs of its subnets; null where something may pass.</summary>
    private IReadOnlyList<Resource>? FindFilters(Workload workload, List<ConnectionEnd> ends, Guard within)
    {
        if (!workload.IsClosed)
            return null;
        if (ends.TrueForAll(end => _reachability.Groups.Admits(workload.SecurityGroups, isIngress: true, Ports.All, end, within).IsNo))
            return [.. workload.SecurityGroups.Where(workload.MayCoexistWith)];

        var acls = new List<NetworkAcl>();
        foreach (var subnet in workload.Subnets)
        {
            if (FindDropping(subnet, ends, within.And(subnet.Guard)) is not { } acl)
                return null;
            acls.Add(acl);
        }

        return acls.Count > 0 && !workload.Subnets.IsOpen ? acls : null;
    }

    /// <summary>The ACL of a subnet that lets nothing in from the ends, or nothing out to them; null where something may pass.</summary>
    private NetworkAcl? FindDropping(Subnet subnet, List<ConnectionEnd> ends, Guard within)
    {
        foreach (var isEgress in new[] { false, true })
        {
            var answers = ends.ConvertAll(end => _reachability.Acls.Admits(subnet, isEgress, Ports.All, end.Addresses, within));
            if (answers.TrueForAll(static answer => answer.IsNo))
                return answers[0].By as NetworkAcl;
        }

        return null;
    }

    /// <summary>
    /// What may be of <paramref name="peer"/>, as <paramref name="side"/> sees it: addresses of its ranges, known or not, by both protocols. None of them is one of the
    /// side, for the ranges of peered VPCs never meet.
    /// </summary>
    private IEnumerable<ConnectionEnd> EndsOf(Vpc peer, Vpc side)
    {
        var groups = new Items<SecurityGroup>();
        groups.AddRange(network.GroupRules.Select(static rule => rule.Peer.Group).OfType<SecurityGroup>().Distinct().Where(group => group.Vpc is not { Origin: Origin.Created } vpc || ReferenceEquals(vpc, peer)));
        var addresses = peer.KnownIpv4Ranges().Select(static range => new RemoteAddresses(range, null)).ToList();
        if (!peer.Range.IsKnown)
            addresses.Add(new(null, peer));
        if (peer.SecondaryRanges.IsOpen)
            addresses.Add(RemoteAddresses.Unknown);
        if (peer.HasIpv6 != false)
            addresses.Add(new(Cidr.AnyIpv6, null));
        return addresses.Select(one => new ConnectionEnd($"'{peer.Path}'", one with { Outside = side }) { Groups = groups });
    }
}
