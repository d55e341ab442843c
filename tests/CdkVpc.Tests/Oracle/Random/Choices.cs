using CsCheck;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>
/// The decisions that make a program: drawn at random and written down, or given again. 0 is the simplest of each, so that a list of
/// decisions with less in it makes a simpler program.
/// </summary>
internal sealed class Choices
{
    private readonly PCG? _random;
    private readonly IReadOnlyList<int> _given;
    private readonly List<int> _made = [];
    private readonly List<(int Start, int End)> _spans = [];

    /// <summary>Decisions at random.</summary>
    public Choices(PCG random) => (_random, _given) = (random, []);

    /// <summary>Decisions that were made before; beyond their end all are the simplest.</summary>
    public Choices(IReadOnlyList<int> given) => _given = given;

    /// <summary>What was decided.</summary>
    public IReadOnlyList<int> Made => _made;

    /// <summary>Where what belongs together begins and ends: left out as a whole, it is missing from the program.</summary>
    public IReadOnlyList<(int Start, int End)> Spans => _spans;

    /// <summary>A number from 0, which is the simplest, up to but without <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        var at = _made.Count;
        var made = at < _given.Count ? Math.Min(_given[at], count - 1) : _random is null ? 0 : (int)_random.Next((uint)count);
        _made.Add(made);
        return made;
    }

    /// <summary>Yes or no, where no is the simpler.</summary>
    public bool Maybe(int percent = 50) => Below(100) >= 100 - percent;

    /// <summary>One of several, the first of which is the simplest.</summary>
    public T Pick<T>(params IReadOnlyList<T> options) => options[Below(options.Count)];

    /// <summary>Does something several times, each of which can be left out.</summary>
    public void Repeat(int most, int percent, Action act)
    {
        for (var i = 0; i < most; i++)
        {
            var start = _made.Count;
            if (!Maybe(percent))
                break;
            act();
            _spans.Add((start, _made.Count));
        }
    }
}
