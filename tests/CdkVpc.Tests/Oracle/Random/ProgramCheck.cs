using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Oracle.Comparison;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>What kind of fault a program shows.</summary>
internal enum FaultKind
{
    /// <summary>The program does not compile: a fault of the generator.</summary>
    DoesNotCompile,

    /// <summary>CDK refuses the program though nothing in it says so.</summary>
    DoesNotSynthesise,

    /// <summary>CDK takes what it should refuse.</summary>
    IsNotRefused,

    /// <summary>The analyzer fails or gives up.</summary>
    NotRead,

    /// <summary>A planted mistake is not reported where it is, or something else is.</summary>
    Planted,

    /// <summary>An avoided mistake is reported.</summary>
    Avoided,

    /// <summary>The network that is read differs from the one that is synthesised.</summary>
    Difference,

    /// <summary>A rule finds other things in the one than in the other.</summary>
    Findings,

    /// <summary>The reading leaves open what the program says.</summary>
    Unknown,
}

/// <summary>What is wrong with a program.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">Both sides.</param>
internal sealed record Fault(FaultKind Kind, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Text}";
}

/// <summary>How the reading of a program compares with what CDK makes of it.</summary>
/// <param name="Faults">What is wrong.</param>
/// <param name="Facts">The number of facts that were compared.</param>
/// <param name="Unknown">How many of them the reading leaves open.</param>
/// <param name="Findings">How many findings both sides agree on.</param>
internal sealed record ProgramCheck(ImmutableArray<Fault> Faults, int Facts = 0, int Unknown = 0, int Findings = 0)
{
    /// <summary>Compiles, reads, runs and compares a program.</summary>
    public static ProgramCheck Of(RandomProgram program, CancellationToken token)
    {
        var compilation = Truth.Compile([program.Source]);
        var errors = compilation.GetDiagnostics(token).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            return Failed(FaultKind.DoesNotCompile, string.Join("\n", errors));

        DeployedNetwork network;
        try
        {
            network = DeepStack.Run(() => AppReader.ReadNetwork(compilation, token));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed(FaultKind.NotRead, $"{exception}");
        }

        if (network.IsIncomplete)
            return Failed(FaultKind.NotRead, "The program is too large for the evaluator.");
        var faults = Reported(program, compilation.SyntaxTrees[0], network).ToList();

        var refusal = program.Snippets.FirstOrDefault(static snippet => snippet.IsRefused);
        SynthesizedApp app;
        try
        {
            app = Synthesis.RunProgram(compilation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (refusal is null)
                faults.Add(new Fault(FaultKind.DoesNotSynthesise, exception.Message));
            return new ProgramCheck([.. faults]);
        }

        if (refusal is not null)
        {
            // On a branch that this machine does not take, it is not met.
            if (!program.HasUndecided)
                faults.Add(new Fault(FaultKind.IsNotRefused, refusal.Name));
            return new ProgramCheck([.. faults]);
        }

        // What CDK has taken, nothing may say that it refuses.
        if (!program.HasUndecided)
            faults.AddRange(Catalogue.Evaluate(network, RuleOptions.Default, TestContext.Current.CancellationToken).Where(static finding => finding.Rule.Id is "VPC708" or "VPC709").Select(static finding => new Fault(FaultKind.Findings, $"{finding.Rule.Id} of a program that synthesises: {finding.Message}")));
        var comparison = NetworkComparison.Of(network, app);
        faults.AddRange(comparison.Differences.Select(static text => new Fault(FaultKind.Difference, text)));
        faults.AddRange(comparison.Disagreements.Select(static text => new Fault(FaultKind.Findings, text)));
        if (!program.HasUndecided)
            faults.AddRange(comparison.Unknowns.Select(static text => new Fault(FaultKind.Unknown, text)));
        return new ProgramCheck([.. faults], comparison.Facts, comparison.Unknowns.Length, comparison.Findings.Length);
    }

    private static ProgramCheck Failed(FaultKind kind, string text) => new([new Fault(kind, text)]);

    /// <summary>What is reported in the snippets that are about a rule, against what they mark.</summary>
    private static IEnumerable<Fault> Reported(RandomProgram program, SyntaxTree tree, DeployedNetwork network)
    {
        var found = Catalogue.Evaluate(network, RuleOptions.Default, TestContext.Current.CancellationToken).Where(finding => ReferenceEquals(finding.Anchor.Document, tree)).ToLookup(static finding => finding.Rule.Id);
        foreach (var snippet in program.Snippets.Where(static snippet => snippet.Rule is not null))
        {
            var regions = program.Regions[snippet.Number].ToList();
            bool IsWithin(int start, int end) => regions.Exists(region => region.Contains(start, end));
            var marked = program.Marks.Where(mark => mark.Rule == snippet.Rule && IsWithin(mark.Start, mark.End)).Select(static mark => (mark.Start, mark.End)).ToHashSet();
            var reported = found[snippet.Rule!].Select(static finding => (finding, EndOf(finding.Anchor))).Where(pair => IsWithin(pair.finding.Anchor.Start, pair.Item2)).ToList();
            foreach (var (start, end) in marked.Where(mark => !reported.Exists(pair => (pair.finding.Anchor.Start, pair.Item2) == mark)))
                yield return new Fault(FaultKind.Planted, $"{snippet.Name}: not reported at {At(tree, start, end)}");
            foreach (var (finding, end) in reported.Where(pair => !marked.Contains((pair.finding.Anchor.Start, pair.Item2))))
                yield return new Fault(marked.Count > 0 ? FaultKind.Planted : FaultKind.Avoided, $"{snippet.Name}: reported at {At(tree, finding.Anchor.Start, end)}: {finding.Message}");
        }
    }

    private static int EndOf(Anchor anchor) => anchor.Start + anchor.Length;

    private static string At(SyntaxTree tree, int start, int end)
    {
        var span = Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, end);
        return $"line {tree.GetLineSpan(span).StartLinePosition.Line + 1}, '{tree.GetText().ToString(span)}'";
    }
}
