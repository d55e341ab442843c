using System.Globalization;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>How many programs are tried, and which: by environment variables.</summary>
internal static class Trial
{
    /// <summary>The number that a variable is set to; <paramref name="fallback"/> where it is not set to one.</summary>
    public static int Setting(string name, int fallback) =>
        int.TryParse(System.Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : fallback;

    /// <summary>The numbers that are tried: <paramref name="only"/> alone, or the first <paramref name="count"/> where it is negative.</summary>
    public static IEnumerable<int> Numbers(int count, int only) => only < 0 ? Enumerable.Range(0, count) : [only];
}
