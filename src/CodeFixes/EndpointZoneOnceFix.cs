using System.Composition;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC402: one subnet of each zone: a list of a VPC's subnets becomes a selection of their type, of which CDK takes one in each zone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EndpointZoneOnceFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC402.OnePerZone";

    /// <summary>Makes the fix.</summary>
    public EndpointZoneOnceFix() : base("Place the endpoint in one subnet of each zone", EquivalenceKey, "VPC402")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { Props: BaseObjectCreationExpressionSyntax props } site)
            return null;
        if (site.Makes(Symbols.Ec2, "CfnVPCEndpoint"))
            return props.ValueOf("SubnetIds") is { } ids && SubnetLists.Of(ids)?.Ids(draft, site) is { } code ? () => draft.Replace(ids.Span, code) : null;
        return props.ValueOf("Subnets") is BaseObjectCreationExpressionSyntax selection && selection.SettingOf("Subnets") is { } list && SubnetLists.Of(list.Right) is { } group
            ? () => draft.Replace(list.Span, group.Selection(draft, site))
            : null;
    }
}
