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

    // What the project says itself, in any .editorconfig or .globalconfig, comes before a preset.
    private static string Config(string preset)
    {
        var text = new StringBuilder("is_global = true\nglobal_level = -100\n\n");
        foreach (var rule in Catalogue.Infos)
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
