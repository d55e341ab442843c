using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Availability zones: a name where it is written, else the position among those of the region.</summary>
internal static class Zones
{
    /// <summary>The zone at a position, as <c>Fn.select(i, Fn.getAzs())</c>, which is what CDK writes for it.</summary>
    public static Value At(int index) => new Token(null, "Fn.Select", [new Constant(index), new Token(null, "Fn.GetAzs", [])]);

    /// <summary>A key that is equal for equal zones.</summary>
    public static Setting<string> KeyOf(Value zone) => ValueReader.Read(zone, static zone => zone switch
    {
        Token { Name: "Fn.Select", Arguments: [var index, Token { Name: "Fn.GetAzs" }, ..] } when ValueReader.Number(index).TryGet(out var position) =>
            Setting<string>.Of(FormattableString.Invariant($"#{position}")),
        _ => ValueReader.Text(zone),
    });

    /// <summary>Whether zones can be told apart: names from names, and positions from positions.</summary>
    public static bool AreComparable(IEnumerable<Setting<string>> keys)
    {
        var all = keys.ToList();
        return all.TrueForAll(static key => key.IsKnown) && all.Select(static key => key.Value.StartsWith("#", StringComparison.Ordinal)).Distinct().Count() <= 1;
    }
}
