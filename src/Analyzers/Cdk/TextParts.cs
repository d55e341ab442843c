using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// A text as a row of pieces: constants, tokens and unknown values, with <c>Fn.Join</c> and <c>Fn.Sub</c> dissolved. Adjacent constants are joined.
/// </summary>
internal static class TextParts
{
    private static readonly Regex Placeholder = new(@"\$\{(?<name>[^!}][^}]*)\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The pieces of a text.</summary>
    public static ImmutableArray<Value> Of(Value value)
    {
        var parts = ImmutableArray.CreateBuilder<Value>();
        foreach (var part in Pieces(value))
        {
            if (part is Constant { Data: string text } && parts.Count > 0 && parts[parts.Count - 1] is Constant { Data: string before })
                parts[parts.Count - 1] = new Constant(before + text);
            else
                parts.Add(part);
        }

        return parts.ToImmutable();
    }

    private static IEnumerable<Value> Pieces(Value value) => value switch
    {
        Constant { Data: not (null or string) } constant => [new Constant(constant.ToString())],
        Text text => text.Parts.SelectMany(Pieces),
        Token { Owner: null, Name: "Fn.Join", Arguments: [var delimiter, Sequence { IsOpen: false } list] } => Joined(delimiter, list.Items),
        Token { Owner: null, Name: "Fn.Sub", Arguments: [var body, ..] } sub when ValueReader.TextOrNull(body) is { } template =>
            Substituted(template, sub.Arguments.Length > 1 ? sub.Arguments[1] : Constant.Null),
        _ => [value],
    };

    private static IEnumerable<Value> Joined(Value delimiter, ImmutableArray<Value> items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                yield return delimiter;
            foreach (var piece in Pieces(items[i]))
                yield return piece;
        }
    }

    /// <summary>'${AWS::Region}' is the pseudo parameter, '${Name}' a variable of the call, or a resource by its logical id, which is not known here.</summary>
    private static IEnumerable<Value> Substituted(string template, Value variables)
    {
        var end = 0;
        foreach (Match match in Placeholder.Matches(template))
        {
            if (match.Index > end)
                yield return new Constant(template.Substring(end, match.Index - end));
            end = match.Index + match.Length;

            var name = match.Groups["name"].Value;
            if (name.StartsWith("AWS::", StringComparison.Ordinal))
            {
                yield return new Token(null, "Aws." + name.Substring("AWS::".Length).ToUpperInvariant(), []);
                continue;
            }

            var variable = (variables as Mapping)?.Find(name) ?? Unknown.Any;
            foreach (var piece in Pieces(variable))
                yield return piece;
        }

        if (end < template.Length)
            yield return new Constant(template.Substring(end));
    }
}
