using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>The rules of addresses, subnets and routes, by id.</summary>
internal static class AddressingRules
{
    public static readonly ImmutableArray<IRule> All =
    [
    ];
}
