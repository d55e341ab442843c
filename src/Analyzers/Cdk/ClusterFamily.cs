using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>What workloads are placed by: clusters, which have a VPC, and the subnet groups of databases.</summary>
internal sealed class ClusterFamily : Family
{
    private const string EcsCluster = "Amazon.CDK.AWS.ECS.Cluster";
    private const string SubnetGroup = "Amazon.CDK.AWS.RDS.SubnetGroup";

    private readonly Dictionary<Instance, Value> _vpcs = [];
    private readonly Dictionary<Instance, Value> _subnets = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [EcsCluster, SubnetGroup];

    /// <summary>The VPC of a cluster; unknown for one that the program was given.</summary>
    public Value VpcOf(Value cluster) =>
        ValueReader.Map(cluster, one => one is not Instance instance ? Unknown.Any
            : _vpcs.TryGetValue(instance, out var vpc) ? vpc
            : instance.Members.TryGetValue("Vpc", out var made) ? made : Unknown.Any);

    /// <summary>The subnets of a subnet group.</summary>
    public Value SubnetsOf(Value group) =>
        ValueReader.Map(group, one => one is Instance instance && _subnets.TryGetValue(instance, out var subnets) ? subnets : new Sequence([], isOpen: true));

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        var vpc = context.Member(props, "Vpc");
        if (constructor.Declaring.Name == SubnetGroup)
            _subnets[instance] = SubnetSelector.Select(vpc, context.Member(props, "VpcSubnets"), context);
        else
            _vpcs[instance] = ValueReader.IsNull(vpc) && instance.Members.TryGetValue("Vpc", out var made) ? made : vpc;
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (method.Name != "FromClusterAttributes" || method.Declaring.Name != EcsCluster)
            return null;
        var cluster = context.Import(EcsCluster, arguments);
        _vpcs[cluster] = context.Member(arguments["attrs"], "Vpc");
        return cluster;
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context) =>
        member.Name == "Vpc" && receiver is Instance cluster && _vpcs.TryGetValue(cluster, out var vpc) ? vpc : null;
}
