using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>The rules of addresses, subnets and routes, by id.</summary>
internal static class AddressingRules
{
    public static readonly ImmutableArray<IRule> All =
    [
        new SubnetOutsideVpc(),
        new SubnetsOverlap(),
        new FewerZonesThanAsked(),
        new SingleNatGateway(),
        new DatabaseInPublicSubnet(),
        new RouteTwice(),
        new SubnetWithTwoRouteTables(),
        new SynthWillFail(),
        new RequiredPropertyMissing(),
        new SubnetGivesPublicAddresses(),
        new RouteToInternetGateway(),
        new RouteTargetWrong(),
        new EgressSubnetWithoutNat(),
        new VpcSizeOutOfRange(),
    ];
}
