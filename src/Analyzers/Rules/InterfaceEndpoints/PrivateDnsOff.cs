using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC407: an interface endpoint that clients do not find: private DNS is off, and its own names are not used.</summary>
internal sealed class PrivateDnsOff : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC407",
        nameof(PrivateDnsOff),
        Severity.Info,
        Topic.InterfaceEndpoints,
        "Private DNS of an interface endpoint should be on",
        "Private DNS of the interface endpoint '{0}' is off, and neither a hosted zone nor the endpoint's own names are used, so that clients of {1} still go to its public name; turn private DNS on");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (!network.IsOffTheNames(endpoint) || !endpoint.Service.TryGet(out var service))
                continue;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, Wording.ServiceName(service))
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.Service, service)
                .With(FindingKeys.IsFixable, endpoint.Vpc is { IsClosed: true } vpc && vpc.LackingDns().Count == 0 ? "true" : null));
        }
    }
}
