using System.Collections.Immutable;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Analyzers.Rules.Usage;
using CdkVpc.Analyzers.Scaffolds;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>The compiler's descriptors of the rules.</summary>
internal static class Descriptors
{
    private const string Documentation = "https://github.com/cdkvpc/cdkvpc/blob/main/docs/";

    /// <summary>What is known of every rule, by id: those that ask the network, and those about the use of the package itself.</summary>
    public static readonly ImmutableArray<RuleInfo> Rules =
        [.. Catalogue.All.Select(static rule => rule.Info), .. ScaffoldCatalogue.All.Select(static rule => rule.Info), InvalidOption.Info];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = Rules.ToImmutableDictionary(static rule => rule.Id, Create);

    /// <summary>The descriptors of all rules, by id.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.CreateRange(Rules, Of);

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Of(RuleInfo rule) => ById[rule.Id];

    /// <summary>The diagnostic of a fault in an option.</summary>
    public static Diagnostic Of(OptionFault fault, Location location) =>
        Diagnostic.Create(Of(InvalidOption.Info), location, fault.Key, fault.Value, fault.Problem);

    private static DiagnosticDescriptor Create(RuleInfo rule) => new(
        rule.Id,
        rule.Title,
        rule.MessageFormat,
        category: $"CdkVpc.{rule.Topic}",
        SeverityOf(rule),
        isEnabledByDefault: rule.Severity != Severity.Off,
        helpLinkUri: Documentation + rule.HelpPage);

    private static DiagnosticSeverity SeverityOf(RuleInfo rule) => rule.Severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
