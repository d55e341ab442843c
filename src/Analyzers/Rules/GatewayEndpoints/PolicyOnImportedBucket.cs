using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC320: a statement that is added to the policy of an imported bucket. The import is the related place.</summary>
internal sealed class PolicyOnImportedBucket : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC320",
        nameof(PolicyOnImportedBucket),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "The policy of an imported bucket cannot be added to",
        "This statement{0} is dropped: '{1}' is imported, and CDK adds nothing to the policy of a bucket that it does not make; add it where the bucket is made, or give the bucket a policy resource of its own (L1)");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var bucket in network.Buckets)
        {
            foreach (var statement in bucket.DroppedStatements)
            {
                sink.Report(new Finding(Info, statement.Anchor, Wording.SidOf(statement), bucket.Path)
                    .With(FindingKeys.Path, bucket.Path)
                    .And(bucket.Anchor, FindingLabels.Bucket));
            }
        }
    }
}
