using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>
/// VPC315: a workload that is granted a bucket and that the bucket's policy denies, because it is restricted to endpoints of another VPC than the
/// workload's. The related places are the bucket, the statement, and the grant.
/// </summary>
internal sealed class BucketOutOfReach : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC315",
        nameof(BucketOutOfReach),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "A bucket should be in reach of what is granted it",
        "'{0}' is granted the bucket '{1}' and denied it: the bucket's policy lets by only what has {2}, and it runs in {3}, from where gateway endpoints of another VPC cannot be reached; let its own endpoint by, or move it");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var workload in network.Workloads)
        {
            foreach (var grant in workload.Grants)
            {
                if (grant.On is not Bucket bucket || !bucket.MayCoexistWith(workload) || network.FindDenial(bucket, workload, grant) is not { } statement)
                    continue;
                var asked = statement.Conditions.First(static condition => condition.AsksTheEndpoint());
                sink.Report(new Finding(Info, workload.Anchor, workload.Path, bucket.Path, $"{asked.Key} {string.Join(" or ", asked.Values)}", workload.Vpc is null ? "no VPC" : $"the VPC '{workload.Vpc.Path}'")
                    .With(FindingKeys.Path, workload.Path)
                    .And(bucket.Anchor, FindingLabels.Bucket)
                    .And(statement.Anchor, FindingLabels.Statement)
                    .And(grant.Anchor, FindingLabels.Use));
            }
        }
    }
}
