using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>The rules of gateway endpoints, and of buckets kept behind them, by id.</summary>
internal static class GatewayEndpointsRules
{
    public static readonly ImmutableArray<IRule> All =
    [
        new GatewayEndpointWithoutPolicy(),
        new EndpointPolicyAllowsEverything(),
        new GatewayEndpointWithoutRouteTables(),
        new GatewayEndpointMissesSubnets(),
        new NoGatewayEndpoint(),
        new GatewayEndpointWrongService(),
        new EndpointOfAnotherRegion(),
        new EndpointPolicyOmitsWhatIsUsed(),
        new EndpointPolicyOnlyDenies(),
        new EndpointPolicyWithoutPrincipal(),
        new BucketNotRestrictedToEndpoint(),
        new BucketRestrictionHasNoEffect(),
        new BucketRestrictionIncomplete(),
        new BucketRestrictionLocksOut(),
        new BucketOutOfReach(),
        new BucketRestrictedToWrongThing(),
        new GatewayEndpointTwice(),
        new PrivateSourceIpInPolicy(),
        new BucketRestrictionsContradict(),
        new PolicyOnImportedBucket(),
    ];
}
