using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Oracle.Comparison;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Oracle;

/// <summary>The programs on the pages of the rules are read as CDK synthesises them, and the wrong ones are what their rule is about.</summary>
public sealed partial class PageTruthTests
{
    /// <summary>Rules about what cannot be synthesised.</summary>
    private static readonly string[] RulesOfSynthesis = ["VPC310", "VPC708", "VPC709"];

    public static TheoryData<string, string> Blocks => [.. from rule in Catalogue.All from section in new[] { "Wrong", "Right" } select (rule.Info.Id, section)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Program_IsReadAsItIsSynthesised(string rule, string section)
    {
        var page = File.ReadAllText(Repository.PathOf($"docs/rules/{rule}.md"));
        foreach (Match block in CodeBlock().Matches(SectionOf(page, section)))
        {
            var program = WithEntryPoint(block.Groups["code"].Value);
            if (RulesOfSynthesis.Contains(rule) && section == "Wrong")
            {
                Assert.NotEmpty(Truth.FailureOf(program));
                continue;
            }

            var comparison = Truth.Check($"{rule} {section}", program);
            if (!UnseenInTemplates.Rules.ContainsKey(rule))
                Assert.Equal(section == "Wrong", comparison.Findings.Any(finding => finding.Rule == rule));
        }
    }

    private static string SectionOf(string page, string name)
    {
        var start = page.IndexOf($"\n## {name}\n", StringComparison.Ordinal);
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return page[start..end];
    }

    /// <summary>A page shows stack classes; an app makes each of them.</summary>
    private static string[] WithEntryPoint(string code)
    {
        if (code.Contains("static void Main") || code.Contains("app.Synth()"))
            return [code];
        var stacks = StackClass().Matches(code).Select(static match => $"_ = new {match.Groups["name"].Value}(app, \"{match.Groups["name"].Value}\", null!);");
        return [code, $"var app = new App(); {string.Join(" ", stacks)} app.Synth();"];
    }

    [GeneratedRegex(@"```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"class (?<name>\w+) : Stack\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StackClass();
}
