using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC314: a Deny of everything to everyone who comes by no endpoint, without an exception. The bucket is the related place.</summary>
internal sealed class BucketRestrictionLocksOut : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC314",
        nameof(BucketRestrictionLocksOut),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "A restriction of a bucket to an endpoint should leave somebody a way in",
        "This statement{0} denies every action on '{1}' to everyone unless {2}, without an exception: the console{3}, deployments and AWS services are shut out as well; except the roles that deploy and administer, by aws:PrincipalArn");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var (bucket, statement) in network.BucketStatements())
        {
            if (!statement.LocksOut())
                continue;
            var conditions = Wording.List(statement.Conditions.Select(static condition => condition.AsksForAbsence() == true
                ? $"{condition.Key} is there"
                : $"{condition.Key} is {string.Join(" or ", condition.Values)}").ToList());
            sink.Report(new Finding(Info, statement.Anchor, Wording.SidOf(statement), bucket.Path, conditions, bucket.AutoDeletesObjects ? ", the deletion of its objects" : "")
                .With(FindingKeys.Path, bucket.Path)
                .And(bucket.Anchor, FindingLabels.Bucket));
        }
    }
}
