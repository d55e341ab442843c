using System.Collections.Immutable;
using System.Globalization;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>Expressions.</summary>
internal sealed partial class Evaluator
{
    private Value Evaluate(Node node, Frame frame)
    {
        _budget.Enter();
        var value = Simplify(EvaluateNode(node, frame));
        _budget.Leave();
        return value;
    }

    private Value EvaluateNode(Node node, Frame frame)
    {
        switch (node)
        {
            case LiteralNode literal:
                return literal.Value switch { null => Constant.Null, bool truth => Constant.Of(truth), _ => new Constant(literal.Value) };
            case LocalNode local:
                return frame.Find(local.Slot)?.Value ?? UnknownOf(local.Type);
            case MemberNode member:
                return GetMember(member, frame);
            case CallNode call:
                return Call(call, frame);
            case NewNode creation:
                return New(creation, frame);
            case AssignNode assign:
                return Assign(assign.Target, Evaluate(assign.Value, frame), frame);
            case ThisNode self:
                return frame.This ?? UnknownOf(self.Type);
            case ImplicitReceiverNode:
                return frame.ImplicitReceiver ?? Unknown.Any;
            case ConvertNode convert:
                return Convert(convert, frame);
            case EnumNode member:
                return new EnumMember(member.Type, member.Member, member.Value);
            case ArrayNode array:
                return MakeArray(array, frame);
            case CollectionNode collection:
                return MakeCollection(collection, frame);
            case InterpolationNode interpolation:
                return Interpolate(interpolation, frame);
            case BinaryNode binary:
                return Binary(binary, frame);
            case UnaryNode unary:
                return Unary(unary, frame);
            case ConditionalNode conditional:
                return Conditional(conditional, frame);
            case CoalesceNode coalesce:
                return Coalesce(Evaluate(coalesce.Value, frame), coalesce.WhenNull, frame);
            case ConditionalAccessNode access:
                return AccessConditionally(access, frame);
            case ConditionalReceiverNode:
                return frame.ConditionalReceiver ?? Unknown.Any;
            case LambdaNode or MethodGroupNode:
                return new Closure(node, frame, node is MethodGroupNode { Receiver: { } receiver } ? Evaluate(receiver, frame) : null);
            case InvokeNode invoke:
                return InvokeClosure(Evaluate(invoke.Delegate, frame), EvaluateAll(invoke.Arguments, frame));
            case ElementNode element:
                return GetElement(Evaluate(element.Array, frame), EvaluateAll(element.Indices, frame));
            case WithNode with:
                return With(with, frame);
            case AnonymousNode anonymous:
                return MakeAnonymous(anonymous, frame);
            case TupleNode tuple:
                return new Sequence(EvaluateAll(tuple.Elements, frame)) { Names = tuple.Names };
            case MemberInitializerNode initializer:
                return Initialize(Evaluate(initializer.Target, frame), initializer.Initializer, frame);
            case IsNode test:
                return Matches(Evaluate(test.Value, frame), test.Pattern, frame);
            case SwitchExpressionNode @switch:
                return SwitchArms(@switch.Arms, 0, Evaluate(@switch.Value, frame), frame) ?? throw new ProgramThrowsException();
            case CompoundAssignNode compound:
                var combined = Operators.Apply(compound.Operator, Evaluate(compound.Target, frame), Evaluate(compound.Value, frame));
                return Assign(compound.Target, combined, frame);
            case CoalesceAssignNode assign:
                var held = Evaluate(assign.Target, frame);
                return Assign(assign.Target, Coalesce(held, assign.Value, frame), frame);
            case IncrementNode increment:
                var before = Evaluate(increment.Target, frame);
                var after = Operators.Apply(increment.IsDecrement ? Operator.Subtract : Operator.Add, before, new Constant(1));
                Assign(increment.Target, after, frame);
                return increment.IsPostfix ? before : after;
            case DeconstructNode deconstruct:
                var source = Evaluate(deconstruct.Value, frame);
                Deconstruct(deconstruct.Targets, source, frame);
                return source;
            case DefaultNode @default:
                return DefaultOf(Substitute(@default.Type, frame));
            case TypeOfNode type:
                return new TypeValue(Substitute(type.Type, frame));
            case IndexNode index:
                return new Sequence([Constant.True, Evaluate(index.Operand, frame)]) { Names = ["FromEnd", "Value"] };
            case RangeNode range:
                return new Sequence([range.Start is null ? Constant.Null : Evaluate(range.Start, frame), range.End is null ? Constant.Null : Evaluate(range.End, frame)]) { Names = ["Start", "End"] };
            case ThrowNode @throw:
                if (@throw.Value is not null)
                    Evaluate(@throw.Value, frame);
                throw new ProgramThrowsException();
            case DeclareNode declare:
                return frame.Declare(declare.Slot, declare.Value is null ? Unknown.Any : Evaluate(declare.Value, frame)).Value;
            case SpreadNode spread:
                return Evaluate(spread.Operand, frame);
            case DiscardNode:
                return Unknown.Any;
            case UnknownNode unknown:
                foreach (var part in unknown.Parts)
                    Escape(Evaluate(part, frame));
                return UnknownOf(unknown.Type);
            default:
                RunStatement(node, frame);
                return Unknown.Any;
        }
    }

    /// <summary>The value of one side of a branch; null where it throws.</summary>
    private Value? EvaluateArm(Node node, Frame frame) => node is ThrowNode ? null : Evaluate(node, frame);

    private Value[] EvaluateAll(ImmutableArray<Node> nodes, Frame frame)
    {
        var values = new Value[nodes.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Evaluate(nodes[i], frame);
        return values;
    }

    private Value[] EvaluateAll(ImmutableArray<Argument> arguments, Frame frame)
    {
        if (arguments.IsDefaultOrEmpty)
            return [];
        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Evaluate(arguments[i].Value, frame);
        return values;
    }

    private Value Interpolate(InterpolationNode interpolation, Frame frame) =>
        Join(interpolation.Parts.Select(part => BaseLibrary.Format(Evaluate(part.Value, frame), part.Format)));

    private Value Conditional(ConditionalNode conditional, Frame frame) =>
        ForkValue(Evaluate(conditional.Condition, frame), truth => EvaluateArm(truth ? conditional.WhenTrue : conditional.WhenFalse, frame));

    // ---- members

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

    // ---- assignments

    private Value Assign(Node target, Value value, Frame frame)
    {
        switch (target)
        {
            case LocalNode local:
                if (frame.Find(local.Slot) is { } cell)
                    _journal.Write(cell, value);
                else
                    frame.Declare(local.Slot, value);
                break;
            case DeclareNode declare:
                frame.Declare(declare.Slot, value);
                break;
            case MemberNode member:
                AssignMember(member, value, frame);
                break;
            case ElementNode element:
                AssignElement(Evaluate(element.Array, frame), EvaluateAll(element.Indices, frame), value);
                break;
            case TupleNode:
                Deconstruct(target, value, frame);
                break;
            case ConvertNode convert:
                Assign(convert.Operand, value, frame);
                break;
            case DiscardNode:
                break;
            default:
                Evaluate(target, frame);
                break;
        }

        return value;
    }

    private void AssignMember(MemberNode node, Value value, Frame frame)
    {
        var member = node.Member;
        if (node.Receiver is null)
        {
            if (member.Setter is { Source: not null } setter)
                RunMethod(setter, null, [value]);
            else
                _journal.Write(this, _statics, member.Declaring.Name + "." + member.Key, value);
            return;
        }

        var receiver = Evaluate(node.Receiver, frame);
        var indices = EvaluateAll(node.Arguments, frame);
        AssignMember(receiver, member, indices, value, node.IsBase);
    }

    private void AssignMember(Value receiver, MemberRef member, Value[] indices, Value value, bool isBase)
    {
        receiver = Simplify(receiver);
        if (receiver is Choice choice)
        {
            Fork(choice.Branch, choice.Arms.Length, arm =>
            {
                AssignMember(choice.Arms[arm], member, indices, value, isBase);
                return Completion.Normal;
            });
            return;
        }

        if (receiver is Instance instance)
        {
            if (member.IsVirtual && !isBase)
                member = Dispatch(instance, member);
            if (member.Setter is { Source: not null } setter)
                RunMethod(setter, instance, [.. indices, value]);
            else if (!member.IsIndexer)
                _journal.Write(instance, member.Key, value);
        }
        else if (member.IsIndexer)
        {
            AssignElement(receiver, indices, value);
        }
    }

    private void AssignElement(Value collection, Value[] indices, Value value)
    {
        var index = indices.Length == 1 ? Simplify(indices[0]) : Unknown.Any;
        switch (Simplify(collection))
        {
            case Choice choice:
                Fork(choice.Branch, choice.Arms.Length, arm =>
                {
                    AssignElement(choice.Arms[arm], indices, value);
                    return Completion.Normal;
                });
                break;
            case Mapping mapping:
                Put(mapping, index, value);
                break;
            case Sequence sequence when PositionOf(sequence, index) is { } position && position >= 0 && position < sequence.Items.Length:
                _journal.Write(sequence, sequence.Items.SetItem(position, value), sequence.IsOpen);
                break;
            case Sequence sequence:
                _journal.Write(sequence, sequence.Items, isOpen: true);
                break;
            default:
                break;
        }
    }

    /// <summary>Sets the entry of a dictionary. An unknown key may be any entry's.</summary>
    internal void Put(Mapping mapping, Value key, Value value)
    {
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            if (Operators.AreEqual(mapping.Entries[i].Key, key) == true)
            {
                _journal.Write(mapping, mapping.Entries.SetItem(i, new KeyValuePair<Value, Value>(key, value)), mapping.IsOpen);
                return;
            }
        }

        _journal.Write(mapping, mapping.Entries.Add(new KeyValuePair<Value, Value>(key, value)), mapping.IsOpen);
    }

    /// <summary>Replaces the elements of a sequence.</summary>
    internal void Put(Sequence sequence, ImmutableArray<Value> items, bool isOpen) => _journal.Write(sequence, items, isOpen);

    /// <summary>Replaces the entries of a dictionary.</summary>
    internal void Put(Mapping mapping, ImmutableArray<KeyValuePair<Value, Value>> entries, bool isOpen) => _journal.Write(mapping, entries, isOpen);

    private void Deconstruct(Node targets, Value value, Frame frame)
    {
        if (targets is not TupleNode tuple)
        {
            Assign(targets, value, frame);
            return;
        }

        for (var i = 0; i < tuple.Elements.Length; i++)
            Deconstruct(tuple.Elements[i], Part(value, i, tuple.Elements.Length), frame);
    }

    /// <summary>The part of a value at a position of a deconstruction: of a tuple, a pair or a record.</summary>
    private Value Part(Value value, int position, int count)
    {
        switch (Simplify(value))
        {
            case Choice choice:
                return MapArms(choice, arm => Part(arm, position, count));
            case Sequence { IsOpen: false } sequence when sequence.Items.Length == count:
                return sequence.Items[position];
            case Instance { Type.Source: { } source } instance:
                var constructor = source.Constructors.FirstOrDefault(c => c.Parameters.Length == count && instance.Members.ContainsKey($"({c.Parameters[position].Name})"));
                return constructor is null ? Unknown.Any : instance.Members[constructor.Parameters[position].Name];
            default:
                return Unknown.Any;
        }
    }

    // ---- creations

    private Value MakeArray(ArrayNode array, Frame frame)
    {
        if (!array.Elements.IsDefaultOrEmpty || array.Size is null)
            return new Sequence(array.Elements.IsDefault ? [] : EvaluateAll(array.Elements, frame)) { ElementType = array.Type.Element };
        var size = Operators.Number(Evaluate(array.Size, frame));
        var isSized = size <= Budget.Rounds;
        var length = isSized ? (int)size!.Value : 0;
        var empty = array.Type.Element is null ? Constant.Null : DefaultOf(array.Type.Element);
        return new Sequence(Enumerable.Repeat(empty, Math.Max(length, 0)), !isSized) { ElementType = array.Type.Element };
    }

    private Sequence MakeCollection(CollectionNode collection, Frame frame)
    {
        var items = new List<Value>();
        var isOpen = false;
        foreach (var element in collection.Elements)
        {
            if (element is not SpreadNode spread)
            {
                items.Add(Evaluate(element, frame));
                continue;
            }

            var (spreadItems, spreadIsOpen) = Elements(Evaluate(spread.Operand, frame));
            items.AddRange(spreadItems);
            isOpen |= spreadIsOpen;
        }

        return new Sequence(items, isOpen) { ElementType = collection.Type.Element };
    }

    private Instance MakeAnonymous(AnonymousNode anonymous, Frame frame)
    {
        var instance = NewInstance(anonymous.Type, Anchor.None);
        foreach (var (name, value) in anonymous.Members)
            instance.Members[name] = Evaluate(value, frame);
        return instance;
    }

    private Value With(WithNode with, Frame frame)
    {
        var operand = Evaluate(with.Operand, frame);
        return operand switch
        {
            Choice choice => MapArms(choice, arm => Copy(arm)),
            _ => Copy(operand),
        };

        Value Copy(Value value)
        {
            if (value is not Instance original)
                return Initialize(value is Sequence tuple ? new Sequence(tuple.Items) { Names = tuple.Names } : Unknown.Any, with.Initializer, frame);
            var copy = new Instance(original.Type, with.Anchor, NextOrder(), Guard, IsRepeated) { IsOpaque = original.IsOpaque };
            foreach (var member in original.Members)
                copy.Members[member.Key] = member.Value;
            return Initialize(copy, with.Initializer, frame);
        }
    }

    // ---- operators

    private Value Binary(BinaryNode binary, Frame frame)
    {
        var left = Evaluate(binary.Left, frame);
        switch (binary.Operator)
        {
            case Operator.ConditionalAnd:
                return left is Constant { Data: false } ? left : EvaluateRight(left, whenTrue: true, binary.Right, frame);
            case Operator.ConditionalOr:
                return left is Constant { Data: true } ? left : EvaluateRight(left, whenTrue: false, binary.Right, frame);
            default:
                break;
        }

        var right = Evaluate(binary.Right, frame);
        if (binary.Method is { Source: not null } method)
            return RunMethod(method, null, [left, right]);
        return Apply(binary.Operator, left, right);
    }

    private Value Apply(Operator @operator, Value left, Value right)
    {
        if (left is Choice choice)
            return ApplyToArms(@operator, choice, right);
        right = Simplify(right);
        return right is Choice other ? ApplyToArms(@operator, left, other) : Operators.Apply(@operator, left, right);
    }

    private Value ApplyToArms(Operator @operator, Choice left, Value right) => MapArms(left, arm => Apply(@operator, arm, right));

    private Value ApplyToArms(Operator @operator, Value left, Choice right) => MapArms(right, arm => Operators.Apply(@operator, left, arm));

    /// <summary>The right side of &amp;&amp; and || runs only where the left one does not decide: there it sees what the left one tested.</summary>
    private Value EvaluateRight(Value left, bool whenTrue, Node right, Frame frame)
    {
        if (left is Choice choice)
            return MapArms(choice, arm => arm is Constant { Data: bool decided } && decided != whenTrue ? arm : EvaluateRight(arm, whenTrue, right, frame));
        if (left is Constant)
            return Evaluate(right, frame);
        Value result = Unknown.Any;
        ForkOn(left, truth =>
        {
            if (truth == whenTrue)
                result = Evaluate(right, frame);
            return Completion.Normal;
        });
        return whenTrue ? And(left, result) : Or(left, result);
    }

    private static Value And(Value left, Value right)
    {
        if (left is Constant { Data: false } || right is Constant { Data: true })
            return left;
        if (right is Constant { Data: false } || left is Constant { Data: true })
            return right;
        return Combined("&&", left, right);
    }

    private static Value Or(Value left, Value right)
    {
        if (left is Constant { Data: true } || right is Constant { Data: false })
            return left;
        if (right is Constant { Data: true } || left is Constant { Data: false })
            return right;
        return Combined("||", left, right);
    }

    private static Unknown Combined(string sign, Value left, Value right) =>
        KeyOf(left) is { } a && KeyOf(right) is { } b ? new Unknown($"({a}{sign}{b})", null) : Unknown.Any;

    private Value Unary(UnaryNode unary, Frame frame)
    {
        var operand = Evaluate(unary.Operand, frame);
        if (unary.Method is { Source: not null } method)
            return RunMethod(method, null, [operand]);
        return operand is Choice choice
            ? MapArms(choice, arm => Operators.Apply(unary.Operator, arm))
            : Operators.Apply(unary.Operator, operand);
    }

    private Value Coalesce(Value value, Node whenNull, Frame frame) => CoalesceOrThrow(Simplify(value), whenNull, frame) ?? throw new ProgramThrowsException();

    private Value? CoalesceOrThrow(Value value, Node whenNull, Frame frame) => value is Choice choice
        ? ForkValue(choice.Branch, choice.Arms.Length, arm => CoalesceOrThrow(Simplify(choice.Arms[arm]), whenNull, frame))
        : Operators.AreEqual(value, Constant.Null) switch
        {
            false => value,
            true => EvaluateArm(whenNull, frame),

            // A value that must not be null is not null: the program that is deployed did not throw.
            null => ForkValue(Operators.Comparison("==", value, Constant.Null), isNull => isNull ? EvaluateArm(whenNull, frame) : value),
        };

    private Value AccessConditionally(ConditionalAccessNode access, Frame frame)
    {
        var receiver = Evaluate(access.Receiver, frame);
        return receiver is Choice choice ? MapArms(choice, Access) : Access(receiver);

        Value Access(Value value)
        {
            if (Operators.AreEqual(value, Constant.Null) == true)
                return Constant.Null;

            // Of an unknown value the members are unknown as well, null or not: no branch is needed.
            var outer = frame.ConditionalReceiver;
            frame.ConditionalReceiver = value;
            var result = Evaluate(access.WhenNotNull, frame);
            frame.ConditionalReceiver = outer;
            return result;
        }
    }

    private Value Convert(ConvertNode convert, Frame frame)
    {
        var value = Evaluate(convert.Operand, frame);
        var type = Substitute(convert.Type, frame);
        if (convert.Method is { } method)
        {
            if (method.Source is not null)
                return RunMethod(method, null, [value]);
            return _library.Owns(method.Declaring) && value is not Constant { Data: null } ? _library.Call(null, method, new Arguments(method, [value], [true]), this) ?? value : value;
        }

        if (convert.IsTry)
        {
            return value is Choice choice ? MapArms(choice, Try) : Try(value);

            Value Try(Value arm) => IsOfType(arm, type) switch
            {
                true => arm,
                false => Constant.Null,
                null => arm is Instance ? arm : UnknownOf(type, KeyOf(arm)),
            };
        }

        if (value is Unknown unknown && unknown.Type?.Name is null or "System.Object" && value is Unknown)
            return UnknownOf(type, KeyOf(value));
        return Operators.ConvertNumber(value, type);
    }

    /// <summary>Text put together from values.</summary>
    internal static Value Join(IEnumerable<Value> values)
    {
        var parts = ImmutableArray.CreateBuilder<Value>();
        Append(values);
        if (parts.Count == 0)
            return Constant.EmptyText;
        return parts.Count == 1 && parts[0] is Constant ? parts[0] : new Text(parts.ToImmutable());

        void Append(IEnumerable<Value> more)
        {
            foreach (var value in more)
            {
                if (value is Text text)
                {
                    Append(text.Parts);
                    continue;
                }

                var part = value is Constant constant ? new Constant(System.Convert.ToString(constant.Data, CultureInfo.InvariantCulture) ?? "") : value;
                if (part is Constant { Data: string next } && parts.Count > 0 && parts[parts.Count - 1] is Constant { Data: string last })
                    parts[parts.Count - 1] = new Constant(last + next);
                else if (part is not Constant { Data: "" })
                    parts.Add(part);
            }
        }
    }
}
