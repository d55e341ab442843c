using System.Collections.Immutable;
using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Scaffolds;

/// <summary>
/// A question to the use of the attributes in one class. It looks at declarations and calls, not at a network: what is wrong here keeps code from being
/// generated, or from being run as it should.
/// </summary>
internal interface IScaffoldRule
{
    /// <summary>Id, severity and wording.</summary>
    RuleInfo Info { get; }

    /// <summary>What is wrong in a class.</summary>
    IEnumerable<ScaffoldFinding> Evaluate(ScaffoldedClass type, CancellationToken cancellationToken);
}

/// <summary>What a rule of the scaffolds has found.</summary>
/// <param name="Rule">The rule that speaks.</param>
/// <param name="Location">The place to correct.</param>
/// <param name="Arguments">What fills the rule's message.</param>
internal sealed record ScaffoldFinding(RuleInfo Rule, Location Location, params string[] Arguments)
{
    /// <summary>Facts for the code fix, by the keys of <see cref="FindingKeys"/>.</summary>
    public ImmutableDictionary<string, string?> Properties { get; private init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>The same finding with one more fact for the code fix; without it where <paramref name="value"/> is null.</summary>
    public ScaffoldFinding With(string key, string? value) => value is null ? this : this with { Properties = Properties.SetItem(key, value) };
}
