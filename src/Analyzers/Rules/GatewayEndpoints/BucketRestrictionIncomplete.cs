using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC313: a Deny that keeps a bucket behind an endpoint by actions on it and its objects, and names only one of the two. The bucket is the related place.</summary>
internal sealed class BucketRestrictionIncomplete : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC313",
        nameof(BucketRestrictionIncomplete),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "A restriction of a bucket to an endpoint should name the bucket and its objects",
        "This statement{0} denies {1}, which are actions on a bucket and on objects, for {2} of '{3}' only, so that {4} can still be reached another way; name {5} too");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var (bucket, statement) in network.BucketStatements())
        {
            if (bucket.FindOpenPart(statement) is not { } open)
                continue;
            var (shut, left, remedy) = open == BucketParts.Objects
                ? ("the ARN", "its objects", "its objects (its ARN and '/*')")
                : ("the objects", "the bucket itself, such as the list of its objects,", "its ARN");
            sink.Report(new Finding(Info, statement.Anchor, Wording.SidOf(statement), Wording.ActionsOf(statement), shut, bucket.Path, left, remedy)
                .With(FindingKeys.Path, bucket.Path)
                .With(FindingKeys.OpenPart, open.ToString())
                .And(bucket.Anchor, FindingLabels.Bucket));
        }
    }
}
