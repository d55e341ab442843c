namespace CdkVpc.Analyzers.Network;

/// <summary>What a condition of a policy asks, and what a request gets that lacks the key. Key and operator names are not case-sensitive.</summary>
internal static class ConditionReasoning
{
    /// <summary>
    /// Keys that only a request has which comes through a VPC endpoint.
    /// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties.
    /// </summary>
    private static readonly HashSet<string> EndpointKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:SourceVpce", "aws:SourceVpc", "aws:SourceVpcArn", "aws:VpcSourceIp", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths",
    };

    /// <summary>Keys that say nothing of the way a request takes, in whole or (with a colon or slash at the end) by their beginning.</summary>
    private static readonly string[] KeysBesideTheWay =
    [
        "aws:SecureTransport", "aws:Principal", "aws:userid", "aws:username", "aws:MultiFactorAuth", "aws:TokenIssueTime", "aws:CurrentTime",
        "aws:RequestedRegion", "aws:ResourceAccount", "aws:ResourceOrg", "aws:ResourceTag/", "aws:RequestTag/", "aws:TagKeys",
        "s3:TlsVersion", "s3:signatureversion", "s3:signatureAge", "s3:authType", "s3:x-amz-", "s3:prefix", "s3:delimiter", "s3:max-keys",
        "s3:ExistingObjectTag/", "s3:RequestObjectTag", "s3:object-lock-", "s3:if-", "s3:VersionId", "s3:LocationConstraint",
    ];

    /// <summary>Whether the key is one that only a request has which comes through a VPC endpoint.</summary>
    public static bool AsksTheEndpoint(this Condition condition) => EndpointKeys.Contains(condition.Key);

    /// <summary>Whether the key is the id of an endpoint or of a VPC, by which buckets are usually restricted.</summary>
    public static bool AsksSourceVpcOrVpce(this Condition condition) =>
        condition.Is(ConditionKeys.SourceVpce) || condition.Is(ConditionKeys.SourceVpc);

    /// <summary>Whether the key says nothing of the way a request takes: who asks, for what, and how.</summary>
    public static bool IsBesideTheWay(this Condition condition) =>
        Array.Exists(KeysBesideTheWay, key => condition.Key.StartsWith(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the condition only excepts what AWS services do by themselves or on behalf of someone.</summary>
    public static bool ExceptsServices(this Condition condition) =>
        condition.Is("aws:PrincipalIsAWSService") || condition.Is("aws:ViaAWSService");

    /// <summary>
    /// Whether the condition only excepts some from a Deny that is for everyone: AWS services, or those whose identity a negated operator names
    /// ('ArnNotLike aws:PrincipalArn').
    /// </summary>
    public static bool ExceptsSomeone(this Condition condition) =>
        (condition.ExceptsServices() && condition.Values.Count == 1 && string.Equals(condition.Values[0].Text, "false", StringComparison.OrdinalIgnoreCase))
        || (condition.IsNegated() && (condition.Key.StartsWith("aws:Principal", StringComparison.OrdinalIgnoreCase) || condition.Is("aws:userid") || condition.Is("aws:username")));

    /// <summary>Whether the operator compares and is true where the value is another one, or where the key is missing: StringNotEquals, ArnNotLike, NotIpAddress.</summary>
    public static bool IsNegated(this Condition condition) => BareOperator(condition).IndexOf("Not", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether the operator compares texts, ARNs or addresses and is true where the value is the same: StringEquals, StringLike, ArnLike.</summary>
    public static bool IsPositive(this Condition condition) =>
        BareOperator(condition).ToUpperInvariant() is "STRINGEQUALS" or "STRINGEQUALSIGNORECASE" or "STRINGLIKE" or "ARNEQUALS" or "ARNLIKE" or "IPADDRESS";

    /// <summary>Whether the operator ends in IfExists: it is true where the key is missing.</summary>
    public static bool IsIfExists(this Condition condition) => condition.Operator.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the operator begins with ForAllValues: it is true where the key is missing.</summary>
    public static bool IsForAllValues(this Condition condition) => condition.Operator.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the operator begins with ForAnyValue: it is false where the key is missing.</summary>
    public static bool IsForAnyValue(this Condition condition) => condition.Operator.StartsWith("ForAnyValue:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Of a Null operator, whether it asks that the key is missing (true) or present (false); null for other operators or an unknown value.</summary>
    public static bool? AsksForAbsence(this Condition condition)
    {
        if (!condition.Operator.Equals("Null", StringComparison.OrdinalIgnoreCase) || condition.Values.IsOpen || condition.Values.Count != 1)
            return null;
        return bool.TryParse(condition.Values[0].Text, out var absent) ? absent : null;
    }

    private static string BareOperator(Condition condition)
    {
        var name = condition.Operator.Substring(condition.Operator.IndexOf(':') + 1);
        return name.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - "IfExists".Length) : name;
    }
}
