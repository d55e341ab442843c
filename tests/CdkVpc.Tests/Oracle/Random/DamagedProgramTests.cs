using System.Diagnostics;
using System.Globalization;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Oracle.Comparison;
using CdkVpc.Tests.Oracle.Programs;
using CdkVpc.Tests.Testing;
using CsCheck;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>Damaged programs are analysed without a fault, in bounded time and memory.</summary>
public sealed class DamagedProgramTests(ITestOutputHelper output)
{
    /// <summary>How many variants; a few hundred where it is not set.</summary>
    private const string Count = "CDKVPC_DAMAGED_COUNT";

    /// <summary>A number that decides what the variants are.</summary>
    private const string Seed = "CDKVPC_DAMAGED_SEED";

    /// <summary>The number of the one variant that is tried and printed; all are tried where it is not set.</summary>
    private const string Only = "CDKVPC_DAMAGED_ONLY";

    private const long Megabyte = 1024 * 1024;

    /// <summary>Far above what any takes.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public void Variants_AreNoFault()
    {
        var (count, seed, only) = (Trial.Setting(Count, 200), (ulong)Trial.Setting(Seed, 1), Trial.Setting(Only, -1));
        var (faults, givenUp, silent, slowest, slowestNumber, mostAllocated) = (new List<string>(), 0, 0, TimeSpan.Zero, 0, 0L);
        var sample = SampleApp.Compile();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        foreach (var i in Trial.Numbers(count, only))
        {
            var variant = Variant(new Choices(new PCG((uint)i, seed)), sample);
            if (only >= 0)
                output.WriteLine(variant.SyntaxTrees[0].ToString());
            var (started, allocated) = (watch.Elapsed, GC.GetTotalAllocatedBytes());
            var result = Analyse(variant);
            var taken = watch.Elapsed - started;
            (slowest, slowestNumber) = taken > slowest ? (taken, i) : (slowest, slowestNumber);
            mostAllocated = Math.Max(mostAllocated, GC.GetTotalAllocatedBytes() - allocated);
            if (result.Fault is { } fault)
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"variant {i} of seed {seed}: {fault}\n{variant.SyntaxTrees[0]}"));
            givenUp += result.IsIncomplete ? 1 : 0;
            silent += result is { IsIncomplete: false, Findings: 0 } ? 1 : 0;
        }

        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / Megabyte;
        using var process = Process.GetCurrentProcess();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} variants of seed {seed} in {watch.Elapsed.TotalSeconds:F0} s: {faults.Count} faults, slowest {slowest.TotalMilliseconds:F0} ms (variant {slowestNumber}), most allocated by one {mostAllocated / Megabyte} MB, "
            + $"heap grown by {grown} MB, peak working set {process.PeakWorkingSet64 / Megabyte} MB; {givenUp} given up, {silent} without a finding"));
        Assert.True(faults.Count == 0, string.Join("\n\n", faults.Take(5)));
        Assert.True(grown < 300, $"The heap has grown by {grown} MB.");
    }

    /// <summary>A file of the sample app, a program of the oracle or one made at random, damaged.</summary>
    private static CSharpCompilation Variant(Choices choices, CSharpCompilation sample)
    {
        switch (choices.Below(3))
        {
            case 0:
                var tree = sample.SyntaxTrees[choices.Below(SampleApp.Sources.Count)];
                var damaged = SampleApp.Parse(Mutation.Damage(tree.ToString(), choices), tree.FilePath);

                // The damaged one first, so that it is shown where it is a fault.
                return sample.RemoveSyntaxTrees(tree).RemoveAllSyntaxTrees().AddSyntaxTrees([damaged, .. sample.SyntaxTrees.Where(other => other != tree)]);
            case 1:
                var (stacks, constructs) = (StackShapes.All.Values.ToList(), ConstructShapes.All.Values.ToList());
                var at = choices.Below(stacks.Count + constructs.Count);
                return Truth.Compile([Mutation.Damage(at < stacks.Count ? stacks[at] : Truth.InStack(constructs[at - stacks.Count]), choices)]);
            default:
                return Truth.Compile([Mutation.Damage(RandomProgram.Of(choices).Source, choices)]);
        }
    }

    private static (string? Fault, bool IsIncomplete, int Findings) Analyse(CSharpCompilation compilation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(Limit);
        try
        {
            var work = Task.Run(
                () => DeepStack.Run(() =>
                {
                    var network = AppReader.ReadNetwork(compilation, stop.Token);
                    return (network.IsIncomplete, Catalogue.Evaluate(network, RuleOptions.Default, stop.Token).Count);
                }),
                stop.Token);
            if (!work.Wait(2 * Limit))
                return ("hangs, and cannot be cancelled", false, 0);
            return (null, work.Result.IsIncomplete, work.Result.Count);
        }
        catch (AggregateException exception) when (exception.InnerException is OperationCanceledException)
        {
            return ($"takes more than {Limit}", false, 0);
        }
        catch (AggregateException exception)
        {
            return ($"{exception.InnerException}", false, 0);
        }
    }
}
