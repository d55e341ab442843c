using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>L1 constructs that run something. They name subnets and security groups by their ids; the VPC is that of the subnets.</summary>
internal sealed class L1WorkloadFamily : Family
{
    private const string Namespace = "Amazon.CDK.AWS.";
    private const string LoadBalancer = Namespace + "ElasticLoadBalancingV2.CfnLoadBalancer";
    private const string Function = Namespace + "Lambda.CfnFunction";

    private static readonly Dictionary<string, Shape> Shapes = new Shape[]
    {
        new(Function, WorkloadKinds.Function, "VpcConfig.SubnetIds", "VpcConfig.SecurityGroupIds"),
        new(Namespace + "EC2.CfnInstance", "EC2 instance", "SubnetId", "SecurityGroupIds"),
        new(Namespace + "ECS.CfnService", WorkloadKinds.Service, "NetworkConfiguration.AwsvpcConfiguration.Subnets", "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups"),
        new(LoadBalancer, WorkloadKinds.LoadBalancer, "Subnets", "SecurityGroups"),
        new(Namespace + "RDS.CfnDBInstance", "database", "DbSubnetGroupName", "VpcSecurityGroups"),
        new(Namespace + "RDS.CfnDBCluster", "database", "DbSubnetGroupName", "VpcSecurityGroupIds"),
        new(Namespace + "Redshift.CfnCluster", "database", "ClusterSubnetGroupName", "VpcSecurityGroupIds"),
        new(Namespace + "ElastiCache.CfnReplicationGroup", "cache", "CacheSubnetGroupName", "SecurityGroupIds"),
        new(Namespace + "ElastiCache.CfnCacheCluster", "cache", "CacheSubnetGroupName", "VpcSecurityGroupIds"),
        new(Namespace + "ElastiCache.CfnServerlessCache", "cache", "SubnetIds", "SecurityGroupIds"),
        new(Namespace + "EFS.CfnMountTarget", "file system", "SubnetId", "SecurityGroups"),
    }.ToDictionary(static shape => shape.Type, StringComparer.Ordinal);

    /// <summary>The types of subnet groups, by which databases and caches are placed, and the property that is their name.</summary>
    private static readonly Dictionary<string, string> SubnetGroups = new(StringComparer.Ordinal)
    {
        [Namespace + "RDS.CfnDBSubnetGroup"] = "DbSubnetGroupName",
        [Namespace + "Redshift.CfnClusterSubnetGroup"] = "ClusterSubnetGroupName",
        [Namespace + "ElastiCache.CfnSubnetGroup"] = "CacheSubnetGroupName",
    };

    private readonly List<(Instance Construct, Shape Shape, L1Properties Properties)> _workloads = [];
    private readonly Dictionary<Instance, (string Name, L1Properties Properties)> _groups = [];

    /// <summary>Where the properties of a type name the subnets (or the subnet group) and the security groups; nested ones by a path.</summary>
    private sealed record Shape(string Type, string Words, string Subnets, string Groups);

    /// <inheritdoc/>
    public override IEnumerable<string> Types => Shapes.Keys.Concat(SubnetGroups.Keys);

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (SubnetGroups.TryGetValue(constructor.Declaring.Name, out var name))
        {
            _groups[instance] = (name, L1Properties.Capture(instance, arguments, context, "SubnetIds", name));
            return;
        }

        if (!Shapes.TryGetValue(constructor.Declaring.Name, out var shape))
            return;
        string[] names = [First(shape.Subnets), First(shape.Groups), "Role", "Scheme", "IpAddressType", "LaunchType"];
        var properties = L1Properties.Capture(instance, arguments, context, [.. names.Distinct()]);
        _workloads.Add((instance, shape, properties));
        context.Family<IdentityFamily>().Note(instance, "Role", ValueReader.Map(properties["Role"], static one => one is Token { Owner: { } role } ? role : Constant.Null));
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var (construct, shape, properties) in _workloads)
        {
            var subnets = SubnetsOf(Read(properties, shape.Subnets));
            var isBalancer = shape.Type == LoadBalancer;
            writer.Family<WorkloadFamily>().Write(
                new(construct, shape.Words)
                {
                    Vpc = shape.Type == Function && !properties.Has("VpcConfig") ? Constant.Null : Unknown.Any,
                    VpcOfSubnets = VpcOf(subnets, writer),
                    Subnets = ValueReader.IsNull(subnets) && shape.Type != Function ? new Sequence([], isOpen: true) : subnets,
                    GroupIds = Read(properties, shape.Groups),
                    RunsOnHosts = shape.Words == WorkloadKinds.Service && !properties.Text("LaunchType").Is("FARGATE"),
                    IsInternetFacing = isBalancer ? Is(properties.Text("Scheme").Or("internet-facing"), "internet-facing") : null,
                    IsDualStack = isBalancer ? IsDualStack(properties.Text("IpAddressType").Or("ipv4"))
                        : shape.Type == Function ? ValueReader.FlagOr(Read(properties, "VpcConfig.Ipv6AllowedForDualStack"), fallback: false) : null,
                },
                writer);
        }

        // Also 'dualstack-without-public-ipv4'.
        static bool? IsDualStack(Facts.Setting<string> type) => type.TryGet(out var written) ? written.StartsWith("dualstack", StringComparison.Ordinal) : null;

        static bool? Is(Facts.Setting<string> setting, string wanted) => setting.TryGet(out var written) ? written == wanted : null;
    }

    /// <summary>The subnets that a property names: a list, a single one, or those of a subnet group.</summary>
    private Value SubnetsOf(Value named) => ValueReader.Map(named, one => one switch
    {
        Sequence or Constant { Data: null } => one,
        Token { Owner: { } owner } when _groups.TryGetValue(owner, out var group) => group.Properties["SubnetIds"],
        Token => new Sequence([one]),
        _ when ValueReader.TextOrNull(one) is { } name && _groups.Values.FirstOrDefault(group => group.Properties.Text(group.Name).Is(name)) is { Properties: { } properties } =>
            properties["SubnetIds"],
        _ => new Sequence([], isOpen: true),
    });

    /// <summary>The VPC of the subnets; null where none of them is known.</summary>
    private static Vpc? VpcOf(Value subnets, NetworkWriter writer) =>
        ValueReader.Elements(subnets).Select(subnet => writer.Resolve<Subnet>(subnet.Value)?.Vpc).FirstOrDefault(static vpc => vpc is not null);

    private static Value Read(L1Properties properties, string path)
    {
        var steps = path.Split('.');
        return steps.Skip(1).Aggregate(properties[steps[0]], PropertyObject.Get);
    }

    private static string First(string path) => path.Split('.')[0];
}
