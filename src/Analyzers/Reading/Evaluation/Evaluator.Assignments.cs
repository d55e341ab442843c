using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>Assignments, to variables, members, elements, and parts of tuples.</summary>
internal sealed partial class Evaluator
{
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
}
