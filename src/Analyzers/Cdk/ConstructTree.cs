using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>The tree of constructs: who is whose scope, under which id, in which stack.</summary>
internal sealed class ConstructTree
{
    /// <summary>Notes scope and id of a construct when its base constructor runs (first arguments of a (scope, id, ...) constructor).</summary>
    public void Enter(Instance instance, MethodRef constructor, Arguments arguments, IEvaluation evaluation)
    {
    }

    public void Escaped(Instance instance, IEvaluation evaluation)
    {
    }

    public void Finish(CdkContext context)
    {
    }
}
