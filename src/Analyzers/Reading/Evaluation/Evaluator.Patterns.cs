using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>Patterns: what a value matches, and what the pattern's variables are.</summary>
internal sealed partial class Evaluator
{
    private Value Matches(Value value, Pattern pattern, Frame frame)
    {
        value = Simplify(value);
        if (value is Choice choice)
            return MatchesArms(choice, pattern, frame);
        switch (pattern)
        {
            case AnyPattern:
                return Constant.True;
            case ConstantPattern constant:
                return Operators.Comparison("==", value, Evaluate(constant.Value, frame));
            case RelationalPattern relation:
                return Operators.Apply(relation.Operator, value, Evaluate(relation.Value, frame));
            case TypePattern type:
                var result = type.Type is null ? Constant.True : TypeTest(value, Substitute(type.Type, frame));
                Bind(type.Slot, value, frame);
                return result;
            case PropertyPattern properties:
                return MatchesProperties(value, properties, frame);
            case NotPattern not:
                return Operators.Apply(Operator.Not, Matches(value, not.Operand, frame));
            case CombinedPattern { IsAnd: true } both:
                var left = Matches(value, both.Left, frame);
                return left is Constant { Data: false } ? left : And(left, Matches(value, both.Right, frame));
            case CombinedPattern either:
                var first = Matches(value, either.Left, frame);
                return first is Constant { Data: true } ? first : Or(first, Matches(value, either.Right, frame));
            case UnknownPattern unknown:
                foreach (var slot in unknown.Slots)
                    frame.Declare(slot, Unknown.Any);
                return Unknown.Any;
            default:
                return Unknown.Any;
        }
    }

    /// <summary>A variable that the pattern declares is the value itself, in each arm its own.</summary>
    private Value MatchesArms(Choice choice, Pattern pattern, Frame frame)
    {
        var slots = new List<int>();
        CollectSlots(pattern, slots);
        var bound = slots.Select(_ => new Value?[choice.Arms.Length]).ToList();
        var results = new Value?[choice.Arms.Length];
        Fork(choice.Branch, choice.Arms.Length, arm =>
        {
            results[arm] = Matches(choice.Arms[arm], pattern, frame);
            for (var i = 0; i < slots.Count; i++)
                bound[i][arm] = frame.Find(slots[i])?.Value;
            return Completion.Normal;
        });
        for (var i = 0; i < slots.Count; i++)
            frame.Declare(slots[i], Choose(choice.Branch, bound[i].ToImmutableArray()));
        return Choose(choice.Branch, results.ToImmutableArray());
    }

    private static void CollectSlots(Pattern pattern, List<int> slots)
    {
        switch (pattern)
        {
            case TypePattern { Slot: { } slot }:
                slots.Add(slot);
                break;
            case PropertyPattern properties:
                if (properties.Slot is { } own)
                    slots.Add(own);
                foreach (var (_, inner) in properties.Properties)
                    CollectSlots(inner, slots);
                foreach (var inner in properties.Positions)
                    CollectSlots(inner, slots);
                break;
            case NotPattern not:
                CollectSlots(not.Operand, slots);
                break;
            case CombinedPattern combined:
                CollectSlots(combined.Left, slots);
                CollectSlots(combined.Right, slots);
                break;
            case UnknownPattern unknown:
                slots.AddRange(unknown.Slots);
                break;
            default:
                break;
        }
    }

    private Value MatchesProperties(Value value, PropertyPattern pattern, Frame frame)
    {
        Value result = pattern.Type is null ? Operators.Comparison("!=", value, Constant.Null) : TypeTest(value, Substitute(pattern.Type, frame));
        Bind(pattern.Slot, value, frame);
        if (result is Constant { Data: false })
            return result;
        foreach (var (member, inner) in pattern.Properties)
            result = And(result, Matches(GetMember(value, member, [], isBase: false, Anchor), inner, frame));
        for (var i = 0; i < pattern.Positions.Length; i++)
            result = And(result, Matches(Part(value, i, pattern.Positions.Length), pattern.Positions[i], frame));
        return result;
    }

    private static void Bind(int? slot, Value value, Frame frame)
    {
        if (slot is { } number)
            frame.Declare(number, value);
    }

    private Value TypeTest(Value value, TypeRef type) => IsOfType(value, type) switch
    {
        true => Constant.True,
        false => Constant.False,
        null => KeyOf(value) is { } key ? new Unknown($"({key} is {type.Name})", null) : Unknown.Any,
    };

    /// <summary>Whether a value is of a type; null where that cannot be told.</summary>
    internal static bool? IsOfType(Value value, TypeRef type)
    {
        switch (value)
        {
            case Constant { Data: null }:
                return false;
            case Constant constant:
                return constant.Data!.GetType().FullName == type.Name || type.Name == "System.Object";
            case EnumMember member:
                return member.Type.Name == type.Name || type.Name is "System.Object" or "System.Enum";
            case Text or Token:
                return type.IsString || type.Name == "System.Object" ? true : null;
            case Instance instance:
                if (instance.Type.Is(type.Name) || type.Name == "System.Object")
                    return true;
                if (type.IsTypeParameter || instance.Type.IsError || type.IsError)
                    return null;

                // What is behind a declared type may be more than that.
                return instance.IsOpaque && (type.IsInterface || instance.Type.IsInterface || type.Is(instance.Type.Name)) ? null : false;
            case Sequence or Mapping:
                return type.IsArray || type.Name.StartsWith("System.Collections", StringComparison.Ordinal) ? null : false;
            case Closure:
                return type.IsDelegate;
            default:
                return null;
        }
    }

    private Value? SwitchArms(ImmutableArray<SwitchArm> arms, int index, Value value, Frame frame)
    {
        if (index >= arms.Length)
            return null;
        var arm = arms[index];
        var matches = Matches(value, arm.Pattern, frame);
        if (arm.When is { } when && matches is not Constant { Data: false })
            matches = And(matches, Evaluate(when, frame));
        return matches switch
        {
            Constant { Data: true } => EvaluateArm(arm.Value, frame),
            Constant { Data: false } => SwitchArms(arms, index + 1, value, frame),
            _ => ForkValue(matches, truth => truth ? EvaluateArm(arm.Value, frame) : SwitchArms(arms, index + 1, value, frame)),
        };
    }
}
