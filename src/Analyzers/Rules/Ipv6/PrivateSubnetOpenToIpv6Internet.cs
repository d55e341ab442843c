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
        var router = new Router(network);
        var faulty = new FaultyRoutes(network, route => FindPrivateSubnet(route, router) is not null);
        foreach (var route in network.Routes)
        {
            if (FindPrivateSubnet(route, router) is not { } subnet)
                continue;
            var finding = new Finding(Info, route.Anchor, route.Path, subnet.Kind == SubnetKind.Private ? "private" : "isolated", subnet.Path).With(FindingKeys.Path, route.Path);
            sink.Report(faulty.Describe(finding, route).And(subnet.Anchor, FindingLabels.Subnet));
        }
    }

    /// <summary>A private or isolated subnet that a route opens; null where it opens none.</summary>
    private static Subnet? FindPrivateSubnet(Route route, Router router) =>
        route.HasKnownEnds(out _, out var target) && target.IsGateway(GatewayKind.Internet)
            ? route.Table?.Subnets.FirstOrDefault(subnet => subnet.Kind is SubnetKind.Private or SubnetKind.Isolated && router.Takes(route, subnet, PacketDestination.Ipv6Internet))
            : null;
}
