using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Rules.FlowLogs;

/// <summary>The rules of flow logs, by id.</summary>
internal static class FlowLogsRules
{
    public static readonly ImmutableArray<IRule> All =
    [
        new VpcWithoutFlowLog(),
        new FlowLogTrafficTypePartial(),
        new FlowLogFormatLacksFields(),
        new FlowLogUnknownField(),
        new FlowLogTwice(),
        new FlowLogIncomplete(),
        new FlowLogKeptForever(),
        new AlarmFasterThanFlowLog(),
    ];
}
