using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>VPC711: a default route to an internet gateway, which is the related place.</summary>
internal sealed class RouteToInternetGateway : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC711",
        nameof(RouteToInternetGateway),
        Severity.Off,
        Topic.Addressing,
        "A route table should not lead to an internet gateway",
        "The route '{0}' sends {1} to the internet gateway '{2}', so that its subnets can be reached from the internet; route through a NAT gateway, or not at all");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var route in network.Routes)
        {
            if (!route.IsClosed || !route.IsDefault() || route.Targets.IsOpen || route.Target?.Resource is not Gateway { Kind: GatewayKind.Internet } gateway)
                continue;
            sink.Report(new Finding(Info, route.Anchor, route.Path, $"{route.Destination}", gateway.Path)
                .With(FindingKeys.Path, route.Path)
                .And(gateway.Anchor.Equals(route.Anchor) ? null : gateway.Anchor, FindingLabels.Gateway));
        }
    }
}
