using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>VPC205: a route to an internet, egress-only or NAT gateway of another VPC. The gateway is the related place.</summary>
internal sealed class RouteToGatewayOfAnotherVpc : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC205",
        nameof(RouteToGatewayOfAnotherVpc),
        Severity.Error,
        Topic.Ipv6,
        "A route can use gateways of its own VPC only",
        "The route '{0}' is in a route table of '{1}' and leads to {2} of '{3}'; use a gateway of '{1}'");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var route in network.Routes)
        {
            if (!route.HasKnownEnds(out _, out var target) || target.Resource is not Gateway gateway || !gateway.MayCoexistWith(route))
                continue;
            if (!route.LeadsOutOfItsVpc(gateway, out var own, out var other))
                continue;
            var words = gateway.Kind switch
            {
                GatewayKind.Internet => "the internet gateway",
                GatewayKind.Nat => "a NAT gateway",
                _ => "the egress-only internet gateway",
            };
            sink.Report(new Finding(Info, route.Anchor, route.Path, own.Path, words, other.Path)
                .With(FindingKeys.Path, route.Path)
                .And(gateway.Anchor, FindingLabels.Gateway));
        }
    }
}
