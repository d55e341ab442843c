using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>
/// What the rules found in an app, by the tree to report it in. A tree is known by its position in the compilation, so that this keeps
/// nothing of the compiler alive.
/// </summary>
internal sealed class AppFindings
{
    /// <summary>Of an app in which nothing is wrong, or nothing is proven.</summary>
    public static readonly AppFindings None = new([], ImmutableArray<SyntaxTree>.Empty);

    private readonly ImmutableDictionary<int, ImmutableArray<Placed>> _byTree;

    /// <summary>Findings whose documents are of <paramref name="trees"/>; those of other documents have no place to be reported at.</summary>
    public AppFindings(IEnumerable<Finding> findings, ImmutableArray<SyntaxTree> trees) =>
        _byTree = findings.Select(finding => Placed.Of(finding, trees)).OfType<Placed>()
            .GroupBy(static placed => placed.Place.Tree)
            .ToImmutableDictionary(static group => group.Key, static group => group.ToImmutableArray());

    /// <summary>The diagnostics of one of <paramref name="trees"/>, which are in the order of those that the findings were made of.</summary>
    public IEnumerable<Diagnostic> In(SyntaxTree tree, ImmutableArray<SyntaxTree> trees) =>
        _byTree.TryGetValue(trees.IndexOf(tree), out var findings) ? findings.Select(finding => finding.ToDiagnostic(trees)) : [];

    private readonly record struct Place(int Tree, TextSpan Span)
    {
        public static Place Of(Anchor anchor, ImmutableArray<SyntaxTree> trees) =>
            new(anchor.Document is SyntaxTree tree ? trees.IndexOf(tree) : -1, new TextSpan(anchor.Start, anchor.Length));

        public Location ToLocation(ImmutableArray<SyntaxTree> trees) => Location.Create(trees[Tree], Span);
    }

    private sealed record Placed(
        DiagnosticDescriptor Descriptor,
        Place Place,
        ImmutableArray<Place> Others,
        ImmutableDictionary<string, string?> Properties,
        ImmutableArray<string> Arguments)
    {
        public static Placed? Of(Finding finding, ImmutableArray<SyntaxTree> trees)
        {
            var place = Place.Of(finding.Anchor, trees);
            if (place.Tree < 0)
                return null;

            var others = finding.Related.Select(related => (Place: Place.Of(related.Anchor, trees), related.Label)).Where(static other => other.Place.Tree >= 0).ToList();
            var properties = finding.Properties.ToImmutableDictionary(static pair => pair.Key, static pair => (string?)pair.Value);
            if (others.Count > 0)
                properties = properties.SetItem(FindingKeys.Related, string.Join(",", others.Select(static other => other.Label)));
            return new Placed(Descriptors.Of(finding.Rule), place, others.Select(static other => other.Place).ToImmutableArray(), properties, finding.Arguments);
        }

        public Diagnostic ToDiagnostic(ImmutableArray<SyntaxTree> trees) => Diagnostic.Create(
            Descriptor,
            Place.ToLocation(trees),
            Others.Select(place => place.ToLocation(trees)),
            Properties,
            Arguments.ToArray<object>());
    }
}
