using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>
/// VPC311: a bucket that is used through an S3 gateway endpoint, and whose policy does not deny what comes another way.
/// The endpoint is the first related place, what uses the bucket the second.
/// </summary>
internal sealed class BucketNotRestrictedToEndpoint : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC311",
        nameof(BucketNotRestrictedToEndpoint),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "A bucket that is used through a gateway endpoint should be restricted to it",
        "The bucket '{0}', {1}, can be reached without the endpoint '{2}': its policy does not deny what comes another way; deny it unless aws:SourceVpce is that endpoint");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        var grants = network.Workloads.SelectMany(static workload => workload.Grants, static (workload, grant) => (Workload: workload, Grant: grant)).ToList();
        foreach (var bucket in network.Buckets)
        {
            if (bucket.OutsideUse is not null || bucket.IsRestrictedToVpc(bucket.Guard) != false || FindUse(network, grants, bucket, options) is not { } use)
                continue;

            // A further Deny beside one that is wrong may shut everyone out: then that one is to be mended (VPC312), not a fix to be offered here.
            var hasFaultyStatement = bucket.Policy?.Statements.Any(static statement => statement.FindRestrictionFault() is not null) == true;
            var mayRefer = ReferenceEquals(bucket.Stack, use.Endpoint.Stack) || !Names(use.Endpoint, bucket);
            sink.Report(new Finding(Info, bucket.Anchor, bucket.Path, use.Words, use.Endpoint.Path)
                .With(FindingKeys.Path, bucket.Path)
                .With(FindingKeys.EndpointPath, hasFaultyStatement || !mayRefer ? null : use.Endpoint.Path)
                .And(use.Endpoint.Anchor, FindingLabels.Endpoint)
                .And(use.Place, FindingLabels.Use));
        }
    }

    private static Use? FindUse(DeployedNetwork network, List<(Workload Workload, Grant Grant)> allGrants, Bucket bucket, RuleOptions options)
    {
        var grantsOnBucket = allGrants.FindAll(pair =>
            MayBeOn(pair.Grant, bucket) && !pair.Grant.Guard.Excludes(bucket.Guard) && pair.Workload.MayCoexistWith(bucket));
        foreach (var endpoint in network.GatewayEndpoints)
        {
            if (endpoint is not { Origin: Origin.Created, Vpc: { } vpc } || !endpoint.Service.Is("s3") || !endpoint.MayCoexistWith(bucket))
                continue;

            var grants = grantsOnBucket.FindAll(pair => pair.Workload.MayCoexistWith(endpoint));

            // Used from elsewhere too, it would be shut to what must reach it.
            if (grants.Exists(pair => !ReferenceEquals(pair.Workload.Vpc, vpc)))
                continue;

            if (grants.Find(pair => ReferenceEquals(pair.Grant.On, bucket)) is { Grant: not null } granted)
                return new Use(endpoint, $"which '{granted.Workload.Path}' in the VPC '{vpc.Path}' uses", granted.Grant.Anchor);
            var naming = endpoint.Policy?.Statements.FirstOrDefault(statement => statement.Allows == true
                && !statement.Guard.Excludes(bucket.Guard)
                && statement.Resources.Any(resource => ReferenceEquals(resource.Refers, bucket)));
            if (naming is not null)
                return new Use(endpoint, "which the endpoint's policy names", naming.Anchor);
            if (options.RestrictsEveryBucket)
                return new Use(endpoint, "like every bucket here to be used through an endpoint", null);
        }

        return null;
    }

    private static bool Names(GatewayEndpoint endpoint, Bucket bucket) =>
        endpoint.Policy?.Statements.Any(statement => statement.Resources.Any(resource => ReferenceEquals(resource.Refers, bucket))) == true;

    private static bool MayBeOn(Grant grant, Bucket bucket) => grant.On is null ? grant.Service == "s3" : grant.On is Bucket granted && granted.MayBe(bucket);

    private sealed record Use(GatewayEndpoint Endpoint, string Words, Anchor? Place);
}
