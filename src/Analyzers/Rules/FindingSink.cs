using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Rules;

/// <summary>Takes findings, in the order in which they are reported: one for each rule and place, however many constructs the place makes.</summary>
/// <param name="oncePerPlace">Whether to take one only; else each construct has its own.</param>
/// <param name="isExempt">Which findings are of constructs that no rule is to speak of; null for none.</param>
internal sealed class FindingSink(bool oncePerPlace = true, Func<Finding, bool>? isExempt = null)
{
    private readonly HashSet<(string Rule, Anchor Place)> _reported = [];
    private readonly List<Finding> _findings = [];

    /// <summary>What was reported.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Whether a rule has spoken at a place already, so that there is no need to find out more about it.</summary>
    public bool IsReported(RuleInfo rule, Anchor place) => oncePerPlace && _reported.Contains((rule.Id, place));

    /// <summary>Reports <paramref name="finding"/>, unless its rule has spoken at its place already or the place is none.</summary>
    public void Report(Finding finding)
    {
        if (!finding.Anchor.Equals(Anchor.None) && isExempt?.Invoke(finding) != true && (_reported.Add((finding.Rule.Id, finding.Anchor)) || !oncePerPlace))
            _findings.Add(finding);
    }
}
