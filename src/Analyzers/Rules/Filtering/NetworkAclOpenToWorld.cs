using System.Globalization;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>
/// VPC604: an inbound entry of a custom network ACL that admits SSH, RDP, or every port from anywhere. A range of ports that begins at 1024 or
/// above lets replies in, and is silent.
/// </summary>
internal sealed class NetworkAclOpenToWorld : IRule
{
    /// <summary>The first of the ports that a client may have chosen for itself.</summary>
    private const int FirstReplyPort = 1024;

    private static readonly (int Port, string Name)[] AdminPorts = [(22, "SSH"), (3389, "RDP")];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC604",
        nameof(NetworkAclOpenToWorld),
        Severity.Warning,
        Topic.Filtering,
        "A network ACL should not let the world reach administration ports",
        "The entry '{0}' of the network ACL '{1}' admits {2} from anywhere ({3}), which opens {4}; admit only the ranges that need it");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var acl in network.NetworkAcls.Where(static acl => acl.IsClosed))
        {
            var evaluation = new AclEvaluation(acl);
            foreach (var entry in acl.Entries.Where(IsOpenToWorld))
            {
                var open = AdminPorts.Where(admin => Decides(acl, evaluation, entry, admin.Port)).ToList();
                if (open.Count > 0)
                    sink.Report(Describe(acl, entry, open.ConvertAll(static admin => string.Format(CultureInfo.InvariantCulture, "{0} ({1})", admin.Port, admin.Name))));
            }
        }
    }

    private Finding Describe(NetworkAcl acl, NetworkAclEntry entry, List<string> open)
    {
        var anywhere = entry.Peer.KnownCidr!.Value;
        return new Finding(Info, entry.Anchor, entry.Path, acl.Path, entry.Ports!.ToString(), anywhere.ToString(), Wording.List(open))
            .With(FindingKeys.Path, entry.Path)
            .With(FindingKeys.Range, anywhere.ToString())
            .With(FindingKeys.IsIpv6, anywhere.IsIpv6 ? "true" : null);
    }

    private static bool IsOpenToWorld(NetworkAclEntry entry) =>
        entry is { IsEgress: false, Allows: true, IsEscaped: false, Ports: { } ports }
        && entry.Peer.KnownCidr is { IsAny: true }
        && (ports.IsEveryProtocol || ports.Protocol is "tcp" or "udp")
        && (ports.From < FirstReplyPort || ports.From == ports.To);

    /// <summary>Whether the entry is what admits the port, from some addresses at least: no earlier one denies it.</summary>
    private static bool Decides(NetworkAcl acl, AclEvaluation evaluation, NetworkAclEntry entry, int port) =>
        evaluation.AlikeAddresses(RemoteAddresses.Of(entry.Peer)!).Any(remote =>
            evaluation.FindDecidingEntry(new AclPacket(IsEgress: false, ProtocolOf(entry), port, remote), acl.Guard.And(entry.Guard)) == entry);

    private static string ProtocolOf(NetworkAclEntry entry) => entry.Ports!.IsEveryProtocol ? "tcp" : entry.Ports.Protocol;
}
