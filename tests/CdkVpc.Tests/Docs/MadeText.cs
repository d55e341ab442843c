using CdkVpc.CodeFixes;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace CdkVpc.Tests.Docs;

/// <summary>Texts of the repository that are made from the catalogue of rules: compared, or written where the environment asks for it.</summary>
internal static class MadeText
{
    /// <summary>Set to any value, the texts are written instead of compared.</summary>
    private const string Update = "CDKVPC_UPDATE_DOCS";

    /// <summary>The ids of the rules that have a fix.</summary>
    public static readonly IReadOnlySet<string> Fixable = typeof(FlowLogFix).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>A file is <paramref name="expected"/>.</summary>
    public static void IsCurrent(string path, string expected)
    {
        var file = Repository.PathOf(path);
        if (Environment.GetEnvironmentVariable(Update) is not null)
            File.WriteAllText(file, expected);

        Assert.True(File.Exists(file) && Read(path) == expected, $"{path} is not current: run this test with {Update}=1");
    }

    /// <summary>The table below a heading of a page is <paramref name="expected"/>.</summary>
    public static void IsCurrentTable(string path, string heading, string expected)
    {
        var text = Read(path);
        var start = text.IndexOf("\n|", text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal), StringComparison.Ordinal) + 1;
        var end = text.IndexOf("\n\n", start, StringComparison.Ordinal) + 1;
        IsCurrent(path, text[..start] + expected + text[end..]);
    }

    /// <summary>A text file with '\n' for a line's end.</summary>
    public static string Read(string path) => File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");
}
