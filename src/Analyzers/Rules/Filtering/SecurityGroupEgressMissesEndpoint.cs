using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>VPC613: a workload whose security groups let nothing out to the endpoint of a service that it is granted.</summary>
internal sealed class SecurityGroupEgressMissesEndpoint : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC613",
        nameof(SecurityGroupEgressMissesEndpoint),
        Severity.Warning,
        Topic.Filtering,
        "Closed outbound traffic should leave a way to the endpoints that are used",
        "The {0} '{1}' is granted {2} ({3}), but {4}: calls time out; allow it to {5}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        var passage = new EndpointPassage(network);
        foreach (var workload in network.Workloads)
        {
            if (workload is not { IsClosed: true, Vpc: { } vpc } || !ServiceCallers.CallsFromItsSubnets(workload))
                continue;
            foreach (var grant in workload.Grants)
            {
                if (grant.Guard.Excludes(workload.Guard) || !ServiceCallers.IsCalledFor(workload, grant) || Find(network, passage, workload, vpc, grant) is not { } finding)
                    continue;
                sink.Report(finding);
                break;
            }
        }
    }

    private Finding? Find(DeployedNetwork network, EndpointPassage passage, Workload workload, Vpc vpc, Grant grant)
    {
        if (network.MayHaveUndecidedEndpoint(vpc))
            return null;
        var within = workload.Guard.And(grant.Guard);
        var endpoints = network.InterfaceEndpoints.Concat<Endpoint>(network.GatewayEndpoints)
            .Where(endpoint => !within.Excludes(endpoint.Guard) && endpoint.Vpc.MayBe(vpc) && EndpointServices.MayServe(endpoint, grant.Service))
            .ToList();
        if (!endpoints.Exists(endpoint => endpoint.Service.IsKnown && ReferenceEquals(endpoint.Vpc, vpc) && within.Implies(endpoint.Guard)))
            return null;

        var answers = endpoints.ConvertAll(endpoint => passage.LetsOut(workload, endpoint, within));
        if (!answers.TrueForAll(static answer => answer.IsNo))
            return null;
        var finding = new Finding(
                Info,
                workload.Anchor,
                workload.Kind,
                workload.Path,
                Wording.ServiceName(grant.Service),
                grant.Method,
                answers[0].Reason,
                endpoints[0] is GatewayEndpoint ? $"the prefix list of {Wording.ServiceName(grant.Service)}" : "the endpoint's security group")
            .With(FindingKeys.Path, workload.Path)
            .And(grant.Anchor, FindingLabels.Use);
        return endpoints.Aggregate(finding, static (result, endpoint) => result.And(endpoint.Anchor, FindingLabels.Endpoint));
    }
}
