using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>What a family works with while the program runs.</summary>
internal sealed class CdkContext(CdkLibrary library, IEvaluation evaluation)
{
    /// <summary>The evaluator: place, guard, order, and made-up objects.</summary>
    public IEvaluation Evaluation { get; } = evaluation;

    /// <summary>Scopes, ids and stacks.</summary>
    public ConstructTree Tree => library.Tree;

    /// <summary>A family by its class, for facts that one family asks of another (the VPC's subnets).</summary>
    public T Family<T>() where T : Family => library.Family<T>();
}
