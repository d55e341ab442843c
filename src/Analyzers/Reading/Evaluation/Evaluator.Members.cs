using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>Members and elements of values, as they are read.</summary>
internal sealed partial class Evaluator
{
    private const string LazyFactory = "(factory)";

    private Value GetMember(MemberNode node, Frame frame)
    {
        var receiver = node.Receiver is null ? null : Evaluate(node.Receiver, frame);
        return GetMember(receiver, node.Member, EvaluateAll(node.Arguments, frame), node.IsBase, node.Anchor);
    }

    private Value GetMember(Value? receiver, MemberRef member, Value[] indices, bool isBase, Anchor anchor)
    {
        receiver = receiver is null ? null : Simplify(receiver);
        if (receiver is Choice choice)
            return GetMemberOfArms(choice, member, indices, isBase, anchor);
        if (member.Constant is { } constant)
            return Evaluate(constant, new Frame(null, null));
        if (receiver is null)
            return GetStatic(member);
        if (member.IsIndexer && member.Getter is null)
            return indices.Length == 1 && receiver is not Instance { Type.Source: not null } ? GetElement(receiver, indices) : UnknownOf(member.Type);
        if (receiver is Instance instance)
        {
            if (member.IsIndexer)
                return RunMethod(Dispatch(instance, member.Getter!), instance, indices);
            Anchor = At(anchor);
            return ReadMember(instance, member, isBase);
        }

        return BaseLibrary.TryGet(this, receiver, member, out var value) ? value : KeyOf(receiver) is { } key ? UnknownOf(member.Type, $"{key}.{member.Name}") : UnknownOf(member.Type);
    }

    private Value GetMemberOfArms(Choice receiver, MemberRef member, Value[] indices, bool isBase, Anchor anchor) =>
        MapArms(receiver, arm => GetMember(arm, member, indices, isBase, anchor));

    /// <summary>A System.Lazy: its factory is run when the value is first read.</summary>
    internal Instance NewLazy(TypeRef type, Closure factory)
    {
        var lazy = NewInstance(type, Anchor);
        lazy.Members[LazyFactory] = factory;
        return lazy;
    }

    private Value ReadMember(Instance instance, MemberRef member, bool isBase)
    {
        if (member.Name == "Value" && instance.Members.TryGetValue(LazyFactory, out var factory) && !instance.Members.ContainsKey(member.Key))
            _journal.Write(instance, member.Key, InvokeClosure(factory, []));
        if (member.IsVirtual && !isBase)
            member = Dispatch(instance, member);
        if (member.Getter is { Source: not null } getter)
            return RunMethod(getter, instance, []);
        if (instance.Members.TryGetValue(member.Key, out var stored))
        {
            // Code that cannot be read may have written a settable member since; those of a user's own construct are left alone in practice.
            var mayHaveChanged = instance.IsEscaped && !member.IsReadOnly && !(instance.Type.Source is not null && IsLibraryObject(instance));
            return mayHaveChanged ? UnknownOf(member.Type) : Simplify(stored);
        }

        if (!member.IsSource && _library.Owns(member.Declaring) && _library.Get(instance, member, this) is { } known)
            return known;

        // Never set: null in an object that the program made, anything in one that it did not.
        var isMade = !instance.IsOpaque && !(instance.IsEscaped && !member.IsReadOnly);
        if (isMade && (member.IsSource ? member.IsStorage : !member.IsReadOnly))
            return DefaultOf(member.Type);
        var value = UnknownOf(member.Type, $"object:{instance.Order}.{member.Key}");
        instance.Members[member.Key] = value;
        return value;
    }

    private bool IsLibraryObject(Instance instance)
    {
        for (var type = instance.Type; type is not null; type = type.Base)
        {
            if (_library.Owns(type))
                return true;
        }

        return false;
    }

    private static MemberRef Dispatch(Instance receiver, MemberRef member)
    {
        for (var type = receiver.Type; type?.Source is { } source; type = type.Base)
        {
            if (source.PropertiesBySlot.TryGetValue(member.Slot, out var found))
                return found;
        }

        return member;
    }

    private Value GetStatic(MemberRef member)
    {
        var key = member.Declaring.Name + "." + member.Key;
        if (member.IsSource)
        {
            if (member.Getter is { Source: not null } getter)
                return RunMethod(getter, null, []);
            RunStaticConstructor(member.Declaring);
            if (_statics.TryGetValue(key, out var value))
                return Simplify(value);
            if (member.Initializer is not { } id || !_staticsInProgress.Add(key))
                return member.Initializer is null ? DefaultOf(member.Type) : UnknownOf(member.Type);

            // A static is made once for all worlds, whatever branch asks first.
            var (guard, repeats) = (Guard, _repeats);
            (Guard, _repeats) = (Guard.Always, 0);
            value = _code.Initializer(id, _cancellationToken) is { } initializer ? Evaluate(initializer, new Frame(null, null)) : UnknownOf(member.Type);
            (Guard, _repeats) = (guard, repeats);
            _statics[key] = value;
            return value;
        }

        if (_library.Owns(member.Declaring))
        {
            if (_library.Get(null, member, this) is { } known)
                return known;
        }
        else if (BaseLibrary.TryGetStatic(member, out var known))
        {
            return known;
        }

        if (!_opaqueStatics.TryGetValue(key, out var opaque))
        {
            opaque = UnknownOf(member.Type, "static:" + key);
            _opaqueStatics.Add(key, opaque);
        }

        return opaque;
    }

    private Value DefaultOf(TypeRef type)
    {
        if (type.IsTypeParameter)
            return Unknown.Any;
        return type.Name switch
        {
            "System.Boolean" => Constant.False,
            "System.Int32" => new Constant(0),
            "System.Int64" => new Constant(0L),
            "System.Double" => new Constant(0d),
            _ when type.IsEnum => _code.FindType(type.Name) is null ? Unknown.Any : new Unknown(null, type),
            _ when type.IsValueType && !type.Name.StartsWith("System.Nullable", StringComparison.Ordinal) => UnknownOf(type),
            _ => Constant.Null,
        };
    }

    private Value GetElement(Value collection, Value[] indices)
    {
        collection = Simplify(collection);
        if (collection is Choice choice)
            return GetElementOfArms(choice, indices);
        if (indices.Length != 1)
            return Unknown.Any;
        var index = Simplify(indices[0]);
        if (index is Choice at)
            return GetElementAtArms(collection, at);
        switch (collection)
        {
            case Mapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (Operators.AreEqual(entry.Key, index) == true)
                        return Simplify(entry.Value) is Absent ? UnknownOf(mapping.ValueType) : entry.Value;
                }

                return UnknownOf(mapping.ValueType);
            case Sequence sequence:
                if (index is Sequence { Names: ["Start", "End"] } range)
                    return Slice(sequence, range);
                if (PositionOf(sequence, index) is { } position && position >= 0 && position < sequence.Items.Length && !sequence.Items.Take(position + 1).Any(BaseLibrary.HasAbsent))
                    return sequence.Items[position];
                return UnknownOf(sequence.ElementType, KeyOf(index) is { } key ? $"element:{key}" : null);
            case Constant { Data: string text } when index is Constant { Data: int offset } && offset >= 0 && offset < text.Length:
                return new Constant(text[offset]);
            default:
                return Unknown.Any;
        }
    }

    private Value GetElementOfArms(Choice collection, Value[] indices) => MapArms(collection, arm => GetElement(arm, indices));

    private Value GetElementAtArms(Value collection, Choice index) => MapArms(index, arm => GetElement(collection, [arm]));

    private static int? PositionOf(Sequence sequence, Value index)
    {
        if (index is Sequence { Names: ["FromEnd", "Value"] } fromEnd)
            return !sequence.IsOpen && Operators.Number(fromEnd.Items[1]) is { } back ? sequence.Items.Length - (int)back : null;
        return Operators.Number(index) is { } number ? (int)number : null;
    }

    private static Sequence Slice(Sequence sequence, Sequence range)
    {
        var start = range.Items[0] is Constant { Data: null } ? 0 : PositionOf(sequence, range.Items[0]);
        var end = range.Items[1] is Constant { Data: null } ? sequence.Items.Length : PositionOf(sequence, range.Items[1]);
        if (start is not { } from || end is not { } to || sequence.IsOpen || from < 0 || to > sequence.Items.Length || from > to)
            return new Sequence([], isOpen: true) { ElementType = sequence.ElementType };
        return new Sequence(sequence.Items.Skip(from).Take(to - from)) { ElementType = sequence.ElementType };
    }
}
