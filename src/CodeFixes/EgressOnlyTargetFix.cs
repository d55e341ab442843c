using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC201, VPC206: the route leads to the egress-only internet gateway of its VPC, which is made where there is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EgressOnlyTargetFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC201, VPC206.EgressOnly";

    /// <summary>Makes the fix.</summary>
    public EgressOnlyTargetFix() : base("Route to an egress-only internet gateway", EquivalenceKey, "VPC201", "VPC206")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.CanRoute) is null || Site.Of(draft, diagnostic.Location) is not { } site)
            return null;
        if (site.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || EgressOnlyCode.For(draft, diagnostic, statement) is not { } gateway)
            return null;
        if (site.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "AddIpv6DefaultInternetRoute" } name } } call)
        {
            return () =>
            {
                draft.ReplaceVerbatim(name.Span, "AddIpv6DefaultEgressOnlyInternetRoute");
                draft.ReplaceVerbatim(call.ArgumentList.Span, $"({gateway.Id()})");
            };
        }

        if (RouteCode.Of(draft, diagnostic) is not { } route)
            return null;
        if (route.IsL1)
        {
            return (route.Props.SettingOf("GatewayId") ?? route.Props.SettingOf("NatGatewayId")) is { } target
                ? () => draft.Replace(target.Span, $"EgressOnlyInternetGatewayId = {gateway.Id()}")
                : null;
        }

        if (route.Props.ValueOf("RouterType") is not { } kind || route.Props.ValueOf("RouterId") is not { } id)
            return null;
        return () =>
        {
            draft.Replace(kind.Span, $"{draft.Types.Ec2("RouterType", site.Position)}.EGRESS_ONLY_INTERNET_GATEWAY");
            draft.Replace(id.Span, gateway.Id());
        };
    }
}
