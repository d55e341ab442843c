using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>A place in a program that belongs to a snippet.</summary>
internal readonly record struct ProgramSpan(int Start, int End)
{
    /// <summary>Whether another place is within this one.</summary>
    public bool Contains(int start, int end) => start >= Start && end <= End;
}

/// <summary>A program made at random.</summary>
/// <param name="Source">The C#, without marks.</param>
/// <param name="Snippets">What it is made of.</param>
/// <param name="Marks">Where which rule must report.</param>
/// <param name="Regions">The places of each snippet, by its number.</param>
/// <param name="HasUndecided">Whether parts of it depend on the machine that runs it.</param>
/// <param name="Choices">The decisions that made it.</param>
internal sealed partial record RandomProgram(
    string Source,
    ImmutableArray<Snippet> Snippets,
    ImmutableArray<(string Rule, int Start, int End)> Marks,
    ILookup<int, ProgramSpan> Regions,
    bool HasUndecided,
    Choices Choices)
{
    /// <summary>Writes a program of the parts and mistakes that are decided on.</summary>
    public static RandomProgram Of(Choices choices, Func<Draft, bool>? only = null)
    {
        var draft = new Draft(choices);
        draft.HasUndecided = choices.Maybe(20);
        draft.HasEnvironment = choices.Maybe(33);
        if (only?.Invoke(draft) != true)
            Fill(draft);
        return Parse(draft);
    }

    /// <summary>A program with mistakes, planted or avoided, and nothing else.</summary>
    public static RandomProgram Of(Choices choices, IReadOnlyList<(Mistake Mistake, bool IsPlanted)> mistakes) => Of(choices, draft =>
    {
        foreach (var (mistake, isPlanted) in mistakes)
            Add(draft, mistake, isPlanted);
        return true;
    });

    private static void Fill(Draft draft)
    {
        var choices = draft.Choices;
        choices.Repeat(most: 2, percent: 60, () =>
        {
            Add(draft, "shared VPC", Parts.VpcParts.WriteShared);
            choices.Repeat(most: 8, percent: 80, () =>
            {
                var part = choices.Pick(Part.All);
                Add(draft, part.Name, part.Write);
            });
        });

        // One thing that CDK refuses stands for the whole program.
        choices.Repeat(most: 6, percent: 80, () =>
        {
            var mistake = choices.Pick(Mistake.All);
            var isPlanted = choices.Maybe(60);
            Add(draft, mistake, isPlanted && !(mistake.IsRefused && !choices.Maybe(10)));
        });
    }

    private static void Add(Draft draft, Mistake mistake, bool isPlanted)
    {
        var snippet = new Snippet(draft.Snippets.Count + 1, $"{mistake} {(isPlanted ? "planted" : "avoided")}") { Rule = mistake.Rule, IsRefused = isPlanted && mistake.IsRefused };
        draft.Snippets.Add(snippet);
        (isPlanted ? mistake.Plant : mistake.Avoid)(new Sketch(draft, snippet));
    }

    private static void Add(Draft draft, string name, Action<Sketch> write)
    {
        var snippet = new Snippet(draft.Snippets.Count + 1, name);
        draft.Snippets.Add(snippet);
        write(new Sketch(draft, snippet));
    }

    /// <summary>Takes the marks out of a composed program, and notes where they were.</summary>
    private static RandomProgram Parse(Draft draft)
    {
        var text = Layout.Compose(draft);
        var source = new StringBuilder();
        var marks = ImmutableArray.CreateBuilder<(string Rule, int Start, int End)>();
        var regions = new List<(int Snippet, ProgramSpan Span)>();
        var open = new Stack<(string Name, int Start)>();
        var end = 0;
        foreach (Match match in Markup().Matches(text))
        {
            source.Append(text, end, match.Index - end);
            end = match.Index + match.Length;
            if (match.Groups["rule"] is { Success: true } rule)
                open.Push((rule.Value, source.Length));
            else if (match.Groups["snippet"] is { Success: true } number)
                open.Push((number.Value, source.Length));
            else if (open.Pop() is var (name, start) && int.TryParse(name, out var snippet))
                regions.Add((snippet, new ProgramSpan(start, source.Length)));
            else
                marks.Add((name, start, source.Length));
        }

        source.Append(text, end, text.Length - end);
        return new RandomProgram(
            source.ToString(), [.. draft.Snippets], marks.ToImmutable(), regions.ToLookup(static region => region.Snippet, static region => region.Span), draft.HasUndecided, draft.Choices);
    }

    [GeneratedRegex(@"\{\|(?<rule>VPC\d+):|\{<(?<snippet>\d+)\||\|>\}|\|\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Markup();
}

/// <summary>Programs made at random.</summary>
internal sealed class ProgramGen : Gen<RandomProgram>
{
    /// <inheritdoc/>
    public override RandomProgram Generate(PCG pcg, Size? min, out Size size)
    {
        var program = RandomProgram.Of(new Choices(pcg));
        size = new Size((ulong)program.Choices.Made.Count);
        return program;
    }
}
