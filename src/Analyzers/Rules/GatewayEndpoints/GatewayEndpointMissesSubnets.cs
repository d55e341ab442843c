using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>
/// VPC304: a gateway endpoint on some route tables of its VPC, while private or isolated subnets use others that no endpoint of the service is on.
/// Of several endpoints of a service the first is reported. The route tables that are left out are the related places.
/// </summary>
internal sealed class GatewayEndpointMissesSubnets : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC304",
        nameof(GatewayEndpointMissesSubnets),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "A gateway endpoint should be on the route tables of all private and isolated subnets",
        "The gateway endpoint '{0}' leaves out {1}: no endpoint for {2} is on the route tables of {3}, so that their traffic takes another way or none; associate it with those route tables too");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.GatewayEndpoints)
        {
            var unserved = network.FindUnservedSubnets(endpoint);
            if (unserved.Count == 0 || network.Index.GatewayEndpointsOfVpc.Of(endpoint.Vpc!).Any(other => IsBefore(other, endpoint) && network.FindUnservedSubnets(other).Count > 0))
                continue;
            var subnets = Wording.List(unserved.Select(static subnet => $"'{subnet.Path}'").ToList());
            var finding = new Finding(
                Info, endpoint.Anchor, endpoint.Path, subnets, Wording.ServiceName(endpoint.Service.Value), unserved.Count == 1 ? "this subnet" : "these subnets")
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.IsOnly, IsAlone(network, endpoint) ? "true" : null)
                .With(FindingKeys.SubnetKinds, string.Join(",", unserved.Select(static subnet => subnet.Kind).Distinct()));
            sink.Report(unserved.SelectMany(static subnet => subnet.RouteTables).Distinct().Aggregate(finding, static (whole, table) => whole.And(table.Anchor, FindingLabels.RouteTable)));
        }
    }

    private static bool IsBefore(GatewayEndpoint other, GatewayEndpoint endpoint) =>
        other.Order < endpoint.Order && other.Service.Equals(endpoint.Service) && other.MayCoexistWith(endpoint);

    private static bool IsAlone(DeployedNetwork network, GatewayEndpoint endpoint) =>
        !network.Index.GatewayEndpointsOfVpc.MayBeOf(endpoint.Vpc!).Any(other => !ReferenceEquals(other, endpoint) && other.MayServe(endpoint.Vpc!, endpoint.Service.Value) && other.MayCoexistWith(endpoint));
}
