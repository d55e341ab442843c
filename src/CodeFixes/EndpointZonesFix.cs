using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>
/// VPC401: one subnet of each zone. A selection of certain zones or subnets becomes one of their type; a list of subnets that are made
/// one by one gets the others.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EndpointZonesFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC401.CoverZones";

    /// <summary>Makes the fix.</summary>
    public EndpointZonesFix() : base("Place the endpoint in every availability zone", EquivalenceKey, "VPC401")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { Props: BaseObjectCreationExpressionSyntax props } site)
            return null;
        if (site.Makes(Symbols.Ec2, "CfnVPCEndpoint"))
            return props.ValueOf("SubnetIds") is { } ids ? PlanIds(draft, diagnostic, site, ids) : null;
        if (props.SettingOf("Subnets") is not { Right: BaseObjectCreationExpressionSyntax selection } setting)
            return null;
        if (selection.SettingOf("AvailabilityZones") is { } zones)
            return () => Initializers.Remove(draft, selection.Initializer!.Expressions.Count == 1 ? setting : zones);
        if (selection.SettingOf("Subnets") is not { } list)
            return null;
        return SubnetLists.Of(list.Right) is { } group
            ? () => draft.Replace(list.Span, group.Selection(draft, site))
            : PlanMore(draft, diagnostic, site, list.Right, static subnet => subnet.DerivesFrom(Symbols.Ec2, "ISubnet") ? "" : null);
    }

    private static Action? PlanIds(Draft draft, Diagnostic diagnostic, Site site, ExpressionSyntax ids)
    {
        if (SubnetLists.Of(ids) is { } group)
            return group.Vpc.IsPath() ? () => draft.Replace(ids.Span, group.Ids(draft, site)!) : null;

        return PlanMore(draft, diagnostic, site, ids, static subnet =>
            subnet.Is(Symbols.Ec2, "CfnSubnet") ? ".Ref" : subnet.DerivesFrom(Symbols.Ec2, "ISubnet") ? ".SubnetId" : null);
    }

    /// <summary>Adds the subnets of the zones that are left out to a list.</summary>
    private static Action? PlanMore(Draft draft, Diagnostic diagnostic, Site site, ExpressionSyntax list, Func<ITypeSymbol, string?> memberOf) =>
        ConstructLists.PlanMore(draft, diagnostic.At(FindingLabels.Subnet), site, list, memberOf);
}
