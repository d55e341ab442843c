using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>VPC708: what the CDK library refuses when the program runs.</summary>
internal sealed class SynthWillFail : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC708",
        nameof(SynthWillFail),
        Severity.Error,
        Topic.Addressing,
        "What CDK refuses cannot be synthesised",
        "Synthesis fails at '{0}': {1}; {2}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var refusal in network.Refusals)
        {
            sink.Report(new Finding(Info, refusal.Anchor, refusal.Path, refusal.Fact, refusal.Remedy)
                .With(FindingKeys.Path, refusal.Path)
                .With(FindingKeys.Case, refusal.Case.ToString()));
        }
    }
}
