using System.Collections.Immutable;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules.Filtering;
using CdkVpc.Analyzers.Rules.FlowLogs;
using CdkVpc.Analyzers.Rules.GatewayEndpoints;
using CdkVpc.Analyzers.Rules.InterfaceEndpoints;
using CdkVpc.Analyzers.Rules.Peering;

namespace CdkVpc.Analyzers.Rules;

/// <summary>All rules.</summary>
internal static class Catalogue
{
    /// <summary>The rules, by id.</summary>
    public static readonly ImmutableArray<IRule> All =
    [
        new VpcWithoutFlowLog(),
        new GatewayEndpointWithoutPolicy(),
        new EndpointPolicyAllowsEverything(),
        new GatewayEndpointWithoutRouteTables(),
        new NoGatewayEndpoint(),
        new BucketNotRestrictedToEndpoint(),
        new BucketRestrictionHasNoEffect(),
        new InterfaceEndpointNotInEveryZone(),
        new InterfaceEndpointOpenToWorld(),
        new InterfaceEndpointUnreachable(),
        new PeeringWithoutRoutes(),
        new PeeringRoutedOneWay(),
        new PeeringCidrsOverlap(),
        new PeeringUsedTransitively(),
        new NetworkAclDropsReplies(),
        new SecurityGroupOpenToWorld(),
    ];

    /// <summary>What all rules find in <paramref name="network"/>: rule by rule, each in the order of evaluation. Nothing where the network is incomplete.</summary>
    public static IReadOnlyList<Finding> Evaluate(DeployedNetwork network, RuleOptions options)
    {
        if (network.IsIncomplete)
            return [];

        var sink = new FindingSink();
        foreach (var rule in All)
            rule.Evaluate(network, options, sink);
        return sink.Findings;
    }
}
