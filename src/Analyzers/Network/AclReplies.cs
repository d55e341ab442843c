namespace CdkVpc.Analyzers.Network;

/// <summary>A request that a network ACL admits although it drops the replies.</summary>
/// <param name="Request">The entry that admits the request.</param>
/// <param name="Protocol">'tcp' or 'udp'.</param>
/// <param name="Port">A port that the request may be for.</param>
/// <param name="Remote">The addresses at the other end of which that is proven.</param>
/// <param name="DeniedBy">The first entry that denies the replies; null where they are denied because no entry is for them.</param>
internal sealed record DroppedReply(NetworkAclEntry Request, string Protocol, int Port, RemoteAddresses Remote, NetworkAclEntry? DeniedBy);

/// <summary>
/// Which replies a network ACL drops. An ACL keeps no state: the reply to an admitted request is judged by the entries of the other
/// direction, at the port that the client chose for itself. Linux takes 32768-60999, Windows 49152-65535, NAT gateways and load
/// balancers 1024-65535 (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports).
/// A reply counts as dropped only where no port of the first two ranges passes.
/// </summary>
internal static class AclReplies
{
    /// <summary>First of the ports that clients choose for themselves, as Linux and Windows do.</summary>
    public const int FirstClientPort = 32768;

    /// <summary>Last of the ports that clients choose for themselves.</summary>
    public const int LastClientPort = 65535;

    /// <summary>Last of the ports that clients choose for themselves on Linux.</summary>
    private const int LastPortOfLinux = 60999;

    /// <summary>From this many ports on, a range above 1024 is taken as one for replies, not as services.</summary>
    private const int WideRange = 1000;

    /// <summary>UDP services that answer: DNS, Kerberos, NTP, SNMP, LDAP, HTTP/3, RADIUS. Others may be sent to and never answer (syslog).</summary>
    private static readonly HashSet<int> AnsweringUdpPorts = [53, 88, 123, 161, 389, 443, 1812, 1813];

    /// <summary>The requests whose replies <paramref name="acl"/> is proven to drop, one for each entry that admits them.</summary>
    public static IEnumerable<DroppedReply> FindDroppedReplies(this NetworkAcl acl)
    {
        if (!acl.IsClosed)
            yield break;

        var evaluation = new AclEvaluation(acl);
        foreach (var entry in acl.Entries)
        {
            if (IsRequestEntry(entry) && FindDroppedReply(acl, evaluation, entry) is { } dropped)
                yield return dropped;
        }
    }

    private static bool IsRequestEntry(NetworkAclEntry entry) =>
        entry is { Allows: true, IsEgress: not null, Ports: not null, IsEscaped: false, IsRepeated: false }
        && entry.RuleNumber.IsKnown
        && RemoteAddresses.Of(entry.Peer) is not null
        && entry.Ports.Protocol switch
        {
            "tcp" => !IsForReplies(entry.Ports),
            "udp" => entry.Ports.From == entry.Ports.To && AnsweringUdpPorts.Contains(entry.Ports.From),
            _ => false,
        };

    /// <summary>Whether the ports are, or include, those that clients choose, so that the entry may be there to let replies pass.</summary>
    private static bool IsForReplies(Ports ports) =>
        ports.From >= 1024 ? ports.To - ports.From >= WideRange : ports.To >= LastPortOfLinux;

    private static DroppedReply? FindDroppedReply(NetworkAcl acl, AclEvaluation evaluation, NetworkAclEntry entry)
    {
        var dropped = evaluation.AlikeAddresses(RemoteAddresses.Of(entry.Peer)!)
            .Select(remote => FindDroppedReply(acl, evaluation, entry, remote))
            .Where(static reply => reply is not null)
            .ToList();

        // The addresses that a message shows best come first.
        return dropped.Find(static reply => reply!.Remote.Block is { } block && block.Contains(FlowLogLines.DocumentationRemote(block.IsIpv6)))
            ?? dropped.FirstOrDefault();
    }

    private static DroppedReply? FindDroppedReply(NetworkAcl acl, AclEvaluation evaluation, NetworkAclEntry entry, RemoteAddresses remote)
    {
        var guard = acl.Guard.And(entry.Guard);
        var isEgress = entry.IsEgress == true;
        var protocol = entry.Ports!.Protocol;
        foreach (var port in evaluation.AlikePorts(entry.Ports.From, entry.Ports.To))
        {
            if (evaluation.Admits(new AclPacket(isEgress, protocol, port, remote), guard) != true)
                continue;

            // NTP and its like answer to the port they came from.
            var replies = evaluation.AlikePorts(FirstClientPort, LastClientPort).Concat(protocol == "udp" ? [port] : [])
                .Select(reply => new AclPacket(!isEgress, protocol, reply, remote))
                .ToList();
            if (!replies.TrueForAll(reply => evaluation.Admits(reply, guard) == false))
                return null;

            var deniedBy = replies.Select(reply => evaluation.FindDecidingEntry(reply, guard))
                .Where(static denying => denying is not null)
                .OrderBy(static denying => denying!.RuleNumber.Value)
                .FirstOrDefault();
            return new DroppedReply(entry, protocol, port, remote, deniedBy);
        }

        return null;
    }
}
