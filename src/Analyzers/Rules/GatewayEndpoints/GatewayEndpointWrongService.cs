using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC306: a gateway endpoint for a service that has none.</summary>
internal sealed class GatewayEndpointWrongService : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC306",
        nameof(GatewayEndpointWrongService),
        Severity.Error,
        Topic.GatewayEndpoints,
        "A gateway endpoint must be for S3 or DynamoDB",
        "The gateway endpoint '{0}' cannot be created: {1} has no gateway endpoints, only S3 and DynamoDB have; make it an interface endpoint");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.GatewayEndpoints)
        {
            // With what only interface endpoints take, it is one whose type is wrong (VPC416).
            if (!endpoint.IsClosed || endpoint.InterfaceSettings.Count > 0)
                continue;
            var service = endpoint.Service.IsKnown ? endpoint.Service.Value : null;
            if (service is null ? endpoint.IsAwsService != false : EndpointServices.HasGateways(service) || EndpointServices.IsForDirectoryBuckets(service))
                continue;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, service is null ? "a service of one's own" : $"the service '{service}'")
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.Service, service));
        }
    }
}
