namespace CdkVpc.Tests.Docs;

/// <summary>
/// The presets for tools that teams already answer to: each check of such a tool, and the rules that see its fault in the code. Sources: the packs of
/// cdk-nag (src/packs/*.ts in cdklabs/cdk-nag), and the controls of Security Hub for EC2
/// (docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html).
/// </summary>
internal static class Packs
{
    /// <summary>The packs by the name of the preset.</summary>
    public static readonly IReadOnlyDictionary<string, (string Check, string[] Rules)[]> All = new Dictionary<string, (string Check, string[] Rules)[]>
    {
        ["aws-solutions"] =
        [
            ("AwsSolutions-VPC3", ["VPC601", "VPC602", "VPC604", "VPC607"]),
            ("AwsSolutions-VPC7", ["VPC101"]),
            ("AwsSolutions-EC23", ["VPC404", "VPC611"]),
            ("AwsSolutions-EC27", ["VPC615"]),
        ],
        ["security-hub"] =
        [
            ("EC2.2", ["VPC614"]),
            ("EC2.6", ["VPC101"]),
            ("EC2.10", ["VPC411"]),
            ("EC2.13", ["VPC611"]),
            ("EC2.14", ["VPC611"]),
            ("EC2.15", ["VPC710"]),
            ("EC2.18", ["VPC611"]),
            ("EC2.19", ["VPC611"]),
            ("EC2.21", ["VPC604"]),
            ("EC2.55", ["VPC410", "VPC411"]),
            ("EC2.56", ["VPC410", "VPC411"]),
            ("EC2.57", ["VPC410", "VPC411"]),
            ("EC2.58", ["VPC411"]),
            ("EC2.60", ["VPC411"]),
        ],
        ["hipaa"] = OfNag("HIPAA.Security"),
        ["nist-800-53-r5"] = OfNag("NIST.800.53.R5"),
        ["pci-dss"] = OfNag("PCI.DSS.321"),
    };

    /// <summary>The rules of a pack, each with the checks that it stands for, by id.</summary>
    public static IEnumerable<(string Rule, string Checks)> RulesOf(string pack) =>
        from entry in All[pack]
        from rule in entry.Rules
        group entry.Check by rule into checks
        orderby checks.Key
        select (checks.Key, string.Join(", ", checks));

    /// <summary>Three packs of cdk-nag have the same rules about networks.</summary>
    private static (string Check, string[] Rules)[] OfNag(string pack) =>
    [
        ($"{pack}-VPCFlowLogsEnabled", ["VPC101"]),
        ($"{pack}-CloudWatchLogGroupRetentionPeriod", ["VPC107"]),
        ($"{pack}-EC2RestrictedSSH", ["VPC611"]),
        ($"{pack}-EC2RestrictedCommonPorts", ["VPC611"]),
        ($"{pack}-VPCDefaultSecurityGroupClosed", ["VPC614"]),
        ($"{pack}-VPCSubnetAutoAssignPublicIpDisabled", ["VPC710"]),
        ($"{pack}-VPCNoUnrestrictedRouteToIGW", ["VPC711"]),
    ];
}
