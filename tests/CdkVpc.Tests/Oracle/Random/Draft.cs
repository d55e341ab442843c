namespace CdkVpc.Tests.Oracle.Random;

/// <summary>A program that is being written: its snippets, what stands beside the stacks, and the names and ranges that are taken.</summary>
internal sealed class Draft(Choices choices)
{
    private int _names;
    private int _ranges;

    /// <summary>The decisions.</summary>
    public Choices Choices { get; } = choices;

    /// <summary>The snippets, in the order in which they are written.</summary>
    public List<Snippet> Snippets { get; } = [];

    /// <summary>The VPCs that several snippets use.</summary>
    public List<Land> Lands { get; } = [];

    /// <summary>Whether parts of the program depend on what only the machine knows that runs it.</summary>
    public bool HasUndecided { get; set; }

    /// <summary>Whether the stacks say to which account and region they go.</summary>
    public bool HasEnvironment { get; set; }

    /// <summary>A name that nothing else has.</summary>
    public string Name(string hint) => $"{hint}{++_names}";

    /// <summary>A /16 that no other VPC has.</summary>
    public string Range()
    {
        var number = ++_ranges;
        return number < 250 ? $"10.{number}.0.0/16" : $"172.{16 + ((number - 250) % 16)}.0.0/16";
    }
}

/// <summary>A VPC that several snippets use, and what they offered to each other. All of it stands in one stack, so no circle of references arises.</summary>
/// <param name="Vpc">The variable of the VPC.</param>
internal sealed record Land(string Vpc)
{
    /// <summary>The variables of things in the VPC, with their types.</summary>
    public List<(string Type, string Name)> Things { get; } = [];
}

/// <summary>Some statements that belong together.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Name">What it does.</param>
internal sealed record Snippet(int Number, string Name)
{
    /// <summary>The rule that it breaks or heeds; null for a part that is about no rule.</summary>
    public string? Rule { get; init; }

    /// <summary>Whether CDK refuses the program because of it.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The statements, in segments that may stand in different methods, constructs and stacks.</summary>
    public List<Segment> Segments { get; } = [];

    /// <summary>Types that the statements need.</summary>
    public List<string> Types { get; } = [];

    /// <summary>The VPC that it shares with others; then it stands in the stack of that, unless it may leave.</summary>
    public Land? Land { get; set; }
}

/// <summary>Statements that stand together.</summary>
/// <param name="Snippet">The snippet that they are of.</param>
/// <param name="MayLeaveStack">Whether they may stand in another, later stack than what precedes them.</param>
internal sealed record Segment(Snippet Snippet, bool MayLeaveStack)
{
    /// <summary>The lines.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>The variables that they declare, with their types.</summary>
    public List<(string Type, string Name)> Variables { get; } = [];

    /// <summary>The text.</summary>
    public string Text => string.Join("\n", Lines);
}
