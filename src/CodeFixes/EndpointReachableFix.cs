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
        if (Site.Of(draft, diagnostic.Location) is not { } site || EndpointCode.VpcOf(site) is not { } vpc)
            return null;
        if (Holder.Of(draft, site) is not { } holder || !holder.Type.DerivesFrom(Symbols.Ec2, "InterfaceVpcEndpoint"))
            return null;
        return () =>
        {
            var endpoint = holder.NameOrIntroduce(draft, site, EndpointCode.VariableFor(diagnostic.Fact(FindingKeys.Service)));
            draft.InsertAfter(holder.Statement, $"{endpoint}.Connections.AllowDefaultPortFrom({draft.Types.Ec2("Peer", site.Position)}.Ipv4({vpc}.VpcCidrBlock));");
        };
    }
}
