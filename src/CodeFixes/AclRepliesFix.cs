using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC601: entries that let the replies pass, below the last entry of the network ACL.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AclRepliesFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC601.AdmitReplies";

    /// <summary>Makes the fix.</summary>
    public AclRepliesFix() : base("Admit the replies", EquivalenceKey, "VPC601")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { } acl || Holder.Of(draft, acl) is not { Name: not null } holder)
            return null;
        var isL1 = holder.Type.Is(Symbols.Ec2, "CfnNetworkAcl");
        if (isL1 ? acl.Id is null || acl.Argument("scope")?.IsPath() != true : !holder.Type.DerivesFrom(Symbols.Ec2, "INetworkAcl"))
            return null;

        var after = Holder.Siblings(holder.Statement)
            .Where(statement => statement.SpanStart > holder.Statement.SpanStart && HasEntryOf(statement, holder.Name))
            .DefaultIfEmpty(holder.Statement)
            .Last();
        var entries = MissingEntry.Of(draft, diagnostic, after.Span.End);
        if (entries.Count == 0 || !entries.TrueForAll(static entry => entry.RuleNumber.Length > 0 && (entry.Peer ?? entry.Range).Length > 0))
            return null;
        return () =>
        {
            foreach (var entry in entries)
                draft.InsertAfter(after, isL1 ? WriteL1(draft, acl, holder.Name, entry) : Write(draft, acl, holder.Name, entry));
        };
    }

    private static bool HasEntryOf(StatementSyntax statement, string acl) => statement.DescendantNodes().Any(node => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddEntry" } call } => call.Expression.ToString() == acl,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "NetworkAcl" } } given => given.Right.ToString() == acl,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "NetworkAclId" }, Right: MemberAccessExpressionSyntax id } => id.Expression.ToString() == acl,
        _ => false,
    });

    private static string Write(Draft draft, Site acl, string holder, MissingEntry entry)
    {
        var types = draft.Types;
        var at = acl.Position;
        return $$"""
            {{holder}}.AddEntry({{draft.Ids.New(acl.Syntax, entry.IsEgress ? "RepliesOut" : "RepliesIn")}}, new {{types.Ec2("CommonNetworkAclEntryOptions", at)}}
            {
                Cidr = {{entry.Peer ?? $"{types.Ec2("AclCidr", at)}.{(entry.IsIpv6 ? "Ipv6" : "Ipv4")}(\"{entry.Range}\")"}},
                Direction = {{types.Ec2("TrafficDirection", at)}}.{{(entry.IsEgress ? "EGRESS" : "INGRESS")}},
                RuleNumber = {{entry.RuleNumber}},
                Traffic = {{types.Ec2("AclTraffic", at)}}.{{(entry.IsUdp ? "UdpPortRange" : "TcpPortRange")}}({{entry.Ports}}),
            });
            """;
    }

    private static string WriteL1(Draft draft, Site acl, string holder, MissingEntry entry)
    {
        var types = draft.Types;
        var at = acl.Position;
        var (from, to) = (entry.Ports.Split(',')[0], entry.Ports.Split(',')[1].Trim());
        return $$"""
            {{draft.Style.Discard()}}new {{types.Ec2("CfnNetworkAclEntry", at)}}({{acl.Argument("scope")}}, {{draft.Ids.After(acl.Id!, entry.IsEgress ? "RepliesOut" : "RepliesIn")}}, new {{types.Ec2("CfnNetworkAclEntryProps", at)}}
            {
                NetworkAclId = {{holder}}.Ref,
                RuleNumber = {{entry.RuleNumber}},
                Protocol = {{(entry.IsUdp ? 17 : 6)}},
                RuleAction = "allow",
                Egress = {{(entry.IsEgress ? "true" : "false")}},
                {{(entry.IsIpv6 ? "Ipv6CidrBlock" : "CidrBlock")}} = {{entry.Peer ?? $"\"{entry.Range}\""}},
                PortRange = new {{types.Ec2("CfnNetworkAclEntry", at)}}.PortRangeProperty { From = {{from}}, To = {{to}} },
            });
            """;
    }

    /// <summary>An entry to be written.</summary>
    /// <param name="IsEgress">Its direction.</param>
    /// <param name="IsUdp">Its protocol, if it is not TCP.</param>
    /// <param name="IsIpv6">Whether its range is one of IPv6.</param>
    /// <param name="Range">Its range; empty where it is a VPC's, whatever that is.</param>
    /// <param name="Peer">Its range as the entry of the requests has it; null where that names what is not at hand.</param>
    /// <param name="Ports">The ports, with a comma between them.</param>
    /// <param name="RuleNumber">Its number; empty where none can be told.</param>
    private sealed record MissingEntry(bool IsEgress, bool IsUdp, bool IsIpv6, string Range, string? Peer, string Ports, string RuleNumber)
    {
        /// <summary>One for each direction, protocol and range: requests for several ports have one entry for their replies.</summary>
        public static List<MissingEntry> Of(Draft draft, Diagnostic diagnostic, int position)
        {
            var requests = diagnostic.At(FindingLabels.Entry).ToList();
            string[][] facts = [List(FindingKeys.Direction), List(FindingKeys.Protocol), List(FindingKeys.IsIpv6), List(FindingKeys.Range), List(FindingKeys.RuleNumber)];
            if (!Array.TrueForAll(facts, list => list.Length == requests.Count))
                return [];
            return requests
                .Select((request, index) => new MissingEntry(
                    facts[0][index] == "egress",
                    facts[1][index] == "udp",
                    facts[2][index] == "true",
                    facts[3][index],
                    PeerOf(draft, request, position),
                    $"{diagnostic.Fact(FindingKeys.FromPort)}, {diagnostic.Fact(FindingKeys.ToPort)}",
                    facts[4][index]))
                .GroupBy(static entry => (entry.IsEgress, entry.IsUdp, entry.RuleNumber))
                .Select(static alike => alike.First())
                .ToList();

            string[] List(string key) => diagnostic.Fact(key)?.Split(',') ?? Enumerable.Repeat("", requests.Count).ToArray();
        }

        private static string? PeerOf(Draft draft, Location request, int position)
        {
            var props = Site.Of(draft, request)?.Props as BaseObjectCreationExpressionSyntax;
            var peer = props?.ValueOf("Cidr") ?? props?.ValueOf("CidrBlock") ?? props?.ValueOf("Ipv6CidrBlock");
            return peer?.IsVisibleAt(position, draft.Model) == true ? peer.ToString() : null;
        }
    }
}
