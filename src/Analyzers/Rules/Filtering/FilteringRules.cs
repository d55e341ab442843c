using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>The rules of security groups and network ACLs, by id.</summary>
internal static class FilteringRules
{
    public static readonly ImmutableArray<IRule> All =
    [
        new NetworkAclDropsReplies(),
        new NetworkAclEntryNeverReached(),
        new NetworkAclRuleNumberTwice(),
        new NetworkAclOpenToWorld(),
        new NetworkAclDropsWhatSecurityGroupAdmits(),
        new NetworkAclBlocksEndpoint(),
        new NetworkAclCutsOff(),
        new SecurityGroupOpenToWorld(),
        new SecurityGroupRuleIgnored(),
        new SecurityGroupEgressMissesEndpoint(),
        new DefaultSecurityGroupOpen(),
        new RuleWithoutDescription(),
    ];
}
