using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>VPC204: a private subnet with an IPv6 block and without a default route for IPv6. Its route table and its VPC are the related places.</summary>
internal sealed class Ipv6SubnetWithoutWayOut : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC204",
        nameof(Ipv6SubnetWithoutWayOut),
        Severity.Warning,
        Topic.Ipv6,
        "A private subnet with IPv6 should have a way out by IPv6",
        "The private subnet '{0}' has an IPv6 block and no default route for IPv6, so that nothing leaves it by IPv6; route ::/0 to an egress-only internet gateway");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        var router = new Router(network);
        foreach (var subnet in network.Subnets)
        {
            if (subnet is not { Kind: SubnetKind.Private, HasIpv6: true, IsClosed: true })
                continue;
            if (router.Find(subnet, PacketDestination.Ipv6Internet, subnet.Guard).Kind != NextHopKind.None)
                continue;
            sink.Report(new Finding(Info, subnet.Anchor, subnet.Path)
                .With(FindingKeys.Path, subnet.Path)
                .And(subnet.RouteTables.Count == 1 ? subnet.RouteTables[0].Anchor : null, FindingLabels.RouteTable)
                .WithGateway(network, subnet.Vpc));
        }
    }
}
