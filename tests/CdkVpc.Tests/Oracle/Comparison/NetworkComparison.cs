using System.Collections.Immutable;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Oracle.Templates;
using CdkVpc.Tests.Testing;

namespace CdkVpc.Tests.Oracle.Comparison;

/// <summary>How the network that is read from source compares with the one that CDK synthesises, fact by fact and finding by finding.</summary>
/// <param name="Differences">Which facts differ, with both sides.</param>
/// <param name="Disagreements">What the rules find on one side only.</param>
/// <param name="Unknowns">What the reading leaves open and the template knows.</param>
/// <param name="Facts">The number of facts that were compared.</param>
/// <param name="Findings">The findings from the template: rule and construct path.</param>
internal sealed record NetworkComparison(
    ImmutableArray<string> Differences, ImmutableArray<string> Disagreements, ImmutableArray<string> Unknowns, int Facts, ImmutableArray<(string Rule, string Path)> Findings)
{
    private const string NoPath = "(no path)";

    /// <summary>Compares the network that is read from an app's source with that of its templates.</summary>
    public static NetworkComparison Of(DeployedNetwork source, SynthesizedApp app)
    {
        var template = TemplateNetwork.Read(app, source);
        var comparer = new Comparer();
        var (read, synthesised) = (NetworkFacts.Of(source), NetworkFacts.Of(template));
        comparer.CompareNodes(read, synthesised, NetworkFacts.OpenKinds(source));
        var expected = FindingsOf(template);

        // What no program of the app makes has no known stack; what is made in some worlds only may be missing in the one that was synthesised.
        var made = synthesised.Concat(read.Where(static node => node.IsCertain)).Select(static node => node.Path).ToHashSet(StringComparer.Ordinal);
        var elsewhere = read.Select(static node => node.Path).Where(path => !made.Contains(path)).ToHashSet(StringComparer.Ordinal);
        var found = FindingsOf(source).Where(finding => !finding.Path.StartsWith('*') && !elsewhere.Contains(finding.Path)).ToList();

        // Where something is not known, silence is right.
        var missed = comparer.Unknowns.Count > 0 ? [] : expected.Except(found).Select(static finding => $"{finding.Rule} {finding.Path}: source no finding, template finding");
        var added = found.Except(expected).Select(static finding => $"{finding.Rule} {finding.Path}: source finding, template no finding");
        return new([.. comparer.Differences], [.. missed, .. added], [.. comparer.Unknowns], comparer.Facts, expected);
    }

    /// <summary>What the rules find: one for each rule and construct.</summary>
    private static ImmutableArray<(string Rule, string Path)> FindingsOf(DeployedNetwork network)
    {
        var sink = new FindingSink(oncePerPlace: false);
        foreach (var rule in Catalogue.All.Where(static rule => !UnseenInTemplates.Rules.ContainsKey(rule.Info.Id)))
            rule.Evaluate(network, RuleOptions.Default, sink);
        return [.. sink.Findings.Select(static finding => (finding.Rule.Id, NetworkFacts.PathOf(finding.Properties.GetValueOrDefault(FindingKeys.Path, NoPath)))).Distinct().Order()];
    }

    private sealed class Comparer
    {
        public List<string> Differences { get; } = [];

        public List<string> Unknowns { get; } = [];

        public int Facts { get; private set; }

        public void CompareNodes(IReadOnlyList<NetworkNode> source, IReadOnlyList<NetworkNode> template, IEnumerable<string> openKinds)
        {
            var read = source.ToLookup(static node => (node.Kind, node.Path));
            var open = source.Where(static node => node.Path.Contains('*')).Select(static node => node.Kind).Concat(openKinds).ToHashSet(StringComparer.Ordinal);
            foreach (var expected in template)
            {
                // Things that exist in different worlds may share a path: one of them is what was synthesised.
                var candidates = read[(expected.Kind, expected.Path)].ToList();
                Facts++;
                if (candidates.Count > 0)
                    Merge(candidates.Select(candidate => Compare(candidate, expected)).MinBy(static result => (result.Differences.Count, result.Unknowns.Count))!);
                else if (open.Contains(expected.Kind))
                    Unknowns.Add($"{expected}");
                else if (!IsBesideTheNetwork(expected))
                    Differences.Add($"{expected}: source none, template {string.Join(" ", expected.Facts)}");
            }

            // What may exist, and was not made when the program was run, is not known either.
            var synthesised = template.Select(static node => (node.Kind, node.Path)).ToHashSet();
            foreach (var node in source.Where(node => !synthesised.Contains((node.Kind, node.Path))))
                (node.IsCertain ? Differences : Unknowns).Add($"{node}: source {string.Join(" ", node.Facts)}, template none");
        }

        /// <summary>A workload counts where it is in a VPC or may use a bucket or table; the functions of custom resources do neither.</summary>
        private static bool IsBesideTheNetwork(NetworkNode node) =>
            node.Kind == nameof(Workload)
            && node.Facts.Any(static fact => fact.Name == "VPC" && fact.Values.Contains("(none)"))
            && node.Facts.Any(static fact => fact.Name == "grants" && fact.Values.IsEmpty);

        private static Comparer Compare(NetworkNode source, NetworkNode template)
        {
            var result = new Comparer();
            foreach (var (read, expected) in source.Facts.Zip(template.Facts))
            {
                result.Facts++;
                var fits = (read.IsOpen, expected.IsOpen) switch
                {
                    (false, false) => read.Values.SetEquals(expected.Values),
                    (true, false) => read.Values.IsSubsetOf(expected.Values),
                    (false, true) => expected.Values.IsSubsetOf(read.Values),
                    _ => true,
                };
                if (!fits)
                    result.Differences.Add($"{source}, {read.Name}: source {read}, template {expected}");
                else if (read.IsOpen && !expected.IsOpen)
                    result.Unknowns.Add($"{source}, {read.Name}: source {read}, template {expected}");
            }

            return result;
        }

        private void Merge(Comparer other)
        {
            Differences.AddRange(other.Differences);
            Unknowns.AddRange(other.Unknowns);
            Facts += other.Facts;
        }
    }
}
