using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>A packet as a network ACL sees it: direction, protocol, destination port, and the address outside of the subnet.</summary>
/// <param name="IsEgress">Whether it leaves the subnet.</param>
/// <param name="Protocol">'tcp', 'udp', or another protocol; <see cref="AclEvaluation.OtherProtocol"/> for one that no entry names.</param>
/// <param name="Port">The destination port.</param>
/// <param name="Remote">The addresses outside of the subnet; all of them alike to the ACL.</param>
internal sealed record AclPacket(bool IsEgress, string Protocol, int Port, RemoteAddresses Remote);

/// <summary>Addresses outside of a subnet: a block, or the range of a VPC whose block is not known.</summary>
/// <param name="Block">The block; null where it is not known.</param>
/// <param name="RangeOf">The VPC whose range is meant, where the block is not known.</param>
internal sealed record RemoteAddresses(Cidr? Block, Vpc? RangeOf)
{
    /// <summary>Addresses of which nothing is known.</summary>
    public static readonly RemoteAddresses Unknown = new(null, null);

    /// <summary>A VPC among whose ranges the addresses are not, as those of its peers are not; null where that cannot be told.</summary>
    public Vpc? Outside { get; init; }

    /// <summary>Those that a rule or entry names; null where it names no range, or one that is not known.</summary>
    public static RemoteAddresses? Of(Target target) =>
        target.KnownCidr is { } block ? new(block, null) : target.RangeOf is { } vpc ? new(null, vpc) : null;

    /// <summary>Whether <paramref name="target"/> means all of these addresses (true), none of them (false), or some or an unknown part (null).</summary>
    public bool? AreIn(Target target)
    {
        if (Outside is { } other && (ReferenceEquals(target.RangeOf, other) || (target.KnownCidr is { } theirs && other.KnownRanges().Any(own => own.Contains(theirs)))))
            return false;
        if (Block is not { } block)
            return AreInUnknownBlock(target);
        if (target.KnownCidr is not { } range)
            return null;
        if (range.Contains(block))
            return true;
        return range.Overlaps(block) ? null : false;
    }

    /// <inheritdoc/>
    public override string ToString() => Block?.ToString() ?? (RangeOf is null ? "unknown addresses" : $"the range of '{RangeOf.Path}'");

    private bool? AreInUnknownBlock(Target target)
    {
        if (RangeOf is null)
            return null;
        if (ReferenceEquals(target.RangeOf, RangeOf))
            return true;

        // The primary range of a VPC is one of IPv4.
        return target.KnownCidr switch
        {
            { IsIpv6: true } => false,
            { IsAny: true } => true,
            _ => null,
        };
    }
}

/// <summary>Runs a network ACL's entries over packets: by ascending rule number the first that matches decides, and what none matches is denied.</summary>
internal sealed class AclEvaluation(NetworkAcl acl)
{
    /// <summary>A protocol that no entry names.</summary>
    public const string OtherProtocol = "other";

    /// <summary>The entries by number; those without a known number first, since they may come before any other.</summary>
    private readonly List<NetworkAclEntry> _inOrder =
        [.. acl.Entries.OrderBy(static entry => entry.RuleNumber.TryGet(out var number) ? number : int.MinValue)];

    /// <summary>Whether the ACL admits <paramref name="packet"/> in the worlds of <paramref name="guard"/>; null where that cannot be told.</summary>
    public bool? Admits(AclPacket packet, Guard guard)
    {
        var (mayAdmit, mayDeny) = (acl.Entries.IsOpen, acl.Entries.IsOpen);
        foreach (var entry in _inOrder)
        {
            var matches = Matches(entry, packet, guard);
            if (matches == false)
                continue;
            mayAdmit |= entry.Allows != false;
            mayDeny |= entry.Allows != true;
            if (matches == true)
                return mayAdmit && mayDeny ? null : mayAdmit;
        }

        return mayAdmit ? null : false;
    }

    /// <summary>The entry that decides over <paramref name="packet"/>; null where none matches or where that cannot be told.</summary>
    public NetworkAclEntry? FindDecidingEntry(AclPacket packet, Guard guard)
    {
        var first = acl.Entries.IsOpen ? null : _inOrder.Find(entry => Matches(entry, packet, guard) != false);
        return first is not null && Matches(first, packet, guard) == true ? first : null;
    }

    /// <summary>The protocols that are meant, as far as entries tell them apart.</summary>
    public IEnumerable<string> AlikeProtocols(Ports ports) => ports.IsEveryProtocol
        ? acl.Entries.Select(static entry => entry.Ports?.Protocol).OfType<string>().Where(static protocol => protocol != Ports.All.Protocol).Append(OtherProtocol).Distinct(StringComparer.Ordinal)
        : [ports.Protocol];

    /// <summary>One port of each part of a range whose ports no entry tells apart.</summary>
    public IEnumerable<int> AlikePorts(int from, int to) =>
        acl.Entries.Where(static entry => entry.Ports is not null)
            .SelectMany(static entry => new[] { entry.Ports!.From, entry.Ports.To + 1 })
            .Where(port => port > from && port <= to)
            .Append(from)
            .Distinct()
            .OrderBy(static port => port);

    /// <summary>Addresses in parts that no entry tells apart.</summary>
    public IEnumerable<RemoteAddresses> AlikeAddresses(RemoteAddresses addresses)
    {
        if (addresses.Block is not { } block)
            return [addresses];
        var blocks = acl.Entries.Where(static entry => entry.Peer.KnownCidr is not null).Select(static entry => entry.Peer.KnownCidr!.Value).Distinct().ToList();
        return AlikeBlocks(block, blocks).Select(part => addresses with { Block = part });
    }

    private static IEnumerable<Cidr> AlikeBlocks(Cidr block, List<Cidr> blocks)
    {
        if (!blocks.Exists(other => block.Contains(other) && !block.Equals(other)))
            return [block];
        var (lower, upper) = block.Split();
        return AlikeBlocks(lower, blocks).Concat(AlikeBlocks(upper, blocks));
    }

    /// <summary>Whether the entry is for the packet; null where it may be: a fact is unknown, or it exists in some of the worlds only.</summary>
    private static bool? Matches(NetworkAclEntry entry, AclPacket packet, Guard guard)
    {
        if (entry.Guard.Excludes(guard))
            return false;
        if (entry.IsEscaped)
            return null;

        var direction = entry.IsEgress is { } isEgress ? isEgress == packet.IsEgress : (bool?)null;
        var ports = entry.Ports?.Covers(packet.Protocol, packet.Port);

        // Types and codes of ICMP are not known here.
        if (ports == true && entry.Ports!.Protocol is "icmp" or "icmpv6")
            ports = null;
        var remote = packet.Remote.AreIn(entry.Peer);
        if (direction == false || ports == false || remote == false)
            return false;
        return direction == true && ports == true && remote == true && entry.RuleNumber.IsKnown && guard.Implies(entry.Guard) && !entry.IsRepeated
            ? true
            : null;
    }
}
