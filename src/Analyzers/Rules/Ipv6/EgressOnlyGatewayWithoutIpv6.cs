using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>VPC208: a ::/0 route to an egress-only internet gateway in a VPC without an IPv6 block. The VPC is the related place.</summary>
internal sealed class EgressOnlyGatewayWithoutIpv6 : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC208",
        nameof(EgressOnlyGatewayWithoutIpv6),
        Severity.Warning,
        Topic.Ipv6,
        "An egress-only internet gateway needs a VPC with IPv6",
        "The route '{0}' sends ::/0 to an egress-only internet gateway, and the VPC '{1}' has no IPv6 block, so that there is no address to send from; associate an IPv6 block with the VPC");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var route in network.Routes)
        {
            if (!route.HasKnownEnds(out var destination, out var target) || !destination.IsAnyIpv6() || !target.IsGateway(GatewayKind.EgressOnly))
                continue;
            if (route.Table?.Vpc is not { IsClosed: true, HasIpv6: false } vpc)
                continue;
            sink.Report(new Finding(Info, route.Anchor, route.Path, vpc.Path)
                .With(FindingKeys.Path, route.Path)
                .And(vpc.Anchor, FindingLabels.Vpc));
        }
    }
}
