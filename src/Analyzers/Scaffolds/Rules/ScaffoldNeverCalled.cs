using CdkVpc.Analyzers.Rules;

namespace CdkVpc.Analyzers.Scaffolds.Rules;

/// <summary>VPC905: a scaffold that is generated and never called, so that nothing of it is deployed.</summary>
internal sealed class ScaffoldNeverCalled : IScaffoldRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC905",
        nameof(ScaffoldNeverCalled),
        Severity.Warning,
        Topic.Scaffolds,
        "A scaffold should be called",
        "Nothing that the attributes of {0} ask for is deployed, since nothing calls {1}; call it once, when {2} assigned");

    /// <inheritdoc/>
    public IEnumerable<ScaffoldFinding> Evaluate(ScaffoldedClass type, CancellationToken cancellationToken)
    {
        foreach (var scaffold in type.Scaffolds)
        {
            if (!type.IsGenerated(scaffold, cancellationToken) || ScaffoldCalls.IsNamed(type, scaffold, cancellationToken))
                continue;
            yield return new ScaffoldFinding(
                Info,
                scaffold.Place(cancellationToken),
                scaffold.Member is null ? $"'{type.Type.Name}'" : $"'{scaffold.Member.Name}'",
                $"{scaffold.Method}()",
                scaffold.Member is null ? "the VPCs are" : "it is")
                .With(FindingKeys.ScaffoldMethod, scaffold.Method)
                .With(FindingKeys.ScaffoldedVpcs, string.Join(",", scaffold.Vpcs));
        }
    }
}
