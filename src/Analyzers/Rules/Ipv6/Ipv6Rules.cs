using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>The rules of IPv6 and the egress-only internet gateway, by id.</summary>
internal static class Ipv6Rules
{
    public static readonly ImmutableArray<IRule> All =
    [
        new PrivateSubnetOpenToIpv6Internet(),
        new EgressOnlyGatewayUnused(),
        new EgressOnlyGatewayWithIpv4(),
        new Ipv6SubnetWithoutWayOut(),
        new RouteToGatewayOfAnotherVpc(),
        new Ipv6ThroughNat(),
        new InboundBehindEgressOnly(),
        new EgressOnlyGatewayWithoutIpv6(),
        new OnlyIpv4Rules(),
        new Ipv6EgressClosed(),
    ];
}
