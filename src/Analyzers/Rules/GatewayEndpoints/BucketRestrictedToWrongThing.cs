using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>
/// VPC316: a statement of a bucket's policy that asks for an endpoint or a VPC by a key that is none, or gives the key a thing of another kind.
/// What is referred to is the first related place, where it is made here, the bucket the second.
/// </summary>
internal sealed class BucketRestrictedToWrongThing : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC316",
        nameof(BucketRestrictedToWrongThing),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "A restriction of a bucket should ask for an S3 endpoint by aws:SourceVpce, or for a VPC by aws:SourceVpc",
        "This statement{0} of the policy of '{1}' matches no endpoint and no VPC: {2}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var (bucket, statement) in network.BucketStatements())
        {
            if (statement.FindWrongCondition() is not { } wrong)
                continue;
            sink.Report(new Finding(Info, statement.Anchor, Wording.SidOf(statement), bucket.Path, Explain(wrong))
                .With(FindingKeys.Path, bucket.Path)
                .With(FindingKeys.ConditionKey, wrong.Condition.Key)
                .With(FindingKeys.RightKey, wrong.RightKey)
                .And(AnchorOf(wrong.Value?.Refers), wrong.Value?.Refers is Vpc ? FindingLabels.Vpc : FindingLabels.Endpoint)
                .And(bucket.Anchor, FindingLabels.Bucket));
        }
    }

    private static Anchor? AnchorOf(Resource? thing) => thing?.Origin == Origin.Created ? thing.Anchor : null;

    private static string Explain(WrongCondition wrong)
    {
        var key = wrong.Condition.Key;
        if (wrong.Value is not { } value)
            return $"there is no condition key {key}; use {wrong.RightKey ?? "aws:SourceVpce with an endpoint's id, or aws:SourceVpc with a VPC's"}";
        if (wrong.IsForAnotherService)
            return $"{key} is given {value}, an endpoint for '{((Endpoint)value.Refers!).Service.Value}', and no request to S3 comes through that; give it an S3 endpoint";
        return wrong.Condition.Is(ConditionKeys.SourceVpce)
            ? $"{key} is given {value}, the id of a VPC; give it an endpoint's id, or use aws:SourceVpc"
            : $"{key} is given {value}, the id of an endpoint; give it a VPC's id, or use aws:SourceVpce";
    }
}
