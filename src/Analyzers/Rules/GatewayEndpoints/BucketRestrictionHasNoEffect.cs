using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC312: a statement of a bucket policy that asks for an endpoint or a VPC, and restricts nothing. The bucket is the related place.</summary>
internal sealed class BucketRestrictionHasNoEffect : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC312",
        nameof(BucketRestrictionHasNoEffect),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "A restriction of a bucket to an endpoint or a VPC should have effect",
        "This statement{0} does not restrict the bucket '{1}': {2}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var bucket in network.Buckets)
        {
            if (bucket.Policy is not { } policy)
                continue;
            foreach (var statement in policy.Statements)
            {
                if (statement.Guard.Excludes(bucket.Guard)
                    || statement.FindRestrictionFault() is not { } found
                    || bucket.IsRestrictedToVpc(bucket.Guard.And(statement.Guard)) != false)
                    continue;
                sink.Report(new Finding(Info, statement.Anchor, Wording.SidOf(statement), bucket.Path, Explain(found.Fault, found.Condition))
                    .With(FindingKeys.Path, bucket.Path)
                    .With(FindingKeys.Fault, found.Fault.ToString())
                    .With(FindingKeys.Operator, found.Condition.Operator)
                    .With(FindingKeys.ConditionKey, found.Condition.Key)
                    .With(FindingKeys.LocksOut, statement.IsAboutEverything() ? "true" : null)
                    .And(bucket.Anchor, FindingLabels.Bucket));
            }
        }
    }

    private static string Explain(RestrictionFault fault, Condition condition) => fault switch
    {
        RestrictionFault.AllowOnly =>
            $"it allows by {condition.Operator} of {condition.Key}, and nothing denies what comes another way; deny with StringNotEquals of {condition.Key}",
        RestrictionFault.AllowsWithoutKey =>
            $"{condition.Operator} of {condition.Key} is true of what comes by no endpoint, and that is allowed as well; deny with StringNotEquals of {condition.Key}",
        RestrictionFault.Inverted =>
            $"a Deny by {condition.Operator} of {condition.Key} denies just what comes that way; deny with StringNotEquals",
        _ => $"Null of {condition.Key} is false only for what comes by an endpoint, so that the Deny lets everything else pass; leave the Null condition out",
    };
}
