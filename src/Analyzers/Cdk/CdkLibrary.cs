using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>The AWS CDK as a library of the evaluator: hands each type's members to the family that knows it, and builds the network at the end.</summary>
internal sealed class CdkLibrary : ILibrary
{
    private readonly Family[] _families;
    private readonly Dictionary<string, Family> _byType = new(StringComparer.Ordinal);

    public CdkLibrary()
    {
        Tree = new ConstructTree();
        _families = Families.All();
        foreach (var family in _families)
        {
            foreach (var type in family.Types)
                _byType[type] = family;
        }
    }

    /// <summary>Scopes, ids and stacks of all constructs.</summary>
    public ConstructTree Tree { get; }

    /// <summary>The family of this class.</summary>
    public T Family<T>() where T : Family => _families.OfType<T>().First();

    /// <inheritdoc/>
    public bool Owns(TypeRef type) =>
        type.Assembly.StartsWith("Amazon.CDK", StringComparison.Ordinal) || type.Assembly is "Constructs" or "Amazon.JSII.Runtime";

    /// <inheritdoc/>
    public void Construct(Instance instance, MethodRef constructor, Arguments arguments, IEvaluation evaluation)
    {
        Tree.Enter(instance, constructor, arguments);
        FamilyOf(constructor.Declaring)?.Construct(instance, constructor, arguments, new CdkContext(this, evaluation));
    }

    /// <inheritdoc/>
    public Value? Call(Value? receiver, MethodRef method, Arguments arguments, IEvaluation evaluation)
    {
        var context = new CdkContext(this, evaluation);
        foreach (var family in FamiliesOf(receiver, method.Declaring))
        {
            if (family.Call(receiver, method, arguments, context) is { } result)
                return result;
        }

        return null;
    }

    /// <inheritdoc/>
    public Value? Get(Value? receiver, MemberRef member, IEvaluation evaluation)
    {
        var context = new CdkContext(this, evaluation);
        foreach (var family in FamiliesOf(receiver, member.Declaring))
        {
            if (family.Get(receiver, member, context) is { } result)
                return result;
        }

        return null;
    }

    /// <inheritdoc/>
    public void Escaped(Instance instance, IEvaluation evaluation) => Tree.Escaped(instance, evaluation);

    /// <inheritdoc/>
    public void Finish(IEvaluation evaluation)
    {
        var context = new CdkContext(this, evaluation);
        foreach (var family in _families)
            family.Finish(context);
    }

    /// <summary>The network of the program that has run.</summary>
    public DeployedNetwork BuildNetwork(bool isIncomplete)
    {
        var writer = new NetworkWriter(this, isIncomplete);
        foreach (var family in _families)
            family.Declare(writer);
        foreach (var family in _families)
            family.Link(writer);
        return writer.Network;
    }

    /// <summary>The family of a type, or of its nearest base or interface that one knows.</summary>
    public Family? FamilyOf(TypeRef type) => FamiliesOf(type).FirstOrDefault();

    /// <summary>The receiver's own family knows best (a member declared on Resource or IVpc may be a Vpc's); then those of its bases and of the declaring type.</summary>
    private IEnumerable<Family> FamiliesOf(Value? receiver, TypeRef declaring) =>
        (receiver is Instance instance ? FamiliesOf(instance.Type) : []).Concat(FamiliesOf(declaring)).Distinct();

    private IEnumerable<Family> FamiliesOf(TypeRef type)
    {
        foreach (var name in type.BaseNames.Insert(0, type.Name).Concat(type.InterfaceNames))
        {
            if (_byType.TryGetValue(name, out var family))
                yield return family;
        }
    }
}
