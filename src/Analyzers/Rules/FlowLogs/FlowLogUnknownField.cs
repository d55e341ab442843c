using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.FlowLogs;

/// <summary>VPC104: a custom format that names a field that flow logs do not have.</summary>
internal sealed class FlowLogUnknownField : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC104",
        nameof(FlowLogUnknownField),
        Severity.Error,
        Topic.FlowLogs,
        "The format of a flow log must name fields that flow logs have",
        "The format of the flow log '{0}' names {1}, which flow logs do not have (they hold what is known about packets, never what is in them), so that it cannot be created; {2}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var log in network.FlowLogs)
        {
            if (!log.IsClosed || !log.Fields.TryGet(out var fields))
                continue;
            var unknown = fields.Where(field => !FlowLogFields.Has(log.Kind, field)).Distinct(StringComparer.Ordinal).ToList();
            if (unknown.Count == 0)
                continue;
            var nearest = unknown.Select(field => FlowLogFields.Nearest(log.Kind, field)).ToList();
            sink.Report(new Finding(Info, log.Anchor, log.Path, Wording.List([.. unknown.Select(static field => $"'{field}'")]), Remedy(unknown, nearest))
                .With(FindingKeys.Path, log.Path)
                .With(FindingKeys.Fields, string.Join(",", unknown))
                .With(FindingKeys.NearestFields, string.Join(",", nearest)));
        }
    }

    private static string Remedy(IReadOnlyList<string> unknown, IReadOnlyList<string?> nearest)
    {
        var remedies = unknown.Zip(nearest, static (field, near) => near is null ? $"leave '{field}' out" : $"write '{near}' for '{field}'");
        return string.Join(", ", remedies);
    }
}
