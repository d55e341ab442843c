using System.Globalization;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>
/// VPC601: a network ACL that admits a request and drops its reply. One finding for an ACL, about the first such entry;
/// all of them are related places, in whose order the facts for the fix are.
/// </summary>
internal sealed class NetworkAclDropsReplies : IRule
{
    private const int FirstReplyPort = 1024;
    private const int LastReplyPort = 65535;

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
            if (acl.MayCutOff())
                continue;
            var dropped = acl.FindDroppedReplies().ToList();
            if (dropped.Count > 0)
                sink.Report(dropped.Aggregate(Describe(acl, dropped), static (finding, reply) => finding.And(reply.Request.Anchor, FindingLabels.Entry)));
        }
    }

    private Finding Describe(NetworkAcl acl, List<DroppedReply> dropped)
    {
        var request = dropped[0].Request;
        var isOutbound = request.IsEgress == true;
        var lines = FlowLogLines.Predict(acl, dropped[0]);
        var replies = new Ports(dropped[0].Protocol, FirstReplyPort, LastReplyPort);
        var numbers = new RuleNumbers(acl);
        return new Finding(
                Info,
                acl.Anchor,
                acl.Path,
                request.Traffic,
                lines.Request,
                lines.Reply,
                $"{replies} {(isOutbound ? "inbound from" : "outbound to")} {request.Peer}")
            .With(FindingKeys.Path, acl.Path)
            .With(FindingKeys.Direction, List(dropped, static reply => reply.Request.IsEgress == true ? "ingress" : "egress"))
            .With(FindingKeys.Protocol, List(dropped, static reply => reply.Protocol))
            .With(FindingKeys.FromPort, FirstReplyPort)
            .With(FindingKeys.ToPort, LastReplyPort)
            .With(FindingKeys.Range, List(dropped, static reply => reply.Request.Peer.KnownCidr?.ToString()))
            .With(FindingKeys.VpcPath, List(dropped, static reply => reply.Request.Peer.RangeOf?.Path))
            .With(FindingKeys.IsIpv6, List(dropped, static reply => reply.Request.Peer.KnownCidr?.IsIpv6 == true ? "true" : null))
            .With(FindingKeys.RuleNumber, List(dropped, reply => numbers.For(reply)?.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A fact of each, nothing between the commas where one has none; null where none has any.</summary>
    private static string? List(List<DroppedReply> dropped, Func<DroppedReply, string?> fact) =>
        dropped.ConvertAll(reply => fact(reply)) is var facts && facts.TrueForAll(static fact => fact is null) ? null : string.Join(",", facts);

    /// <summary>Free rule numbers for the entries that are missing: one for the replies of all requests of one direction, protocol and peer.</summary>
    private sealed class RuleNumbers(NetworkAcl acl)
    {
        private readonly FreeRuleNumbers _free = new(acl);
        private readonly Dictionary<(bool IsEgress, string Protocol, Cidr? Block, Vpc? Vpc), int?> _given = [];

        /// <summary>The nearest free number before the entry that denies the replies; where none does, one after all others.</summary>
        public int? For(DroppedReply dropped)
        {
            var isEgress = dropped.Request.IsEgress != true;
            var key = (isEgress, dropped.Protocol, dropped.Request.Peer.KnownCidr, dropped.Request.Peer.RangeOf);
            if (!_given.TryGetValue(key, out var number))
                _given[key] = number = dropped.DeniedBy is { } denying ? _free.Before(denying) : _free.AfterAll(isEgress);
            return number;
        }
    }
}
