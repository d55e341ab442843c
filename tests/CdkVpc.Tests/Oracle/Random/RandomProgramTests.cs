using System.Diagnostics;
using System.Globalization;
using System.Text;
using CdkVpc.Analyzers.Rules;
using CsCheck;
using Xunit;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>Programs made at random are read as CDK synthesises them, and what is wrong in them is reported where it is.</summary>
public sealed class RandomProgramTests(ITestOutputHelper output)
{
    /// <summary>How many programs; a few where it is not set.</summary>
    private const string Count = "CDKVPC_RANDOM_COUNT";

    /// <summary>A number that decides what the programs are.</summary>
    private const string Seed = "CDKVPC_RANDOM_SEED";

    /// <summary>The beginning of the ids of the rules whose mistakes are tried, such as 'VPC3'; all where it is not set.</summary>
    private const string Rules = "CDKVPC_RANDOM_RULES";

    /// <summary>The number of the one program that is tried and printed; all are tried where it is not set.</summary>
    private const string Only = "CDKVPC_RANDOM_ONLY";

    /// <summary>How many faulty programs are shrunk and printed.</summary>
    private const int MostPrinted = 20;

    private const int MostInOneProgram = 6;

    [Fact]
    public void Programs_AreReadAsTheyAreSynthesised() => Check("program", Trial.Setting(Count, 40), static (choices, _) => RandomProgram.Of(choices));

    [Fact]
    public void Mistakes_AreReportedWherePlanted()
    {
        var rules = System.Environment.GetEnvironmentVariable(Rules);
        var mistakes = Mistake.All.Where(mistake => mistake.Rule.StartsWith(rules ?? "", StringComparison.Ordinal)).SelectMany(static mistake => new[] { (mistake, true), (mistake, false) }).ToList();
        var rounds = Trial.Setting(Count, 0) / 10;
        if (rounds > 0 || rules is not null)
        {
            Check("mistake", mistakes.Count * Math.Max(1, rounds), (choices, i) => RandomProgram.Of(choices, [mistakes[i % mistakes.Count]]));
            return;
        }

        // Several in one program take less time; what CDK refuses stands alone.
        var programs = mistakes.Where(static one => !(one.Item1.IsRefused && one.Item2)).Chunk(MostInOneProgram)
            .Concat(mistakes.Where(static one => one.Item1.IsRefused && one.Item2).Select(static one => new[] { one })).ToList();
        Check("program of mistakes", programs.Count, (choices, i) => RandomProgram.Of(choices, programs[i]));
    }

    /// <summary>The rules about scaffolds and VPC990 are not in the catalogue: they ask declarations and options, not a network.</summary>
    [Fact]
    public void Mistakes_AreThereForEachRule()
    {
        var unmarked = Mistake.All.Where(static mistake => !Enumerable.Range(0, 20).Any(number => MarksOf(mistake, number).Any(mark => mark.Rule == mistake.Rule)));
        Assert.Empty(unmarked);
        Assert.Empty(Catalogue.All.Select(static rule => rule.Info.Id).Except(Mistake.All.Select(static mistake => mistake.Rule), StringComparer.Ordinal));

        static IEnumerable<(string Rule, int Start, int End)> MarksOf(Mistake mistake, int number) => RandomProgram.Of(new Choices(new PCG((uint)number, 1)), [(mistake, true)]).Marks;
    }

    private void Check(string what, int count, Func<Choices, int, RandomProgram> make)
    {
        var seed = (ulong)Trial.Setting(Seed, 1);
        var token = TestContext.Current.CancellationToken;
        var watch = Stopwatch.StartNew();
        var (facts, unknown, findings, faulty) = (0, 0, 0, 0);
        var kinds = new SortedDictionary<FaultKind, int>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var report = new StringBuilder();
        var only = Trial.Setting(Only, -1);
        foreach (var number in Trial.Numbers(count, only))
        {
            var program = make(new Choices(new PCG((uint)number, seed)), number);
            if (only >= 0)
                output.WriteLine($"{string.Join("\n", program.Snippets.Select(static snippet => snippet.Name))}\n\n{program.Source}");
            var check = ProgramCheck.Of(program, token);
            (facts, unknown, findings) = (facts + check.Facts, unknown + check.Unknown, findings + check.Findings);
            foreach (var fault in check.Faults)
                kinds[fault.Kind] = kinds.GetValueOrDefault(fault.Kind) + 1;
            if (check.Faults.IsEmpty)
                continue;
            faulty++;

            // Of faults that differ in the numbers of names only, one is enough.
            if (!seen.Add(string.Concat(check.Faults[0].ToString().Where(static letter => !char.IsDigit(letter)))) || seen.Count > MostPrinted)
                continue;
            var kind = check.Faults[0].Kind;
            var small = make(new Choices(Shrinker.Shrink(program.Choices, 300, choices => ProgramCheck.Of(make(choices, number), token).Faults.FirstOrDefault()?.Kind == kind)), number);
            report.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"== {what} {number} of seed {seed}: {string.Join(", ", small.Snippets.Select(static snippet => snippet.Name))}");
            foreach (var fault in ProgramCheck.Of(small, token).Faults)
                report.AppendLine(CultureInfo.InvariantCulture, $"{fault}");
            report.AppendLine(small.Source);
        }

        var share = facts == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * (facts - unknown) / facts:F2} % of {facts} facts known, {findings} findings agree, ");
        var summary = string.Create(CultureInfo.InvariantCulture, $"{count} × {what}, seed {seed} in {watch.Elapsed.TotalSeconds:F0} s: {share}{faulty} faulty{string.Concat(kinds.Select(static kind => $", {kind.Key} {kind.Value}"))}");
        output.WriteLine(summary);
        Assert.True(faulty == 0, summary + "\n" + report);
    }
}
