using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC203: the route is one for ::/0, where it is one for 0.0.0.0/0 now, written or for want of a destination.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class Ipv6DestinationFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC203.AnyIpv6";

    private const string Setting = "DestinationIpv6CidrBlock = \"::/0\"";

    /// <summary>Makes the fix.</summary>
    public Ipv6DestinationFix() : base("Route ::/0", EquivalenceKey, "VPC203")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.CanRoute) is null || diagnostic.Fact(FindingKeys.Range) != "0.0.0.0/0" || RouteCode.Of(draft, diagnostic) is not { } route)
            return null;
        if (route.Props.SettingOf("DestinationIpv6CidrBlock") is not null)
            return null;
        if (route.Props.SettingOf("DestinationCidrBlock") is { } destination)
            return () => draft.Replace(destination.Span, Setting);
        return route.IsL1 ? null : () => Initializers.Set(draft, route.Props, Setting);
    }
}
