using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC303: a gateway endpoint that no route table leads to.</summary>
internal sealed class GatewayEndpointWithoutRouteTables : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC303",
        nameof(GatewayEndpointWithoutRouteTables),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "A gateway endpoint should be associated with route tables",
        "The gateway endpoint '{0}' is associated with no route table, so that nothing is sent through it; associate it with the route tables of the subnets that use {1}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.GatewayEndpoints)
        {
            if (!endpoint.IsClosed || !endpoint.RouteTables.IsKnownEmpty)
                continue;
            var service = endpoint.Service.IsKnown ? endpoint.Service.Value : null;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, service is null ? "the service" : Wording.ServiceName(service))
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.Service, service));
        }
    }
}
