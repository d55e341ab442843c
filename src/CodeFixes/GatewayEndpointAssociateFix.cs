using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC303: the route tables of the private and isolated subnets of the VPC, by the VPC itself or one by one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class GatewayEndpointAssociateFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC303.Associate";

    private const string RouteTableIds = "RouteTableIds";

    /// <summary>Makes the fix.</summary>
    public GatewayEndpointAssociateFix() : base("Associate the endpoint with route tables", EquivalenceKey, "VPC303")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { } site || site.PropsInPlace(draft, Symbols.Ec2, "CfnVPCEndpointProps") is not { } props)
            return null;
        if (props.ValueOf("VpcId") is not MemberAccessExpressionSyntax id || !id.Expression.IsPath() || draft.Model.GetTypeInfo(id.Expression).Type is not { } type)
            return null;
        if (type.DerivesFrom(Symbols.Ec2, "IVpc"))
            return ListsOf(diagnostic, id.Expression) is { } subnets ? () => Set(draft, props, $"{subnets}.Select(subnet => subnet.RouteTable.RouteTableId).ToArray()", site) : null;
        return TablesOf(draft, diagnostic, site) is { } tables ? () => Set(draft, props, $"new[] {{ {tables} }}", site: null) : null;
    }

    /// <summary>The VPC's lists of the subnets that are meant to use the endpoint.</summary>
    private static string? ListsOf(Diagnostic diagnostic, ExpressionSyntax vpc) => diagnostic.Fact(FindingKeys.SubnetKinds) switch
    {
        "Private" => $"{vpc}.PrivateSubnets",
        "Isolated" => $"{vpc}.IsolatedSubnets",
        null => null,
        _ => $"{vpc}.PrivateSubnets.Concat({vpc}.IsolatedSubnets)",
    };

    private static string? TablesOf(Draft draft, Diagnostic diagnostic, Site site)
    {
        if (site.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
            return null;
        var tables = diagnostic.At(FindingLabels.RouteTable)
            .Select(place => Site.Of(draft, place) is { } made ? Holder.Of(draft, made) : null)
            .Select(holder => holder is { Name: not null } && holder.IsReadyAfter(statement) && holder.Type.Is(Symbols.Ec2, "CfnRouteTable") ? $"{holder.Name}.Ref" : null)
            .ToList();
        return tables.Count > 0 && tables.TrueForAll(static table => table is not null) ? string.Join(", ", tables) : null;
    }

    private static void Set(Draft draft, BaseObjectCreationExpressionSyntax props, string tables, Site? site)
    {
        if (site is not null)
            draft.Types.UseLinq(site.Position);
        if (props.SettingOf(RouteTableIds) is { } empty)
            draft.Replace(empty.Right.Span, tables);
        else
            Initializers.Set(draft, props, $"{RouteTableIds} = {tables}");
    }
}
