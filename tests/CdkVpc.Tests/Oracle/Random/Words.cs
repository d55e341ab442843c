using System.Text.RegularExpressions;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>The words of a text: names and keywords.</summary>
internal static partial class Words
{
    /// <summary>The words.</summary>
    public static IEnumerable<string> Of(string text) => Word().Matches(text).Select(static match => match.Value).Distinct(StringComparer.Ordinal);

    /// <summary>The text with another word, or other text, for a word.</summary>
    public static string Replace(string text, string word, string other) => Word().Replace(text, match => match.Value == word ? other : match.Value);

    [GeneratedRegex(@"\w+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
