using System.Collections.Immutable;
using System.Globalization;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>A part of an option that has no meaning.</summary>
/// <param name="Key">The option.</param>
/// <param name="Value">Its value, as written.</param>
/// <param name="Problem">What is wrong: the end of a sentence.</param>
internal sealed record OptionFault(string Key, string Value, string Problem);

/// <summary>What the options of a document mean.</summary>
/// <param name="Options">The options. What has no meaning counts as not written.</param>
/// <param name="Faults">What has no meaning.</param>
internal sealed record ReadOptions(RuleOptions Options, ImmutableArray<OptionFault> Faults)
{
    /// <summary>Those of a document that sets none.</summary>
    public static readonly ReadOptions None = new(RuleOptions.Default, []);
}

/// <summary>Reads the rules' options from .editorconfig and .globalconfig.</summary>
internal sealed class OptionReader
{
    private const string Prefix = "cdkvpc.";

    /// <summary>Constructs of which no rule speaks: ids and paths, with '*' and '?', with a comma between them.</summary>
    public const string ExemptConstructs = "cdkvpc.exempt_constructs";

    /// <summary>VPC302: accounts of twelve digits, with a comma between them.</summary>
    public const string TrustedAccounts = "cdkvpc.trusted_accounts";

    /// <summary>VPC611: further ports and ranges of ports, with a comma between them: '8200, 9000-9100'.</summary>
    public const string AdminPorts = "cdkvpc.admin_ports";

    /// <summary>VPC103: the fields that the format of a flow log must have, with a comma between them.</summary>
    public const string RequiredFields = "cdkvpc.VPC103.required_fields";

    /// <summary>VPC305: the services that every VPC must have an endpoint for, with a comma between them.</summary>
    public const string RequiredServices = "cdkvpc.VPC305.services";

    /// <summary>VPC311: 'true' where every bucket of the app must be restricted.</summary>
    public const string AllBuckets = "cdkvpc.VPC311.all_buckets";

    /// <summary>All options.</summary>
    public static readonly ImmutableArray<string> Keys = [ExemptConstructs, TrustedAccounts, AdminPorts, RequiredFields, RequiredServices, AllBuckets];

    private readonly Func<string, string?> _find;
    private readonly ImmutableArray<OptionFault>.Builder _faults = ImmutableArray.CreateBuilder<OptionFault>();

    private OptionReader(Func<string, string?> find) => _find = find;

    /// <summary>The options for what is reported in <paramref name="tree"/>: its own, else those of the project.</summary>
    public static ReadOptions Read(AnalyzerConfigOptionsProvider provider, SyntaxTree tree)
    {
        var own = provider.GetOptions(tree);
        var unknown = Written(own).Concat(Written(provider.GlobalOptions)).Where(static key => !Keys.Contains(key, StringComparer.OrdinalIgnoreCase)).ToList();
        if (unknown.Count == 0 && Keys.All(key => Find(key) is null))
            return ReadOptions.None;
        var reader = new OptionReader(Find);
        foreach (var key in unknown.Distinct(StringComparer.OrdinalIgnoreCase))
            reader._faults.Add(new(key, Find(key) ?? "", "there is no such option"));
        return reader.Read();

        string? Find(string key) => own.TryGetValue(key, out var value) || provider.GlobalOptions.TryGetValue(key, out value) ? value : null;
    }

    /// <summary>The keys that stand there and are ours.</summary>
    private static IEnumerable<string> Written(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys.Where(static key => key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));
        }
        catch (NotImplementedException)
        {
            // A host of before Roslyn 4.4 does not tell which keys it has.
            return [];
        }
    }

    private ReadOptions Read()
    {
        var options = new RuleOptions
        {
            ExemptConstructs = [.. Items(ExemptConstructs, Pattern)],
            TrustedAccounts = [.. Items(TrustedAccounts, Account)],
            FurtherAdminPorts = [.. Items(AdminPorts, Ports).SelectMany(static range => Enumerable.Range(range.First, range.Last - range.First + 1))],
            FlowLogFields = Items(RequiredFields, Field) is { Count: > 0 } fields ? [.. fields] : RuleOptions.Default.FlowLogFields,
            RequiredServices = [.. Items(RequiredServices, Service)],
            RestrictsEveryBucket = Flag(AllBuckets),
        };
        return new(options, _faults.ToImmutable());
    }

    private List<T> Items<T>(string key, Func<string, (T? Meaning, string? Problem)> read)
    {
        var meanings = new List<T>();
        if (_find(key) is not { } list)
            return meanings;
        foreach (var item in list.Split(',').Select(static item => item.Trim()))
        {
            var (meaning, problem) = item.Length == 0 ? (default, "there is nothing beside one of its commas") : read(item);
            if (problem is null)
                meanings.Add(meaning!);
            else
                _faults.Add(new(key, list, problem));
        }

        return meanings;
    }

    private bool Flag(string key)
    {
        if (_find(key) is not { } text)
            return false;
        if (!bool.TryParse(text, out var flag))
            _faults.Add(new(key, text, "it must be 'true' or 'false'"));
        return flag;
    }

    private static (PathPattern? Meaning, string? Problem) Pattern(string item) =>
        item.Split('/').Contains("") ? (null, $"a path such as '{item}' must have an id before and after each '/'") : (new PathPattern(item), null);

    private static (string? Meaning, string? Problem) Account(string item) =>
        item.Length == 12 && item.All(static digit => digit is >= '0' and <= '9') ? (item, null) : (null, $"'{item}' is no account: it must have twelve digits");

    private static ((int First, int Last) Meaning, string? Problem) Ports(string item)
    {
        var ends = item.Split('-');
        return ends.Length <= 2 && Port(ends[0]) is { } first && Port(ends[ends.Length - 1]) is { } last && first <= last
            ? ((first, last), null)
            : (default, $"'{item}' is neither a port between 0 and 65535 nor a range of ports such as 9000-9100");
    }

    private static int? Port(string text) => ushort.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    private static (string? Meaning, string? Problem) Field(string item)
    {
        if (FlowLogFields.Has(LoggedThing.Vpc, item))
            return (item, null);
        var nearest = FlowLogFields.Nearest(LoggedThing.Vpc, item);
        return (null, $"flow logs have no field '{item}'{(nearest is null ? "" : $"; '{nearest}' may be meant")}");
    }

    /// <summary>The short name of a service: what stands behind 'com.amazonaws.region.' in that of an endpoint service.</summary>
    private static (string? Meaning, string? Problem) Service(string item) =>
        item.All(static letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.') && char.IsLetter(item[0]) && !item.StartsWith("com.amazonaws", StringComparison.Ordinal)
            ? (item, null)
            : (null, $"'{item}' is no short name of a service, such as 's3' or 'ecr.api'");
}
