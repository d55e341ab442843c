namespace CdkVpc.Analyzers.Rules.Usage;

/// <summary>VPC990: an option that has no meaning. It asks no network: Reporting finds it where it reads the options.</summary>
internal static class InvalidOption
{
    /// <summary>Id, severity and wording.</summary>
    public static RuleInfo Info { get; } = new(
        "VPC990",
        nameof(InvalidOption),
        Severity.Warning,
        Topic.Usage,
        "An option should have a meaning",
        "The option '{0}' is set to '{1}' in .editorconfig or .globalconfig, but {2}; without that it counts as if it were not written");
}
