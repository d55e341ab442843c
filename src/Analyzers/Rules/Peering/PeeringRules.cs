using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>The rules of VPC peering, by id.</summary>
internal static class PeeringRules
{
    public static readonly ImmutableArray<IRule> All =
    [
        new PeeringWithoutRoutes(),
        new PeeringRoutedOneWay(),
        new PeeringCidrsOverlap(),
        new PeeringUsedTransitively(),
        new PeeringWithItself(),
        new PeeringTwice(),
        new PeeringMissesSubnets(),
        new PeeringWithoutDns(),
        new SecurityGroupReferenceAcrossRegions(),
        new PeeringAcceptanceIncomplete(),
        new PeerTrafficFilteredOut(),
        new PeeringRouteToWrongRange(),
        new PeeringRouteTooBroad(),
        new SecurityGroupReferenceWithoutPeering(),
    ];
}
