using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC411: a workload in subnets without internet access that is granted a service for which the VPC has no endpoint. The grants are the related places.</summary>
internal sealed class IsolatedWorkloadCannotReachService : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC411",
        nameof(IsolatedWorkloadCannotReachService),
        Severity.Warning,
        Topic.InterfaceEndpoints,
        "A workload without internet access should reach the services that it is granted",
        "The {0} '{1}' is granted {2} ({3}), but its subnets have no way to the internet, and the VPC '{4}' has no endpoint for {5}: calls time out; add an endpoint");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        var access = new ServiceAccess(network);
        foreach (var workload in network.Workloads)
        {
            if (!workload.IsClosed || workload.Grants.Count == 0 || !ServiceCallers.CallsFromItsSubnets(workload))
                continue;
            if (workload.Vpc is not { } vpc || !access.DependsOnEndpoints(vpc, workload.Subnets, workload.Guard))
                continue;
            var lacking = workload.Grants
                .Where(grant => ServiceCallers.IsCalledFor(workload, grant) && !grant.Guard.Excludes(workload.Guard) && access.Lacks(vpc, grant.Service, workload.Guard.And(grant.Guard)))
                .GroupBy(static grant => grant.Service, StringComparer.Ordinal)
                .Select(static grants => grants.First())
                .ToList();
            if (lacking.Count == 0)
                continue;
            var finding = new Finding(
                    Info,
                    workload.Anchor,
                    workload.Kind,
                    workload.Path,
                    Wording.List(lacking.ConvertAll(static grant => Wording.ServiceName(grant.Service))),
                    Wording.List(lacking.Select(static grant => grant.Method).Distinct(StringComparer.Ordinal).ToList()),
                    vpc.Path,
                    lacking.Count == 1 ? "it" : "them")
                .With(FindingKeys.Path, workload.Path)
                .With(FindingKeys.Services, Needed(network, vpc, workload, lacking, access))
                .With(FindingKeys.UsesBuckets, lacking.Exists(static grant => grant.Service == "s3") ? "true" : null)
                .With(FindingKeys.VpcPath, vpc.Path);
            sink.Report(lacking.Aggregate(finding, static (result, grant) => result.And(grant.Anchor, FindingLabels.Use)).And(vpc.Anchor, FindingLabels.Vpc));
        }
    }

    /// <summary>The services that lack an endpoint in every world of the workload, and those that they are of no use without; null where there are none.</summary>
    private static string? Needed(DeployedNetwork network, Vpc vpc, Workload workload, IEnumerable<Grant> lacking, ServiceAccess access)
    {
        var needed = new List<string>();
        var open = new Queue<string>(lacking.Select(static grant => grant.Service));
        while (open.Count > 0)
        {
            var service = open.Dequeue();
            if (needed.Contains(service) || !access.Lacks(vpc, service, workload.Guard))
                continue;
            needed.Add(service);
            foreach (var companion in service == "ssm" && network.UsesParametersOnly(vpc) ? [] : EndpointServices.CompanionsOf(service))
                open.Enqueue(companion);
        }

        return needed.Count == 0 ? null : string.Join(",", needed);
    }
}
