using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>What a project says beside its code.</summary>
/// <param name="Rules">The options of the rules.</param>
/// <param name="ContextFile">The text of cdk.json; null where the project has none.</param>
internal sealed record Settings(RuleOptions Rules, string? ContextFile = null)
{
    /// <summary>Those of a project that says nothing.</summary>
    public static readonly Settings None = new(RuleOptions.Default);

    /// <summary>The text of cdk.json among the additional files; null where there is none, or none that can be read.</summary>
    public static string? ContextFileOf(AnalyzerOptions options, CancellationToken cancellationToken) =>
        options.AdditionalFiles.FirstOrDefault(IsContextFile)?.GetText(cancellationToken)?.ToString();

    private static bool IsContextFile(AdditionalText file)
    {
        var name = file.Path.Substring(file.Path.LastIndexOfAny(['/', '\\']) + 1);
        return name.Equals("cdk.json", StringComparison.OrdinalIgnoreCase);
    }
}
