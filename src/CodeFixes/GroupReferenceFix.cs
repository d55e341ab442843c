using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC509: the range of the peer in the place of its security group.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class GroupReferenceFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC509.Range";

    /// <summary>Makes the fix.</summary>
    public GroupReferenceFix() : base("Name the range of the peer", EquivalenceKey, "VPC509")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.Range) is not { } range || Site.Of(draft, diagnostic.Location) is not { } site)
            return null;
        if (site.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddIngressRule" or "AddEgressRule" } })
        {
            return site.Argument("peer") is { } peer
                ? () => draft.Replace(peer.Span, $"{draft.Types.Ec2("Peer", site.Position)}.Ipv4(\"{range}\")")
                : null;
        }

        // The owner of a group stands beside it.
        var props = site.PropsInPlace(draft, Symbols.Ec2, "CfnSecurityGroupIngressProps") ?? site.PropsInPlace(draft, Symbols.Ec2, "CfnSecurityGroupEgressProps");
        var reference = props?.SettingOf("SourceSecurityGroupId") ?? props?.SettingOf("DestinationSecurityGroupId");
        return reference is not null && props!.SettingOf("SourceSecurityGroupOwnerId") is null ? () => draft.Replace(reference.Span, $"CidrIp = \"{range}\"") : null;
    }
}
