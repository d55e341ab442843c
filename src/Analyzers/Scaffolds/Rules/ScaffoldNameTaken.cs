using CdkVpc.Analyzers.Rules;

namespace CdkVpc.Analyzers.Scaffolds.Rules;

/// <summary>VPC908: a name that would be generated is taken, as it is when generated code was copied out and the attributes are still there.</summary>
internal sealed class ScaffoldNameTaken : IScaffoldRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC908",
        nameof(ScaffoldNameTaken),
        Severity.Error,
        Topic.Scaffolds,
        "The names that a scaffold generates must be free",
        "Nothing is generated, since the name '{0}' is taken in '{1}'; {2}");

    /// <inheritdoc/>
    public IEnumerable<ScaffoldFinding> Evaluate(ScaffoldedClass type, CancellationToken cancellationToken)
    {
        if (!ScaffoldContract.IsConstruct(type.Type))
            yield break;
        foreach (var scaffold in type.Scaffolds)
        {
            if (scaffold.Name.Length == 0 || type.TakenName(scaffold) is not { } taken)
                continue;
            var isSecond = type.Scaffolds.TakeWhile(other => other != scaffold).Any(other => other.Method == scaffold.Method);
            yield return new(Info, scaffold.Place(cancellationToken), taken, type.Type.Name, isSecond
                ? "another attribute asks for it already"
                : "rename that, or remove the attributes if it is a copy of what they generate");
        }
    }
}
