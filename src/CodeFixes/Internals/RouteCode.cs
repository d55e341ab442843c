using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>A route as code writes it: a call of <c>AddRoute</c> on a subnet, or a <c>CfnRoute</c>, with its properties in place.</summary>
/// <param name="Site">The call or the creation.</param>
/// <param name="Props">The properties.</param>
/// <param name="IsL1">Whether it is a <c>CfnRoute</c>.</param>
internal sealed record RouteCode(Site Site, BaseObjectCreationExpressionSyntax Props, bool IsL1)
{
    /// <summary>The statement that the route stands in; null where it stands in none.</summary>
    public StatementSyntax? Statement => Site.Syntax.FirstAncestorOrSelf<StatementSyntax>();

    /// <summary>The route that a diagnostic stands at; null where its properties are made elsewhere.</summary>
    public static RouteCode? Of(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { } site)
            return null;
        if (site.PropsInPlace(draft, Symbols.Ec2, "AddRouteOptions") is { } options)
            return new RouteCode(site, options, IsL1: false);
        return site.PropsInPlace(draft, Symbols.Ec2, "CfnRouteProps") is { } props ? new RouteCode(site, props, IsL1: true) : null;
    }
}
