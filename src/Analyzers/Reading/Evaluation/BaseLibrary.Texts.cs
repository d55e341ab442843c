using System.Globalization;
using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>The methods of System.String.</summary>
internal static partial class BaseLibrary
{
    private static readonly Regex FormatItem = new(@"\{\{|\}\}|\{(?<index>[0-9]+)(,[^:}]*)?(:(?<format>[^}]*))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static Value? TextMethod(Value? receiver, MethodRef method, Arguments arguments)
    {
        if (receiver is null)
            return StaticTextMethod(method, arguments);
        if (receiver is not Constant { Data: string text })
            return method.Name is "ToString" or "Trim" && arguments.Count == 0 ? receiver : null;

        var first = Operand(arguments, 0);
        var second = Operand(arguments, 1);
        return (method.Name, arguments.Count, Plain(first), Plain(second)) switch
        {
            ("ToString", _, _, _) => receiver,
            ("ToLower" or "ToLowerInvariant", _, _, _) => new Constant(text.ToLowerInvariant()),
            ("ToUpper" or "ToUpperInvariant", _, _, _) => new Constant(text.ToUpperInvariant()),
            ("Trim", 0, _, _) => new Constant(text.Trim()),
            ("Trim", 1, string { Length: 1 } c, _) => new Constant(text.Trim(c[0])),
            ("TrimEnd", 1, string { Length: 1 } c, _) => new Constant(text.TrimEnd(c[0])),
            ("TrimStart", 1, string { Length: 1 } c, _) => new Constant(text.TrimStart(c[0])),
            ("Replace", >= 2, string { Length: > 0 } old, { } by) => new Constant(text.Replace(old, by)),
            ("StartsWith", _, { } part, _) => Constant.Of(text.StartsWith(part, ComparisonOf(second))),
            ("EndsWith", _, { } part, _) => Constant.Of(text.EndsWith(part, ComparisonOf(second))),
            ("Contains", _, { } part, _) => Constant.Of(text.IndexOf(part, ComparisonOf(second)) >= 0),
            ("IndexOf", 1, { } part, _) => new Constant(text.IndexOf(part, StringComparison.Ordinal)),
            ("LastIndexOf", 1, { } part, _) => new Constant(text.LastIndexOf(part, StringComparison.Ordinal)),
            ("Equals", >= 1, { } other, _) => Constant.Of(string.Equals(text, other, ComparisonOf(second))),
            ("Substring", 1, _, _) when Position(first, text.Length) is { } start => new Constant(text.Substring(start)),
            ("Substring", 2, _, _) when Position(first, text.Length) is { } start && Position(second, text.Length - start) is { } length => new Constant(text.Substring(start, length)),
            ("Split", >= 1, string { Length: > 0 } separator, _) => new Sequence(text.Split([separator], SplitOptions(arguments)).Select(static part => (Value)new Constant(part))),
            ("PadLeft", 2, _, string { Length: 1 } c) when Position(first, 1000) is { } width => new Constant(text.PadLeft(width, c[0])),
            _ => null,
        };
    }

    private static Value? StaticTextMethod(MethodRef method, Arguments arguments)
    {
        switch (method.Name)
        {
            case "Format":
                return FormatText(arguments);
            case "Concat":
                return Evaluator.Join(arguments.All.SelectMany(static argument => argument is Sequence { IsOpen: false } parts ? parts.Items : [argument]).Select(static part => Format(part, (string?)null)));
            case "Join" when arguments[1] is Sequence { IsOpen: false } parts && !parts.Items.Any(HasAbsent):
                return Evaluator.Join(parts.Items.SelectMany((part, index) => index == 0 ? new[] { Format(part, (string?)null) } : [arguments[0], Format(part, (string?)null)]));
            case "IsNullOrEmpty" or "IsNullOrWhiteSpace":
                return arguments[0] switch
                {
                    Constant { Data: null } => Constant.True,
                    Constant { Data: string text } => Constant.Of(method.Name == "IsNullOrEmpty" ? text.Length == 0 : string.IsNullOrWhiteSpace(text)),
                    Text or Token => Constant.False,
                    var other when Evaluator.KeyOf(other) is { } key => new Unknown($"({key} is empty)", null),
                    _ => null,
                };
            case "Equals" when Plain(arguments[0]) is { } left && Plain(arguments[1]) is { } right:
                return Constant.Of(string.Equals(left, right, ComparisonOf(Operand(arguments, 2))));
            case "Equals":
                return Operators.Comparison("==", arguments[0], arguments[1]);
            default:
                return null;
        }
    }

    /// <summary>string.Format, with any value where an item stands.</summary>
    private static Value? FormatText(Arguments arguments)
    {
        var offset = arguments[0] is Constant { Data: string } ? 0 : 1;
        if (arguments[offset] is not Constant { Data: string format })
            return null;
        var values = arguments.All.Skip(offset + 1).SelectMany(static argument => argument is Sequence { IsOpen: false } items ? items.Items : [argument]).ToList();
        var parts = new List<Value>();
        var position = 0;
        foreach (Match item in FormatItem.Matches(format))
        {
            parts.Add(new Constant(format.Substring(position, item.Index - position)));
            position = item.Index + item.Length;
            if (!item.Groups["index"].Success)
            {
                parts.Add(new Constant(item.Value.Substring(1)));
                continue;
            }

            var index = int.Parse(item.Groups["index"].Value, CultureInfo.InvariantCulture);
            if (index >= values.Count)
                return null;
            parts.Add(Format(values[index], item.Groups["format"].Success ? item.Groups["format"].Value : null));
        }

        parts.Add(new Constant(format.Substring(position)));
        return Evaluator.Join(parts);
    }

    private static string? Plain(Value value) => value switch
    {
        Constant { Data: string text } => text,
        Constant { Data: char c } => c.ToString(),
        Sequence { IsOpen: false, Items: [Constant { Data: char only }] } => only.ToString(),
        _ => null,
    };

    private static StringComparison ComparisonOf(Value value) =>
        value is EnumMember member && member.Name.EndsWith("IgnoreCase", StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static StringSplitOptions SplitOptions(Arguments arguments) =>
        arguments.All.Any(static argument => argument is EnumMember { Name: "RemoveEmptyEntries" }) ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None;

    private static int? Position(Value value, int limit) => Operators.Number(value) is { } number && number >= 0 && number <= limit ? (int)number : null;
}
