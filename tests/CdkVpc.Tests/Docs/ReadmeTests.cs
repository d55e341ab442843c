using System.Globalization;
using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Docs;

/// <summary>What README.md shows is so.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = MadeText.Read("README.md");

    [Fact]
    public void Rules_AreCurrent() => MadeText.IsCurrentTable("README.md", "Rules", string.Concat(Catalogue.Infos
        .Select(static rule => $"| [{rule.Id}](docs/rules/{rule.Id}.md) | {rule.Severity} | {rule.Title} | {(MadeText.Fixable.Contains(rule.Id) ? "yes" : "")} |\n")
        .Prepend("| Id | Severity | What it demands | Fix |\n| --- | --- | --- | --- |\n")));

    [Fact]
    public async Task Transcript_IsWhatTheSampleAppReports()
    {
        var reported = (await Verify.BuildAsync(SampleApp.Compile())).Select(static diagnostic =>
        {
            var place = diagnostic.Location.GetLineSpan();
            return $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): warning {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
        }).ToList();
        var shown = Readme.Split('\n').Where(static line => line.Contains(": warning VPC", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Contains(line, reported));
        Assert.Contains($"    {reported.Count} Warning(s)", Readme, StringComparison.Ordinal);
    }

    [Fact]
    public Task Fix_WritesWhatIsShown()
    {
        var programs = Program().Matches(Readme).Select(static match => match.Groups["code"].Value.TrimEnd('\n')).ToList();
        return VerifyFix.InStackAsync("VPC601", programs[0], programs[1]);
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Program();
}
