using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC307: an endpoint whose service is one of another region than that of its stack.</summary>
internal sealed class EndpointOfAnotherRegion : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC307",
        nameof(EndpointOfAnotherRegion),
        Severity.Error,
        Topic.GatewayEndpoints,
        "An endpoint must be for a service of its own region",
        "The endpoint '{0}' cannot be created: its stack is deployed to {1}, and its service '{2}' is named as one of {3}; name the service of {1}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.GatewayEndpoints.Concat<Endpoint>(network.InterfaceEndpoints).OrderBy(static endpoint => endpoint.Order))
        {
            if (!endpoint.IsClosed || endpoint.Stack is not { } stack || !stack.Region.TryGet(out var own) || !endpoint.ServiceRegion.TryGet(out var named))
                continue;
            if (string.Equals(own, named, StringComparison.OrdinalIgnoreCase))
                continue;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, own, endpoint.Service.IsKnown ? endpoint.Service.Value : "", named)
                .With(FindingKeys.Path, endpoint.Path));
        }
    }
}
