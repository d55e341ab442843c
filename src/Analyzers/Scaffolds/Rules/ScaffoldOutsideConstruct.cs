using CdkVpc.Analyzers.Rules;

namespace CdkVpc.Analyzers.Scaffolds.Rules;

/// <summary>VPC902: a class whose objects are no constructs, so that nothing can be made in them.</summary>
internal sealed class ScaffoldOutsideConstruct : IScaffoldRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC902",
        nameof(ScaffoldOutsideConstruct),
        Severity.Error,
        Topic.Scaffolds,
        "A class with a scaffold must be a construct",
        "Nothing is generated for '{0}', since it is no construct: what is generated is made in the scope of the object; derive from Stack or Construct");

    /// <inheritdoc/>
    public IEnumerable<ScaffoldFinding> Evaluate(ScaffoldedClass type, CancellationToken cancellationToken)
    {
        if (!ScaffoldContract.IsConstruct(type.Type) && !ScaffoldContract.HasUnknownBase(type.Type))
            yield return new(Info, type.Scaffolds[0].Place(cancellationToken), type.Type.Name);
    }
}
