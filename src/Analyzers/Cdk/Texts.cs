using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Makes texts of pieces.</summary>
internal static class Texts
{
    /// <summary>The pieces one after the other; a constant where all of them are, a lone token itself.</summary>
    public static Value Concat(params Value[] pieces)
    {
        var parts = ImmutableArray.CreateBuilder<Value>();
        foreach (var piece in pieces.SelectMany(static piece => piece is Text text ? text.Parts : [piece]))
        {
            var constant = ValueReader.TextOrNull(piece);
            if (constant is null)
                parts.Add(piece);
            else if (parts.Count > 0 && parts[parts.Count - 1] is Constant { Data: string before })
                parts[parts.Count - 1] = new Constant(before + constant);
            else if (constant.Length > 0)
                parts.Add(new Constant(constant));
        }

        return parts.Count switch
        {
            0 => Constant.EmptyText,
            1 => parts[0],
            _ => new Text(parts.ToImmutable()),
        };
    }

    /// <summary>The pieces with a text between each two.</summary>
    public static Value Join(Value separator, IEnumerable<Value> pieces) =>
        Concat([.. pieces.SelectMany((piece, i) => i == 0 ? (Value[])[piece] : [separator, piece])]);
}
