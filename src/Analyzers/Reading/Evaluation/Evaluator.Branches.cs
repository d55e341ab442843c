using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>How a statement ends.</summary>
internal enum Completion
{
    Normal,
    Return,
    Break,
    Continue,
    Throw,
}

/// <summary>An expression throws: the arm of the branch it stands in ends.</summary>
internal sealed class ProgramThrowsException : Exception;

/// <summary>Undecided branches: each arm starts from the same state under its own guard; afterwards the states are merged.</summary>
internal sealed partial class Evaluator
{
    private readonly Dictionary<string, int> _branchByKey = new(StringComparer.Ordinal);
    private readonly List<int> _armCounts = [];

    // Where arms go that leave early: out of the body, out of the loop, into the next round.
    private List<Departure> _returns = [];
    private List<Departure> _breaks = [];
    private List<Departure> _continues = [];

    /// <summary>An arm that left early, with what it had changed until then, and where in the order of evaluation its branch began.</summary>
    private readonly record struct Departure(Guard Guard, Changes Changes, int Start);

    /// <inheritdoc/>
    public int NewBranch() => NewBranch(2);

    private int NewBranch(int arms)
    {
        _armCounts.Add(arms);
        return _armCounts.Count - 1;
    }

    /// <summary>The value in the worlds of the present guard: a choice that is made already is resolved.</summary>
    internal Value Simplify(Value value)
    {
        while (value is Choice choice && Guard.ArmOf(choice.Branch) is { } arm)
            value = choice.Arms[arm];
        return value;
    }

    /// <summary>One of the arms' values. Arms without a value (they ended) are null.</summary>
    private static Value Choose(int branch, ImmutableArray<Value?> arms)
    {
        var first = arms.FirstOrDefault(static arm => arm is not null) ?? Unknown.Any;
        if (arms.All(arm => arm is null || AreSame(arm, first)))
            return first;
        var choice = new Choice(branch, ImmutableArray.CreateRange(arms, arm => arm ?? first));
        return CountAlternatives(choice) > Budget.Alternatives ? Unknown.Any : choice;
    }

    private static int CountAlternatives(Value value) =>
        value is Choice choice ? choice.Arms.Sum(static arm => CountAlternatives(arm)) : 1;

    private static bool AreSame(Value a, Value b) =>
        ReferenceEquals(a, b)
        || (a is Constant x && b is Constant y && Equals(x.Data, y.Data))
        || (a is EnumMember m && b is EnumMember n && m.Name == n.Name && m.Type.Name == n.Type.Name)
        || (a is Token s && b is Token t && s.Owner == t.Owner && s.Name == t.Name && s.Arguments.IsEmpty && t.Arguments.IsEmpty && s.Owner is not null);

    /// <summary>Applies a function to each value that a choice may be, in the worlds of that value. Throws where all of them do.</summary>
    internal Value MapArms(Choice choice, Func<Value, Value> map) =>
        ForkValue(choice.Branch, choice.Arms.Length, arm => Simplify(choice.Arms[arm]) switch
        {
            Absent => Absent.Value,
            Choice inner => MapArms(inner, map),
            var value => map(value),
        });

    /// <summary>Runs one of two ways by a condition, or both. Where it is decided in some worlds only, the others alone are told apart by it.</summary>
    private Completion ForkOn(Value condition, Func<bool, Completion> run)
    {
        condition = Simplify(condition);
        if (condition is Constant { Data: bool decided })
            return run(decided);
        if (condition is Choice choice)
            return Fork(choice.Branch, choice.Arms.Length, arm => ForkOn(choice.Arms[arm], run));
        var (branch, armOfTrue) = BranchOf(condition);
        return Fork(branch, 2, arm => run(arm == armOfTrue));
    }

    /// <summary>The value of one of two ways; null from a way means that it throws. Throws where both do.</summary>
    private Value ForkValue(Value condition, Func<bool, Value?> run)
    {
        condition = Simplify(condition);
        if (condition is Constant { Data: bool decided })
            return run(decided) ?? throw new ProgramThrowsException();
        if (condition is Choice choice)
            return ForkValue(choice.Branch, choice.Arms.Length, arm => ForkValue(choice.Arms[arm], run));
        var (branch, armOfTrue) = BranchOf(condition);
        return ForkValue(branch, 2, arm => run(arm == armOfTrue));
    }

    private Value ForkValue(int branch, int arms, Func<int, Value?> run)
    {
        var values = new Value?[arms];
        var completion = Fork(branch, arms, arm => (values[arm] = run(arm)) is null ? Completion.Throw : Completion.Normal);
        return completion == Completion.Throw ? throw new ProgramThrowsException() : Choose(branch, values.ToImmutableArray());
    }

    /// <summary>The branch that a condition opens, the same one for the same condition, and which arm of it is that of true.</summary>
    private (int Branch, int ArmOfTrue) BranchOf(Value condition)
    {
        var key = KeyOf(condition);
        var isNegated = false;
        while (key is not null && key.StartsWith("!", StringComparison.Ordinal))
        {
            key = key.Substring(1);
            isNegated = !isNegated;
        }

        if (key is null)
            return (NewBranch(2), 0);
        if (!_branchByKey.TryGetValue(key, out var branch))
        {
            branch = NewBranch(2);
            _branchByKey.Add(key, branch);
        }

        return (branch, isNegated ? 1 : 0);
    }

    /// <summary>Runs the arms of a branch one after the other from the same state, and merges what they leave.</summary>
    private Completion Fork(int branch, int arms, Func<int, Completion> run)
    {
        if (Guard.ArmOf(branch) is { } decided)
            return run(decided);

        var outer = Guard;
        var start = _order;
        var outcomes = new Completion[arms];
        var changes = new Changes[arms];
        var guards = new Guard[arms];
        _journal.Begin();
        for (var arm = 0; arm < arms; arm++)
        {
            var mark = _journal.Mark;
            Guard = outer.And(branch, arm);
            var position = _budget.Position;
            var repeats = _repeats;
            try
            {
                outcomes[arm] = run(arm);
            }
            catch (ProgramThrowsException)
            {
                outcomes[arm] = Completion.Throw;
                _budget.Position = position;
                _repeats = repeats;
            }

            guards[arm] = Guard;
            changes[arm] = _journal.Undo(mark);
        }

        Guard = outer;
        var completion = Join(branch, start, outcomes, changes, guards);
        _journal.End();
        return completion;
    }

    private Completion Join(int branch, int start, Completion[] outcomes, Changes[] changes, Guard[] guards)
    {
        var survivors = Arms(outcomes, static outcome => outcome == Completion.Normal);
        if (survivors.Count > 0)
        {
            Merge(branch, start, survivors, changes);
            var hasLeft = false;
            for (var arm = 0; arm < outcomes.Length; arm++)
            {
                if (DeparturesOf(outcomes[arm]) is not { } departures)
                    continue;
                departures.Add(new Departure(guards[arm], changes[arm], start));
                hasLeft = true;
            }

            // The code that follows runs in the worlds of the arm that is left.
            if (survivors.Count == 1 && (hasLeft || !guards[survivors[0]].Equals(Guard.And(branch, survivors[0]))))
                Guard = guards[survivors[0]];
            return Completion.Normal;
        }

        var leaving = Arms(outcomes, static outcome => outcome != Completion.Throw);
        if (leaving.Count == 0)
            return Completion.Throw;
        Merge(branch, start, leaving, changes);
        var kinds = leaving.Select(arm => outcomes[arm]).ToList();
        return kinds.Contains(Completion.Break) ? Completion.Break : kinds.Contains(Completion.Continue) ? Completion.Continue : Completion.Return;
    }

    private static List<int> Arms(Completion[] outcomes, Func<Completion, bool> isMeant)
    {
        var result = new List<int>(outcomes.Length);
        for (var arm = 0; arm < outcomes.Length; arm++)
        {
            if (isMeant(outcomes[arm]))
                result.Add(arm);
        }

        return result;
    }

    private List<Departure>? DeparturesOf(Completion completion) => completion switch
    {
        Completion.Return => _returns,
        Completion.Break => _breaks,
        Completion.Continue => _continues,
        _ => null,
    };

    /// <summary>Writes what the arms left, each place once: what they agree on, or the choice between them.</summary>
    private void Merge(int branch, int start, List<int> arms, Changes[] changes)
    {
        var done = new Changes();
        foreach (var arm in arms)
        {
            foreach (var (place, left) in changes[arm].All)
            {
                if (IsMadeSince(place.Target, start))
                {
                    _journal.Put(place.Target, place.Key, left);
                    continue;
                }

                if (done.TryGet(place, out _))
                    continue;
                done.Add(place.Target, place.Key, null);
                var held = Journal.Current(place.Target, place.Key);
                var before = held is Value known ? Simplify(known) : held;
                var values = new object?[_armCounts[branch]];
                var isSet = new bool[values.Length];
                foreach (var survivor in arms)
                {
                    values[survivor] = changes[survivor].TryGet(place, out var value) ? value : before;
                    isSet[survivor] = true;
                }

                _journal.Put(place.Target, place.Key, MergePlace(branch, values, isSet));
            }
        }
    }

    /// <summary>Whether something was made since a point in the order of evaluation: what an arm makes is nowhere in the worlds of the others.</summary>
    private static bool IsMadeSince(object target, int start) => target switch
    {
        Instance instance => instance.Order >= start,
        Sequence sequence => sequence.Order >= start,
        Mapping mapping => mapping.Order >= start,
        _ => false,
    };

    private static object? MergePlace(int branch, object?[] values, bool[] isSet)
    {
        var first = Array.IndexOf(isSet, value: true);
        if (isSet.Count(static set => set) == 1)
            return values[first];

        if (values[first] is ValueTuple<ImmutableArray<Value>, bool>)
            return MergeItems(branch, values, isSet);
        if (values[first] is ValueTuple<ImmutableArray<KeyValuePair<Value, Value>>, bool>)
            return MergeEntries(branch, values, isSet);

        // A member that only some arms set is null in the others.
        return Choose(branch, values.Select((value, arm) => isSet[arm] ? value as Value ?? Constant.Null : null).ToImmutableArray());
    }

    /// <summary>The elements that all arms share in front; those that follow are there in their arms only.</summary>
    private static object MergeItems(int branch, object?[] values, bool[] isSet)
    {
        var arms = values.Select((value, arm) => isSet[arm] && value is ValueTuple<ImmutableArray<Value>, bool> contents ? contents : default).ToArray();
        var known = arms.Where((_, arm) => isSet[arm]).ToArray();
        var shared = 0;
        while (known.All(arm => arm.Item1.Length > shared && AreSame(arm.Item1[shared], known[0].Item1[shared])))
            shared++;

        var items = known[0].Item1.Take(shared).ToList();
        for (var arm = 0; arm < arms.Length; arm++)
        {
            if (!isSet[arm])
                continue;
            foreach (var item in arms[arm].Item1.Skip(shared))
                items.Add(OnlyIn(branch, arms.Length, arm, item));
        }

        return (items.ToImmutableArray(), known.Any(static arm => arm.Item2));
    }

    private static object MergeEntries(int branch, object?[] values, bool[] isSet)
    {
        var arms = values.Select((value, arm) => isSet[arm] && value is ValueTuple<ImmutableArray<KeyValuePair<Value, Value>>, bool> contents ? contents : default).ToArray();
        var keys = new List<Value>();
        foreach (var arm in arms.Where((_, arm) => isSet[arm]))
        {
            foreach (var entry in arm.Item1)
            {
                if (!keys.Exists(key => AreSame(key, entry.Key)))
                    keys.Add(entry.Key);
            }
        }

        var entries = keys.Select(key => new KeyValuePair<Value, Value>(key, Choose(branch, arms.Select((arm, index) => isSet[index] ? Find(arm.Item1, key) : null).ToImmutableArray())));
        return (entries.ToImmutableArray(), arms.Where((_, arm) => isSet[arm]).Any(static arm => arm.Item2));

        static Value? Find(ImmutableArray<KeyValuePair<Value, Value>> entries, Value key)
        {
            foreach (var entry in entries)
            {
                if (AreSame(entry.Key, key))
                    return entry.Value;
            }

            return Absent.Value;
        }
    }

    private static Value OnlyIn(int branch, int arms, int arm, Value item) =>
        new Choice(branch, Enumerable.Range(0, arms).Select(index => index == arm ? item : Absent.Value).ToImmutableArray());

    /// <summary>Where arms that left early come together again: what they changed counts in their worlds.</summary>
    private void Rejoin(List<Departure> departures, Guard at)
    {
        for (var i = departures.Count - 1; i >= 0; i--)
        {
            var terms = departures[i].Guard.Since(at).ToList();
            foreach (var (place, value) in departures[i].Changes.All)
            {
                var merged = value;
                for (var term = IsMadeSince(place.Target, departures[i].Start) ? -1 : terms.Count - 1; term >= 0; term--)
                {
                    var values = new object?[_armCounts[terms[term].Branch]];
                    for (var arm = 0; arm < values.Length; arm++)
                        values[arm] = arm == terms[term].Arm ? merged : Journal.Current(place.Target, place.Key);
                    merged = MergePlace(terms[term].Branch, values, values.Select(static _ => true).ToArray());
                }

                _journal.Put(place.Target, place.Key, merged);
            }
        }

        departures.Clear();
    }

    /// <summary>What a value was computed from; null where that cannot be told.</summary>
    internal static string? KeyOf(Value value) => value switch
    {
        Unknown unknown => unknown.Key,
        Constant constant => constant.ToString(),
        EnumMember member => member.ToString(),
        Token { Owner: { } owner } token => $"token:{owner.Order}.{token.Name}",
        Token token when token.Arguments.IsEmpty => $"token:{token.Name}",
        Instance { IsOpaque: true } instance => $"object:{instance.Order}",
        _ => null,
    };
}
