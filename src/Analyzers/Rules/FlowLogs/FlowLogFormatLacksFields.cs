using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.FlowLogs;

/// <summary>VPC103: a custom format without a field that an analysis of traffic cannot do without.</summary>
internal sealed class FlowLogFormatLacksFields : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC103",
        nameof(FlowLogFormatLacksFields),
        Severity.Warning,
        Topic.FlowLogs,
        "The format of a flow log should tell who talked to whom, and whether it was let through",
        "The format of the flow log '{0}' lacks {1}, so that its records do not tell who talked to whom and whether it was let through; add {2}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var log in network.FlowLogs)
        {
            // The logs of transit gateways have no action.
            if (!log.IsClosed || !log.Fields.TryGet(out var fields) || log.Kind is not (LoggedThing.Vpc or LoggedThing.Subnet or LoggedThing.NetworkInterface))
                continue;
            var lacking = options.FlowLogFields.Where(field => !fields.Contains(field, StringComparer.OrdinalIgnoreCase)).ToList();
            if (lacking.Count == 0)
                continue;
            sink.Report(new Finding(Info, log.Anchor, log.Path, Wording.List(lacking), lacking.Count == 1 ? "it" : "them")
                .With(FindingKeys.Path, log.Path)
                .With(FindingKeys.Fields, string.Join(",", lacking)));
        }
    }
}
