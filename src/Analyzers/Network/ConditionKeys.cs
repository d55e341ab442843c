using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>The names of condition keys. They are not case-sensitive.</summary>
internal static class ConditionKeys
{
    /// <summary>The key of the id of the endpoint that a request comes through.</summary>
    public const string SourceVpce = "aws:SourceVpce";

    /// <summary>The key of the id of the VPC that a request comes from through an endpoint.</summary>
    public const string SourceVpc = "aws:SourceVpc";

    /// <summary>The key of the public address that a request comes from; a request through an endpoint does not have it.</summary>
    public const string SourceIp = "aws:SourceIp";

    /// <summary>The key of the private address that a request through an endpoint comes from.</summary>
    public const string VpcSourceIp = "aws:VpcSourceIp";

    /// <summary>
    /// The global condition keys, those with a name after a slash by what is before it.
    /// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.
    /// </summary>
    private static readonly HashSet<string> Global = new(
        """
        PrincipalArn PrincipalAccount PrincipalOrgPaths PrincipalOrgID PrincipalTag PrincipalIsAWSService PrincipalServiceName
        PrincipalServiceNamesList PrincipalType userid username AssumedRoot FederatedProvider TokenIssueTime MultiFactorAuthAge
        MultiFactorAuthPresent ChatbotSourceArn Ec2InstanceSourceVpc Ec2InstanceSourcePrivateIPv4 SourceIdentity SourceIp SourceVpc SourceVpcArn
        SourceVpce VpceAccount VpceOrgID VpceOrgPaths VpcSourceIp ResourceAccount ResourceOrgID ResourceOrgPaths ResourceTag CalledVia
        CalledViaFirst CalledViaLast ViaAWSService CalledViaAWSMCP ViaAWSMCPService CurrentTime EpochTime referer RequestedRegion RequestTag TagKeys
        SecureTransport SourceAccount SourceArn SourceOrgID SourceOrgPaths UserAgent SignInSessionArn
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether two names are of one key.</summary>
    public static bool Is(this Condition condition, string key) => condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the key of <paramref name="condition"/> is none, and one of those that tell the endpoint or VPC is meant: it speaks of a VPC, or is
    /// one of them but for a letter or two.
    /// </summary>
    public static bool HasMistakenKey(this Condition condition)
    {
        var colon = condition.Key.IndexOf(':');
        var prefix = condition.Key.Substring(0, Math.Max(colon, 0));
        var name = condition.Key.Substring(colon + 1).Split('/')[0];
        var isGlobal = prefix.Equals("aws", StringComparison.OrdinalIgnoreCase);
        if (prefix.ToUpperInvariant() is not ("" or "AWS" or "S3") || (isGlobal && Global.Contains(name)))
            return false;
        return name.IndexOf("vpc", StringComparison.OrdinalIgnoreCase) >= 0
            || (isGlobal && (IsNear(name, "SourceVpce") || IsNear(name, "SourceVpc")));
    }

    private static bool IsNear(string name, string key) => Spelling.Distance(name.ToUpperInvariant(), key.ToUpperInvariant()) <= 2;
}
