using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>
/// VPC304: the route tables that are left out. Without a selection an L2 endpoint is on all of them; a list of an L1 endpoint gets the others.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class GatewayEndpointTablesFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC304.Widen";

    private const string Private = "PrivateSubnets";
    private const string Isolated = "IsolatedSubnets";

    /// <summary>Makes the fix.</summary>
    public GatewayEndpointTablesFix() : base("Associate the endpoint with the other route tables", EquivalenceKey, "VPC304")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        // A second endpoint of the service may be on tables that this one would get.
        if (diagnostic.Fact(FindingKeys.IsOnly) is null || Site.Of(draft, diagnostic.Location) is not { } site)
            return null;
        if (site.PropsInPlace(draft, Symbols.Ec2, "CfnVPCEndpointProps") is { } l1)
            return l1.ValueOf("RouteTableIds") is { } ids ? PlanIds(draft, diagnostic, site, ids) : null;

        // Only the tables of the VPC's own subnets are those that it gets.
        if (diagnostic.At(FindingLabels.RouteTable).Any(place => Site.Of(draft, place)?.Makes(Symbols.Ec2, "IVpc") == false))
            return null;
        return SelectionOf(site) is { } selection ? () => Initializers.Remove(draft, selection) : null;
    }

    /// <summary>Where the endpoint's subnets are chosen: in its own properties, or in those by which a VPC declares its only endpoint that chooses any.</summary>
    private static AssignmentExpressionSyntax? SelectionOf(Site site)
    {
        if (site.Props is not BaseObjectCreationExpressionSyntax props)
            return null;
        if (!site.Makes(Symbols.Ec2, "IVpc"))
            return props.SettingOf("Subnets");
        var chosen = (props.ValueOf("GatewayEndpoints") as BaseObjectCreationExpressionSyntax)?.Initializer?.DescendantNodes()
            .OfType<BaseObjectCreationExpressionSyntax>()
            .Where(static options => options.ValueOf("Service") is not null)
            .Select(static options => options.SettingOf("Subnets"))
            .OfType<AssignmentExpressionSyntax>()
            .ToList();
        return chosen is [var only] ? only : null;
    }

    private static Action? PlanIds(Draft draft, Diagnostic diagnostic, Site site, ExpressionSyntax ids)
    {
        var lists = ids.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(static access => access.Name.Identifier.ValueText is Private or Isolated).ToList();
        if (lists is [{ Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } } list] && list.Expression.IsPath())
        {
            var other = (list.Name.Identifier.ValueText, diagnostic.Fact(FindingKeys.SubnetKinds)) switch
            {
                (Private, "Isolated") => Isolated,
                (Isolated, "Private") => Private,
                _ => null,
            };
            return other is null ? null : () => draft.Replace(list.Span, $"{list}.Concat({list.Expression}.{other})");
        }

        return lists.Count == 0
            ? ConstructLists.PlanMore(draft, diagnostic.At(FindingLabels.RouteTable), site, ids, static table => table.Is(Symbols.Ec2, "CfnRouteTable") ? ".Ref" : null)
            : null;
    }
}
