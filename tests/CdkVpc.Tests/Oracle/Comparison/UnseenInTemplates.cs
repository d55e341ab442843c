namespace CdkVpc.Tests.Oracle.Comparison;

/// <summary>The rules about what no template shows, with the reason. All others must find the same in source and in templates.</summary>
internal static class UnseenInTemplates
{
    /// <summary>Why a rule cannot find in a template what it finds in source, by its id.</summary>
    public static readonly IReadOnlyDictionary<string, string> Rules = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["VPC320"] = "CDK drops what is added to the policy of an imported bucket",
        ["VPC415"] = "A template does not tell whether CDK or the program wrote a rule of a group",
        ["VPC612"] = "CDK drops the rule",
        ["VPC615"] = "CDK writes a description where there is none",
        ["VPC703"] = "A template has the zones that CDK made, not the number that was asked for",
        ["VPC708"] = "CDK refuses the program",
        ["VPC709"] = "CDK refuses the program",
    };
}
