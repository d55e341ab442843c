using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>A peering connection beside which more can be made after it: what makes it, its properties in place, and what holds it.</summary>
/// <param name="Site">The creation, whose scope and id may be written again.</param>
/// <param name="Props">The properties.</param>
/// <param name="Holder">What holds the connection.</param>
internal sealed record HeldPeering(Site Site, BaseObjectCreationExpressionSyntax Props, Holder Holder)
{
    /// <summary>The connection that is made where a diagnostic is; null where it, or its scope, cannot be named, or where its properties are made elsewhere.</summary>
    public static HeldPeering? Of(Draft draft, Diagnostic diagnostic) =>
        Site.Of(draft, diagnostic.Location) is { Id: not null } site
        && site.Argument("scope")?.IsPath() == true
        && site.PropsInPlace(draft, Symbols.Ec2, "CfnVPCPeeringConnectionProps") is { } props
        && Holder.Of(draft, site) is { } holder
            ? new(site, props, holder)
            : null;
}
