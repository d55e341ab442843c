using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>What a network ACL lets through at all, and what its entries do to each other.</summary>
internal static class AclReasoning
{
    /// <summary>
    /// Whether nothing passes the subnets of <paramref name="acl"/>, since one direction at least has no entry that allows anything.
    /// That is more than a lost reply. Nothing is said of what the associations may leave to another ACL.
    /// </summary>
    public static bool CutsOff(this NetworkAcl acl) => acl.IsAssociated == true && acl.DeniesADirection();

    /// <summary>Whether nothing passes the subnets of <paramref name="acl"/>, if it has any.</summary>
    public static bool MayCutOff(this NetworkAcl acl) => acl.IsAssociated != false && acl.DeniesADirection();

    /// <summary>Whether it is proven that no entry of a direction allows anything.</summary>
    public static bool DeniesAll(this NetworkAcl acl, bool isEgress) =>
        acl.IsClosed
        && !acl.Entries.IsOpen
        && acl.Entries.All(entry => !entry.MayCoexistWith(acl) || (!entry.IsEscaped && (entry.IsEgress == !isEgress || entry.Allows == false)));

    private static bool DeniesADirection(this NetworkAcl acl) => acl.DeniesAll(isEgress: false) || acl.DeniesAll(isEgress: true);

    /// <summary>
    /// The entry of the opposite action that comes before <paramref name="entry"/> and is for all of its packets, so that it never applies; null
    /// where none is proven, and where an entry of the same action does its work before that.
    /// </summary>
    public static NetworkAclEntry? FindHiding(this NetworkAclEntry entry)
    {
        if (entry is not { Acl: { } acl, Allows: { } allows, IsEscaped: false })
            return null;
        var first = acl.Entries.Where(other => Hides(other, entry)).OrderBy(static other => other.RuleNumber.Value).FirstOrDefault();
        return first?.Allows == !allows ? first : null;
    }

    /// <summary>An entry that was made before <paramref name="entry"/> and has its number and direction, in some world that is proven; null where there is none.</summary>
    public static NetworkAclEntry? FindSameNumber(this NetworkAclEntry entry) =>
        entry.Acl?.Entries.FirstOrDefault(other => other.Order < entry.Order && HaveSameNumber(other, entry));

    private static bool HaveSameNumber(NetworkAclEntry one, NetworkAclEntry other) =>
        one is { IsEgress: not null, IsEscaped: false, IsRepeated: false }
        && other is { IsEscaped: false, IsRepeated: false }
        && one.IsEgress == other.IsEgress
        && one.RuleNumber.TryGet(out var number)
        && other.RuleNumber.Is(number)

        // Two undecided conditions may exclude each other without that showing.
        && (one.Guard.Implies(other.Guard) || other.Guard.Implies(one.Guard));

    private static bool Hides(NetworkAclEntry earlier, NetworkAclEntry entry) =>
        earlier is { IsEgress: not null, Ports: { } ports, IsEscaped: false, IsRepeated: false }
        && earlier.IsEgress == entry.IsEgress
        && earlier.RuleNumber.TryGet(out var first)
        && entry.RuleNumber.TryGet(out var second)
        && first < second
        && entry.Ports is not null

        // Types and codes of ICMP are not known here.
        && ports.Protocol is not ("icmp" or "icmpv6")
        && ports.Covers(entry.Ports)
        && RemoteAddresses.Of(entry.Peer)?.AreIn(earlier.Peer) == true
        && entry.Guard.Implies(earlier.Guard);
}
