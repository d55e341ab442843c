using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC403: an interface endpoint without a policy, for a service that takes one.</summary>
internal sealed class InterfaceEndpointWithoutPolicy : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC403",
        nameof(InterfaceEndpointWithoutPolicy),
        Severity.Info,
        Topic.InterfaceEndpoints,
        "An interface endpoint should have a policy",
        "The interface endpoint '{0}' has no policy, so that it lets everyone call every action of {1}, in any account; add a policy that names those that it is for");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (!endpoint.LacksPolicy() || endpoint.IsAwsService != true || !endpoint.Service.TryGet(out var service) || !EndpointServices.TakesPolicy(service))
                continue;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, Wording.ServiceName(service))
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.Service, service));
        }
    }
}
