using System.Collections.Immutable;
using System.Globalization;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>
/// The part of .NET that CDK apps are written with: texts, numbers, collections and LINQ. What is not here is unknown;
/// .NET's own code changes no object of the program's, so nothing escapes to it.
/// </summary>
internal static partial class BaseLibrary
{
    /// <summary>The type of what is made when it is first asked for.</summary>
    public const string LazyType = "System.Lazy`1";

    private const string Collections = "System.Collections.";

    /// <summary>Calls a method of .NET's. False where it is not known here.</summary>
    public static bool TryCall(Evaluator evaluator, Value? receiver, MethodRef method, Arguments arguments, out Value result)
    {
        var found = method.Declaring.Name switch
        {
            "System.String" => TextMethod(receiver, method, arguments),
            "System.Linq.Enumerable" or "System.MemoryExtensions" => Query(evaluator, arguments[0], method, arguments, 1),
            "System.Linq.ImmutableArrayExtensions" => Query(evaluator, arguments[0], method, arguments, 1),
            "System.Math" or "System.Convert" or "System.Int32" or "System.Double" or "System.Boolean" or "System.Int64" => NumberMethod(method, arguments),
            "System.Array" => ArrayMethod(evaluator, method, arguments),
            "System.Environment" => EnvironmentMethod(method, arguments),
            "System.Object" => ObjectMethod(receiver, method, arguments),
            "System.Collections.Generic.KeyValuePair" when method.Name == "Create" => new Sequence([arguments[0], arguments[1]]) { Names = ["Key", "Value"] },
            "System.Threading.Tasks.Task" when method.Name == "FromResult" => arguments[0],
            "System.ArgumentNullException" or "System.ArgumentException" => Constant.Null,
            "System.Console" => Constant.Null,
            _ => null,
        };

        if (found is null && method.IsStatic && method.Name is "Create" or "CreateRange" && method.Declaring.Name.StartsWith(Collections + "Immutable.", StringComparison.Ordinal))
            found = arguments.Count == 1 ? Copy(evaluator, arguments[0], method.Returns) : null;
        if (found is null && receiver is Mapping mapping)
            found = MappingMethod(evaluator, mapping, method, arguments);
        if (found is null && receiver is Sequence sequence)
            found = SequenceMethod(evaluator, sequence, method, arguments) ?? Query(evaluator, sequence, method, arguments, 0);
        if (found is null && receiver is Constant or EnumMember or Text && method.Name == "ToString")
            found = Format(receiver, Operand(arguments, 0));
        result = found ?? Unknown.Any;
        return found is not null;
    }

    /// <summary>Creates an object of .NET's that is kept as a value: a collection or a text. False where it is not known here.</summary>
    public static bool TryCreate(Evaluator evaluator, TypeRef type, MethodRef constructor, Value[] arguments, out Value result)
    {
        result = Unknown.Any;
        if (type.Source is not null || !type.Name.StartsWith("System.", StringComparison.Ordinal))
            return false;
        if (type.Name.Contains("Dictionary`2"))
        {
            var mapping = new Mapping { Order = evaluator.NextOrder(), ValueType = type.TypeArguments.Length == 2 ? type.TypeArguments[1] : null };
            if (arguments.Length > 0 && arguments[0] is Mapping source)
                (mapping.Entries, mapping.IsOpen) = (source.Entries, source.IsOpen);
            result = mapping;
            return true;
        }

        if (type.Name.StartsWith("System.Collections.Generic.KeyValuePair`2", StringComparison.Ordinal) && arguments.Length == 2)
        {
            result = new Sequence(arguments) { Names = ["Key", "Value"] };
            return true;
        }

        if (type.Name.StartsWith(Collections, StringComparison.Ordinal) && type.Element is not null)
        {
            result = arguments.Length > 0 && constructor.Parameters[0].Type.Element is not null
                ? Copy(evaluator, arguments[0], type)
                : new Sequence([]) { Order = evaluator.NextOrder(), ElementType = type.Element };
            return true;
        }

        if (type.Name.StartsWith(LazyType, StringComparison.Ordinal) && arguments.Length > 0 && arguments[0] is Closure factory)
        {
            result = evaluator.NewLazy(type, factory);
            return true;
        }

        if (type.Name.StartsWith("System.Func`", StringComparison.Ordinal) || type.Name.StartsWith("System.Action", StringComparison.Ordinal))
        {
            result = arguments.Length > 0 ? arguments[0] : Unknown.Any;
            return true;
        }

        return false;
    }

    /// <summary>Reads a property of a value that is no object of the program's. False where it is not known here.</summary>
    public static bool TryGet(Evaluator evaluator, Value receiver, MemberRef member, out Value result)
    {
        result = (receiver, member.Name) switch
        {
            (Constant { Data: string text }, "Length") => new Constant(text.Length),
            (Sequence { Names.IsEmpty: false } tuple, _) when tuple.Names.IndexOf(member.Name) is >= 0 and var index => tuple.Items[index],
            (Sequence { Names.IsEmpty: false } tuple, _) when TuplePosition(member.Name) is { } index && index < tuple.Items.Length => tuple.Items[index],
            (Sequence sequence, "Length" or "Count") => Count(sequence),
            (Mapping { IsOpen: false } mapping, "Count") => mapping.Entries.Any(static entry => HasAbsent(entry.Value)) ? Unknown.Any : new Constant(mapping.Entries.Length),
            (Mapping mapping, "Keys") => new Sequence(mapping.Entries.Select(static entry => entry.Key), mapping.IsOpen),
            (Mapping mapping, "Values") => new Sequence(mapping.Entries.Select(static entry => entry.Value), mapping.IsOpen) { ElementType = mapping.ValueType },
            (Constant { Data: not null } or EnumMember or Sequence or Mapping or Instance, "HasValue") => Constant.True,
            (Constant { Data: null }, "HasValue") => Constant.False,
            (_, "Value") when member.Declaring.Name.StartsWith("System.Nullable`1", StringComparison.Ordinal) => receiver,
            (_, "Result") when member.Declaring.Name.StartsWith("System.Threading.Tasks.Task", StringComparison.Ordinal) => receiver,
            _ => Absent.Value,
        };
        return result is not Absent;
    }

    /// <summary>Reads a static property or field of .NET's. False where it is not known here.</summary>
    public static bool TryGetStatic(MemberRef member, out Value result)
    {
        result = (member.Declaring.Name, member.Name) switch
        {
            ("System.String", "Empty") => Constant.EmptyText,
            ("System.Environment", "NewLine") => new Constant("\n"),
            ("System.Int32", "MaxValue") => new Constant(int.MaxValue),
            (_, "Empty") when member.Type.Element is not null => new Sequence([]) { ElementType = member.Type.Element },
            _ => Absent.Value,
        };
        return result is not Absent;
    }

    /// <summary>A value as text, as ToString and interpolation write it.</summary>
    public static Value Format(Value value, string? format) => value switch
    {
        Constant { Data: null } => Constant.EmptyText,
        Constant { Data: IFormattable data } => new Constant(TryFormat(data, format)),
        Constant { Data: bool truth } => new Constant(truth ? "True" : "False"),
        Constant constant => new Constant(Convert.ToString(constant.Data, CultureInfo.InvariantCulture) ?? ""),
        EnumMember { Name.Length: > 0 } member => new Constant(member.Name),
        Choice choice => new Choice(choice.Branch, choice.Arms.Select(arm => Format(arm, format)).ToImmutableArray()),
        _ => value,
    };

    private static Value Format(Value value, Value format) => Format(value, format is Constant { Data: string text } ? text : null);

    private static string TryFormat(IFormattable data, string? format)
    {
        try
        {
            return data.ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return data.ToString(null, CultureInfo.InvariantCulture);
        }
    }

    private static int? TuplePosition(string name) =>
        name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position - 1 : null;

    private static Value Operand(Arguments arguments, int index) => index < arguments.Count ? arguments[index] : Constant.Null;

    /// <summary>Whether an element is missing in some world.</summary>
    public static bool HasAbsent(Value value) => value is Absent || (value is Choice choice && choice.Arms.Any(HasAbsent));

    private static Value Count(Sequence sequence) =>
        sequence.IsOpen || sequence.Items.Any(HasAbsent) ? Unknown.Any : new Constant(sequence.Items.Length);

    private static Sequence Copy(Evaluator evaluator, Value source, TypeRef type)
    {
        var (items, isOpen) = evaluator.Elements(source);
        return new Sequence(items, isOpen) { Order = evaluator.NextOrder(), ElementType = (source as Sequence)?.ElementType ?? type.Element };
    }

    private static Value? NumberMethod(MethodRef method, Arguments arguments)
    {
        if (method.Name is "Parse" or "ToInt32" or "ToDouble" or "ToBoolean" or "ToInt64" && arguments[0] is Constant { Data: string text })
        {
            if (method.Declaring.Name == "System.Boolean" || method.Name == "ToBoolean")
                return bool.TryParse(text, out var truth) ? Constant.Of(truth) : null;
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed))
                return null;
            return method.Declaring.Name == "System.Double" || method.Name == "ToDouble" ? new Constant(parsed) : new Constant((int)parsed);
        }

        if (method.Name is "ToInt32" or "ToDouble" && Operators.Number(arguments[0]) is { } converted)
            return method.Name == "ToInt32" ? new Constant((int)Math.Round(converted)) : new Constant(converted);
        if (Operators.Number(arguments[0]) is not { } x)
            return null;
        double? result = (method.Name, Operators.Number(Operand(arguments, 1))) switch
        {
            ("Min", { } y) => Math.Min(x, y),
            ("Max", { } y) => Math.Max(x, y),
            ("Pow", { } y) => Math.Pow(x, y),
            ("Abs", _) => Math.Abs(x),
            ("Ceiling", _) => Math.Ceiling(x),
            ("Floor", _) => Math.Floor(x),
            ("Log2", _) => Math.Log(x, 2),
            _ => null,
        };
        return result is not { } number ? null : method.Returns.Name == "System.Int32" ? new Constant((int)number) : new Constant(number);
    }

    private static Value? EnvironmentMethod(MethodRef method, Arguments arguments) =>
        method.Name == "GetEnvironmentVariable" && arguments[0] is Constant { Data: string name } ? new Unknown($"env:{name}", method.Returns) : null;

    private static Value? ObjectMethod(Value? receiver, MethodRef method, Arguments arguments) => (method.Name, receiver) switch
    {
        ("ToString", Constant or EnumMember or Text or Token) => Format(receiver, Constant.Null),
        ("Equals", not null) => Operators.Comparison("==", receiver, arguments[0]),
        ("Equals" or "ReferenceEquals", null) => Operators.Comparison("==", arguments[0], arguments[1]),
        ("GetType", Instance { IsOpaque: false } instance) => new TypeValue(instance.Type),
        _ => null,
    };

    private static Value? ArrayMethod(Evaluator evaluator, MethodRef method, Arguments arguments)
    {
        switch (method.Name)
        {
            case "Empty":
                return new Sequence([]) { ElementType = method.TypeArguments.FirstOrDefault() };
            case "ForEach":
                evaluator.ForEach(arguments[0], element => evaluator.Invoke(arguments[1], element));
                return Constant.Null;
            case "ConvertAll":
                return evaluator.Map(arguments[0], element => evaluator.Invoke(arguments[1], element));
            case "IndexOf":
                return IndexOf(arguments[0] as Sequence, arguments[1]);
            default:
                return null;
        }
    }

    private static Value? IndexOf(Sequence? sequence, Value value)
    {
        if (sequence is null || sequence.IsOpen)
            return null;
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            var equal = Operators.AreEqual(sequence.Items[i], value);
            if (equal is null)
                return null;
            if (equal == true)
                return new Constant(i);
        }

        return new Constant(-1);
    }
}
