using Xunit;

namespace CdkVpc.Tests.Testing;

/// <summary>
/// A source and what a fix makes of it, in one text: a line that begins with '- ' is there before, one that begins with '+ ' after, and one that is
/// indented by two blanks before and after.
/// </summary>
/// <param name="Before">The source.</param>
/// <param name="After">What becomes of it.</param>
public sealed record Patch(string Before, string After)
{
    /// <summary>Reads a text.</summary>
    public static Patch Of(string text)
    {
        var lines = text.Split('\n');
        Assert.All(lines, static line => Assert.True(line.Length == 0 || line is "+" or "-" or [' ' or '+' or '-', ' ', ..], $"No line of a patch: '{line}'"));
        return new(Version('-'), Version('+'));

        string Version(char mark) => string.Join("\n", lines.Where(line => line.Length == 0 || line[0] == ' ' || line[0] == mark).Select(static line => line.Length < 2 ? "" : line[2..]));
    }

    /// <summary>Lines that a fix adds.</summary>
    public static string Added(string lines) => "+ " + lines.Replace("\n", "\n+ ", StringComparison.Ordinal);
}
