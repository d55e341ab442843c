using System.Globalization;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Lengths of time (core/lib/duration.js).</summary>
internal sealed class DurationFamily : Family
{
    private const string Duration = "Amazon.CDK.Duration";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Duration];

    /// <summary>The seconds of a duration, where they are whole.</summary>
    public static Setting<int> Seconds(Value value) =>
        ValueReader.Read(value, static one => one is Instance { Model: Value seconds } ? ValueReader.Number(seconds) : ValueReader.IsNull(one) ? Setting<int>.Absent : Setting<int>.Unknown);

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (receiver is Instance { Model: Constant { Data: double } seconds } && Unit(method.Name.StartsWith("To", StringComparison.Ordinal) ? method.Name.Substring(2) : "") is { } divisor)
            return new Constant((double)seconds.Data! / divisor);
        if (!method.IsStatic || Unit(method.Name) is not { } unit || arguments[0] is not Constant { Data: { } amount and not string })
            return null;
        var made = context.Evaluation.Create(Duration);
        made.Model = new Constant(Convert.ToDouble(amount, CultureInfo.InvariantCulture) * unit);
        return made;
    }

    private static double? Unit(string name) => name switch
    {
        "Seconds" => 1,
        "Minutes" => 60,
        "Hours" => 3600,
        "Days" => 86400,
        _ => null,
    };
}
