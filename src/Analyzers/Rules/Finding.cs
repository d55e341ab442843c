using System.Collections.Immutable;
using System.Globalization;
using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Rules;

/// <summary>Another place that has a part in a finding.</summary>
/// <param name="Anchor">The place.</param>
/// <param name="Label">What stands there, in a word or two: one of <see cref="FindingLabels"/>.</param>
internal sealed record RelatedPlace(Anchor Anchor, string Label);

/// <summary>What a rule has found.</summary>
internal sealed record Finding
{
    /// <summary>A finding of <paramref name="rule"/> at <paramref name="anchor"/> whose message takes <paramref name="arguments"/>.</summary>
    public Finding(RuleInfo rule, Anchor anchor, params string[] arguments) =>
        (Rule, Anchor, Arguments) = (rule, anchor, ImmutableArray.Create(arguments));

    /// <summary>The rule that speaks.</summary>
    public RuleInfo Rule { get; }

    /// <summary>The place to correct.</summary>
    public Anchor Anchor { get; }

    /// <summary>What fills the rule's message.</summary>
    public ImmutableArray<string> Arguments { get; }

    /// <summary>The other places that have a part in it, in the order that the rule documents.</summary>
    public ImmutableArray<RelatedPlace> Related { get; private init; } = ImmutableArray<RelatedPlace>.Empty;

    /// <summary>Facts for the code fix, by the keys of <see cref="FindingKeys"/>.</summary>
    public ImmutableDictionary<string, string> Properties { get; private init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The message.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.MessageFormat, Arguments.Cast<object>().ToArray());

    /// <summary>The same finding with one more fact for the code fix; without it where <paramref name="value"/> is null.</summary>
    public Finding With(string key, string? value) =>
        value is null ? this : this with { Properties = Properties.SetItem(key, value) };

    /// <summary>The same finding with one more fact for the code fix.</summary>
    public Finding With(string key, int value) => With(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The same finding with one more place; without it where the thing has none.</summary>
    public Finding And(Anchor? place, string label) =>
        place is null || place.Equals(Anchor.None) ? this : this with { Related = Related.Add(new RelatedPlace(place, label)) };
}
