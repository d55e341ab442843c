using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;

namespace CdkVpc.Analyzers.Reading.Values;

/// <summary>What an expression evaluates to.</summary>
internal abstract class Value
{
}

/// <summary>null, a bool, string, char or number.</summary>
internal sealed class Constant(object? data) : Value
{
    public static readonly Constant Null = new(null);
    public static readonly Constant True = new(true);
    public static readonly Constant False = new(false);
    public static readonly Constant EmptyText = new("");

    /// <summary>The value itself.</summary>
    public object? Data { get; } = data;

    public static Constant Of(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override string ToString() => Data is null ? "null" : Data is string text ? $"\"{text}\"" : FormattableString.Invariant($"{Data}");
}

/// <summary>A member of an enum. Compared by name: the numbers of the CDK's enums differ between versions.</summary>
internal sealed class EnumMember(TypeRef type, string name, object? data) : Value
{
    public TypeRef Type { get; } = type;

    public string Name { get; } = name;

    /// <summary>The number behind the name.</summary>
    public object? Data { get; } = data;

    /// <inheritdoc/>
    public override string ToString() => $"{Type.Name}.{Name}";
}

/// <summary>A System.Type.</summary>
internal sealed class TypeValue(TypeRef type) : Value
{
    public TypeRef Type { get; } = type;
}

/// <summary>A text with parts that are not constants: tokens and unknown values between pieces of text. Adjacent constants are joined.</summary>
internal sealed class Text(ImmutableArray<Value> parts) : Value
{
    public ImmutableArray<Value> Parts { get; } = parts;

    /// <inheritdoc/>
    public override string ToString() => string.Concat(Parts.Select(static p => p is Constant { Data: string s } ? s : "{" + p + "}"));
}

/// <summary>
/// A value that only deployment knows, such as an attribute of a construct (<c>vpc.VpcId</c>) or the result of an intrinsic function.
/// </summary>
/// <param name="owner">The construct whose attribute it is; null for an intrinsic function or a pseudo parameter.</param>
/// <param name="name">The attribute ('VpcId', 'Ref') or function ('Fn.Select', 'Aws.REGION').</param>
/// <param name="arguments">Arguments of the function.</param>
internal sealed class Token(Instance? owner, string name, ImmutableArray<Value> arguments) : Value
{
    public Instance? Owner { get; } = owner;

    public string Name { get; } = name;

    public ImmutableArray<Value> Arguments { get; } = arguments;

    /// <inheritdoc/>
    public override string ToString() => (Owner is null ? "" : Owner + ".") + Name;
}

/// <summary>An object: a construct, a props object, or an object of a user's class. Identity is that of the reference.</summary>
internal sealed class Instance(TypeRef type, Anchor anchor, int order, Guard guard, bool isRepeated) : Value
{
    /// <summary>Its run-time type as far as known: for an opaque one, its declared type.</summary>
    public TypeRef Type { get; } = type;

    /// <summary>Where it is created. An object of a class that nothing creates gets the place of its base(...) call.</summary>
    public Anchor Anchor { get; set; } = anchor;

    /// <summary>Position in evaluation order.</summary>
    public int Order { get; } = order;

    /// <summary>In which worlds it is created.</summary>
    public Guard Guard { get; } = guard;

    /// <summary>Whether one line makes an unknown number of these.</summary>
    public bool IsRepeated { get; } = isRepeated;

    /// <summary>Whether the program did not create it: a parameter that is unknown, a result that cannot be followed. Members that were not set are then unknown, else they are null.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>Whether it stands for any value of its type, null among them.</summary>
    public bool MayBeNull { get; init; }

    /// <summary>Whether code that cannot be read got hold of it.</summary>
    public bool IsEscaped { get; set; }

    /// <summary>Stored members by <see cref="MemberRef.Key"/>. Written through the evaluator, so that branches can be undone and merged.</summary>
    public Dictionary<string, Value> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>What the library keeps about it. Append-only: it is not undone with branches, so what is added to it carries its own guard.</summary>
    public object? Model { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Type.Name}#{Order}";
}

/// <summary>An array, list, set, queue or other sequence. Mutable through the evaluator.</summary>
internal sealed class Sequence : Value
{
    public Sequence(IEnumerable<Value> items, bool isOpen = false)
    {
        Items = items.ToImmutableArray();
        IsOpen = isOpen;
    }

    /// <summary>Position in evaluation order, of one that the program makes to fill it; -1 elsewhere.</summary>
    public int Order { get; init; } = -1;

    /// <summary>The known elements. Replaced, never changed in place.</summary>
    public ImmutableArray<Value> Items { get; set; }

    /// <summary>Whether there may be more elements than the known ones.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Names of the elements of a tuple; empty elsewhere.</summary>
    public ImmutableArray<string> Names { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Where not null, elements of an unknown sequence are made of this type.</summary>
    public TypeRef? ElementType { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "[" + string.Join(", ", Items) + (IsOpen ? ", ...]" : "]");
}

/// <summary>A dictionary. Mutable through the evaluator.</summary>
internal sealed class Mapping : Value
{
    /// <summary>Position in evaluation order, of one that the program makes to fill it; -1 elsewhere.</summary>
    public int Order { get; init; } = -1;

    /// <summary>The known entries in the order of insertion. Replaced, never changed in place.</summary>
    public ImmutableArray<KeyValuePair<Value, Value>> Entries { get; set; } = ImmutableArray<KeyValuePair<Value, Value>>.Empty;

    /// <summary>Whether there may be more entries than the known ones.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The type of values; null where not known.</summary>
    public TypeRef? ValueType { get; init; }

    /// <summary>The value of a known text key; null where there is none.</summary>
    public Value? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key is Constant { Data: string text } && text == key)
                return entry.Value;
        }

        return null;
    }
}

/// <summary>A delegate: a lambda or method with what it captured. Called with <see cref="IEvaluation.Invoke"/>.</summary>
internal sealed class Closure(Node code, object? frame, Value? receiver) : Value
{
    /// <summary>A <see cref="LambdaNode"/> or <see cref="MethodGroupNode"/>.</summary>
    public Node Code { get; } = code;

    /// <summary>The evaluator's frame in which it was made.</summary>
    public object? Frame { get; } = frame;

    /// <summary>The receiver of a method group.</summary>
    public Value? Receiver { get; } = receiver;
}

/// <summary>One of a few values, by the arm that an open branch takes.</summary>
internal sealed class Choice(int branch, ImmutableArray<Value> arms) : Value
{
    /// <summary>The branch, as in <see cref="Guard"/>.</summary>
    public int Branch { get; } = branch;

    /// <summary>The value of each arm: arm 0 first.</summary>
    public ImmutableArray<Value> Arms { get; } = arms;

    /// <inheritdoc/>
    public override string ToString() => $"b{Branch}?({string.Join(" | ", Arms)})";
}

/// <summary>An element of a sequence or dictionary that is not there, in the worlds of some arm of a choice.</summary>
internal sealed class Absent : Value
{
    public static readonly Absent Value = new();
}

/// <summary>A value that cannot be computed.</summary>
internal sealed class Unknown : Value
{
    /// <summary>Nothing is known, not even whether two of these are equal.</summary>
    public static readonly Unknown Any = new(null, null);

    public Unknown(string? key, TypeRef? type) => (Key, Type) = (key, type);

    /// <summary>
    /// What it was computed from, such as 'env:STAGE' or 'env:STAGE=="prod"': two unknown values with one key are equal. Null where that cannot be told.
    /// </summary>
    public string? Key { get; }

    /// <summary>Its type; null where not known.</summary>
    public TypeRef? Type { get; }

    /// <inheritdoc/>
    public override string ToString() => "?" + Key;
}
