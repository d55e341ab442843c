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
        var uses = new Uses(network, options);
        foreach (var bucket in network.Buckets)
        {
            if (bucket.OutsideUse is not null || bucket.IsRestrictedToVpc(bucket.Guard) != false || uses.Find(bucket) is not { } use)
                continue;

            // A further Deny beside one that is wrong may shut everyone out: then that one is to be mended (VPC312), not a fix to be offered here.
            var hasFaultyStatement = bucket.Policy?.Statements.Any(static statement => statement.FindRestrictionFault() is not null) == true;
            var mayRefer = ReferenceEquals(bucket.Stack, use.Endpoint.Stack) || !uses.Names(use.Endpoint, bucket);
            sink.Report(new Finding(Info, bucket.Anchor, bucket.Path, use.Words, use.Endpoint.Path)
                .With(FindingKeys.Path, bucket.Path)
                .With(FindingKeys.EndpointPath, hasFaultyStatement || !mayRefer ? null : use.Endpoint.Path)
                .And(use.Endpoint.Anchor, FindingLabels.Endpoint)
                .And(use.Place, FindingLabels.Use));
        }
    }

    private sealed record Use(GatewayEndpoint Endpoint, string Words, Anchor? Place);

    /// <summary>Finds the endpoint through which a bucket is used, and through it alone.</summary>
    private sealed class Uses(DeployedNetwork network, RuleOptions options)
    {
        private readonly ILookup<Resource?, (Workload Workload, Grant Grant)> _grants = network.Workloads
            .SelectMany(static workload => workload.Grants, static (workload, grant) => (Workload: workload, Grant: grant))
            .Where(static pair => pair.Grant.Service == "s3")
            .ToLookup(static pair => pair.Grant.On is { Origin: Origin.Unknown } ? null : pair.Grant.On);

        private readonly ILookup<Resource, GatewayEndpoint> _namedBy = network.GatewayEndpoints
            .SelectMany(static endpoint => endpoint.Policy?.Statements ?? [], static (endpoint, statement) => (Endpoint: endpoint, Statement: statement))
            .SelectMany(static pair => pair.Statement.Resources.Select(static resource => resource.Refers).OfType<Bucket>(), static (pair, bucket) => (pair.Endpoint, Bucket: bucket))
            .ToLookup(static pair => (Resource)pair.Bucket, static pair => pair.Endpoint);

        /// <summary>Whether the policy of an endpoint names a bucket.</summary>
        public bool Names(GatewayEndpoint endpoint, Bucket bucket) => _namedBy[bucket].Contains(endpoint);

        public Use? Find(Bucket bucket)
        {
            // A grant on what is not known may be one on this bucket.
            var grants = _grants[bucket].Concat(_grants[null]).Where(pair => !pair.Grant.Guard.Excludes(bucket.Guard) && pair.Workload.MayCoexistWith(bucket)).ToList();
            return EndpointsFor(bucket, grants).Select(endpoint => FindThrough(endpoint, bucket, grants.FindAll(pair => pair.Workload.MayCoexistWith(endpoint)))).FirstOrDefault(static use => use is not null);
        }

        private IEnumerable<GatewayEndpoint> EndpointsFor(Bucket bucket, List<(Workload Workload, Grant Grant)> grants)
        {
            IEnumerable<GatewayEndpoint> endpoints = options.RestrictsEveryBucket
                ? network.GatewayEndpoints
                : _namedBy[bucket]
                    .Concat(grants.Select(static pair => pair.Workload.Vpc).OfType<Vpc>().Distinct().SelectMany(network.Index.GatewayEndpointsOfVpc.Of))
                    .Distinct()
                    .OrderBy(static endpoint => endpoint.Order);
            return endpoints.Where(endpoint => endpoint is { Origin: Origin.Created, Vpc: not null } && endpoint.Service.Is("s3") && endpoint.MayCoexistWith(bucket));
        }

        private Use? FindThrough(GatewayEndpoint endpoint, Bucket bucket, List<(Workload Workload, Grant Grant)> grants)
        {
            // Used from elsewhere too, it would be shut to what must reach it.
            if (grants.Exists(pair => !ReferenceEquals(pair.Workload.Vpc, endpoint.Vpc)))
                return null;

            if (grants.Find(pair => ReferenceEquals(pair.Grant.On, bucket)) is { Grant: not null } granted)
                return new Use(endpoint, $"which '{granted.Workload.Path}' in the VPC '{endpoint.Vpc!.Path}' uses", granted.Grant.Anchor);
            var naming = endpoint.Policy?.Statements.FirstOrDefault(statement => statement.Allows == true
                && !statement.Guard.Excludes(bucket.Guard)
                && statement.Resources.Any(resource => ReferenceEquals(resource.Refers, bucket)));
            if (naming is not null)
                return new Use(endpoint, "which the endpoint's policy names", naming.Anchor);
            return options.RestrictsEveryBucket ? new Use(endpoint, "like every bucket here to be used through an endpoint", null) : null;
        }
    }
}
