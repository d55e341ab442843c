using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC512, VPC513: the route is one for the peer's range: by the peer where that is at hand, else written out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PeerRangeFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC512, VPC513.PeerRange";

    /// <summary>Makes the fix.</summary>
    public PeerRangeFix() : base("Route the peer's range", EquivalenceKey, "VPC512", "VPC513")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.PeerRange) is not { } range || RouteCode.Of(draft, diagnostic) is not { Statement: { } statement } route)
            return null;
        return route.Props.ValueOf("DestinationCidrBlock") is { } destination
            ? () => draft.Replace(destination.Span, RangeOfPeer(draft, diagnostic, statement) ?? $"\"{range}\"")
            : null;
    }

    /// <summary>The range of the peer by the variable that holds it; null where there is none.</summary>
    private static string? RangeOfPeer(Draft draft, Diagnostic diagnostic, StatementSyntax statement)
    {
        var place = diagnostic.At(FindingLabels.Vpc).FirstOrDefault();
        if (place is null || Site.IsCall(place) || Site.Of(draft, place) is not { } peer || Holder.Of(draft, peer) is not { Name: not null } holder || !holder.IsReadyAfter(statement))
            return null;
        return holder.Type.DerivesFrom(Symbols.Ec2, "IVpc") ? $"{holder.Name}.VpcCidrBlock" : holder.Type.Is(Symbols.Ec2, "CfnVPC") ? $"{holder.Name}.AttrCidrBlock" : null;
    }
}
