using System.Globalization;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>Operators on values: computed where both sides are known, else unknown, with a key where the sides have one.</summary>
internal static class Operators
{
    public static Value Apply(Operator @operator, Value left, Value right)
    {
        switch (@operator)
        {
            case Operator.Equals:
                return Comparison("==", left, right);
            case Operator.NotEquals:
                return Comparison("!=", left, right);
            case Operator.Add when IsText(left) || IsText(right):
                return Evaluator.Join([left, right]);
            case Operator.And or Operator.Or or Operator.ExclusiveOr when left is Constant { Data: bool a } && right is Constant { Data: bool b }:
                return Constant.Of(@operator == Operator.And ? a && b : @operator == Operator.Or ? a || b : a != b);
            default:
                break;
        }

        if (Number(left) is { } x && Number(right) is { } y && left is Constant && right is Constant)
            return Arithmetic(@operator, x, y, IsWhole(left) && IsWhole(right));
        return new Unknown(Evaluator.KeyOf(left) is { } l && Evaluator.KeyOf(right) is { } r ? $"({l}{@operator}{r})" : null, null);
    }

    public static Value Apply(Operator @operator, Value operand) => (@operator, operand) switch
    {
        (Operator.Not, Constant { Data: bool truth }) => Constant.Of(!truth),
        (Operator.Not, Unknown { Key: { } key }) => new Unknown(key.StartsWith("!", StringComparison.Ordinal) ? key.Substring(1) : "!" + key, null),
        (Operator.Minus, Constant { Data: int number }) => new Constant(-number),
        (Operator.Minus, Constant { Data: long number }) => new Constant(-number),
        (Operator.Minus, Constant { Data: double number }) => new Constant(-number),
        (Operator.Plus, Constant) => operand,
        _ => Unknown.Any,
    };

    /// <summary>== or != as a value.</summary>
    public static Value Comparison(string sign, Value left, Value right)
    {
        if (AreEqual(left, right) is { } equal)
            return Constant.Of(equal == (sign == "=="));
        if (Evaluator.KeyOf(left) is not { } l || Evaluator.KeyOf(right) is not { } r)
            return Unknown.Any;
        var key = string.CompareOrdinal(l, r) <= 0 ? $"({l}=={r})" : $"({r}=={l})";
        return new Unknown(sign == "==" ? key : "!" + key, null);
    }

    /// <summary>Whether two values are equal; null where that cannot be told.</summary>
    public static bool? AreEqual(Value left, Value right)
    {
        if (ReferenceEquals(left, right))
            return left is Unknown { Key: null } ? null : true;
        switch (left, right)
        {
            case (Constant a, Constant b):
                return Equals(a.Data, b.Data) || (Number(a) is { } x && Number(b) is { } y && a.Data is not string && b.Data is not string && x.Equals(y));
            case (EnumMember a, EnumMember b):
                return a.Type.Name == b.Type.Name && a.Name.Length > 0 && b.Name.Length > 0 ? a.Name == b.Name : null;
            case (Instance a, Instance b):
                return a.IsOpaque || b.IsOpaque || a.Type.IsRecord ? null : false;
            case (Constant { Data: null }, _):
                return EqualsNull(right);
            case (_, Constant { Data: null }):
                return EqualsNull(left);
            case (TypeValue a, TypeValue b):
                return a.Type.Name == b.Type.Name;
            default:
                return null;
        }
    }

    private static bool? EqualsNull(Value value) => value switch
    {
        Instance { MayBeNull: true } or Unknown or Choice => null,
        Sequence { IsOpen: true, ElementType: not null } or Mapping { IsOpen: true } => null,
        Constant { Data: null } => true,
        _ => false,
    };

    /// <summary>The number that a constant is; null for anything else.</summary>
    public static double? Number(Value value) => value switch
    {
        Constant { Data: char letter } => letter,
        Constant { Data: IConvertible data and not string and not bool and not DateTime } => System.Convert.ToDouble(data, CultureInfo.InvariantCulture),
        _ => null,
    };

    public static bool IsText(Value value) => value is Constant { Data: string } or Text or Token || value is Unknown { Type.IsString: true };

    /// <summary>A number in the type it is converted to.</summary>
    public static Value ConvertNumber(Value value, TypeRef type)
    {
        if (value is not Constant { Data: not null and not bool and not string } || Number(value) is not { } number)
            return value is EnumMember { Data: { } data } && type.Name == "System.Int32" ? new Constant(System.Convert.ToInt32(data, CultureInfo.InvariantCulture)) : value;
        return type.Name switch
        {
            "System.Int32" when Math.Abs(number) < int.MaxValue => new Constant((int)number),
            "System.Int64" when Math.Abs(number) < long.MaxValue => new Constant((long)number),
            "System.Double" => new Constant(number),
            "System.Byte" when number is >= 0 and <= 255 => new Constant((int)number),
            _ => value,
        };
    }

    private static bool IsWhole(Value value) => value is Constant { Data: int or long or short or byte or uint or char };

    private static Value Arithmetic(Operator @operator, double x, double y, bool isWhole)
    {
        switch (@operator)
        {
            case Operator.LessThan: return Constant.Of(x < y);
            case Operator.LessThanOrEqual: return Constant.Of(x <= y);
            case Operator.GreaterThan: return Constant.Of(x > y);
            case Operator.GreaterThanOrEqual: return Constant.Of(x >= y);
            case Operator.Divide or Operator.Remainder when isWhole && y.Equals(0d): return Unknown.Any;
            default: break;
        }

        double? result = @operator switch
        {
            Operator.Add => x + y,
            Operator.Subtract => x - y,
            Operator.Multiply => x * y,
            Operator.Divide => isWhole ? Math.Truncate(x / y) : x / y,
            Operator.Remainder => x % y,
            Operator.LeftShift when isWhole => x * Math.Pow(2, y),
            Operator.RightShift when isWhole => Math.Floor(x / Math.Pow(2, y)),
            Operator.And when isWhole => (long)x & (long)y,
            Operator.Or when isWhole => (long)x | (long)y,
            _ => null,
        };
        if (result is not { } number)
            return Unknown.Any;
        if (!isWhole)
            return new Constant(number);
        return Math.Abs(number) <= int.MaxValue ? new Constant((int)number) : new Constant((long)number);
    }
}
