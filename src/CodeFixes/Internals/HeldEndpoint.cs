using Microsoft.CodeAnalysis;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>An interface endpoint of which more can be said after it is made: what makes it, its VPC, and what holds it.</summary>
/// <param name="Site">What is near.</param>
/// <param name="Vpc">The VPC, as an expression that may be written again.</param>
/// <param name="Holder">What holds the endpoint.</param>
internal sealed record HeldEndpoint(Site Site, string Vpc, Holder Holder)
{
    /// <summary>The endpoint that is made where a diagnostic is; null where it, or its VPC, cannot be named.</summary>
    public static HeldEndpoint? Of(Draft draft, Diagnostic diagnostic) =>
        Site.Of(draft, diagnostic.Location) is { } site
        && EndpointCode.VpcOf(site) is { } vpc
        && Holder.Of(draft, site) is { } holder && holder.Type.DerivesFrom(Symbols.Ec2, "InterfaceVpcEndpoint")
            ? new(site, vpc, holder)
            : null;

    /// <summary>The name by which the endpoint is held; a new variable, called like its service, where there is none.</summary>
    public string NameOrIntroduce(Draft draft, string? service) => Holder.NameOrIntroduce(draft, Site, EndpointCode.VariableFor(service));
}
