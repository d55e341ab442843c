namespace CdkVpc.Analyzers.Network;

/// <summary>
/// What is known of AWS services as seen from their VPC endpoints, by the short names of the endpoints ('ecr.api').
/// </summary>
internal static class EndpointServices
{
    /// <summary>
    /// Those that take no endpoint policy: EC2 refuses any but the one that allows everything.
    /// Sources: 'AWS services that integrate with AWS PrivateLink' in the AWS PrivateLink Guide (View endpoint policy support), and the pages of the
    /// services themselves where those say so (AWS IoT Core, Neptune Analytics, App Runner). Support is added now and then: what is listed
    /// here and takes a policy by now is passed over in silence.
    /// </summary>
    private static readonly HashSet<string> WithoutPolicy = Names(
        """
        appmesh-envoy-management apprunner.requests appstream.api appstream.streaming aps aps-workspaces awsconnector cleanrooms-ml cloudtrail
        codeguru-profiler codeguru-reviewer codepipeline codewhisperer datasync datazone deviceadvisor.iot ebs elastic-inference.runtime email-smtp
        glue.dashboard grafana-workspace iot.credentials iot.data iot.fleethub.api iotsitewise.api iotsitewise.data iotwireless.api lorawan.cups
        lorawan.lns macie2 neptune-graph neptune-graph-fips outposts pipes-data q refactor-spaces sagemaker.runtime-fips sms sms-fips storagegateway
        transfer transfer.server
        """);

    /// <summary>
    /// Those whose endpoints have no private DNS, or for whose clients it is usual to do without, because they have names of their own.
    /// Sources: 'AWS PrivateLink for DynamoDB' and '... for DynamoDB Streams' (private DNS: not supported); 'Using AWS IoT Core with interface
    /// VPC endpoints' (to be turned off, with a hosted zone instead); 'Invoke a private API' in the API Gateway guide (a private API that names its endpoint
    /// has a name of both); 'Using AWS App Runner with VPC endpoints' (the ingress connection has the name); 'AWS PrivateLink for Amazon S3'.
    /// </summary>
    private static readonly HashSet<string> WithOwnNames = Names(
        """
        apprunner.requests dynamodb dynamodb-fips dynamodb-streams execute-api iot.credentials iot.data iot.fleethub.api lorawan.cups lorawan.lns
        s3 s3-global.accesspoint s3-outposts transfer.server
        """);

    /// <summary>
    /// What an endpoint is of no use without, where there is no other way to it. Sources: 'Amazon ECR interface VPC endpoints' (both of ECR's own, and S3,
    /// which keeps the layers), 'Improve the security of EC2 instances by using VPC endpoints for Systems Manager' (ec2messages is for agents before
    /// 3.3.40.0), 'Amazon ECS interface VPC endpoints' (all three), 'Create VPC endpoints for CodeArtifact' (both; packages of some formats are in S3 too).
    /// </summary>
    private static readonly Dictionary<string, string[]> Companions = new(StringComparer.Ordinal)
    {
        ["ecr.api"] = ["ecr.dkr", "s3"],
        ["ecr.dkr"] = ["ecr.api"],
        ["ssm"] = ["ssmmessages"],
        ["ec2messages"] = ["ssm"],
        ["ecs-agent"] = ["ecs-telemetry", "ecs"],
        ["ecs-telemetry"] = ["ecs-agent"],
        ["codeartifact.repositories"] = ["codeartifact.api"],
    };

    /// <summary>The services that an endpoint for <paramref name="service"/> is of no use without.</summary>
    public static IReadOnlyList<string> CompanionsOf(string service) => Companions.TryGetValue(service, out var others) ? others : [];

    /// <summary>Whether images are pulled through the endpoint.</summary>
    public static bool IsForImages(Endpoint endpoint) => endpoint.Service.Is("ecr.api") || endpoint.Service.Is("ecr.dkr");

    /// <summary>Whether the service has gateway endpoints. See https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html.</summary>
    public static bool HasGateways(string service) => service is "s3" or "dynamodb";

    /// <summary>Whether it is the service of directory buckets, which has gateway endpoints too. See https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-networking.html.</summary>
    public static bool IsForDirectoryBuckets(string service) => service == "s3express";

    /// <summary>Whether an endpoint for a service serves those who call another: itself, or its endpoint for FIPS.</summary>
    public static bool Serves(string endpoint, string service) => endpoint == service || endpoint == service + "-fips";

    /// <summary>Whether an endpoint is for a service, or may be since its own is not known.</summary>
    public static bool MayServe(Endpoint endpoint, string service) => !endpoint.Service.TryGet(out var own) || Serves(own, service);

    /// <summary>Whether an endpoint for the service may have a policy.</summary>
    public static bool TakesPolicy(string service) => !WithoutPolicy.Contains(service);

    /// <summary>Whether clients that know nothing of an endpoint for the service reach it by private DNS alone.</summary>
    public static bool NeedsPrivateDns(string service) => !WithOwnNames.Contains(service);

    private static HashSet<string> Names(string names) =>
        new(names.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
