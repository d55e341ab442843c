using System.Collections.Immutable;
using System.Globalization;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>Operators, conversions and text put together.</summary>
internal sealed partial class Evaluator
{
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

    // Apart, as wherever arms are gone through: a closure in the method that asks would be made for every operator.
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

    private static Value And(Value left, Value right) => Combine("&&", decisive: false, left, right);

    private static Value Or(Value left, Value right) => Combine("||", decisive: true, left, right);

    /// <param name="sign">How the operator is written in the key of the result.</param>
    /// <param name="decisive">Which of true and false decides alone; the other one leaves it to the other side.</param>
    private static Value Combine(string sign, bool decisive, Value left, Value right)
    {
        if (Is(left, decisive) || Is(right, !decisive))
            return left;
        if (Is(right, decisive) || Is(left, !decisive))
            return right;
        return KeyOf(left) is { } a && KeyOf(right) is { } b ? new Unknown($"({a}{sign}{b})", null) : Unknown.Any;

        static bool Is(Value value, bool truth) => value is Constant { Data: bool data } && data == truth;
    }

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
