using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>The AWS CDK as a library of the evaluator: hands each type's members to the family that knows it, and builds the network at the end.</summary>
internal sealed class CdkLibrary : ILibrary
{
    private readonly Family[] _families;
    private readonly Dictionary<Type, Family> _byClass;
    private readonly Dictionary<string, List<Family>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<TypeRef, Family[]> _ofType = [];
    private readonly Dictionary<(TypeRef Receiver, TypeRef Declaring), Family[]> _ofMember = [];

    /// <param name="contextFile">The text of cdk.json; null where there is none.</param>
    public CdkLibrary(string? contextFile = null)
    {
        Tree = new ConstructTree();
        _families = Families.All();
        _byClass = _families.ToDictionary(static family => family.GetType());
        Family<ContextFamily>().File = contextFile;
        foreach (var family in _families)
        {
            foreach (var type in family.Types)
            {
                if (!_byType.TryGetValue(type, out var families))
                    _byType.Add(type, families = []);
                families.Add(family);
            }
        }
    }

    /// <summary>Scopes, ids and stacks of all constructs.</summary>
    public ConstructTree Tree { get; }

    /// <summary>The family of this class.</summary>
    public T Family<T>() where T : Family => (T)_byClass[typeof(T)];

    /// <inheritdoc/>
    public bool Owns(TypeRef type) =>
        type.Assembly.StartsWith("Amazon.CDK", StringComparison.Ordinal)
        || type.Assembly is "Constructs" or "Amazon.JSII.Runtime" or "Cdklabs.CdkNag"; // cdk-nag only reads the constructs that it gets

    /// <inheritdoc/>
    public void Construct(Instance instance, MethodRef constructor, Arguments arguments, IEvaluation evaluation)
    {
        Tree.Enter(instance, constructor, arguments);
        var context = new CdkContext(this, evaluation);
        foreach (var family in FamiliesOf(constructor.Declaring))
            family.Construct(instance, constructor, arguments, context);
        foreach (var family in _families)
            family.ObserveConstruct(instance, constructor, arguments, context);
    }

    /// <inheritdoc/>
    public Value? Call(Value? receiver, MethodRef method, Arguments arguments, IEvaluation evaluation)
    {
        var context = new CdkContext(this, evaluation);
        foreach (var family in _families)
            family.ObserveCall(receiver, method, arguments, context);
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

        // The names and ids of a construct are known when it is deployed.
        return receiver is Instance construct && member.Type.IsString && construct.Type.Is(CdkNames.Construct)
            ? new Token(construct, member.Name, [])
            : null;
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

    /// <summary>The record of a thing that no program of this compilation creates; null where no family has one for its type.</summary>
    public Resource? DeclareUnknown(Instance instance, NetworkWriter writer) =>
        FamiliesOf(instance.Type).Select(family => family.DeclareUnknown(instance, writer)).FirstOrDefault(static made => made is not null);

    /// <summary>
    /// The families of a type, of its bases from the nearest on, and of its interfaces: the first that knows a member answers.
    /// A family of a general type, such as Construct, is asked after those of special ones.
    /// </summary>
    private Family[] FamiliesOf(TypeRef type)
    {
        if (!_ofType.TryGetValue(type, out var families))
        {
            families = type.BaseNames.Insert(0, type.Name).AddRange(type.InterfaceNames)
                .SelectMany(name => _byType.TryGetValue(name, out var found) ? found : Enumerable.Empty<Family>())
                .Distinct()
                .ToArray();
            _ofType.Add(type, families);
        }

        return families;
    }

    /// <summary>The receiver's own families know best (a member declared on Resource or IVpc may be a Vpc's); then those of the declaring type.</summary>
    private Family[] FamiliesOf(Value? receiver, TypeRef declaring)
    {
        if (receiver is not Instance instance)
            return FamiliesOf(declaring);
        if (!_ofMember.TryGetValue((instance.Type, declaring), out var families))
        {
            families = FamiliesOf(instance.Type).Union(FamiliesOf(declaring)).ToArray();
            _ofMember.Add((instance.Type, declaring), families);
        }

        return families;
    }
}
