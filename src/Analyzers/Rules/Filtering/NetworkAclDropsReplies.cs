using System.Globalization;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>
/// VPC601: a network ACL that admits a request and drops its reply. One finding for an ACL, about the first such entry;
/// all of them are related places.
/// </summary>
internal sealed class NetworkAclDropsReplies : IRule
{
    private const int FirstReplyPort = 1024;
    private const int LastReplyPort = 65535;
    private const int LastRuleNumber = 32766;

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC601",
        nameof(NetworkAclDropsReplies),
        Severity.Warning,
        Topic.Filtering,
        "A network ACL should admit the replies to what it admits",
        "The network ACL '{0}' admits {1} and drops the replies, so that a flow log will show '{2}', then '{3}'; allow {4}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var acl in network.NetworkAcls)
        {
            // An ACL that lets nothing in, or nothing out, is not one that forgets the replies.
            if (acl.CutsOff())
                continue;
            var dropped = acl.FindDroppedReplies().ToList();
            if (dropped.Count > 0)
                sink.Report(dropped.Aggregate(Describe(acl, dropped[0]), static (finding, reply) => finding.And(reply.Request.Anchor, FindingLabels.Entry)));
        }
    }

    private Finding Describe(NetworkAcl acl, DroppedReply dropped)
    {
        var request = dropped.Request;
        var isOutbound = request.IsEgress == true;
        var lines = FlowLogLines.Predict(acl, dropped);
        var replies = new Ports(dropped.Protocol, FirstReplyPort, LastReplyPort);
        return new Finding(
                Info,
                acl.Anchor,
                acl.Path,
                $"{request.Ports} {(isOutbound ? "outbound to" : "inbound from")} {request.Peer}",
                lines.Request,
                lines.Reply,
                $"{replies} {(isOutbound ? "inbound from" : "outbound to")} {request.Peer}")
            .With(FindingKeys.Path, acl.Path)
            .With(FindingKeys.Direction, isOutbound ? "ingress" : "egress")
            .With(FindingKeys.Protocol, dropped.Protocol)
            .With(FindingKeys.FromPort, FirstReplyPort)
            .With(FindingKeys.ToPort, LastReplyPort)
            .With(FindingKeys.Range, request.Peer.KnownCidr?.ToString())
            .With(FindingKeys.VpcPath, request.Peer.RangeOf?.Path)
            .With(FindingKeys.IsIpv6, request.Peer.KnownCidr?.IsIpv6 == true ? "true" : null)
            .With(FindingKeys.RuleNumber, FreeRuleNumber(acl, isEgress: !isOutbound, dropped.DeniedBy)?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The nearest free number before the entry that denies the replies; where none does, the next ten after all others.</summary>
    private static int? FreeRuleNumber(NetworkAcl acl, bool isEgress, NetworkAclEntry? deniedBy)
    {
        var taken = new HashSet<int>();
        foreach (var entry in acl.Entries)
        {
            if (entry.IsEgress == !isEgress)
                continue;
            if (!entry.RuleNumber.TryGet(out var number))
                return null;
            taken.Add(number);
        }

        if (deniedBy is null)
            return taken.Count == 0 ? 100 : NextTen(taken.Max());
        for (var number = deniedBy.RuleNumber.Value - 1; number > 0; number--)
        {
            if (!taken.Contains(number))
                return number;
        }

        return null;
    }

    private static int? NextTen(int number) => ((number / 10) + 1) * 10 is var next && next <= LastRuleNumber ? next : null;
}
