using CdkVpc.Analyzers.Facts;
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

    /// <summary>
    /// A property of a props object or construct, in each arm of a choice: null where it was not set (or there is no object), unknown where
    /// the object is not known. Constructors read their props with this, at once: the program may change the object afterwards.
    /// </summary>
    public Value Member(Value receiver, string name) =>
        ValueReader.Map(receiver, one => ValueReader.IsNull(one) ? Constant.Null : one is Instance ? Evaluation.Member(one, name) : Unknown.Any);

    /// <summary>Whether a feature flag (<see cref="FeatureFlags"/>) is on for a construct; null where that cannot be told.</summary>
    public bool? IsOn(string flag, Instance construct) => Family<ContextFamily>().IsOn(flag, construct, this);

    /// <summary>Runs <paramref name="action"/> in the worlds of a guard.</summary>
    public void Under(Guard guard, Action action)
    {
        var open = guard.Terms.Where(term => Evaluation.Guard.ArmOf(term.Branch) is null).ToArray();
        Under(0);

        void Under(int index)
        {
            if (index == open.Length)
                action();
            else
                Evaluation.UnderArm(open[index].Branch, open[index].Arm, () => Under(index + 1));
        }
    }

    /// <summary>A construct that CDK makes by itself under another one, here and now.</summary>
    public Instance CreateChild(Instance scope, string typeName, string id)
    {
        var child = Evaluation.Create(typeName);
        Tree.Adopt(child, scope, id);
        return child;
    }

    /// <summary>A construct that a static (scope, id, ...) method makes for something that is deployed elsewhere.</summary>
    public Instance Import(string typeName, Arguments arguments)
    {
        var imported = Evaluation.Create(typeName);
        if (arguments["scope"] is Instance scope)
            Tree.Adopt(imported, scope, ValueReader.TextOrNull(arguments["id"]) ?? "*");
        return imported;
    }
}
