using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>What a security group admits to a workload, and the network ACL of its subnet drops.</summary>
/// <param name="Acl">The ACL.</param>
/// <param name="Rule">The rule of the group.</param>
/// <param name="Workload">The workload.</param>
/// <param name="Reason">What is denied, and by which rule, in words.</param>
internal sealed record AdmissionConflict(NetworkAcl Acl, GroupRule Rule, Workload Workload, string Reason);

/// <summary>
/// Finds traffic that a security group admits and an ACL drops: all of a rule's ports, from all of the addresses that it names or from a workload that
/// it refers to. A rule that the ACL narrows is not one of these.
/// </summary>
internal sealed class AdmissionConflicts(DeployedNetwork network)
{
    private readonly AclFilter _acls = new();

    /// <summary>The conflicts, in the order of the workloads.</summary>
    public IEnumerable<AdmissionConflict> Find() =>
        from workload in network.Workloads
        where workload is { IsClosed: true, RunsOnHosts: false }
        from subnet in workload.Subnets
        where subnet.NetworkAcls.Count > 0 && !HasNoNeighbour(subnet)
        from @group in workload.SecurityGroups
        from rule in @group.Ingress
        where rule is { IsIgnored: false, IsEscaped: false, IsRepeated: false, Ports.Protocol: "tcp" or "udp" }
        let conflict = Find(workload, subnet, @group, rule)
        where conflict is not null
        select conflict;

    private AdmissionConflict? Find(Workload workload, Subnet subnet, SecurityGroup group, GroupRule rule)
    {
        foreach (var (addresses, guard) in SourcesOf(workload, subnet, rule))
        {
            if (workload.Guard.Excludes(guard) || workload.Guard.Excludes(group.Guard) || workload.Guard.Excludes(rule.Guard) || !MayHave(subnet, addresses))
                continue;
            var within = workload.Guard.And(subnet.Guard).And(group.Guard).And(rule.Guard).And(guard);
            if (_acls.Admits(subnet, isEgress: false, rule.Ports!, addresses, within) is { IsNo: true, By: NetworkAcl acl } answer && !acl.MayCutOff())
                return new(acl, rule, workload, answer.Reason);
        }

        return null;
    }

    /// <summary>
    /// Where what a rule admits comes from, with the worlds: its range, or the subnets of those that carry the group it refers to. Neighbours in the subnet
    /// meet no ACL. Who carries it, where none is known, is somewhere in the VPC.
    /// </summary>
    private IEnumerable<(RemoteAddresses Addresses, Guard Guard)> SourcesOf(Workload workload, Subnet subnet, GroupRule rule)
    {
        if (RemoteAddresses.Of(rule.Peer) is { } range)
            return range.Block is { } block && subnet.Range.TryGet(out var own) && own.Contains(block) ? [] : [(range, rule.Guard)];
        if (rule.Peer.Group is not { Vpc: { } vpc } group || !ReferenceEquals(vpc, workload.Vpc))
            return [];

        var members = network.Workloads
            .Where(member => member.SecurityGroups.Contains(group))
            .SelectMany(static member => member.Subnets, static (member, place) => (Member: member, Subnet: place))
            .Where(place => ReferenceEquals(place.Subnet.Vpc, vpc))
            .ToList();
        return members.Count == 0
            ? [(ConnectionEnd.AddressesOf(vpc), rule.Guard)]
            : members
                .Where(place => !ReferenceEquals(place.Subnet, subnet))
                .Select(static place => (ConnectionEnd.AddressesOf(place.Subnet), place.Member.Guard.And(place.Subnet.Guard)));
    }

    /// <summary>Whether the addresses can reach the subnet at all: by IPv6 only what has a block of it.</summary>
    private static bool MayHave(Subnet subnet, RemoteAddresses addresses) => addresses.Block is not { IsIpv6: true } || subnet.HasIpv6 == true;

    private static bool HasNoNeighbour(Subnet subnet) => subnet.Vpc is { Subnets: { IsOpen: false, Count: 1 } };
}
