using System.Collections.Immutable;
using CdkVpc.Analyzers.Scaffolds.Rules;

namespace CdkVpc.Analyzers.Scaffolds;

/// <summary>All rules of the scaffolds.</summary>
internal static class ScaffoldCatalogue
{
    /// <summary>The rules, by id.</summary>
    public static readonly ImmutableArray<IScaffoldRule> All =
    [
        new ScaffoldClassNotPartial(),
        new ScaffoldOutsideConstruct(),
        new ScaffoldWithoutVpc(),
        new ScaffoldServiceUnknown(),
        new ScaffoldNeverCalled(),
        new ScaffoldCalledTwice(),
        new ScaffoldCalledEarly(),
        new ScaffoldNameTaken(),
        new ScaffoldValueUnusable(),
    ];
}
