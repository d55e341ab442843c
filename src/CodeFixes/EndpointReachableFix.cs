using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC405: the range of the VPC is admitted at the endpoint's port.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EndpointReachableFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC405.AdmitVpc";

    /// <summary>Makes the fix.</summary>
    public EndpointReachableFix() : base("Admit the range of the VPC", EquivalenceKey, "VPC405")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (HeldEndpoint.Of(draft, diagnostic) is not (var site, var vpc, var holder) held)
            return null;
        return () =>
        {
            var endpoint = held.NameOrIntroduce(draft, diagnostic.Fact(FindingKeys.Service));
            draft.InsertAfter(holder.Statement, $"{endpoint}.Connections.AllowDefaultPortFrom({draft.Types.Ec2("Peer", site.Position)}.Ipv4({vpc}.VpcCidrBlock));");
        };
    }
}
