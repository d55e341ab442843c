using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC416: an endpoint that cannot be created: an interface endpoint without subnets, or one type of endpoint with the properties of another.</summary>
internal sealed class EndpointIncomplete : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC416",
        nameof(EndpointIncomplete),
        Severity.Error,
        Topic.InterfaceEndpoints,
        "An endpoint must have what its type asks for",
        "The endpoint '{0}' cannot be created: {1}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (!endpoint.IsClosed)
                continue;
            if (endpoint.Subnets.IsKnownEmpty)
                Report(endpoint, "an interface endpoint needs subnets, and it has none; give it one of each availability zone", sink);
            else if (endpoint.HasRouteTables)
                Report(endpoint, "only a gateway endpoint takes route tables, and it is an interface endpoint; leave them out", sink);
        }

        foreach (var endpoint in network.GatewayEndpoints)
        {
            if (!endpoint.IsClosed || endpoint.InterfaceSettings.Count == 0)
                continue;
            var given = $"only an interface endpoint takes {Wording.List(endpoint.InterfaceSettings)}, and it is a gateway endpoint";
            Report(endpoint, given + (endpoint.TypeIsLeftOut ? ", since its type is left out; set the type to 'Interface'" : "; leave that out, or set the type to 'Interface'"), sink);
        }
    }

    private void Report(Endpoint endpoint, string why, FindingSink sink) => sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, why)
        .With(FindingKeys.Path, endpoint.Path)
        .With(FindingKeys.Service, endpoint.Service.IsKnown ? endpoint.Service.Value : null));
}
