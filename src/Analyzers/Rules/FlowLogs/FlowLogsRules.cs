using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Rules.FlowLogs;

/// <summary>The rules of flow logs, by id.</summary>
internal static class FlowLogsRules
{
    public static readonly ImmutableArray<IRule> All =
    [
        new VpcWithoutFlowLog(),
    ];
}
