using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>
/// The writes since a point in time, so that the arms of an undecided branch can each start from the same state and be merged afterwards.
/// A place is a variable, a member of an object, or the contents of a sequence or dictionary.
/// </summary>
internal sealed class Journal
{
    private readonly List<(object Target, string? Key, object? Old)> _writes = [];
    private int _open;

    /// <summary>A point in time.</summary>
    public int Mark => _writes.Count;

    /// <summary>Begins to note writes; returns the point to go back to.</summary>
    public int Begin()
    {
        _open++;
        return _writes.Count;
    }

    /// <summary>Ends what <see cref="Begin"/> began. The writes stay noted as long as an outer branch needs them.</summary>
    public void End()
    {
        if (--_open == 0)
            _writes.Clear();
    }

    public void Write(Cell cell, Value value)
    {
        Note(cell, null, cell.Value);
        cell.Value = value;
    }

    public void Write(Instance instance, string key, Value value) => Write(instance, instance.Members, key, value);

    public void Write(object owner, Dictionary<string, Value> members, string key, Value value)
    {
        members.TryGetValue(key, out var old);
        Note(owner is Instance ? owner : members, key, old);
        members[key] = value;
    }

    public void Write(Sequence sequence, ImmutableArray<Value> items, bool isOpen)
    {
        Note(sequence, null, (sequence.Items, sequence.IsOpen));
        (sequence.Items, sequence.IsOpen) = (items, isOpen);
    }

    public void Write(Mapping mapping, ImmutableArray<KeyValuePair<Value, Value>> entries, bool isOpen)
    {
        Note(mapping, null, (mapping.Entries, mapping.IsOpen));
        (mapping.Entries, mapping.IsOpen) = (entries, isOpen);
    }

    /// <summary>Takes back all writes since <paramref name="mark"/> and returns what they had made of each place.</summary>
    public Changes Undo(int mark)
    {
        var changes = new Changes();
        for (var i = _writes.Count - 1; i >= mark; i--)
        {
            var (target, key, old) = _writes[i];
            changes.Add(target, key, Current(target, key));
            Restore(target, key, old);
        }

        _writes.RemoveRange(mark, _writes.Count - mark);
        return changes;
    }

    /// <summary>What a place holds now.</summary>
    public static object? Current(object target, string? key) => target switch
    {
        Cell cell => cell.Value,
        Instance instance => instance.Members.TryGetValue(key!, out var value) ? value : null,
        Dictionary<string, Value> members => members.TryGetValue(key!, out var value) ? value : null,
        Sequence sequence => (sequence.Items, sequence.IsOpen),
        Mapping mapping => (mapping.Entries, mapping.IsOpen),
        _ => null,
    };

    /// <summary>Writes what a place is to hold, noted like any write.</summary>
    public void Put(object target, string? key, object? value)
    {
        Note(target, key, Current(target, key));
        Restore(target, key, value);
    }

    private void Note(object target, string? key, object? old)
    {
        if (_open > 0)
            _writes.Add((target, key, old));
    }

    private static void Restore(object target, string? key, object? value)
    {
        switch (target)
        {
            case Cell cell:
                cell.Value = (Value)value!;
                break;
            case Instance instance:
                Restore(instance.Members, key!, value);
                break;
            case Dictionary<string, Value> members:
                Restore(members, key!, value);
                break;
            case Sequence sequence when value is ValueTuple<ImmutableArray<Value>, bool> contents:
                (sequence.Items, sequence.IsOpen) = contents;
                break;
            case Mapping mapping when value is ValueTuple<ImmutableArray<KeyValuePair<Value, Value>>, bool> contents:
                (mapping.Entries, mapping.IsOpen) = contents;
                break;
            default:
                break;
        }
    }

    private static void Restore(Dictionary<string, Value> members, string key, object? value)
    {
        if (value is Value known)
            members[key] = known;
        else
            members.Remove(key);
    }
}

/// <summary>What one arm of a branch made of the places that it wrote.</summary>
internal sealed class Changes
{
    private readonly Dictionary<(object Target, string? Key), object?> _values = new(new ByPlace());

    /// <summary>The places, and what they held at the end of the arm.</summary>
    public IEnumerable<((object Target, string? Key) Place, object? Value)> All => _values.Select(static pair => (pair.Key, pair.Value));

    /// <summary>Notes what a place held; the first note is the last write, since writes are taken back in reverse.</summary>
    public void Add(object target, string? key, object? value)
    {
        if (!_values.ContainsKey((target, key)))
            _values.Add((target, key), value);
    }

    /// <summary>What the arm made of a place; false where it did not write it.</summary>
    public bool TryGet((object Target, string? Key) place, out object? value) => _values.TryGetValue(place, out value);

    private sealed class ByPlace : IEqualityComparer<(object Target, string? Key)>
    {
        public bool Equals((object Target, string? Key) x, (object Target, string? Key) y) =>
            ReferenceEquals(x.Target, y.Target) && x.Key == y.Key;

        public int GetHashCode((object Target, string? Key) place) =>
            unchecked((System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(place.Target) * 397) ^ (place.Key is null ? 0 : StringComparer.Ordinal.GetHashCode(place.Key)));
    }
}
