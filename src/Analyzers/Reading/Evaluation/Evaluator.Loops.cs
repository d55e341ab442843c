using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>Loops, and what is done with each element of a collection as a loop would.</summary>
internal sealed partial class Evaluator
{
    private Completion RunForEach(ForEachNode loop, Frame frame)
    {
        var collection = Evaluate(loop.Collection, frame);
        return RunLoop(() => ForEachElement(collection, loop.ElementType, element =>
        {
            var round = new Frame(frame, frame.This);
            if (loop.Slot is { } slot)
                round.Declare(slot, element);
            else if (loop.DeconstructTargets is { } targets)
                Deconstruct(targets, element, round);
            return RunRound(loop.Body, round);
        }));
    }

    /// <summary>
    /// Runs <paramref name="round"/> for each element; for elements that may be there, in the worlds where they are;
    /// and once more, an unknown number of times, where there may be more.
    /// </summary>
    private Completion ForEachElement(Value collection, TypeRef? elementType, Func<Value, Completion> round)
    {
        collection = Simplify(collection);
        if (collection is Choice choice)
            return Fork(choice.Branch, choice.Arms.Length, arm => ForEachElement(choice.Arms[arm], elementType, round));

        var (items, isOpen) = Elements(collection);
        var count = 0;
        foreach (var item in items)
        {
            _budget.EnterRound(count++);
            var completion = ForElement(item, round);
            if (completion is Completion.Break or Completion.Return or Completion.Throw)
                return completion == Completion.Break ? Completion.Normal : completion;
        }

        if (isOpen)
        {
            RunMaybeMore(() => round(UnknownOf((collection as Sequence)?.ElementType ?? elementType)));
        }

        return Completion.Normal;
    }

    private Completion ForElement(Value item, Func<Value, Completion> round)
    {
        item = Simplify(item);
        if (item is Absent)
            return Completion.Normal;
        return item is Choice choice && choice.Arms.Any(static arm => arm is Absent || arm is Choice)
            ? Fork(choice.Branch, choice.Arms.Length, arm => ForElement(choice.Arms[arm], round))
            : round(item);
    }

    /// <summary>Something that happens an unknown number of times, perhaps never.</summary>
    private void RunMaybeMore(Func<Completion> action)
    {
        _repeats++;
        Fork(NewBranch(2), 2, arm =>
        {
            if (arm == 0 && action() == Completion.Throw)
                return Completion.Throw;
            return Completion.Normal;
        });
        _repeats--;
    }

    /// <summary>Known elements of a collection, and whether there may be more.</summary>
    internal (ImmutableArray<Value> Items, bool IsOpen) Elements(Value collection)
    {
        switch (Simplify(collection))
        {
            case Sequence sequence:
                return (sequence.Items, sequence.IsOpen);
            case Mapping mapping:
                return (mapping.Entries.Select(static entry => Pair(entry.Key, entry.Value)).ToImmutableArray(), mapping.IsOpen);
            case Constant { Data: string text }:
                return (text.Select(static c => (Value)new Constant(c)).ToImmutableArray(), false);
            case Constant { Data: null }:
                return ([], false);
            default:
                return ([], true);
        }
    }

    /// <summary>Does something with each element, as a loop would.</summary>
    internal void ForEach(Value collection, Action<Value> action) =>
        ForEachElement(collection, null, element =>
        {
            action(element);
            return Completion.Normal;
        });

    /// <summary>What a function makes of each element. Of elements that may be there, the results may be there.</summary>
    internal Sequence Map(Value collection, Func<Value, Value> map) => Map(collection, (element, _) => map(element));

    /// <summary>What a function makes of each element and its position.</summary>
    internal Sequence Map(Value collection, Func<Value, Value, Value> map, TypeRef? elementType = null)
    {
        var (items, isOpen) = Elements(collection);
        var results = new List<Value>(items.Length);
        var mayShift = false;
        foreach (var item in items)
        {
            var element = Simplify(item);
            if (element is Absent)
                continue;
            Value position = mayShift ? Unknown.Any : new Constant(results.Count);
            results.Add(element is Choice choice ? MapArms(choice, arm => map(arm, position)) : map(element, position));
            mayShift |= BaseLibrary.HasAbsent(element);
        }

        if (isOpen)
        {
            // The function still runs for those that are not known: it may create something.
            RunMaybeMore(() =>
            {
                var result = map(UnknownOf((collection as Sequence)?.ElementType), Unknown.Any);
                elementType ??= (result as Instance)?.Type;
                return Completion.Normal;
            });
        }

        return new Sequence(results, isOpen) { ElementType = elementType };
    }

    /// <summary>The elements that a predicate lets pass; where it cannot be decided, the element is there in some worlds only.</summary>
    internal Sequence Filter(Value collection, Func<Value, Value> predicate) => Filter(collection, (element, _) => predicate(element));

    /// <summary>The elements that a predicate of each and its position lets pass.</summary>
    internal Sequence Filter(Value collection, Func<Value, Value, Value> predicate)
    {
        var (items, isOpen) = Elements(collection);
        var results = new List<Value>();
        var (position, mayShift) = (0, false);
        foreach (var item in items)
        {
            var element = Simplify(item);
            if (element is Absent)
                continue;
            var passes = predicate(element, mayShift ? Unknown.Any : new Constant(position++));
            mayShift |= BaseLibrary.HasAbsent(element);
            if (passes is Constant { Data: bool passed })
            {
                if (passed)
                    results.Add(element);
                continue;
            }

            results.Add(ForkValue(passes, truth => truth ? element : Absent.Value));
        }

        return new Sequence(results, isOpen) { ElementType = (collection as Sequence)?.ElementType };
    }

    private static Value Pair(Value key, Value value)
    {
        if (value is Choice choice && choice.Arms.Any(static arm => arm is Absent))
            return new Choice(choice.Branch, choice.Arms.Select(arm => arm is Absent ? arm : Pair(key, arm)).ToImmutableArray());
        return new Sequence([key, value]) { Names = ["Key", "Value"] };
    }

    /// <summary>Runs a loop: its breaks end it, and the worlds that left it come together behind it.</summary>
    private Completion RunLoop(Func<Completion> loop)
    {
        var outer = Guard;
        var outerBreaks = _breaks;
        _breaks = [];
        var completion = loop();
        if (completion != Completion.Return)
        {
            // A return inside narrowed the guard for good; only the loop's own breaks come back.
            Guard = WithoutDepartures(_breaks, outer);
        }

        Rejoin(_breaks, outer);
        _breaks = outerBreaks;
        return completion is Completion.Break or Completion.Continue ? Completion.Normal : completion;
    }

    /// <summary>The present guard without the choices that only tell what stays from what left early.</summary>
    private Guard WithoutDepartures(List<Departure> departures, Guard outer)
    {
        if (departures.Count == 0)
            return Guard;
        var result = outer;
        foreach (var (branch, arm) in Guard.Since(outer))
        {
            if (!departures.Exists(departure => departure.Guard.ArmOf(branch) is { } left && left != arm))
                result = result.And(branch, arm);
        }

        return result;
    }

    /// <summary>Runs the body once: what continued early comes together again at its end.</summary>
    private Completion RunRound(Node body, Frame frame)
    {
        var outer = Guard;
        var outerContinues = _continues;
        _continues = [];
        var completion = Run(body, frame);
        if (_continues.Count > 0)
        {
            Guard = WithoutDepartures(_continues, outer);
            Rejoin(_continues, Guard);
        }

        _continues = outerContinues;
        return completion == Completion.Continue ? Completion.Normal : completion;
    }

    private Completion RunFor(ForNode loop, Frame outer)
    {
        var frame = new Frame(outer, outer.This);
        foreach (var node in loop.Before)
            Run(node, frame);
        return RunLoop(() => RunRounds(loop.Condition, loop.Body, loop.AtLoopBottom, frame, isTop: true));
    }

    private Completion RunWhile(WhileNode loop, Frame frame) =>
        RunLoop(() => RunRounds(loop.Condition, loop.Body, [], frame, loop.ConditionIsTop));

    private Completion RunRounds(Node? condition, Node body, ImmutableArray<Node> bottom, Frame frame, bool isTop)
    {
        for (var count = 0; ; count++)
        {
            _budget.EnterRound(count);
            if (condition is not null && (isTop || count > 0))
            {
                var truth = Simplify(Evaluate(condition, frame));
                if (truth is Constant { Data: false })
                    return Completion.Normal;
                if (truth is not Constant { Data: true })
                {
                    // From here on nobody can tell how often: once more stands for all.
                    Forget(bottom, frame);
                    RunMaybeMore(() => RunRound(body, new Frame(frame, frame.This)));
                    return Completion.Normal;
                }
            }

            var completion = RunRound(body, new Frame(frame, frame.This));
            if (completion is Completion.Break or Completion.Return or Completion.Throw)
                return completion == Completion.Break ? Completion.Normal : completion;
            foreach (var node in bottom)
                Run(node, frame);
        }
    }

    /// <summary>The loop's counters may have any value.</summary>
    private void Forget(ImmutableArray<Node> bottom, Frame frame)
    {
        foreach (var node in bottom)
        {
            var target = node switch
            {
                IncrementNode increment => increment.Target,
                CompoundAssignNode compound => compound.Target,
                AssignNode assign => assign.Target,
                _ => null,
            };
            if (target is LocalNode local && frame.Find(local.Slot) is { } cell)
                _journal.Write(cell, UnknownOf(local.Type));
        }
    }
}
