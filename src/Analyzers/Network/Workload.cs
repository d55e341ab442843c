using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>Something that runs: in a VPC where <see cref="Vpc"/> is set, else outside of any.</summary>
internal sealed class Workload : Resource
{
    /// <summary>What it is, in the words of AWS: 'Lambda function', 'EC2 instance', 'ECS service', 'database', 'load balancer', and the like.</summary>
    public required string Kind { get; init; }

    /// <summary>The VPC it runs in; null where it runs in none, or where <see cref="VpcIsUnknown"/>.</summary>
    public Vpc? Vpc { get; init; }

    /// <summary>Whether it runs in a VPC that cannot be told.</summary>
    public bool VpcIsUnknown { get; init; }

    /// <summary>Whether it is a load balancer that the internet reaches (its scheme); null where unknown or another kind of thing.</summary>
    public bool? IsInternetFacing { get; init; }

    /// <summary>
    /// Whether it uses IPv6 too: a load balancer by its IP address type, a Lambda function by what it is let (Ipv6AllowedForDualStack); null
    /// where unknown or another kind of thing.
    /// </summary>
    public bool? IsDualStack { get; init; }

    /// <summary>Whether it runs on instances of a cluster, whose subnets are not its own; what fetches its images and secrets is there too.</summary>
    public bool RunsOnHosts { get; init; }

    /// <summary>The subnets that it is placed in.</summary>
    public Items<Subnet> Subnets { get; } = new();

    /// <summary>The security groups of its interfaces.</summary>
    public Items<SecurityGroup> SecurityGroups { get; } = new();

    /// <summary>
    /// Whether it acts in roles only that CloudFormation gives a name to, which begins with that of their stack; else a policy may name its role.
    /// </summary>
    public bool ActsInGeneratedRoles { get; init; }

    /// <summary>What it was granted.</summary>
    public Items<Grant> Grants { get; } = new();
}

/// <summary>A permission that a workload (or another identity) was given on a thing.</summary>
/// <param name="On">The bucket, table or other thing.</param>
/// <param name="Service">The short name of the service, such as 's3' or 'dynamodb'.</param>
/// <param name="Method">The method that grants, such as 'GrantRead'.</param>
/// <param name="Anchor">Where it is granted.</param>
/// <param name="Guard">In which worlds it is granted.</param>
internal sealed record Grant(Resource? On, string Service, string Method, Anchor Anchor, Guard Guard)
{
    /// <summary>Whether it is one of the permissions of a policy for almost everything: whether it is used cannot be told.</summary>
    public bool IsBroad { get; init; }

    /// <summary>The ARN of what it is on, where that is named and made elsewhere; null where it is known or not named.</summary>
    public string? Named { get; init; }

    /// <summary>Whether AWS uses it in the workload's name, as it does to poll a queue for a function.</summary>
    public bool IsForAws { get; init; }
}
