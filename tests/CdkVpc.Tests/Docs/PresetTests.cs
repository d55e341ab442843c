using System.Collections.Immutable;
using System.Text;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CdkVpc.Tests.Docs;

/// <summary>The presets are made from the catalogue. What 'default' stands for needs no file.</summary>
public sealed class PresetTests
{
    private const string Heading = "is_global = true\nglobal_level = -100\n\n";

    [Theory]
    [InlineData("none")]
    [InlineData("all")]
    [InlineData("strict")]
    public void Preset_IsCurrent(string preset) => MadeText.IsCurrent(PathOf(preset), Config(preset));

    [Theory]
    [InlineData("none")]
    [InlineData("all")]
    [InlineData("strict")]
    public void Preset_SetsEveryRule(string preset)
    {
        var set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(MadeText.Read(PathOf(preset)), $"/{preset}.globalconfig")), out var errors);

        Assert.Empty(errors);
        Assert.Equal(Descriptors.All.Length, set.GlobalConfigOptions.TreeOptions.Count);
        Assert.All(Descriptors.All, rule => Assert.Equal(
            (preset, rule.DefaultSeverity) switch
            {
                ("none", _) => ReportDiagnostic.Suppress,
                (_, DiagnosticSeverity.Error) => ReportDiagnostic.Error,
                ("strict", _) or (_, DiagnosticSeverity.Warning) => ReportDiagnostic.Warn,
                _ => ReportDiagnostic.Info,
            },
            set.GlobalConfigOptions.TreeOptions[rule.Id]));
    }

    public static TheoryData<string> Names => [.. Packs.All.Keys];

    // A pack turns its own rules on and leaves the others as they are shipped.
    [Theory]
    [MemberData(nameof(Names))]
    public void Pack_IsCurrent(string pack) => MadeText.IsCurrent(PathOf(pack), Heading + string.Concat(Packs.RulesOf(pack).Select(static set =>
    {
        var rule = Descriptors.Rules.Single(rule => rule.Id == set.Rule);
        return $"dotnet_diagnostic.{rule.Id}.severity = {SeverityOf(rule.Severity, "strict")} # {rule.Name}: {set.Checks}\n";
    })));

    [Theory]
    [MemberData(nameof(Names))]
    public void Pack_SetsItsRules(string pack)
    {
        var set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(MadeText.Read(PathOf(pack)), $"/{pack}.globalconfig")), out var errors);

        Assert.Empty(errors);
        Assert.Equal(Packs.RulesOf(pack).Select(static set => set.Rule), set.GlobalConfigOptions.TreeOptions.Keys.Select(static id => id.ToUpperInvariant()).Order(StringComparer.Ordinal));
        Assert.All(set.GlobalConfigOptions.TreeOptions.Values, static severity => Assert.Equal(ReportDiagnostic.Warn, severity));
    }

    [Fact]
    public void Packs_AreListed() => MadeText.IsCurrentTable("docs/options.md", "Packs", string.Concat(
        from pack in Packs.All
        from entry in pack.Value
        select $"| `{pack.Key}` | {entry.Check} | {string.Join(", ", entry.Rules.Select(static id => $"[{id}](rules/{id}.md)"))} |\n").Insert(0, "| Preset | Stands for | Rules |\n| --- | --- | --- |\n"));

    // What the project says itself, in any .editorconfig or .globalconfig, comes before a preset.
    private static string Config(string preset)
    {
        var text = new StringBuilder(Heading);
        foreach (var rule in Descriptors.Rules)
            text.Append($"dotnet_diagnostic.{rule.Id}.severity = {SeverityOf(rule.Severity, preset)} # {rule.Name}\n");
        return text.ToString();
    }

    private static string SeverityOf(Severity severity, string preset) => (preset, severity) switch
    {
        ("none", _) => "none",
        (_, Severity.Error) => "error",
        ("strict", _) or (_, Severity.Warning) => "warning",
        _ => "suggestion",
    };

    private static string PathOf(string preset) => $"src/CodeFixes/configuration/{preset}.globalconfig";
}
