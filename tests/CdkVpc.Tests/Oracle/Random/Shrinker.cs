namespace CdkVpc.Tests.Oracle.Random;

/// <summary>Makes a program that shows a fault smaller, as long as it shows one of the same kind: it leaves decisions out and simplifies them.</summary>
internal static class Shrinker
{
    /// <summary>The smallest decisions found within so many tries.</summary>
    public static IReadOnlyList<int> Shrink(Choices choices, int tries, Func<Choices, bool> stillFails)
    {
        var best = choices;
        bool Try(IReadOnlyList<int> made)
        {
            if (tries-- <= 0)
                return false;
            var candidate = new Choices(made);
            if (!stillFails(candidate) || !IsSimpler(candidate.Made, best.Made))
                return false;
            best = candidate;
            return true;
        }

        for (var isSmaller = true; isSmaller && tries > 0;)
        {
            isSmaller = false;
            for (var i = 0; i < best.Spans.Count && tries > 0;)
            {
                // The longest first: what is left out with it need not be tried.
                var (start, end) = best.Spans.OrderByDescending(static span => span.End - span.Start).ElementAt(i);
                if (Try([.. best.Made.Take(start), .. best.Made.Skip(end)]))
                    isSmaller = true;
                else
                    i++;
            }

            for (var length = best.Made.Count / 2; length > 0 && tries > 0; length /= 2)
            {
                for (var start = 0; start + length <= best.Made.Count && tries > 0; start += length)
                {
                    if (best.Made.Skip(start).Take(length).All(static made => made == 0))
                        continue;
                    isSmaller |= Try([.. best.Made.Take(start), .. Enumerable.Repeat(0, length), .. best.Made.Skip(start + length)]);
                }
            }
        }

        return best.Made;
    }

    private static bool IsSimpler(IReadOnlyList<int> made, IReadOnlyList<int> than) =>
        made.Count < than.Count || (made.Count == than.Count && made.Sum() < than.Sum()) || made.Count(static one => one > 0) < than.Count(static one => one > 0);
}
