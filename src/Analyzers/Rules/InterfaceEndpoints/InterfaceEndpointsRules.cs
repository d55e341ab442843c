using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>The rules of interface endpoints, by id.</summary>
internal static class InterfaceEndpointsRules
{
    public static readonly ImmutableArray<IRule> All =
    [
        new InterfaceEndpointNotInEveryZone(),
        new InterfaceEndpointTwiceInZone(),
        new InterfaceEndpointWithoutPolicy(),
        new InterfaceEndpointOpenToWorld(),
        new InterfaceEndpointUnreachable(),
        new PrivateDnsNeedsVpcDns(),
        new PrivateDnsOff(),
        new PrivateDnsConflict(),
        new InterfaceEndpointWhereGatewayWouldDo(),
        new CompanionEndpointMissing(),
        new IsolatedWorkloadCannotReachService(),
        new InterfaceEndpointNotTcp(),
        new InterfaceEndpointInPublicSubnet(),
        new S3PrivateDnsNeedsGateway(),
        new InterfaceEndpointOpenToWholeVpc(),
        new EndpointIncomplete(),
    ];
}
