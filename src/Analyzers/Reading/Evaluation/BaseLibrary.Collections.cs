using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>Lists, dictionaries and LINQ. What an unknown predicate lets pass is there in some worlds only.</summary>
internal static partial class BaseLibrary
{
    private static Value? SequenceMethod(Evaluator evaluator, Sequence sequence, MethodRef method, Arguments arguments)
    {
        switch (method.Name)
        {
            case "Add" or "Enqueue" or "Push" or "AddLast" or "Append" when arguments.Count == 1:
                var isImmutable = method.Declaring.Name.StartsWith(Collections + "Immutable.", StringComparison.Ordinal) && !method.Declaring.Name.Contains("Builder");
                if (isImmutable || method.Name == "Append")
                    return new Sequence(sequence.Items.Add(arguments[0]), sequence.IsOpen) { ElementType = sequence.ElementType };
                evaluator.Put(sequence, sequence.Items.Add(arguments[0]), sequence.IsOpen || evaluator.IsRepeated);
                return Constant.True;
            case "AddRange" or "UnionWith":
                var (more, isOpen) = evaluator.Elements(arguments[0]);
                evaluator.Put(sequence, sequence.Items.AddRange(more), sequence.IsOpen || isOpen);
                return Constant.Null;
            case "Insert" when Operators.Number(arguments[0]) is { } at && at <= sequence.Items.Length:
                evaluator.Put(sequence, sequence.Items.Insert((int)at, arguments[1]), sequence.IsOpen);
                return Constant.Null;
            case "Clear":
                evaluator.Put(sequence, [], isOpen: false);
                return Constant.Null;
            case "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "Sort" or "Dequeue" or "Pop":
                // What is left, or in which order, is not followed.
                evaluator.Put(sequence, [], isOpen: true);
                return Unknown.Any;
            case "ForEach":
                evaluator.ForEach(sequence, element => evaluator.Invoke(arguments[0], element));
                return Constant.Null;
            case "ToImmutable" or "AsReadOnly" or "ToImmutableArray" or "MoveToImmutable" or "ToArray":
                return Copy(evaluator, sequence, method.Returns);
            case "IndexOf":
                return IndexOf(sequence, arguments[0]);
            case "ConvertAll":
                return evaluator.Map(sequence, element => evaluator.Invoke(arguments[0], element));
            default:
                return null;
        }
    }

    private static Value? MappingMethod(Evaluator evaluator, Mapping mapping, MethodRef method, Arguments arguments)
    {
        switch (method.Name)
        {
            case "Add" or "TryAdd" or "set_Item" when arguments.Count == 2:
                evaluator.Put(mapping, arguments[0], arguments[1]);
                return Constant.True;
            case "ContainsKey":
                var found = mapping.Entries.Select(entry => HasAbsent(entry.Value) ? null : Operators.AreEqual(entry.Key, arguments[0])).ToList();
                return found.Contains(true) ? Constant.True : mapping.IsOpen || found.Contains(null) ? null : Constant.False;
            case "TryGetValue" or "GetValueOrDefault":
                return LookUp(mapping, method, arguments);
            case "Clear":
                evaluator.Put(mapping, [], isOpen: false);
                return Constant.Null;
            case "Remove":
                evaluator.Put(mapping, mapping.Entries.Where(entry => Operators.AreEqual(entry.Key, arguments[0]) == false).ToImmutableArray(), mapping.IsOpen);
                return Constant.True;
            default:
                return Query(evaluator, new Sequence(evaluator.Elements(mapping).Items, mapping.IsOpen), method, arguments, 0);
        }
    }

    private static Value LookUp(Mapping mapping, MethodRef method, Arguments arguments)
    {
        var entry = mapping.Entries.FirstOrDefault(pair => Operators.AreEqual(pair.Key, arguments[0]) == true);
        var isOut = method.Name == "TryGetValue";
        if (entry.Value is { } value && !HasAbsent(value))
        {
            if (isOut)
                arguments.Set(1, value);
            return isOut ? Constant.True : value;
        }

        var mayBeThere = entry.Value is not null || mapping.IsOpen || mapping.Entries.Any(pair => Operators.AreEqual(pair.Key, arguments[0]) is null);
        if (isOut)
            arguments.Set(1, mayBeThere ? Unknown.Any : Constant.Null);
        return mayBeThere ? Unknown.Any : isOut ? Constant.False : arguments.Count > 1 ? arguments[1] : Constant.Null;
    }

    private static Value? Query(Evaluator evaluator, Value source, MethodRef method, Arguments arguments, int first)
    {
        if (method.Name == "Range" && method.IsStatic)
            return Range(arguments);
        if (method.Name == "Repeat" && method.IsStatic)
            return Operators.Number(arguments[1]) is { } times && times <= Budget.Rounds ? new Sequence(Enumerable.Repeat(arguments[0], (int)times)) : null;
        if (method.Name == "Empty")
            return new Sequence([]) { ElementType = method.TypeArguments.FirstOrDefault() };
        if (evaluator.Simplify(source) is Choice choice)
            return QueryArms(evaluator, choice, method, arguments, first);
        if (source is not (Sequence or Mapping) && !(source is Constant { Data: string } && method.Declaring.Name == "System.Linq.Enumerable"))
            return null;

        var argument = Operand(arguments, first);
        var (items, isOpen) = evaluator.Elements(source);
        var elementType = (source as Sequence)?.ElementType;
        switch (method.Name)
        {
            case "Select":
                return evaluator.Map(source, (element, position) => evaluator.Invoke(argument, element, position), method.Returns.Element);
            case "SelectMany":
                return SelectMany(evaluator, source, method, arguments, first);
            case "Where":
                return evaluator.Filter(source, (element, position) => evaluator.Invoke(argument, element, position));
            case "OfType":
                return method.TypeArguments is [var type] ? evaluator.Filter(source, element => Evaluator.IsOfType(element, type) is { } known ? Constant.Of(known) : Unknown.Any) : source;
            case "Cast" or "AsEnumerable" or "AsSpan" or "AsQueryable":
                return source;
            case "ToArray" or "ToList" or "ToHashSet" or "ToImmutableArray" or "ToImmutableList" or "Distinct":
                var copies = method.Name is "Distinct" or "ToHashSet" ? Distinct(items) : items;
                return new Sequence(copies, isOpen) { ElementType = elementType };
            case "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Order":
                return OrderBy(evaluator, items, isOpen, method, argument, elementType);
            case "Reverse":
                return new Sequence(items.Reverse(), isOpen) { ElementType = elementType };
            case "Concat" or "Union":
                var (others, othersOpen) = evaluator.Elements(argument);
                var joined = items.AddRange(others);
                return new Sequence(method.Name == "Union" ? Distinct(joined) : joined, isOpen || othersOpen) { ElementType = elementType };
            case "Append":
                return new Sequence(items.Add(argument), isOpen) { ElementType = elementType };
            case "Prepend":
                return new Sequence(items.Insert(0, argument), isOpen) { ElementType = elementType };
            case "Take" or "Skip" when Operators.Number(argument) is { } count && !isOpen && !items.Any(HasAbsent):
                return new Sequence(method.Name == "Take" ? items.Take((int)count) : items.Skip((int)count)) { ElementType = elementType };
            case "Take" or "Skip":
                return new Sequence([], isOpen: true) { ElementType = elementType };
            case "ElementAt" or "ElementAtOrDefault" when Operators.Number(argument) is { } position && position < items.Length && !items.Any(HasAbsent):
                return items[(int)position];
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault":
                return Pick(evaluator, source, method, arguments, first, elementType);
            case "Any" or "All" or "Count" or "LongCount":
                return Test(evaluator, source, method, arguments, first);
            case "Contains":
                var equal = items.Select(item => Operators.AreEqual(item, argument)).ToList();
                return equal.Contains(true) ? Constant.True : isOpen || equal.Contains(null) ? null : Constant.False;
            case "Zip":
                return Zip(evaluator, source, method, arguments, first);
            case "ToDictionary" or "ToImmutableDictionary":
                return ToDictionary(evaluator, source, method, arguments, first);
            case "Aggregate" when !isOpen && !items.Any(HasAbsent):
                return Aggregate(evaluator, items, arguments, first);
            case "Sum" or "Max" or "Min":
                return Reduce(evaluator, source, method, arguments, first);
            case "Index":
                return new Sequence(items.Select(static (item, at) => (Value)new Sequence([new Constant(at), item]) { Names = ["Index", "Item"] }), isOpen);
            default:
                return null;
        }
    }

    /// <summary>The query in each world of a choice of collections; null where it is not known in one of them.</summary>
    private static Value? QueryArms(Evaluator evaluator, Choice choice, MethodRef method, Arguments arguments, int first)
    {
        var isKnown = true;
        var result = evaluator.MapArms(choice, arm =>
        {
            var found = Query(evaluator, arm, method, arguments, first);
            isKnown &= found is not null;
            return found ?? Unknown.Any;
        });
        return isKnown ? result : null;
    }

    private static Sequence? Range(Arguments arguments)
    {
        if (Operators.Number(arguments[0]) is { } start && Operators.Number(arguments[1]) is { } count && count is >= 0 and <= Budget.Rounds)
            return new Sequence(Enumerable.Range((int)start, (int)count).Select(static number => (Value)new Constant(number)));
        return new Sequence([], isOpen: true);
    }

    private static Sequence SelectMany(Evaluator evaluator, Value source, MethodRef method, Arguments arguments, int first)
    {
        var result = new List<Value>();
        var isOpen = evaluator.Elements(source).IsOpen;
        evaluator.ForEach(source, element =>
        {
            var (items, innerOpen) = evaluator.Elements(evaluator.Invoke(Operand(arguments, first), element));
            isOpen |= innerOpen || evaluator.IsRepeated;
            result.AddRange(arguments.Count > first + 1
                ? items.Select(item => evaluator.Invoke(arguments[first + 1], element, item))
                : items);
        });
        return new Sequence(result, isOpen) { ElementType = method.Returns.Element };
    }

    private static Sequence OrderBy(Evaluator evaluator, ImmutableArray<Value> items, bool isOpen, MethodRef method, Value selector, TypeRef? elementType)
    {
        var keys = items.Select(item => method.Name == "Order" ? item : evaluator.Invoke(selector, item)).ToList();
        if (isOpen || !keys.TrueForAll(static key => key is Constant { Data: string } || Operators.Number(key) is not null))
            return new Sequence(items, isOpen) { ElementType = elementType };
        var pairs = items.Select((item, index) => (Item: item, Key: keys[index])).ToList();
        var ordered = keys.TrueForAll(static key => key is Constant { Data: string })
            ? pairs.OrderBy(static pair => (string)((Constant)pair.Key).Data!, StringComparer.Ordinal)
            : pairs.OrderBy(static pair => Operators.Number(pair.Key) ?? 0);
        var sorted = ordered.Select(static pair => pair.Item);
        return new Sequence(method.Name.EndsWith("Descending", StringComparison.Ordinal) ? sorted.Reverse() : sorted) { ElementType = elementType };
    }

    private static ImmutableArray<Value> Distinct(ImmutableArray<Value> items)
    {
        var result = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in items)
        {
            if (!result.Any(known => Operators.AreEqual(known, item) == true))
                result.Add(item);
        }

        return result.ToImmutable();
    }

    private static Value Pick(Evaluator evaluator, Value source, MethodRef method, Arguments arguments, int first, TypeRef? elementType)
    {
        var isFiltered = arguments.Count > first && Operand(arguments, first) is Closure;
        var sequence = isFiltered ? evaluator.Filter(source, element => evaluator.Invoke(arguments[first], element)) : new Sequence(evaluator.Elements(source).Items, evaluator.Elements(source).IsOpen);
        if (sequence.Items.Any(HasAbsent) || (sequence.IsOpen && (sequence.Items.IsEmpty || method.Name.StartsWith("Last", StringComparison.Ordinal))))
            return evaluator.UnknownOf(elementType ?? method.Returns);
        if (sequence.Items.IsEmpty)
            return method.Name.EndsWith("OrDefault", StringComparison.Ordinal) ? Constant.Null : evaluator.UnknownOf(elementType ?? method.Returns);
        return method.Name.StartsWith("Last", StringComparison.Ordinal) ? sequence.Items[sequence.Items.Length - 1] : sequence.Items[0];
    }

    private static Value? Test(Evaluator evaluator, Value source, MethodRef method, Arguments arguments, int first)
    {
        var hasPredicate = arguments.Count > first;
        var all = evaluator.Elements(source);
        var passing = hasPredicate ? evaluator.Filter(source, element => evaluator.Invoke(arguments[first], element)) : new Sequence(all.Items, all.IsOpen);
        var isCertain = !passing.IsOpen && !passing.Items.Any(HasAbsent);
        switch (method.Name)
        {
            case "Any":
                return passing.Items.Any(static item => !HasAbsent(item)) ? Constant.True : isCertain ? Constant.False : null;
            case "All":
                return isCertain ? Constant.Of(passing.Items.Length == all.Items.Length) : null;
            default:
                return isCertain ? new Constant(passing.Items.Length) : null;
        }
    }

    private static Value Zip(Evaluator evaluator, Value source, MethodRef method, Arguments arguments, int first)
    {
        var (left, leftOpen) = evaluator.Elements(source);
        var (right, rightOpen) = evaluator.Elements(Operand(arguments, first));
        var pairs = left.Zip(right, (a, b) => (a, b)).ToList();
        var results = arguments.Count > first + 1
            ? pairs.Select(pair => evaluator.Invoke(arguments[first + 1], pair.a, pair.b))
            : pairs.Select(static pair => (Value)new Sequence([pair.a, pair.b]) { Names = ["First", "Second"] });
        return new Sequence(results.ToList(), leftOpen || rightOpen) { ElementType = method.Returns.Element };
    }

    private static Mapping ToDictionary(Evaluator evaluator, Value source, MethodRef method, Arguments arguments, int first)
    {
        var mapping = new Mapping { IsOpen = evaluator.Elements(source).IsOpen, ValueType = method.Returns.TypeArguments.Length == 2 ? method.Returns.TypeArguments[1] : null };
        foreach (var item in evaluator.Elements(source).Items)
        {
            if (HasAbsent(item))
            {
                mapping.IsOpen = true;
                continue;
            }

            var isPair = Operand(arguments, first) is not Closure && item is Sequence { Items.Length: 2 };
            var key = isPair ? ((Sequence)item).Items[0] : evaluator.Invoke(Operand(arguments, first), item);
            var value = isPair ? ((Sequence)item).Items[1] : Operand(arguments, first + 1) is Closure selector ? evaluator.Invoke(selector, item) : item;
            mapping.Entries = mapping.Entries.Add(new KeyValuePair<Value, Value>(key, value));
        }

        return mapping;
    }

    private static Value Aggregate(Evaluator evaluator, ImmutableArray<Value> items, Arguments arguments, int first)
    {
        var hasSeed = arguments.Count > first + 1;
        var function = arguments[hasSeed ? first + 1 : first];
        if (!hasSeed && items.IsEmpty)
            return Unknown.Any;
        var result = hasSeed ? arguments[first] : items[0];
        foreach (var item in hasSeed ? items : items.RemoveAt(0))
            result = evaluator.Invoke(function, result, item);
        return result;
    }

    private static Value? Reduce(Evaluator evaluator, Value source, MethodRef method, Arguments arguments, int first)
    {
        var mapped = Operand(arguments, first) is Closure selector ? evaluator.Map(source, element => evaluator.Invoke(selector, element)) : source;
        var (items, isOpen) = evaluator.Elements(mapped);
        var numbers = items.Select(static item => Operators.Number(item)).ToList();
        if (isOpen || numbers.Contains(null) || (numbers.Count == 0 && method.Name != "Sum"))
            return null;
        var result = method.Name switch { "Sum" => numbers.Sum(), "Max" => numbers.Max(), _ => numbers.Min() } ?? 0;
        return method.Returns.Name == "System.Int32" ? new Constant((int)result) : new Constant(result);
    }
}
