using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>
/// What the security groups of a network interface let in and out. They keep state, so that replies need no rule. Yes where all of the ports and
/// addresses are let through, no where none is, and else unknown.
/// </summary>
internal sealed class GroupFilter(DeployedNetwork network)
{
    /// <summary>The rules that may be of any group.</summary>
    private readonly List<GroupRule> _ofOthers = [.. network.GroupRules.Where(static rule => rule.IsIngress && rule.Group is null or { Origin: not Origin.Created })];

    private readonly List<GroupRule> _astray = [.. network.GroupRules.Where(static rule => rule.Group is null or { Origin: Origin.Unknown })];

    /// <summary>Whether the groups let requests through.</summary>
    /// <param name="groups">The groups of the interface; one of them is enough.</param>
    /// <param name="isIngress">Whether the requests come in.</param>
    /// <param name="ports">Protocol and destination ports.</param>
    /// <param name="far">The other end.</param>
    /// <param name="within">The worlds that are asked for.</param>
    public Answer Admits(Items<SecurityGroup> groups, bool isIngress, Ports ports, ConnectionEnd far, Guard within)
    {
        var what = $"{ports} {(isIngress ? "from" : "to")} {far.Name}";
        var isOpen = groups.IsOpen || network.GroupRules.IsOpen || _astray.Exists(rule => rule.IsIngress == isIngress && !within.Excludes(rule.Guard) && Match(rule, ports, far) != false);
        var some = groups.Where(group => !within.Excludes(group.Guard)).ToList();
        foreach (var group in some)
        {
            switch (Admits(group, isIngress, ports, far, within))
            {
                case true when within.Implies(group.Guard):
                    return Answer.Yes($"'{group.Path}' allows {what}", group);
                case null or true:
                    isOpen = true;
                    break;
                default:
                    break;
            }
        }

        if (some.Count == 0)
            return Answer.Unknown("no security group is given, so that the VPC's default one counts");
        return isOpen
            ? Answer.Unknown($"whether {Names(some)} allows {what} is not known")
            : Answer.No($"{Names(some)} has no {(isIngress ? "inbound" : "outbound")} rule for {what}", some[0]);
    }

    /// <summary>
    /// Whether the default security group of a VPC lets in requests to an interface that is given no group: it admits its own members alone, and where there are
    /// none, nobody.
    /// </summary>
    /// <param name="vpc">The VPC; null where unknown.</param>
    /// <param name="ports">Protocol and destination ports.</param>
    /// <param name="within">The worlds that are asked for.</param>
    public Answer AdmitsByDefault(Vpc? vpc, Ports ports, Guard within)
    {
        if (vpc is not { IsClosed: true, RestrictsDefaultGroup: not null } || network.GroupRules.IsOpen)
            return Answer.Unknown("the default security group may have rules that are not seen");
        if (_ofOthers.Exists(rule => !within.Excludes(rule.Guard) && Match(rule, ports, ConnectionEnd.Anyone) != false))
            return Answer.Unknown("a rule may be one of the default security group");
        return network.Index.WorkloadsOfVpc.Of(vpc).Any(workload => workload.SecurityGroups.IsKnownEmpty && !within.Excludes(workload.Guard))
            ? Answer.Unknown($"the default security group of '{vpc.Path}' has members")
            : Answer.No($"the default security group of '{vpc.Path}' admits only its own members");
    }

    /// <summary>Whether a rule is for all of the ports and the whole far end (true), for none of them (false), or for a part or an unknown one (null).</summary>
    public static bool? Match(GroupRule rule, Ports ports, ConnectionEnd far)
    {
        if (rule.IsIgnored)
            return false;
        if (rule.IsEscaped)
            return null;
        var covers = rule.Ports is null ? null : rule.Ports.Covers(ports) ? true : rule.Ports.Overlaps(ports) ? (bool?)null : false;
        var isPeer = IsPeer(rule.Peer, far);
        return covers == false || isPeer == false ? false : covers == true && isPeer == true ? true : null;
    }

    private static bool? Admits(SecurityGroup group, bool isIngress, Ports ports, ConnectionEnd far, Guard within)
    {
        var isOpen = !group.IsClosed;
        if (!isIngress)
        {
            var (all4, all6) = (group.AllowsAllOutbound, group.AllowsAllIpv6Outbound);
            var all = far.Addresses.Block is { IsIpv6: true } ? all6 : all4;
            if (all == true && !group.IsEscaped)
                return true;
            isOpen |= all is null;
        }

        var rules = isIngress ? group.Ingress : group.Egress;
        isOpen |= rules.IsOpen;
        foreach (var rule in rules)
        {
            if (within.Excludes(rule.Guard) || Match(rule, ports, far) is not { } matches)
            {
                isOpen |= !within.Excludes(rule.Guard);
                continue;
            }

            if (matches && within.Implies(rule.Guard) && !rule.IsRepeated)
                return true;
            isOpen |= matches;
        }

        return isOpen ? null : false;
    }

    /// <summary>Whether the peer of a rule is the far end, all of it.</summary>
    private static bool? IsPeer(Target peer, ConnectionEnd far)
    {
        if (peer.Group is not { } group)
            return far.Addresses.AreIn(peer);
        if (far.Groups is not { } groups)
            return null;
        if (groups.Contains(group))
            return true;

        // Two groups that are made elsewhere may be one.
        return groups.IsOpen || groups.Any(other => other.MayBe(group) || group.MayBe(other) || (other.Origin == Origin.Imported && group.Origin == Origin.Imported)) ? null : false;
    }

    private static string Names(List<SecurityGroup> groups) =>
        groups.Count == 1 ? $"the security group '{groups[0].Path}'" : $"none of the security groups {string.Join(", ", groups.ConvertAll(static group => $"'{group.Path}'"))}";
}
