using System.Globalization;
using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Docs;

/// <summary>What README.md shows is so.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = MadeText.Read("README.md");

    [Fact]
    public void Rules_AreCurrent() => MadeText.IsCurrentTable("README.md", "Rules", string.Concat(Descriptors.Rules
        .Select(static rule => $"| [{rule.Id}](docs/rules/{rule.Id}.md) | {rule.Severity} | {rule.Title} | {(MadeText.Fixable.Contains(rule.Id) ? "yes" : "")} |\n")
        .Prepend("| Id | Severity | What it demands | Fix |\n| --- | --- | --- | --- |\n")));

    /// <summary>Lines that are shown and have moved are followed; one that is reported no more gives way to another of its rule and file.</summary>
    [Fact]
    public async Task Transcript_IsWhatTheSampleAppReports()
    {
        var reported = (await Verify.BuildAsync(SampleApp.Compile())).Select(static diagnostic =>
        {
            var place = diagnostic.Location.GetLineSpan();
            return $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): warning {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
        }).ToList();
        var expected = MadeText.Read("README.md").Split('\n').Select(line => Reported().IsMatch(line)
            ? reported.Find(other => Message(other) == Message(line)) ?? reported.Find(other => RuleOf(other) == RuleOf(line)) ?? ""
            : Count().Replace(line, $"    {reported.Count} Warning(s)"));

        MadeText.IsCurrent("README.md", string.Join("\n", expected));
    }

    [Fact]
    public Task Fix_WritesWhatIsShown()
    {
        var programs = Program().Matches(Readme).Select(static match => match.Groups["code"].Value.TrimEnd('\n')).ToList();
        return VerifyFix.InStackAsync("VPC601", programs[0], programs[1]);
    }

    private static string Message(string line) => RuleOf(line) + line[Reported().Match(line).Length ..];

    private static string RuleOf(string line) => string.Join(" ", Reported().Match(line).Groups.Values.Skip(1));

    [GeneratedRegex(@"^(?<file>[^(]+)\(\d+,\d+\): warning (?<id>VPC\d+): ", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reported();

    [GeneratedRegex(@"^    \d+ Warning\(s\)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Count();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Program();
}
