using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>
/// VPC501, VPC502, VPC507: routes through the peering connection on the sides that lack them, from every private and isolated subnet, or those that
/// were left out, to the other VPC's range.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PeeringRoutesFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC501, VPC502, VPC507.AddRoutes";

    /// <summary>Makes the fix.</summary>
    public PeeringRoutesFix() : base("Add the routes through the peering connection", EquivalenceKey, "VPC501", "VPC502", "VPC507")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (HeldPeering.Of(draft, diagnostic) is not var (site, props, holder))
            return null;
        var subnets = SubnetsOf(diagnostic);

        var requester = Side.Of(draft, diagnostic, site, props.ValueOf("VpcId"), FindingLabels.Requester, diagnostic.Fact(FindingKeys.RequesterRange));
        var accepter = Side.Of(draft, diagnostic, site, props.ValueOf("PeerVpcId"), FindingLabels.Accepter, diagnostic.Fact(FindingKeys.AccepterRange));
        var missing = diagnostic.Fact(FindingKeys.MissingSide);
        var directions = new List<(Side From, Side To)>();
        if (missing != "accepter" && requester.IsOurs)
            directions.Add((requester, accepter));
        if (missing != "requester" && accepter.IsOurs)
            directions.Add((accepter, requester));
        if (directions.Count == 0 || !directions.TrueForAll(static direction => direction.From.Vpc is not null && direction.To.Range is not null))
            return null;

        // The routes stand below the connection and all route tables that are named one by one.
        var tables = directions.SelectMany(static direction => direction.From.Tables).ToList();
        var after = tables.Select(static table => table.Statement).Append(holder.Statement).OrderBy(static statement => statement.SpanStart).Last();
        var areReady = holder.IsReadyAfter(after)
            && directions.TrueForAll(direction => direction.From.IsL1 ? direction.From.Tables.Count > 0 : subnets is not null)
            && tables.TrueForAll(table => table.IsReadyAfter(after));
        return areReady ? () => Write(draft, site, holder, after, directions, subnets!) : null;
    }

    /// <summary>The subnets of a VPC that are to get routes: all that are not public, or those that were left out; null where these are not told by their kinds.</summary>
    private static Func<string, string>? SubnetsOf(Diagnostic diagnostic)
    {
        if (diagnostic.Id != "VPC507")
            return static vpc => $"{vpc}.PrivateSubnets.Concat({vpc}.IsolatedSubnets)";
        if (diagnostic.Fact(FindingKeys.MissedSubnets) is not { } kinds)
            return null;
        return vpc => kinds.Split(',').Select(kind => kind.Split(':')).Select(kind => $"{vpc}.{kind[0]}Subnets{(kind[1] == "0" ? "" : $".Skip({kind[1]})")}")
            .Aggregate(static (first, second) => $"{first}.Concat({second})");
    }

    private static void Write(Draft draft, Site site, Holder holder, StatementSyntax after, List<(Side From, Side To)> directions, Func<string, string> subnets)
    {
        var peering = holder.NameOrIntroduce(draft, site, "peering");
        var code = new List<string>();
        if (directions.TrueForAll(static direction => direction.From.IsL1))
            code.AddRange(RoutesOfTables(draft, site, peering, directions));
        else if (UsesAddRoute(site) && directions.TrueForAll(static direction => direction.From.IsMadeHere))
            code.AddRange(directions.Select(direction => Loop(draft, site, subnets(direction.From.Vpc!), SubnetRoute(draft, site, peering, direction.To))));
        else
            code.AddRange(CountedRoutes(draft, site, peering, directions, subnets));
        draft.InsertAfter(after, string.Join("\n", code));
    }

    /// <summary>
    /// Whether the class writes its routes by <c>subnet.AddRoute</c>. Such a route belongs to the VPC's stack: for a VPC of another stack it
    /// would close a circle with the connection.
    /// </summary>
    private static bool UsesAddRoute(Site site) =>
        site.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantNodes().Any(static node =>
            node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddRoute" } }) == true;

    private static IEnumerable<string> CountedRoutes(Draft draft, Site site, string peering, List<(Side From, Side To)> directions, Func<string, string> subnets)
    {
        var number = draft.NewLocal(site.Syntax, "routeNumber");
        yield return $"{draft.Style.DeclarationType(site.Syntax, "int")} {number} = 0;";
        var id = draft.Ids.After(site.Id!, $"Route{{++{number}}}");
        foreach (var (from, to) in directions)
            yield return Loop(draft, site, subnets(from.Vpc!), subnet => Route(draft, site, id, $"{subnet}.RouteTable.RouteTableId", to, peering));
    }

    private static IEnumerable<string> RoutesOfTables(Draft draft, Site site, string peering, List<(Side From, Side To)> directions)
    {
        var number = 0;
        foreach (var (from, to) in directions)
        {
            foreach (var table in from.Tables)
                yield return Route(draft, site, draft.Ids.After(site.Id!, $"Route{++number}"), $"{table.Name}.Ref", to, peering);
        }
    }

    private static string Loop(Draft draft, Site site, string subnets, Func<string, string> routeOf)
    {
        if (subnets.Contains('('))
            draft.Types.UseLinq(site.Position);
        var subnet = draft.NewInnerLocal(site.Syntax, "subnet");
        return $$"""
            foreach ({{draft.Style.DeclarationType(site.Syntax, draft.Types.Ec2("ISubnet", site.Position))}} {{subnet}} in {{subnets}})
            {
            {{Initializers.Deeper(routeOf(subnet))}}
            }
            """;
    }

    private static Func<string, string> SubnetRoute(Draft draft, Site site, string peering, Side to)
    {
        var types = draft.Types;
        var at = site.Position;
        return subnet => $$"""
            (({{types.Ec2("Subnet", at)}}){{subnet}}).AddRoute({{draft.Ids.After(site.Id!, "Route")}}, new {{types.Ec2("AddRouteOptions", at)}}
            {
                RouterType = {{types.Ec2("RouterType", at)}}.VPC_PEERING_CONNECTION,
                RouterId = {{peering}}.Ref,
                DestinationCidrBlock = {{to.Range}},
            });
            """;
    }

    private static string Route(Draft draft, Site site, string id, string table, Side to, string peering) => $$"""
        {{draft.Style.Discard()}}new {{draft.Types.Ec2("CfnRoute", site.Position)}}({{site.Argument("scope")}}, {{id}}, new {{draft.Types.Ec2("CfnRouteProps", site.Position)}}
        {
            RouteTableId = {{table}},
            DestinationCidrBlock = {{to.Range}},
            VpcPeeringConnectionId = {{peering}}.Ref,
        });
        """;

    /// <summary>One VPC of the connection.</summary>
    /// <param name="Vpc">The VPC as an expression; null where the connection is given an id that leads to none.</param>
    /// <param name="Range">Its range as an expression; null where there is none.</param>
    /// <param name="IsOurs">Whether the program makes it.</param>
    /// <param name="IsMadeHere">Whether the class that makes the connection makes it.</param>
    /// <param name="IsL1">Whether it is an L1 VPC, whose subnets and route tables it does not know.</param>
    /// <param name="Tables">The route tables of an L1 VPC that are made in the same member.</param>
    private sealed record Side(string? Vpc, string? Range, bool IsOurs, bool IsMadeHere, bool IsL1, IReadOnlyList<Holder> Tables)
    {
        public static Side Of(Draft draft, Diagnostic diagnostic, Site site, ExpressionSyntax? id, string label, string? knownRange)
        {
            var place = diagnostic.At(label).FirstOrDefault();
            var isOurs = place is not null && !Site.IsCall(place);
            var isMadeHere = isOurs && site.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
                && place!.SourceTree == type.SyntaxTree && type.Span.Contains(place.SourceSpan);
            var literal = knownRange is null ? null : $"\"{knownRange}\"";
            var vpc = id is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "VpcId" or "Ref" or "AttrVpcId" } member && member.Expression.IsPath() ? member.Expression : null;
            var vpcType = vpc is null ? null : draft.Model.GetTypeInfo(vpc).Type;
            if (vpcType?.DerivesFrom(Symbols.Ec2, "IVpc") == true)
                return new Side(vpc!.ToString(), isOurs ? $"{vpc}.VpcCidrBlock" : literal, isOurs, isMadeHere, false, []);
            return vpcType?.Is(Symbols.Ec2, "CfnVPC") == true
                ? new Side(vpc!.ToString(), $"{vpc}.AttrCidrBlock", isOurs, isMadeHere, true, diagnostic.Id == "VPC507" ? MissedTables(draft, diagnostic) : TablesOf(draft, site, vpc!))
                : new Side(null, literal, isOurs, false, false, []);
        }

        /// <summary>The tables of the subnets that were left out; none where one of them is not held by a variable.</summary>
        private static List<Holder> MissedTables(Draft draft, Diagnostic diagnostic)
        {
            var tables = diagnostic.At(FindingLabels.RouteTable).Select(place => Site.Of(draft, place) is { } table ? Holder.Of(draft, table) : null).ToList();
            return tables.TrueForAll(static table => table?.Name is not null) ? tables.ConvertAll(static table => table!) : [];
        }

        private static List<Holder> TablesOf(Draft draft, Site site, ExpressionSyntax vpc) =>
            (site.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? (SyntaxNode)draft.Root)
                .DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
                .Select(creation => Site.Of(draft, creation))
                .Where(table => table?.PropsInPlace(draft, Symbols.Ec2, "CfnRouteTableProps")?.ValueOf("VpcId") is MemberAccessExpressionSyntax id
                    && id.Expression.IsEquivalentTo(vpc))
                .Select(table => Holder.Of(draft, table!))
                .OfType<Holder>()
                .Where(static table => table.Name is not null)
                .ToList();
    }
}
