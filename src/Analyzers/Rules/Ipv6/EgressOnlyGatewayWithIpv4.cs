using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>VPC203: a route with an IPv4 destination to an egress-only internet gateway.</summary>
internal sealed class EgressOnlyGatewayWithIpv4 : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC203",
        nameof(EgressOnlyGatewayWithIpv4),
        Severity.Error,
        Topic.Ipv6,
        "An egress-only internet gateway carries IPv6 only",
        "The route '{0}' sends {1} to an egress-only internet gateway, which carries IPv6 only; give it the destination ::/0 (a route that is added without a destination is one for 0.0.0.0/0)");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        var faulty = new FaultyRoutes(network, IsFault);
        foreach (var route in network.Routes.Where(IsFault))
        {
            var destination = route.Destination!;
            var finding = new Finding(Info, route.Anchor, route.Path, destination.ToString())
                .With(FindingKeys.Path, route.Path)
                .With(FindingKeys.Range, destination.KnownCidr?.ToString());
            sink.Report(faulty.Describe(finding, route));
        }
    }

    private static bool IsFault(Route route) =>
        route.HasKnownEnds(out var destination, out var target) && destination.IsIpv4() == true && target.IsGateway(GatewayKind.EgressOnly);
}
