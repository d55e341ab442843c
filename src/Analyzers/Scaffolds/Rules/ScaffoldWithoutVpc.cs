using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Scaffolds.Rules;

/// <summary>VPC903: an attribute on what is no VPC, or that names what is none.</summary>
internal sealed class ScaffoldWithoutVpc : IScaffoldRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC903",
        nameof(ScaffoldWithoutVpc),
        Severity.Error,
        Topic.Scaffolds,
        "A scaffold must be one of a VPC",
        "Nothing is generated, since {0}; {1}");

    /// <inheritdoc/>
    public IEnumerable<ScaffoldFinding> Evaluate(ScaffoldedClass type, CancellationToken cancellationToken)
    {
        if (!ScaffoldContract.IsConstruct(type.Type))
            yield break;
        foreach (var scaffold in type.Scaffolds)
        {
            if (scaffold.Member is { } member)
            {
                if (!ScaffoldContract.IsVpc(member) && ScaffoldContract.TypeOf(member) is not IErrorTypeSymbol)
                    yield return new(Info, scaffold.Place(cancellationToken), $"'{member.Name}' holds no VPC that can be read", "put it on a field or property of type Vpc or IVpc");
                continue;
            }

            if (scaffold.Vpcs.FirstOrDefault(name => ScaffoldContract.VpcOf(type.Type, name) is null) is { } missing && !HasUnknownType(type, missing))
                yield return new(Info, scaffold.Place(cancellationToken), $"'{type.Type.Name}' has no field or property '{missing}' that holds a VPC", "name one by nameof");
        }
    }

    private static bool HasUnknownType(ScaffoldedClass type, string name) =>
        type.Type.GetMembers(name).Any(static member => ScaffoldContract.TypeOf(member) is IErrorTypeSymbol);
}
