using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>
/// What the network ACL of a subnet lets in and out. Questions are about many packets, each port and each address of a range: the answer is yes where
/// all of them pass, no where none does, and else unknown. Traffic inside of a subnet meets no ACL, which the asker has to see to.
/// </summary>
internal sealed class AclFilter
{
    private readonly Dictionary<NetworkAcl, AclEvaluation> _evaluations = [];

    /// <summary>Whether requests at the ports pass the ACL of a subnet.</summary>
    /// <param name="subnet">The subnet.</param>
    /// <param name="isEgress">Whether they leave it.</param>
    /// <param name="ports">Protocol and destination ports: TCP, UDP, or everything.</param>
    /// <param name="remote">The addresses at the other end.</param>
    /// <param name="within">The worlds that are asked for.</param>
    public Answer Admits(Subnet subnet, bool isEgress, Ports ports, RemoteAddresses remote, Guard within)
    {
        var acls = subnet.NetworkAcls.Where(acl => !within.Excludes(acl.Guard)).ToList();
        if (!subnet.IsClosed || subnet.NetworkAcls.IsOpen || acls.Count > 1)
            return Answer.Unknown($"which network ACL '{subnet.Path}' has is not known");
        if (acls.Count == 0)
        {
            return subnet.Vpc is { IsClosed: true, HasChangedDefaultAcl: false }
                ? Answer.Yes($"'{subnet.Path}' has the default network ACL, which allows everything")
                : Answer.Unknown($"'{subnet.Path}' has the default network ACL, which may have been changed");
        }

        var acl = acls[0];
        return within.Implies(acl.Guard)
            ? Admits(acl, isEgress, ports, remote, within)
            : Answer.Unknown($"'{subnet.Path}' may have another network ACL than '{acl.Path}'", acl);
    }

    /// <summary>Whether the replies to requests pass the ACL of a subnet: those to a port that the client has chosen for itself.</summary>
    /// <inheritdoc cref="Admits(Subnet, bool, Ports, RemoteAddresses, Guard)"/>
    public Answer AdmitsReplies(Subnet subnet, bool isEgress, string protocol, RemoteAddresses remote, Guard within) =>
        Admits(subnet, isEgress, new Ports(protocol, AclReplies.FirstClientPort, AclReplies.LastClientPort), remote, within);

    /// <summary>Whether packets pass an ACL.</summary>
    public Answer Admits(NetworkAcl acl, bool isEgress, Ports ports, RemoteAddresses remote, Guard within)
    {
        if (ports.Protocol is not ("tcp" or "udp") && !ports.Equals(Ports.All))
            return Answer.Unknown($"'{acl.Path}' is not asked for {ports}", acl);
        if (!acl.IsClosed)
            return Answer.Unknown($"'{acl.Path}' may have entries that are not seen", acl);
        if (!_evaluations.TryGetValue(acl, out var evaluation))
            _evaluations.Add(acl, evaluation = new AclEvaluation(acl));

        var (some, none, decidedBy) = (false, false, (NetworkAclEntry?)null);
        foreach (var part in evaluation.AlikeAddresses(remote))
        {
            foreach (var packet in from protocol in evaluation.AlikeProtocols(ports) from port in evaluation.AlikePorts(ports.From, ports.To) select new AclPacket(isEgress, protocol, port, part))
            {
                var admits = evaluation.Admits(packet, within);
                some |= admits != false;
                none |= admits != true;
                decidedBy ??= evaluation.FindDecidingEntry(packet, within);
            }
        }

        var what = $"{ports} {(isEgress ? "outbound to" : "inbound from")} {remote}";
        return (some, none) switch
        {
            (true, false) => Answer.Yes($"'{acl.Path}' allows {what}", acl),
            (false, true) => Answer.No($"'{acl.Path}' denies {what} ({(decidedBy is null ? "no entry allows it" : $"rule {decidedBy.RuleNumber}")})", acl),
            _ => Answer.Unknown($"'{acl.Path}' may allow a part of {what}", acl),
        };
    }
}
