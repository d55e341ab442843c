using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>VPC201: a private or isolated subnet whose ::/0 goes to an internet gateway. The subnet and its VPC are the related places.</summary>
internal sealed class PrivateSubnetOpenToIpv6Internet : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC201",
        nameof(PrivateSubnetOpenToIpv6Internet),
        Severity.Warning,
        Topic.Ipv6,
        "A private subnet should not be open to the internet by IPv6",
        "The route '{0}' sends ::/0 from the {1} subnet '{2}' to an internet gateway, through which everyone may come in: IPv6 addresses are public; route it to an egress-only internet gateway");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var route in network.Routes)
        {
            if (FindPrivateSubnet(route) is not { } subnet)
                continue;
            sink.Report(new Finding(Info, route.Anchor, route.Path, subnet.Kind == SubnetKind.Private ? "private" : "isolated", subnet.Path)
                .With(FindingKeys.Path, route.Path)
                .WithRoute(network, route, static other => FindPrivateSubnet(other) is not null)
                .And(subnet.Anchor, FindingLabels.Subnet));
        }
    }

    /// <summary>A private or isolated subnet that a route opens; null where it opens none.</summary>
    private static Subnet? FindPrivateSubnet(Route route) =>
        route.HasKnownEnds(out var destination, out var target) && destination.IsAnyIpv6() && target.IsGateway(GatewayKind.Internet)
            ? route.Table?.Subnets.FirstOrDefault(subnet => subnet.Kind is SubnetKind.Private or SubnetKind.Isolated && subnet.MayCoexistWith(route))
            : null;
}
