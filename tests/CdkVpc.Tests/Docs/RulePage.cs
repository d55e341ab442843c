using System.Collections.Immutable;
using CdkVpc.Tests.Testing;

namespace CdkVpc.Tests.Docs;

/// <summary>A page of the documentation: its sections and the code in them.</summary>
internal sealed class RulePage
{
    private const string Fence = "```";

    private readonly List<(string Section, string Code)> _code = [];

    private RulePage(string[] lines)
    {
        Title = lines[0].TrimStart('#', ' ');
        var sections = ImmutableArray.CreateBuilder<string>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add(lines[i][3..]);
            }
            else if (lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, i + 1, static line => line.StartsWith(Fence, StringComparison.Ordinal));
                if (lines[i] == Fence + "csharp")
                    _code.Add((sections[^1], string.Join("\n", lines[(i + 1)..end])));
                i = end;
            }
        }

        Sections = sections.ToImmutable();
    }

    /// <summary>The first line.</summary>
    public string Title { get; }

    /// <summary>The headings, in their order.</summary>
    public ImmutableArray<string> Sections { get; }

    /// <summary>The page of a rule.</summary>
    public static RulePage Read(string id) => new(File.ReadAllLines(Repository.PathOf($"docs/rules/{id}.md")));

    /// <summary>The C# programs of a section, of which there is one at least.</summary>
    public IEnumerable<string> Code(string section) =>
        _code.Where(block => block.Section == section).Select(static block => block.Code).DefaultIfEmpty($"No program in the section '{section}'.");
}
