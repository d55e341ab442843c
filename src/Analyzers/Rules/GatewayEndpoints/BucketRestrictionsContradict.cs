using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>
/// VPC319: two statements that each let only their own endpoint by, so that together they deny everyone. The later one is reported; the earlier
/// one is the first related place, the bucket the second.
/// </summary>
internal sealed class BucketRestrictionsContradict : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC319",
        nameof(BucketRestrictionsContradict),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "The endpoints that a bucket is restricted to should stand in one statement",
        "This statement{0} denies everything on '{1}' unless {2}, and another{3} unless {4}: whatever one lets by, the other denies; name all of them in one statement, as a list");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var (bucket, statement) in network.BucketStatements())
        {
            if (bucket.FindContradiction(statement) is not { } earlier)
                continue;
            sink.Report(new Finding(Info, statement.Anchor, Wording.SidOf(statement), bucket.Path, Describe(statement), Wording.SidOf(earlier), Describe(earlier))
                .With(FindingKeys.Path, bucket.Path)
                .And(earlier.Anchor.Equals(statement.Anchor) ? null : earlier.Anchor, FindingLabels.Statement)
                .And(bucket.Anchor, FindingLabels.Bucket));
        }
    }

    private static string Describe(Statement statement)
    {
        var condition = statement.Conditions.First(static condition => condition.AsksSourceVpcOrVpce());
        return $"{condition.Key} is {string.Join(" or ", condition.Values)}";
    }
}
