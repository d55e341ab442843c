namespace CdkVpc.Analyzers.Facts;

/// <summary>Patterns in which '*' stands for any characters and '?' for one.</summary>
internal static class Wildcards
{
    /// <summary>Whether <paramref name="pattern"/> means the whole of <paramref name="text"/>, to the letter.</summary>
    public static bool Match(string pattern, string text)
    {
        var (p, t) = (0, 0);
        var (star, resume) = (-1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, resume) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more.
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.Skip(p).All(static rest => rest == '*');
    }

    /// <summary>The same, in any case: names of actions are not case-sensitive.</summary>
    public static bool MatchAnyCase(string pattern, string text) => Match(pattern.ToUpperInvariant(), text.ToUpperInvariant());

    /// <summary>Whether it is a pattern, and not a text that means itself only.</summary>
    public static bool IsPattern(string text) => text.IndexOf('*') >= 0 || text.IndexOf('?') >= 0;
}
