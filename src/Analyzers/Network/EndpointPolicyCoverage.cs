using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>Something that is used through an endpoint and that its policy leaves out.</summary>
/// <param name="Thing">The bucket or table; null for one that is made elsewhere.</param>
/// <param name="Name">What it is called, in words for what is made elsewhere.</param>
/// <param name="Workload">What is granted it; null for the layers of images that endpoints of ECR are for.</param>
/// <param name="Grant">How it is granted; null for the layers of images that endpoints of ECR are for.</param>
internal sealed record OmittedUse(Resource? Thing, string Name, Workload? Workload, Grant? Grant)
{
    /// <summary>Whether it is the bucket in which ECR keeps the layers of images.</summary>
    public bool IsImageLayers { get; init; }
}

/// <summary>What the policies of gateway endpoints leave out of what is used through them.</summary>
internal static class EndpointPolicyCoverage
{
    /// <summary>
    /// The bucket in which ECR keeps the layers of images, one for each region. It belongs to AWS.
    /// See https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms.
    /// </summary>
    public const string ImageLayers = "prod-{0}-starport-layer-bucket";

    /// <summary>The keys of the account or organisation that owns what is asked for.</summary>
    private static readonly string[] OwnerKeys = ["aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceOrgPaths", "s3:ResourceAccount"];

    /// <summary>What workloads in the VPC of <paramref name="endpoint"/> are granted, and is proven to be left out by its policy; each thing once.</summary>
    public static IReadOnlyList<OmittedUse> FindOmittedUses(this DeployedNetwork network, GatewayEndpoint endpoint)
    {
        if (!endpoint.IsClosed || endpoint.PolicyIsUnknown || endpoint.Policy is not { Statements: { IsOpen: false, Count: > 0 } } policy)
            return [];
        if (endpoint.Vpc is not { } vpc || !endpoint.Service.TryGet(out var service) || service is not ("s3" or "dynamodb"))
            return [];

        // Where nothing is allowed at all, that is the fault (VPC309).
        var allows = policy.Statements.Where(statement => statement.Allows != false && !statement.Guard.Excludes(endpoint.Guard)).ToList();
        if (allows.Count == 0)
            return [];

        var users = UsersOf(network, vpc, endpoint);
        var omitted = users
            .SelectMany(static user => user.Grants, static (user, grant) => (User: user, Grant: grant))
            .Where(use => use.Grant.Service == service && !use.Grant.IsForAws && !use.Grant.Guard.Excludes(endpoint.Guard))
            .Select(use => Omitted(use.User, use.Grant, allows))
            .OfType<OmittedUse>()
            .GroupBy(static use => use.Name, StringComparer.Ordinal)
            .Select(static uses => uses.First())
            .ToList();
        if (service == "s3" && FindImagePull(network, vpc, endpoint, users) is { } pull && !allows.Exists(statement => MayAllowImageLayers(statement, endpoint.Stack)))
            omitted.Add(pull);
        return omitted;
    }

    /// <summary>Whether images of ECR are pulled through an endpoint for S3, as far as it is known: by a workload, or by what endpoints of ECR are for.</summary>
    public static bool CarriesImageLayers(this DeployedNetwork network, Endpoint endpoint) =>
        endpoint is GatewayEndpoint { Vpc: { } vpc } gateway && gateway.Service.Is("s3") && FindImagePull(network, vpc, gateway, UsersOf(network, vpc, gateway)) is not null;

    private static List<Workload> UsersOf(DeployedNetwork network, Vpc vpc, GatewayEndpoint endpoint) =>
        network.Index.WorkloadsOfVpc.Of(vpc).Where(workload => workload.MayCoexistWith(endpoint) && Uses(workload, endpoint)).ToList();

    private static OmittedUse? Omitted(Workload user, Grant grant, List<Statement> allows)
    {
        if (grant.On is { } thing)
        {
            return thing.Origin == Origin.Unknown || allows.Exists(statement => MayAllow(statement, grant.Service, resource => StorageNames.MayName(resource, thing)))
                ? null
                : new OmittedUse(thing, thing.Path, user, grant);
        }

        return grant.Named is not { } arn || StorageNames.OfArn(arn, grant.Service) is not { } name || allows.Exists(statement => MayAllow(statement, grant.Service, resource => StorageNames.MayName(resource, name, grant.Service)))
            ? null
            : new OmittedUse(Thing: null, name, user, grant);
    }

    /// <summary>
    /// Whether what runs is proven to send its requests through the endpoint: it is in a subnet whose route table the endpoint is on. The hosts of tasks may be in
    /// any subnet of the VPC.
    /// </summary>
    private static bool Uses(Workload workload, GatewayEndpoint endpoint)
    {
        if (!ServiceCallers.CallsItself(workload))
            return false;
        IEnumerable<Subnet> subnets = workload.RunsOnHosts ? endpoint.Vpc!.Subnets
            : workload.Subnets.Count > 0 ? workload.Subnets
            : endpoint.Vpc!.Subnets.Where(static subnet => subnet.Kind != SubnetKind.Public);
        return subnets.Any() && subnets.All(subnet => subnet.RouteTables.Any(endpoint.RouteTables.Contains));
    }

    private static bool MayAllow(Statement statement, string service, Func<PolicyValue, bool> mayName) =>
        (statement.Resources.IsOpen || statement.NotResources.IsOpen || statement.NotResources.Count > 0 || statement.Resources.Any(mayName))
        && (statement.Actions.IsOpen || statement.NotActions.IsOpen || statement.NotActions.Count > 0
            || statement.Actions.Any(action => action.Text is not { } text || Wildcards.MatchAnyCase(text.Split(':')[0], service)));

    /// <summary>What pulls images from ECR: a workload, or whatever endpoints of ECR are for.</summary>
    private static OmittedUse? FindImagePull(DeployedNetwork network, Vpc vpc, GatewayEndpoint endpoint, List<Workload> users)
    {
        var name = string.Format(System.Globalization.CultureInfo.InvariantCulture, ImageLayers, endpoint.Stack is { Region: { IsKnown: true } region } ? region.Value : "REGION");
        foreach (var user in users)
        {
            if (user.Grants.FirstOrDefault(grant => grant.Service == "ecr.api" && ServiceCallers.IsCalledFor(user, grant) && !grant.Guard.Excludes(endpoint.Guard)) is { } grant)
                return new OmittedUse(Thing: null, name, user, grant) { IsImageLayers = true };
        }

        return network.Index.InterfaceEndpointsOfVpc.Of(vpc).Any(other => other.IsClosed && other.MayCoexistWith(endpoint) && EndpointServices.IsForImages(other))
            ? new OmittedUse(Thing: null, name, Workload: null, Grant: null) { IsImageLayers = true }
            : null;
    }

    /// <summary>Whether a statement may allow to read the layers, which are of no account of the app.</summary>
    private static bool MayAllowImageLayers(Statement statement, Stack? stack)
    {
        var region = stack is { Region: { IsKnown: true } own } ? own.Value : "us-east-1";
        var name = string.Format(System.Globalization.CultureInfo.InvariantCulture, ImageLayers, region);
        return !statement.Conditions.Any(IsForOwnThings)
            && MayAllow(statement, "s3", resource => resource.Text?.Contains("starport-layer-bucket") == true || StorageNames.MayName(resource, name, "s3"));
    }

    private static bool IsForOwnThings(Condition condition) =>
        condition.IsPositive() && !condition.IsIfExists() && !condition.IsForAllValues()
        && Array.Exists(OwnerKeys, condition.Is)
        && condition.Values is { IsOpen: false, Count: 1 } && condition.Values[0].Text is { } owner && !Wildcards.IsPattern(owner);
}
