using System.Collections.Immutable;

namespace CdkVpc.Generators.InterfaceEndpoints;

/// <summary>
/// What is behind the values of EndpointSet. Sources: the AWS guides 'Amazon ECR interface VPC endpoints', 'Amazon ECS interface VPC endpoints',
/// 'Improve the security of EC2 instances by using VPC endpoints for Systems Manager', 'Using an AWS Secrets Manager VPC endpoint'.
/// </summary>
internal static class EndpointSets
{
    private static readonly ImmutableArray<string> Images = ["ECR", "ECR_DOCKER"];

    // In the order of EndpointSet.
    private static readonly ImmutableArray<ImmutableArray<string>> Sets =
    [
        [.. Images, "CLOUDWATCH_LOGS"],
        [.. Images, "CLOUDWATCH_LOGS", "ECS", "ECS_AGENT", "ECS_TELEMETRY"],
        ["SSM", "SSM_MESSAGES", "EC2_MESSAGES"],
        Images,
        ["SECRETS_MANAGER", "KMS"],
        ["CLOUDWATCH_LOGS", "CLOUDWATCH_MONITORING", "XRAY"],
    ];

    /// <summary>The members of InterfaceVpcEndpointAwsService that are in a set.</summary>
    public static ImmutableArray<string> ServicesOf(int set) => set >= 0 && set < Sets.Length ? Sets[set] : ImmutableArray<string>.Empty;

    /// <summary>Whether images are pulled by an endpoint of this service: their layers come from S3.</summary>
    public static bool PullsImages(string service) => Images.Contains(service);
}
