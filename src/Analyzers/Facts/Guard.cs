using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Facts;

/// <summary>
/// The worlds in which something exists: a conjunction of choices (branch, arm) that the program leaves open.
/// Something made on one side of an undecided condition exists in the worlds of that arm only.
/// Parts of the code that are never deployed together are programs of their own, each with all its worlds.
/// </summary>
internal sealed class Guard : IEquatable<Guard>
{
    /// <summary>Exists in every world.</summary>
    public static readonly Guard Always = new(ImmutableArray<(int Branch, int Arm)>.Empty);

    private readonly ImmutableArray<(int Branch, int Arm)> _terms;

    private Guard(ImmutableArray<(int Branch, int Arm)> terms, int program = 0) => (_terms, Program) = (terms, program);

    /// <summary>The program whose worlds these are: 0 is the app itself.</summary>
    public int Program { get; }

    /// <summary>Whether the thing exists in every world.</summary>
    public bool IsAlways => _terms.IsEmpty;

    /// <summary>The choices, in the order in which they were made.</summary>
    public IReadOnlyList<(int Branch, int Arm)> Terms => _terms;

    /// <summary>The arm that this guard fixes for <paramref name="branch"/>, or null where it leaves it open.</summary>
    public int? ArmOf(int branch)
    {
        foreach (var term in _terms)
        {
            if (term.Branch == branch)
                return term.Arm;
        }

        return null;
    }

    /// <summary>This guard and one more choice. A choice that is made already stays as it is.</summary>
    public Guard And(int branch, int arm) => ArmOf(branch) is null ? new(_terms.Add((branch, arm)), Program) : this;

    /// <summary>This guard and all choices of <paramref name="other"/>.</summary>
    public Guard And(Guard other)
    {
        var result = this;
        foreach (var (branch, arm) in other._terms)
            result = result.And(branch, arm);
        return result;
    }

    /// <summary>The choices that this guard adds to <paramref name="outer"/>, in the order they were made.</summary>
    public IEnumerable<(int Branch, int Arm)> Since(Guard outer) => _terms.Where(term => outer.ArmOf(term.Branch) is null);

    /// <summary>Every world of a program: 0 is the app itself.</summary>
    public static Guard AlwaysIn(int program) => program == 0 ? Always : new(ImmutableArray<(int Branch, int Arm)>.Empty, program);

    /// <summary>Whether no world holds both: some branch takes different arms, or they are of different programs.</summary>
    public bool Excludes(Guard other)
    {
        if (Program != other.Program)
            return true;
        foreach (var (branch, arm) in _terms)
        {
            if (other.ArmOf(branch) is { } theirs && theirs != arm)
                return true;
        }

        return false;
    }

    /// <summary>Whether every world of this guard is a world of <paramref name="other"/>.</summary>
    public bool Implies(Guard other)
    {
        if (Program != other.Program)
            return false;
        foreach (var (branch, arm) in other._terms)
        {
            if (ArmOf(branch) != arm)
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Guard? other) => other is not null && Implies(other) && other.Implies(this);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Guard);

    /// <inheritdoc/>
    public override int GetHashCode() => _terms.Length;

    /// <inheritdoc/>
    public override string ToString() => IsAlways ? "always" : string.Join(" & ", _terms.Select(static t => $"b{t.Branch}={t.Arm}"));
}
