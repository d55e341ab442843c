using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>VPC207: an internet-facing dual-stack load balancer in subnets whose ::/0 goes to an egress-only internet gateway. The route is the related place.</summary>
internal sealed class InboundBehindEgressOnly : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC207",
        nameof(InboundBehindEgressOnly),
        Severity.Warning,
        Topic.Ipv6,
        "What the internet calls by IPv6 needs an internet gateway",
        "The internet-facing load balancer '{0}' answers by IPv6 in '{1}', from where the route '{2}' sends ::/0 to an egress-only internet gateway, so that calls by IPv6 are dropped; place it in subnets that route ::/0 to an internet gateway");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        var router = new Router(network);
        foreach (var balancer in network.Workloads)
        {
            if (balancer is not { IsClosed: true, IsInternetFacing: true, IsDualStack: true } || router.FindSubnetBehindEgressOnly(balancer) is not { } behind)
                continue;
            sink.Report(new Finding(Info, balancer.Anchor, balancer.Path, behind.Subnet.Path, behind.Route.Path)
                .With(FindingKeys.Path, balancer.Path)
                .And(behind.Route.Anchor, FindingLabels.Route));
        }
    }
}
