using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC410: an endpoint without those that its service depends on, where there is no way to the internet.</summary>
internal sealed class CompanionEndpointMissing : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC410",
        nameof(CompanionEndpointMissing),
        Severity.Warning,
        Topic.InterfaceEndpoints,
        "An endpoint should have the endpoints that its service depends on",
        "The interface endpoint '{0}' for {1} is of no use without {2}: the VPC '{3}' has no endpoint for {4}, and the endpoint's subnets have no way to the internet; add {4}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        var access = new ServiceAccess(network);
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (!endpoint.IsClosed || endpoint.IsAwsService != true || !endpoint.Service.TryGet(out var service) || EndpointServices.CompanionsOf(service).Count == 0)
                continue;
            if (endpoint.Vpc is not { } vpc || !access.DependsOnEndpoints(vpc, endpoint.Subnets, endpoint.Guard) || (service == "ssm" && network.UsesParametersOnly(vpc)))
                continue;
            var missing = EndpointServices.CompanionsOf(service).Where(other => access.Lacks(vpc, other, endpoint.Guard)).ToList();
            if (missing.Count == 0)
                continue;
            var names = Wording.List(missing.ConvertAll(static other => EndpointServices.HasGateways(other) ? $"{Wording.ServiceName(other)} (a gateway endpoint)" : other));
            var others = missing.Count == 1 ? "it" : "them";
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, service, names, vpc.Path, others)
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.Service, service)
                .With(FindingKeys.Services, string.Join(",", missing))
                .With(FindingKeys.VpcPath, vpc.Path));
        }
    }
}
