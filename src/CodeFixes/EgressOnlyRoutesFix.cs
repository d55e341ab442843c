using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>
/// VPC202, VPC204: routes for ::/0 to an egress-only internet gateway: from all private subnets of the gateway's VPC, or from the route table of the
/// subnet that lacks one.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EgressOnlyRoutesFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC202, VPC204.AddRoutes";

    /// <summary>Makes the fix.</summary>
    public EgressOnlyRoutesFix() : base("Route ::/0 to an egress-only internet gateway", EquivalenceKey, "VPC202", "VPC204")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { Id: not null } site || site.Argument("scope")?.IsPath() != true || Holder.Of(draft, site) is not { } holder)
            return null;
        return diagnostic.Id == "VPC202" ? PlanAll(draft, diagnostic, site, holder) : PlanOne(draft, diagnostic, site, holder);
    }

    private static Action? PlanAll(Draft draft, Diagnostic diagnostic, Site gateway, Holder holder)
    {
        if (diagnostic.Fact(FindingKeys.CanRoute) is null || !gateway.Type.Is(Symbols.Ec2, "CfnEgressOnlyInternetGateway"))
            return null;
        if (gateway.PropsInPlace(draft, Symbols.Ec2, "CfnEgressOnlyInternetGatewayProps")?.ValueOf("VpcId") is not MemberAccessExpressionSyntax id || !id.Expression.IsPath())
            return null;
        var type = draft.Model.GetTypeInfo(id.Expression).Type;
        if (type?.DerivesFrom(Symbols.Ec2, "IVpc") == true)
        {
            // A route by AddRoute belongs to the VPC's stack: of a VPC of another stack it would close a circle with the gateway.
            var isMadeHere = diagnostic.At(FindingLabels.Vpc).FirstOrDefault() is { } place
                && gateway.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } here
                && place.SourceTree == here.SyntaxTree && here.Span.Contains(place.SourceSpan);
            return isMadeHere ? () => draft.InsertAfter(holder.Statement, Loop(draft, gateway, id.Expression, holder.NameOrIntroduce(draft, gateway, "egressOnlyGateway"))) : null;
        }

        var tables = TablesOf(draft, diagnostic);
        if (type?.Is(Symbols.Ec2, "CfnVPC") != true || tables.Count == 0)
            return null;
        var after = tables.OfType<Holder>().Select(static table => table.Statement).Append(holder.Statement).OrderBy(static statement => statement.SpanStart).Last();
        if (!holder.IsReadyAfter(after) || !tables.TrueForAll(table => table is { Name: not null } && table.IsReadyAfter(after)))
            return null;
        return () =>
        {
            var name = holder.NameOrIntroduce(draft, gateway, "egressOnlyGateway");
            foreach (var table in tables)
                draft.InsertAfter(after, Route(draft, gateway, $"{table!.Name}.Ref", $"{name}.Ref"));
        };
    }

    private static Action? PlanOne(Draft draft, Diagnostic diagnostic, Site subnet, Holder holder)
    {
        if (!subnet.Type.Is(Symbols.Ec2, "CfnSubnet") || holder.Name is null || AssociationOf(draft, subnet, holder.Name) is not { } association)
            return null;
        var table = association.Props.ValueOf("RouteTableId")!;
        var after = Holder.Of(draft, association.Site)?.Statement;
        if (after is null || !holder.IsReadyAfter(after) || EgressOnlyCode.For(draft, diagnostic, after) is not { } gateway)
            return null;
        return () => draft.InsertAfter(after, Route(draft, subnet, table.ToString(), gateway.Id()));
    }

    /// <summary>The only association of a subnet that a variable holds, in the same member, where it names its route table by something at hand.</summary>
    private static (Site Site, BaseObjectCreationExpressionSyntax Props)? AssociationOf(Draft draft, Site subnet, string name)
    {
        SyntaxNode member = subnet.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? (SyntaxNode)draft.Root;
        var found = new List<(Site, BaseObjectCreationExpressionSyntax)>();
        foreach (var creation in member.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (Site.Of(draft, creation) is { } site
                && site.PropsInPlace(draft, Symbols.Ec2, "CfnSubnetRouteTableAssociationProps") is { } props
                && props.ValueOf("SubnetId") is MemberAccessExpressionSyntax id
                && id.Expression.ToString() == name)
                found.Add((site, props));
        }

        return found is [var only] && only.Item2.ValueOf("RouteTableId")?.IsPath() == true ? only : null;
    }

    private static List<Holder?> TablesOf(Draft draft, Diagnostic diagnostic) =>
        [.. diagnostic.At(FindingLabels.RouteTable).Select(place => Site.Of(draft, place) is { } site && site.Type.Is(Symbols.Ec2, "CfnRouteTable") ? Holder.Of(draft, site) : null)];

    private static string Loop(Draft draft, Site gateway, ExpressionSyntax vpc, string name)
    {
        var at = gateway.Position;
        var subnet = draft.NewInnerLocal(gateway.Syntax, "subnet");
        return $$"""
            foreach ({{draft.Style.DeclarationType(gateway.Syntax, draft.Types.Ec2("ISubnet", at))}} {{subnet}} in {{vpc}}.PrivateSubnets)
            {
                (({{draft.Types.Ec2("Subnet", at)}}){{subnet}}).AddRoute({{draft.Ids.New(gateway.Syntax, "Ipv6Egress")}}, new {{draft.Types.Ec2("AddRouteOptions", at)}}
                {
                    RouterType = {{draft.Types.Ec2("RouterType", at)}}.EGRESS_ONLY_INTERNET_GATEWAY,
                    RouterId = {{name}}.Ref,
                    DestinationIpv6CidrBlock = "::/0",
                });
            }
            """;
    }

    private static string Route(Draft draft, Site site, string table, string gateway) => $$"""
        {{draft.Style.Discard()}}new {{draft.Types.Ec2("CfnRoute", site.Position)}}({{site.Argument("scope")}}, {{draft.Ids.After(site.Id!, "Ipv6Route")}}, new {{draft.Types.Ec2("CfnRouteProps", site.Position)}}
        {
            RouteTableId = {{table}},
            DestinationIpv6CidrBlock = "::/0",
            EgressOnlyInternetGatewayId = {{gateway}},
        });
        """;
}
