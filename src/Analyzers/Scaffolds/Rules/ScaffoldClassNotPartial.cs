using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Scaffolds.Rules;

/// <summary>VPC901: a class that cannot be continued in a generated document.</summary>
internal sealed class ScaffoldClassNotPartial : IScaffoldRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC901",
        nameof(ScaffoldClassNotPartial),
        Severity.Error,
        Topic.Scaffolds,
        "A class with a scaffold must be partial",
        "Nothing is generated for the class '{0}', since '{1}' is {2}; {3}");

    /// <inheritdoc/>
    public IEnumerable<ScaffoldFinding> Evaluate(ScaffoldedClass type, CancellationToken cancellationToken)
    {
        if (!ScaffoldContract.IsConstruct(type.Type))
            yield break;
        for (var current = type.Type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal)
            {
                yield return new(Info, type.Scaffolds[0].Place(cancellationToken), type.Type.Name, current.Name, "known in its own file only", "take 'file' away");
                yield break;
            }
        }

        // The innermost first: that is the one which people think of.
        for (var current = type.Type; current is not null; current = current.ContainingType)
        {
            if (!ScaffoldContract.IsPartialItself(current, cancellationToken))
            {
                yield return new(Info, type.Scaffolds[0].Place(cancellationToken), type.Type.Name, current.Name, "not partial", "make it 'partial'");
                yield break;
            }
        }
    }
}
