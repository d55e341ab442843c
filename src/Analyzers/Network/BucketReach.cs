using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>Which workloads a restriction of a bucket to a VPC's endpoints shuts out.</summary>
internal static class BucketReach
{
    /// <summary>The statement by which <paramref name="bucket"/> is proven to deny a workload that is granted it; null where none is.</summary>
    public static Statement? FindDenial(this DeployedNetwork network, Bucket bucket, Workload workload, Grant grant) =>
        workload.VpcIsUnknown || !workload.IsClosed || grant.IsForAws || !ServiceCallers.CallsItself(workload)
            ? null
            : bucket.Policy?.Statements.FirstOrDefault(statement =>
                !statement.Guard.Excludes(bucket.Guard) && !statement.Guard.Excludes(workload.Guard) && !statement.Guard.Excludes(grant.Guard)
                && PolicyReasoning.DeniesAnotherWay(statement) == true
                && Concerns(statement, bucket, grant)
                && statement.Conditions.All(condition => condition.AsksTheEndpoint() ? Misses(network, condition, workload) : !MayExcept(condition, workload)));

    /// <summary>Whether all objects of the bucket are denied for what the grant is about.</summary>
    private static bool Concerns(Statement statement, Bucket bucket, Grant grant)
    {
        if (!statement.Resources.Any(resource => resource.Text == "*" || (ReferenceEquals(resource.Refers, bucket) && resource.Suffix is "/*" or "*")))
            return false;
        var needed = grant.Method switch
        {
            "GrantRead" or "GrantReadWrite" or "Read" or "ReadWrite" => "s3:GetObject",
            "GrantWrite" or "GrantPut" or "Write" or "Put" => "s3:PutObject",
            "GrantDelete" or "Delete" => "s3:DeleteObject",
            _ => null,
        };
        return statement.Actions.Any(action => action.Text is { } text && (needed is null ? S3Actions.IsEvery(text) : Wildcards.MatchAnyCase(text, needed)));
    }

    /// <summary>
    /// Whether the condition is proven to hold for requests of the workload: it asks for gateway endpoints, or for VPCs, that are not the workload's.
    /// An interface endpoint is reached from other VPCs too, but from no place outside of any.
    /// </summary>
    private static bool Misses(DeployedNetwork network, Condition condition, Workload workload)
    {
        if (!condition.IsNegated() || condition.Values.IsOpen || condition.Values.Count == 0)
            return false;
        return condition.Values.All(value => value switch
        {
            { Refers: GatewayEndpoint { IsClosed: true, Vpc: { } vpc }, Suffix.Length: 0 } => condition.Is(ConditionKeys.SourceVpce) && !ReferenceEquals(vpc, workload.Vpc),
            { Refers: InterfaceEndpoint { IsClosed: true }, Suffix.Length: 0 } => condition.Is(ConditionKeys.SourceVpce) && workload.Vpc is null,
            { Refers: Vpc { IsClosed: true } vpc, Suffix.Length: 0 } => condition.Is(ConditionKeys.SourceVpc) && !ReferenceEquals(vpc, workload.Vpc)
                && (workload.Vpc is null || HasNoInterface(network, vpc)),
            _ => false,
        });
    }

    private static bool HasNoInterface(DeployedNetwork network, Vpc vpc) =>
        !network.MayHaveUndecidedEndpoint(vpc) && !network.Index.InterfaceEndpointsOfVpc.MayBeOf(vpc).Any(endpoint => endpoint.MayServe(vpc, "s3"));

    /// <summary>Whether a condition may leave the workload out of a Deny: it names roles, and one of them may be the workload's.</summary>
    private static bool MayExcept(Condition condition, Workload workload)
    {
        if (!condition.ExceptsSomeone())
            return true;
        if (condition.ExceptsServices())
            return false;
        return !condition.Is("aws:PrincipalArn") || !workload.ActsInGeneratedRoles || condition.Values.IsOpen
            || condition.Values.Any(value => value.Refers is not null || value.Text is not { } text || MayBeGenerated(text, workload.Stack));
    }

    /// <summary>
    /// Whether an ARN, or a pattern, may be that of a role which CloudFormation gives its name: that of the stack, that in the template, and some letters.
    /// It is none that can be written out, nor one of those that the CDK deploys with, but for a stack that is called as they are. A reference may be to it.
    /// </summary>
    private static bool MayBeGenerated(string arn, Stack? stack)
    {
        const string Deployment = "cdk-";
        arn = arn.Replace("${AWS::", "{");
        if (arn.Contains("${"))
            return true;
        var name = arn.Substring(arn.LastIndexOf('/') + 1);
        return Wildcards.IsPattern(arn) && (!arn.Contains(":role/") || !name.StartsWith(Deployment, StringComparison.Ordinal) || stack?.Path.StartsWith(Deployment, StringComparison.Ordinal) != false);
    }
}
