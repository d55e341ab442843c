using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>VPC206: an IPv6 destination other than that of NAT64 to a NAT gateway. The VPC is the related place.</summary>
internal sealed class Ipv6ThroughNat : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC206",
        nameof(Ipv6ThroughNat),
        Severity.Warning,
        Topic.Ipv6,
        "NAT gateways do not carry IPv6 to the internet",
        "The route '{0}' sends {1} to a NAT gateway, which carries IPv6 only to IPv4 hosts (64:ff9b::/96), so that nothing arrives; route it to an egress-only internet gateway");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        var faulty = new FaultyRoutes(network, IsFault);
        foreach (var route in network.Routes.Where(IsFault))
        {
            var finding = new Finding(Info, route.Anchor, route.Path, route.Destination!.ToString()).With(FindingKeys.Path, route.Path);
            sink.Report(faulty.Describe(finding, route));
        }
    }

    private static bool IsFault(Route route) =>
        route.HasKnownEnds(out var destination, out var target)
        && target.IsGateway(GatewayKind.Nat)
        && destination.KnownCidr is { IsIpv6: true }
        && !destination.IsNat64();
}
