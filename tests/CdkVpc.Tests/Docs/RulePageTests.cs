using System.Collections.Immutable;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CdkVpc.Tests.Docs;

/// <summary>What the pages of the rules say is so.</summary>
public sealed class RulePageTests
{
    private static readonly string[] Sections = ["What", "Why", "Wrong", "Right", "Fix", "Options", "When it stays silent"];

    public static TheoryData<string> Ids => [.. Descriptors.Rules.Select(static rule => rule.Id)];

    public static TheoryData<string> IdsOfPrograms => [.. Catalogue.All.Select(static rule => rule.Info.Id), .. ScaffoldCatalogue.All.Select(static rule => rule.Info.Id)];

    [Fact]
    public void EveryRule_HasItsPage_AndEveryPageItsRule() => Assert.Equal(
        Descriptors.All.Select(static rule => rule.Id),
        Directory.EnumerateFiles(Repository.PathOf("docs/rules"), "VPC*.md").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasTheTitleAndSectionsOfAll(string id)
    {
        var page = RulePage.Read(id);
        var rule = Descriptors.Rules.Single(rule => rule.Id == id);

        Assert.Equal($"{id}: {rule.Name}", page.Title);
        Assert.Equal(Sections, page.Sections.Intersect(Sections));
    }

    [Theory]
    [MemberData(nameof(IdsOfPrograms))]
    public async Task WrongCode_IsReported_AndRightCodeIsNot(string id)
    {
        var page = RulePage.Read(id);

        Assert.All(await Task.WhenAll(page.Code("Wrong").Select(source => ReportedAsync(source, id))), reported => Assert.Contains(id, reported));
        Assert.All(await Task.WhenAll(page.Code("Right").Select(source => ReportedAsync(source, id))), reported => Assert.DoesNotContain(id, reported));
    }

    [Theory]
    [InlineData(OptionReader.AdminPorts, "VPC611")]
    [InlineData(OptionReader.AllBuckets, "VPC311")]
    [InlineData(OptionReader.RequiredFields, "VPC103")]
    [InlineData(OptionReader.RequiredServices, "VPC305")]
    [InlineData(OptionReader.TrustedAccounts, "VPC302")]
    [InlineData(OptionReader.ExemptConstructs, "VPC990")]
    public void Option_IsDescribed(string key, string id)
    {
        Assert.Contains($"{key} = ", File.ReadAllText(Repository.PathOf("docs/options.md")), StringComparison.Ordinal);
        Assert.Contains($"{key} = ", File.ReadAllText(Repository.PathOf($"docs/rules/{id}.md")), StringComparison.Ordinal);
    }

    private static async Task<ImmutableArray<string>> ReportedAsync(string source, string id)
    {
        var compilation = new TestApp(source) { HasGlobalUsings = false }.Compile(Verify.SeveritiesFor(meant => meant == id), out _);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return [.. (await Verify.BuildAsync(compilation)).Select(static diagnostic => diagnostic.Id)];
    }
}
