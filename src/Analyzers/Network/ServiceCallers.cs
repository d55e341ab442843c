namespace CdkVpc.Analyzers.Network;

/// <summary>Which workloads call services themselves, from the subnets that they are placed in.</summary>
internal static class ServiceCallers
{
    private const string Function = "Lambda function";
    private const string Instance = "EC2 instance";
    private const string Instances = "Auto Scaling group";

    /// <summary>Whether what runs calls services by its own network interfaces. Databases and load balancers do not: what they are granted is used by AWS.</summary>
    public static bool CallsFromItsSubnets(Workload workload) =>
        workload.Kind is Function or Instance or Instances or "ECS service" or "CodeBuild project" or "canary" && !workload.RunsOnHosts;

    /// <summary>Whether what runs calls services itself, by its own network interfaces or those of its hosts.</summary>
    public static bool CallsItself(Workload workload) => workload.RunsOnHosts || CallsFromItsSubnets(workload);

    /// <summary>
    /// Whether a workload calls the service of a grant from its subnets. Lambda itself writes a function's logs and pulls its image, and polls for it.
    /// </summary>
    public static bool IsCalledFor(Workload workload, Grant grant) =>
        !grant.IsBroad && !grant.IsForAws && !(workload.Kind == Function && grant.Service is "logs" or "ecr.api");

    /// <summary>Whether Systems Manager is used in <paramref name="vpc"/> for its parameters: by what has no agent, while nothing has one.</summary>
    public static bool UsesParametersOnly(this DeployedNetwork network, Vpc vpc)
    {
        var inside = network.Index.WorkloadsOfVpc.MayBeOf(vpc).Where(static workload => workload.Vpc is not null).ToList();
        return inside.Exists(static workload => workload.Grants.Any(static grant => grant.Service == "ssm"))
            && !inside.Exists(static workload => workload.Kind is Instance or Instances || workload.RunsOnHosts);
    }
}
