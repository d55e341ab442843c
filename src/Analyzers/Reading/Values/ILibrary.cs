using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;

namespace CdkVpc.Analyzers.Reading.Values;

/// <summary>
/// What types and members of libraries do, which have no source to evaluate. The evaluator asks for every type that the library owns;
/// members that it does not know return null, and the evaluator makes up an opaque value of the member's type.
/// </summary>
internal interface ILibrary
{
    /// <summary>Whether this library knows the type. Its props types are plain data: property reads and writes need no answer.</summary>
    bool Owns(TypeRef type);

    /// <summary>
    /// Runs a constructor of a library type on <paramref name="instance"/>, whose own type may be a user's subclass.
    /// Members set by object initializers come afterwards, as plain members: read them when the network is built, not here.
    /// </summary>
    void Construct(Instance instance, MethodRef constructor, Arguments arguments, IEvaluation evaluation);

    /// <summary>
    /// Calls a member of a library type; the receiver is null for a static one, and never a <see cref="Choice"/> (the evaluator calls once for each arm).
    /// Null means: not known. Then nothing escapes; an opaque value of the return type is made up.
    /// </summary>
    Value? Call(Value? receiver, MethodRef method, Arguments arguments, IEvaluation evaluation);

    /// <summary>Reads a property or field of a library type that was not set as a plain member. Null means: not known.</summary>
    Value? Get(Value? receiver, MemberRef member, IEvaluation evaluation);

    /// <summary>The value was passed to code that cannot be read (after the evaluator marked it). Constructs reachable from it are marked as well.</summary>
    void Escaped(Instance instance, IEvaluation evaluation);

    /// <summary>The program has run: whatever waits for the end happens now (aspects), before the network is built.</summary>
    void Finish(IEvaluation evaluation);
}

/// <summary>The arguments of a call, by parameter. What was left out is the parameter's default, or null.</summary>
internal sealed class Arguments
{
    private readonly MethodRef _method;
    private readonly Value[] _values;
    private readonly bool[] _given;

    public Arguments(MethodRef method, Value[] values, bool[] given) => (_method, _values, _given) = (method, values, given);

    /// <summary>Number of parameters.</summary>
    public int Count => _values.Length;

    /// <summary>The value of a parameter by position; null constant past the end.</summary>
    public Value this[int index] => index < _values.Length ? _values[index] : Constant.Null;

    /// <summary>The value of a parameter by name; null constant where there is no such parameter.</summary>
    public Value this[string name]
    {
        get
        {
            for (var i = 0; i < _values.Length; i++)
            {
                if (_method.Parameters[i].Name == name)
                    return _values[i];
            }

            return Constant.Null;
        }
    }

    /// <summary>Whether the call gives a value for this parameter.</summary>
    public bool IsGiven(int index) => index < _given.Length && _given[index];

    /// <summary>Sets what an out parameter hands back.</summary>
    public void Set(int index, Value value) => _values[index] = value;

    /// <summary>All values, in the order of parameters.</summary>
    public IReadOnlyList<Value> All => _values;
}

/// <summary>What the evaluator offers to a library while the program runs.</summary>
internal interface IEvaluation
{
    /// <summary>Where the call or creation stands that is being evaluated: the type name in a creation, the method's name in a call.</summary>
    Anchor Anchor { get; }

    /// <summary>In which worlds it happens.</summary>
    Guard Guard { get; }

    /// <summary>Whether it happens an unknown number of times.</summary>
    bool IsRepeated { get; }

    /// <summary>The next number in evaluation order.</summary>
    int NextOrder();

    /// <summary>A new undecided branch; arms are chosen with <see cref="UnderArm"/> or <see cref="Choice"/>.</summary>
    int NewBranch();

    /// <summary>An object that the library makes up, created here and now (a child construct, a result), of a library type by its metadata name.</summary>
    Instance Create(string typeName);

    /// <summary>An object that the program did not create, of a library type by its metadata name or a declared type.</summary>
    Instance CreateOpaque(TypeRef type);

    /// <summary>The type of this metadata name, also where the program never mentions it (then without base types).</summary>
    TypeRef Type(string name);

    /// <summary>What a type of a library says about itself by attributes; null where there is none of this metadata name.</summary>
    LibraryType? Describe(string typeName);

    /// <summary>An unknown value of a type: an opaque object for a class or interface, an open sequence for a collection.</summary>
    Value UnknownOf(TypeRef? type, string? key = null);

    /// <summary>The value of a stored member, or what the library says; null constant for what was never set, unknown for an opaque object.</summary>
    Value Member(Value receiver, string name);

    /// <summary>Calls a delegate.</summary>
    Value Invoke(Value closure, params Value[] arguments);

    /// <summary>Calls a method in source on an object by its name and number of parameters, such as an aspect's Visit. False where it has none.</summary>
    bool TryInvokeMethod(Instance receiver, string name, params Value[] arguments);

    /// <summary>Runs <paramref name="action"/> in the worlds of one arm of a branch.</summary>
    void UnderArm(int branch, int arm, Action action);

    /// <summary>Hands a value to code that cannot be read.</summary>
    void Escape(Value value);
}
