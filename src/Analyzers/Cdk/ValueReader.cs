using System.Globalization;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// Reads plain facts out of values: null is absent, a constant is known, everything that the program does not fix is unknown.
/// A choice counts as known where all its arms agree.
/// </summary>
internal static class ValueReader
{
    /// <summary>Whether the value is the constant null: the property was left out.</summary>
    public static bool IsNull(Value value) => value is Constant { Data: null };

    /// <summary>Whether the value is known not to be null: what cannot be computed may be.</summary>
    public static bool IsSet(Value value) => value switch
    {
        Constant constant => constant.Data is not null,
        Instance instance => !instance.MayBeNull,
        Sequence sequence => !sequence.IsOpen || !sequence.Items.IsEmpty,
        Mapping mapping => !mapping.IsOpen || !mapping.Entries.IsEmpty,
        EnumMember or Text { } or Token or TypeValue or Closure => true,
        _ => false,
    };

    /// <summary>What a value is directly made of. A construct is a thing of its own, and made of nothing.</summary>
    public static IEnumerable<Value> PartsOf(Value value) => value switch
    {
        Token token => token.Arguments,
        Text text => text.Parts,
        Sequence sequence => sequence.Items,
        Mapping mapping => mapping.Entries.Select(static entry => entry.Value),
        Choice choice => choice.Arms,
        Instance instance when !instance.Type.Is(CdkNames.Construct) => instance.Members.Values,
        _ => [],
    };

    /// <summary>
    /// The values that a choice may take, each with the worlds in which it does, inside of <paramref name="within"/>.
    /// Any other value is its own only alternative.
    /// </summary>
    public static IEnumerable<(Guard Guard, Value Value)> Alternatives(Value value, Guard? within = null)
    {
        var guard = within ?? Guard.Always;
        return value is Choice choice ? AlternativesOf(choice, guard) : [(guard, value)];
    }

    private static IEnumerable<(Guard Guard, Value Value)> AlternativesOf(Choice choice, Guard guard) => Enumerable.Range(0, choice.Arms.Length)
        .Where(arm => guard.ArmOf(choice.Branch) is not { } made || made == arm)
        .SelectMany(arm => Alternatives(choice.Arms[arm], guard.And(choice.Branch, arm)));

    /// <summary>The worlds that some values tell apart: in each of them every value is one alternative.</summary>
    public static IReadOnlyList<Guard> Worlds(IEnumerable<Value> values, Guard within)
    {
        IReadOnlyList<Guard> worlds = [within];
        foreach (var value in values)
            worlds = [.. worlds.SelectMany(world => Alternatives(value, world)).Select(static alternative => alternative.Guard)];
        return worlds;
    }

    /// <summary>The value in a world that fixes its choices; a choice that it leaves open is unknown.</summary>
    public static Value In(Value value, Guard world)
    {
        while (value is Choice choice)
            value = world.ArmOf(choice.Branch) is { } arm ? choice.Arms[arm] : Unknown.Any;
        return value;
    }

    /// <summary>One value of what it is in each of some <see cref="Worlds"/>.</summary>
    public static Value Join(IReadOnlyList<(Guard World, Value Value)> values, Guard within)
    {
        if (values is [var only])
            return only.Value;
        var open = values.Count == 0 ? null : values[0].World.Terms.Cast<(int Branch, int Arm)?>().FirstOrDefault(term => within.ArmOf(term!.Value.Branch) is null);
        if (open is not var (branch, _))
            return Unknown.Any;
        var arms = values.Max(value => value.World.ArmOf(branch) ?? 0) + 1;
        return new Choice(branch, [.. Enumerable.Range(0, arms).Select(arm =>
            Join([.. values.Where(value => value.World.ArmOf(branch) == arm)], within.And(branch, arm)))]);
    }

    /// <summary>Applies a function to the value, or to each arm of a choice.</summary>
    public static Value Map(Value value, Func<Value, Value> function) =>
        value is Choice choice ? new Choice(choice.Branch, [.. choice.Arms.Select(arm => Map(arm, function))]) : function(value);

    /// <summary>A text that the program fixes.</summary>
    public static Setting<string> Text(Value value) => Read(value, static value => value switch
    {
        Constant { Data: null } => Setting<string>.Absent,
        Constant { Data: string text } => Setting<string>.Of(text),
        Constant { Data: char letter } => Setting<string>.Of(letter.ToString()),
        Text { Parts: [Constant { Data: string text }] } => Setting<string>.Of(text),
        _ => Setting<string>.Unknown,
    });

    /// <summary>The known text; null where it is absent or unknown.</summary>
    public static string? TextOrNull(Value value) => Text(value).TryGet(out var text) ? text : null;

    /// <summary>A whole number. The CDK's number properties are doubles.</summary>
    public static Setting<int> Number(Value value) => Read(value, static value => value switch
    {
        Constant { Data: null } => Setting<int>.Absent,
        Constant { Data: double or float or decimal or int or long or short or byte or uint or ushort or sbyte or ulong } constant => Whole(constant.Data),
        Constant { Data: string text } when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            Setting<int>.Of(number),
        _ => Setting<int>.Unknown,
    });

    /// <summary>A flag. L1 flags are objects, so the texts of CloudFormation count too.</summary>
    public static Setting<bool> Flag(Value value) => Read(value, static value => value switch
    {
        Constant { Data: null } => Setting<bool>.Absent,
        Constant { Data: bool flag } => Setting<bool>.Of(flag),
        Constant { Data: string text } when bool.TryParse(text, out var flag) => Setting<bool>.Of(flag),
        _ => Setting<bool>.Unknown,
    });

    /// <summary>A flag with what counts where it was left out; null where unknown.</summary>
    public static bool? FlagOr(Value value, bool fallback) => Flag(value).Or(fallback).TryGet(out var flag) ? flag : null;

    /// <summary>The name of an enum's member.</summary>
    public static Setting<string> EnumName(Value value) => Read(value, static value => value switch
    {
        Constant { Data: null } => Setting<string>.Absent,
        EnumMember member => Setting<string>.Of(member.Name),
        _ => Setting<string>.Unknown,
    });

    /// <summary>A fact that is read from the value; where it is a choice, the fact on which all arms agree.</summary>
    public static Setting<T> Read<T>(Value value, Func<Value, Setting<T>> read)
    {
        Setting<T>? agreed = null;
        foreach (var (_, alternative) in Alternatives(value))
        {
            var setting = read(alternative);
            if (agreed is { } before && !before.Equals(setting))
                return Setting<T>.Unknown;
            agreed = setting;
        }

        return agreed ?? Setting<T>.Unknown;
    }

    /// <summary>
    /// The elements of a sequence, each with the worlds in which it is there; null is empty, and what is no known sequence is open.
    /// Elements that are null are left out.
    /// </summary>
    public static Items<(Guard Guard, Value Value)> Elements(Value value, Guard? within = null)
    {
        var elements = new Items<(Guard, Value)>();
        foreach (var (guard, alternative) in Alternatives(value, within))
        {
            if (alternative is Sequence sequence)
            {
                elements.IsOpen |= sequence.IsOpen;
                elements.AddRange(sequence.Items.SelectMany(item => Alternatives(item, guard)).Where(static item => item.Value is not Absent && !IsNull(item.Value)));
            }
            else
            {
                elements.IsOpen |= !IsNull(alternative);
            }
        }

        return elements;
    }

    /// <summary>The entries of a dictionary whose keys are texts (null: a key that is unknown), each with the worlds in which it is there.</summary>
    public static Items<(Guard Guard, string? Key, Value Value)> Entries(Value value, Guard? within = null)
    {
        var entries = new Items<(Guard, string?, Value)>();
        foreach (var (guard, alternative) in Alternatives(value, within))
        {
            if (alternative is Mapping mapping)
            {
                entries.IsOpen |= mapping.IsOpen;
                foreach (var entry in mapping.Entries)
                    entries.AddRange(Alternatives(entry.Value, guard).Where(static item => item.Value is not Absent).Select(item => (item.Guard, TextOrNull(entry.Key), item.Value)));
            }
            else
            {
                entries.IsOpen |= !IsNull(alternative);
            }
        }

        return entries;
    }

    private static Setting<int> Whole(object data)
    {
        var number = Convert.ToDouble(data, CultureInfo.InvariantCulture);
        return number is >= int.MinValue and <= int.MaxValue ? Setting<int>.Of((int)number) : Setting<int>.Unknown;
    }
}
