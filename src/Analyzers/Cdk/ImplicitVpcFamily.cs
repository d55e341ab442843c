using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Clusters that make a VPC by themselves where they are given none.</summary>
internal sealed class ImplicitVpcFamily : Family
{
    private const string EcsCluster = "Amazon.CDK.AWS.ECS.Cluster";
    private const string EksCluster = "Amazon.CDK.AWS.EKS.Cluster";
    private const string FargateCluster = "Amazon.CDK.AWS.EKS.FargateCluster";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [EcsCluster, EksCluster];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var given = context.Member(arguments["props"], "Vpc");
        foreach (var (guard, vpc) in ValueReader.Alternatives(given, context.Evaluation.Guard))
        {
            if (ValueReader.IsNull(vpc))
                context.Under(guard, () => Make(instance, constructor.Declaring.Name, context));
        }
    }

    /// <summary>An ECS cluster's spans two zones (aws-ecs/lib/cluster.ts), an EKS cluster's is the default VPC (aws-eks/lib/cluster.ts).</summary>
    private static void Make(Instance cluster, string type, CdkContext context)
    {
        var made = type switch
        {
            EcsCluster => context.Family<VpcFamily>().MakeImplicit(cluster, "Vpc", maxAzs: 2, context),
            EksCluster or FargateCluster => context.Family<VpcFamily>().MakeImplicit(cluster, "DefaultVpc", maxAzs: 3, context),
            _ => null,
        };
        if (made is not null)
            cluster.Members["Vpc"] = made;
    }
}
