using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC317: two gateway endpoints for one service on one route table. The later one is reported; the earlier one is the related place.</summary>
internal sealed class GatewayEndpointTwice : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC317",
        nameof(GatewayEndpointTwice),
        Severity.Error,
        Topic.GatewayEndpoints,
        "A route table must have one gateway endpoint for a service",
        "The gateway endpoint '{0}' cannot be created: '{1}' is one for {2} as well, and is on the route table '{3}' already; leave one of them out, or give them different route tables");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.GatewayEndpoints)
        {
            if (network.FindTwin(endpoint) is not var (earlier, table))
                continue;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, earlier.Path, Wording.ServiceName(endpoint.Service.Value), table.Path)
                .With(FindingKeys.Path, endpoint.Path)
                .And(earlier.Anchor, FindingLabels.Endpoint));
        }
    }
}
