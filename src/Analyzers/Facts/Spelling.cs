namespace CdkVpc.Analyzers.Facts;

/// <summary>Which name is meant by one that is none.</summary>
internal static class Spelling
{
    /// <summary>
    /// The name that is nearest, by the letters to add, drop or change, if these are two and a third of the name at most, and no other is as near.
    /// Null where there is none.
    /// </summary>
    public static string? Nearest(string name, IEnumerable<string> names)
    {
        var distances = names.Distinct(StringComparer.Ordinal).Select(known => (Name: known, Distance: Distance(Letters(name), Letters(known)))).ToList();
        var least = distances.Count == 0 ? int.MaxValue : distances.Min(static candidate => candidate.Distance);
        var nearest = distances.Where(candidate => candidate.Distance == least).ToList();
        return nearest.Count == 1 && least <= 2 && least * 3 <= name.Length ? nearest[0].Name : null;
    }

    /// <summary>The letters alone: 'src_addr' and 'SrcAddr' mean 'srcaddr'.</summary>
    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The number of letters to add, drop or change (Levenshtein).</summary>
    public static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[to.Length];
    }
}
