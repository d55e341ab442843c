using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC409: S3 or DynamoDB by an interface endpoint only, in a VPC that nothing outside reaches.</summary>
internal sealed class InterfaceEndpointWhereGatewayWouldDo : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC409",
        nameof(InterfaceEndpointWhereGatewayWouldDo),
        Severity.Info,
        Topic.InterfaceEndpoints,
        "A gateway endpoint should serve a VPC that stands alone",
        "The interface endpoint '{0}' for {1} is charged by the hour and by what passes, and nothing outside of the VPC '{2}' reaches it: no peering, VPN or transit gateway; a gateway endpoint for {1} is free");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (!endpoint.IsClosed || endpoint.IsAwsService != true || !endpoint.Service.TryGet(out var service) || !EndpointServices.HasGateways(service) || !IsOfOwnRegion(endpoint))
                continue;
            if (endpoint.Vpc is not { } vpc || !network.StandsAlone(vpc) || !network.LacksGateway(vpc, service, endpoint.Guard))
                continue;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, Wording.ServiceName(service), vpc.Path)
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.Service, service)
                .With(FindingKeys.VpcPath, vpc.Path));
        }
    }

    /// <summary>Gateway endpoints do not lead to other regions.</summary>
    private static bool IsOfOwnRegion(InterfaceEndpoint endpoint) =>
        endpoint.ServiceRegion.IsAbsent || (endpoint.ServiceRegion.IsKnown && endpoint.Stack is { } stack && stack.Region.Is(endpoint.ServiceRegion.Value));
}
