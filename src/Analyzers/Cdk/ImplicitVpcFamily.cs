using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Constructs that make a VPC by themselves where they are given none: clusters, and the ECS patterns that make a cluster.</summary>
internal sealed class ImplicitVpcFamily : Family
{
    private const string EcsCluster = "Amazon.CDK.AWS.ECS.Cluster";
    private const string EksCluster = "Amazon.CDK.AWS.EKS.Cluster";
    private const string FargateCluster = "Amazon.CDK.AWS.EKS.FargateCluster";
    private const string Patterns = "Amazon.CDK.AWS.ECS.Patterns.";

    /// <summary>The id of the cluster that the ECS patterns of a stack share (aws-ecs-patterns, getDefaultCluster).</summary>
    private const string SharedCluster = "EcsDefaultClusterMnL3mNNYN";

    /// <inheritdoc/>
    public override IEnumerable<string> Types =>
    [
        EcsCluster,
        EksCluster,
        FargateCluster,
        Patterns + "ApplicationLoadBalancedServiceBase",
        Patterns + "ApplicationMultipleTargetGroupsServiceBase",
        Patterns + "NetworkLoadBalancedServiceBase",
        Patterns + "NetworkMultipleTargetGroupsServiceBase",
        Patterns + "QueueProcessingServiceBase",
        Patterns + "ScheduledTaskBase",
    ];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        var isPattern = constructor.Declaring.Name.StartsWith(Patterns, StringComparison.Ordinal);
        var given = context.Member(props, "Vpc");
        if (isPattern)
            given = ValueReader.Map(context.Member(props, "Cluster"), cluster => ValueReader.IsNull(cluster) ? given : cluster);

        foreach (var (guard, vpc) in ValueReader.Alternatives(given, context.Evaluation.Guard))
        {
            if (ValueReader.IsNull(vpc))
                context.Under(guard, () => Make(isPattern ? ClusterFor(instance, context) : instance, constructor.Declaring.Name, context));
        }
    }

    /// <summary>An ECS cluster's spans two zones (aws-ecs/lib/cluster.ts), an EKS cluster's is the default VPC (aws-eks/lib/cluster.ts).</summary>
    private static void Make(Instance cluster, string type, CdkContext context)
    {
        if (cluster.Members.ContainsKey("Vpc"))
            return;
        cluster.Members["Vpc"] = type is EksCluster or FargateCluster
            ? context.Family<VpcFamily>().MakeImplicit(cluster, "DefaultVpc", maxAzs: 3, context)
            : context.Family<VpcFamily>().MakeImplicit(cluster, "Vpc", maxAzs: 2, context);
    }

    private static Instance ClusterFor(Instance service, CdkContext context)
    {
        var home = context.Tree.StackOf(service) ?? service;
        var cluster = context.Tree.NodeOf(home).Children.Find(child => context.Tree.NodeOf(child).Id == SharedCluster)
            ?? context.CreateChild(home, EcsCluster, SharedCluster);
        service.Members["Cluster"] = cluster;
        return cluster;
    }
}
