using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Aspects: code that visits every construct of a scope before synthesis. Those in source are run, those that cannot be read may do anything.</summary>
internal sealed class AspectFamily : Family
{
    private readonly List<(Instance Scope, Value Aspect, Guard Guard)> _aspects = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["Amazon.CDK.Aspects"];

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        switch (method.Name)
        {
            case "Of":
                return ValueReader.Map(arguments[0], scope =>
                {
                    var aspects = context.Evaluation.Create("Amazon.CDK.Aspects");
                    aspects.Model = scope;
                    return aspects;
                });
            case "Add" when receiver is Instance { Model: Instance scope }:
                _aspects.AddRange(ValueReader.Alternatives(arguments[0], context.Evaluation.Guard).Select(aspect => (scope, aspect.Value, aspect.Guard)));
                return Constant.Null;
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override void Finish(CdkContext context)
    {
        foreach (var (scope, aspect, guard) in _aspects)
        {
            if (!OnlyReads(aspect))
                context.Under(guard, () => Visit(scope, aspect, context));
        }
    }

    private static void Visit(Instance scope, Value aspect, CdkContext context)
    {
        foreach (var construct in context.Tree.SelfAndContents(scope).SelectMany(WithDefaultChild).Distinct().ToArray())
        {
            if (aspect is not Instance visitor || !context.Evaluation.TryInvokeMethod(visitor, "Visit", construct))
                context.Evaluation.Escape(construct);
        }

        IEnumerable<Instance> WithDefaultChild(Instance construct) =>
            NodeFamily.DefaultChild(construct, context) is Instance child ? [construct, child] : [construct];
    }

    /// <summary>The CDK's own aspects set tags and the like; cdk-nag reports.</summary>
    private static bool OnlyReads(Value aspect) => aspect is Instance visitor
        && visitor.Type.Source is null
        && (visitor.Type.Name.StartsWith("Amazon.CDK.", StringComparison.Ordinal) || visitor.Type.Name.StartsWith("Cdklabs.CdkNag.", StringComparison.Ordinal))
        && !visitor.Type.IsInterface;
}
