using System.Globalization;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>VPC209: in a dual-stack VPC, a rule or entry that opens a port to any IPv4 address, with none for IPv6 beside it. The group or ACL is the related place.</summary>
internal sealed class OnlyIpv4Rules : IRule
{
    /// <summary>The highest number of an entry (AWS::EC2::NetworkAclEntry).</summary>
    private const int LastRuleNumber = 32766;

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC209",
        nameof(OnlyIpv4Rules),
        Severity.Info,
        Topic.Ipv6,
        "What is open to IPv4 should be open to IPv6",
        "'{0}' opens {1} to 0.0.0.0/0 and has no rule for IPv6, so that clients with an IPv6 address cannot use it, although the VPC '{2}' is dual-stack; add the same for ::/0");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var rule in network.GroupRules)
        {
            if (!network.LeavesIpv6Closed(rule))
                continue;
            sink.Report(new Finding(Info, rule.Anchor, rule.Group!.Path, rule.Ports!.ToString(), rule.Group.Vpc!.Path)
                .With(FindingKeys.Path, rule.Group.Path)
                .And(rule.Group.Anchor, FindingLabels.Group));
        }

        foreach (var acl in network.NetworkAcls)
        {
            var taken = NumbersOf(acl);
            foreach (var entry in acl.Entries)
            {
                if (!entry.LeavesIpv6Closed())
                    continue;
                sink.Report(new Finding(Info, entry.Anchor, acl.Path, entry.Ports!.ToString(), acl.Vpc!.Path)
                    .With(FindingKeys.Path, entry.Path)
                    .With(FindingKeys.RuleNumber, NextFree(entry, taken))
                    .And(acl.Anchor, FindingLabels.Acl));
            }
        }
    }

    /// <summary>The numbers of the entries of an ACL's inbound direction; null where some are not known.</summary>
    private static HashSet<int>? NumbersOf(NetworkAcl acl)
    {
        var inbound = acl.Entries.Where(static entry => entry.IsEgress != true).ToList();
        return inbound.TrueForAll(static entry => entry.RuleNumber.IsKnown && !entry.IsRepeated) ? [.. inbound.Select(static entry => entry.RuleNumber.Value)] : null;
    }

    /// <summary>The next number after that of an entry; it counts as taken from then on.</summary>
    private static string? NextFree(NetworkAclEntry entry, HashSet<int>? taken)
    {
        if (taken is null)
            return null;
        var number = entry.RuleNumber.Value + 1;
        while (!taken.Add(number))
            number++;
        return number <= LastRuleNumber ? number.ToString(CultureInfo.InvariantCulture) : null;
    }
}
