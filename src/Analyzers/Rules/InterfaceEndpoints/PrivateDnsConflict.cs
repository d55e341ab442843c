using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC408: two interface endpoints of one service with private DNS in one VPC. Reported at the later one; the other is the related place.</summary>
internal sealed class PrivateDnsConflict : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC408",
        nameof(PrivateDnsConflict),
        Severity.Error,
        Topic.InterfaceEndpoints,
        "One interface endpoint of a service and VPC may have private DNS",
        "The interface endpoint '{0}' has private DNS for {1}, as '{2}' in the same VPC has: AWS refuses the second; keep one of them, or turn private DNS of one off");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (network.FindNamesake(endpoint) is not { } other)
                continue;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, Wording.ServiceName(endpoint.Service.Value), other.Path)
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.Service, endpoint.Service.Value)
                .And(other.Anchor, FindingLabels.Endpoint));
        }
    }
}
