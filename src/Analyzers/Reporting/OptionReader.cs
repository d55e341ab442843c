using System.Collections.Immutable;
using System.Globalization;
using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>Reads the rules' options from .editorconfig and .globalconfig. What cannot be read counts as not set.</summary>
internal static class OptionReader
{
    /// <summary>VPC611: further ports and ranges of ports, with a comma between them: '8200, 9000-9100'.</summary>
    public const string AdminPorts = "cdkvpc.admin_ports";

    /// <summary>VPC311: 'true' where every bucket of the app must be restricted.</summary>
    public const string AllBuckets = "cdkvpc.VPC311.all_buckets";

    /// <summary>VPC103: the fields that the format of a flow log must have, with a comma between them.</summary>
    public const string RequiredFields = "cdkvpc.VPC103.required_fields";

    /// <summary>The options for what is reported in <paramref name="tree"/>: its own, else those of the project.</summary>
    public static RuleOptions Read(AnalyzerConfigOptionsProvider provider, SyntaxTree tree)
    {
        var own = provider.GetOptions(tree);
        var ports = Find(AdminPorts) is { } list ? ParsePorts(list) : ImmutableSortedSet<int>.Empty;
        var isEveryBucket = bool.TryParse(Find(AllBuckets), out var flag) && flag;
        var fields = Find(RequiredFields)?.Split(',').Select(static field => field.Trim()).Where(static field => field.Length > 0).ToImmutableArray();
        return ports.IsEmpty && !isEveryBucket && fields is null
            ? RuleOptions.Default
            : new RuleOptions { FurtherAdminPorts = ports, RestrictsEveryBucket = isEveryBucket, FlowLogFields = fields ?? RuleOptions.Default.FlowLogFields };

        string? Find(string key) => own.TryGetValue(key, out var value) || provider.GlobalOptions.TryGetValue(key, out value) ? value : null;
    }

    private static ImmutableSortedSet<int> ParsePorts(string list)
    {
        var ports = ImmutableSortedSet.CreateBuilder<int>();
        foreach (var item in list.Split(','))
        {
            var ends = item.Split('-');
            if (ends.Length > 2 || ParsePort(ends[0]) is not { } first || ParsePort(ends[ends.Length - 1]) is not { } last)
                continue;
            for (var port = first; port <= last; port++)
                ports.Add(port);
        }

        return ports.ToImmutable();
    }

    private static int? ParsePort(string text) =>
        ushort.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
}
