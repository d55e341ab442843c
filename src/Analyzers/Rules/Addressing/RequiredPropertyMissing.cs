using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>VPC709: an object of properties that lacks some which it must have. It is reported where that object is created.</summary>
internal sealed class RequiredPropertyMissing : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC709",
        nameof(RequiredPropertyMissing),
        Severity.Error,
        Topic.Addressing,
        "Properties that CDK requires must be set",
        "{0} gets {1} without {2}, which CDK requires, so that synthesis fails; set {3}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var incomplete in network.IncompleteObjects)
        {
            sink.Report(new Finding(
                    Info,
                    incomplete.Anchor,
                    incomplete.Path == "*" ? "CDK" : $"'{incomplete.Path}'",
                    incomplete.TypeName,
                    Wording.List(incomplete.Missing),
                    incomplete.Missing.Count == 1 ? "it" : "them")
                .With(FindingKeys.Path, incomplete.Path)
                .With(FindingKeys.Properties, string.Join(",", incomplete.Missing)));
        }
    }
}
