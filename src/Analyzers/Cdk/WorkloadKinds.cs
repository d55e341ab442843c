using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Which subnets a construct is placed in where the program does not say.</summary>
internal enum DefaultPlacement
{
    /// <summary>CDK's usual choice: private subnets, else isolated ones, else public ones.</summary>
    Usual,

    /// <summary>The same, one subnet a zone.</summary>
    OnePerZone,

    /// <summary>The first subnet of those.</summary>
    First,

    /// <summary>Public subnets for what the internet reaches, else the usual ones.</summary>
    PublicIfExposed,

    /// <summary>Public and private subnets.</summary>
    PublicAndPrivate,
}

/// <summary>A construct type of something that runs, and how it takes its place in a VPC.</summary>
/// <param name="Type">The metadata name; subclasses count too.</param>
/// <param name="Words">What it is, as in <see cref="Workload.Kind"/>.</param>
internal sealed record WorkloadKind(string Type, string Words)
{
    /// <summary>The member of the props that chooses the subnets.</summary>
    public string Selection { get; init; } = "VpcSubnets";

    public DefaultPlacement Placement { get; init; }

    /// <summary>Whether the group that it makes for itself lets everything out, where its props do not say; null where it makes none.</summary>
    public bool? OwnGroupLetsAllOut { get; init; } = true;

    /// <summary>The ids below the construct under which it makes that group.</summary>
    public string OwnGroupId { get; init; } = "SecurityGroup";

    /// <summary>The member of the props that says whether the internet reaches it.</summary>
    public string? Exposure { get; init; }

    /// <summary>As in <see cref="Workload.RunsOnHosts"/>.</summary>
    public bool RunsOnHosts { get; init; }

    /// <summary>The port that it listens on, as its <c>Connections</c> know it.</summary>
    public Ports? DefaultPort { get; init; }

    /// <summary>Whether the props or the database's engine say the port.</summary>
    public bool HasPortOfEngine { get; init; }
}

/// <summary>
/// The L2 constructs that run something, with the defaults of aws-cdk-lib 2.160.0: the constructors in lib/ of the module of each.
/// </summary>
internal static class WorkloadKinds
{
    public const string Service = "ECS service";
    public const string LoadBalancer = "load balancer";
    public const string Function = "Lambda function";
    private const string Namespace = "Amazon.CDK.AWS.";

    public static readonly IReadOnlyList<WorkloadKind> All =
    [
        new(Namespace + "Lambda.Function", Function),
        new(Namespace + "Lambda.SingletonFunction", Function),
        new(Namespace + "EC2.Instance_", "EC2 instance") { Placement = DefaultPlacement.First, OwnGroupId = "InstanceSecurityGroup" },
        new(Namespace + "EC2.BastionHostLinux", "EC2 instance")
        {
            Placement = DefaultPlacement.First, Selection = "SubnetSelection", OwnGroupId = "Resource/InstanceSecurityGroup",
        },
        new(Namespace + "AutoScaling.AutoScalingGroup", "Auto Scaling group") { OwnGroupId = "InstanceSecurityGroup" },
        new(Namespace + "ECS.FargateService", Service) { Placement = DefaultPlacement.PublicIfExposed, Exposure = "AssignPublicIp" },
        new(Namespace + "ECS.Ec2Service", Service) { Placement = DefaultPlacement.PublicIfExposed, Exposure = "AssignPublicIp", RunsOnHosts = true },
        new(Namespace + "EKS.Cluster", "EKS cluster") { Placement = DefaultPlacement.PublicAndPrivate, OwnGroupId = "ControlPlaneSecurityGroup" },
        new(Namespace + "RDS.DatabaseInstance", "database") { HasPortOfEngine = true },
        new(Namespace + "RDS.DatabaseInstanceFromSnapshot", "database") { HasPortOfEngine = true },
        new(Namespace + "RDS.DatabaseInstanceReadReplica", "database") { HasPortOfEngine = true },
        new(Namespace + "RDS.DatabaseCluster", "database") { HasPortOfEngine = true },
        new(Namespace + "RDS.DatabaseClusterFromSnapshot", "database") { HasPortOfEngine = true },
        new(Namespace + "RDS.ServerlessCluster", "database"),
        new(Namespace + "RDS.ServerlessClusterFromSnapshot", "database"),
        new(Namespace + "RDS.DatabaseProxy", "database proxy") { OwnGroupId = "ProxySecurityGroup" },
        new(Namespace + "DocDB.DatabaseCluster", "database") { HasPortOfEngine = true, DefaultPort = Ports.Tcp(27017) },
        new(Namespace + "Neptune.Alpha.DatabaseCluster", "database"),
        new(Namespace + "Redshift.Alpha.Cluster", "database"),
        new(Namespace + "EFS.FileSystem", "file system") { Placement = DefaultPlacement.OnePerZone, DefaultPort = Ports.Tcp(2049), OwnGroupId = "EfsSecurityGroup" },
        new(Namespace + "FSx.LustreFileSystem", "file system") { Selection = "VpcSubnet", DefaultPort = Ports.Tcp(988, 1023), OwnGroupId = "FsxLustreSecurityGroup" },
        new(Namespace + "OpenSearchService.Domain", "search domain") { DefaultPort = Ports.Tcp(443) },
        new(Namespace + "Elasticsearch.Domain", "search domain") { DefaultPort = Ports.Tcp(443) },
        new(Namespace + "CodeBuild.Project", "CodeBuild project") { Selection = "SubnetSelection" },
        new(Namespace + "Synthetics.Canary", "canary"),
        new(Namespace + "ElasticLoadBalancingV2.ApplicationLoadBalancer", LoadBalancer)
        {
            Placement = DefaultPlacement.PublicIfExposed, Exposure = "InternetFacing", OwnGroupLetsAllOut = false,
        },
        new(Namespace + "ElasticLoadBalancingV2.NetworkLoadBalancer", LoadBalancer)
        {
            Placement = DefaultPlacement.PublicIfExposed, Exposure = "InternetFacing", OwnGroupLetsAllOut = null,
        },
        new(Namespace + "ElasticLoadBalancing.LoadBalancer", LoadBalancer)
        {
            Placement = DefaultPlacement.PublicIfExposed, Exposure = "InternetFacing", Selection = "SubnetSelection", OwnGroupLetsAllOut = false,
        },
    ];
}
