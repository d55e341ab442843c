using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>
/// VPC303: a gateway endpoint that no route table leads to. The route tables of the private and isolated subnets, which it is meant for, are the
/// related places.
/// </summary>
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
            var finding = new Finding(Info, endpoint.Anchor, endpoint.Path, service is null ? "the service" : Wording.ServiceName(service))
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.Service, service);
            sink.Report(Clients(network, endpoint) is { Count: > 0 } subnets ? WithTables(finding, subnets) : finding);
        }
    }

    /// <summary>The subnets that are meant to use the endpoint; none where another one may be for the service too.</summary>
    private static List<Subnet> Clients(DeployedNetwork network, GatewayEndpoint endpoint) =>
        endpoint.Vpc is not { IsClosed: true, Subnets.IsOpen: false } vpc || !endpoint.Service.TryGet(out var service)
            || network.Index.GatewayEndpointsOfVpc.MayBeOf(vpc).Any(other => !ReferenceEquals(other, endpoint) && other.MayServe(vpc, service))
            ? []
            : vpc.Subnets.Where(static subnet => subnet.Kind is SubnetKind.Private or SubnetKind.Isolated && !subnet.RouteTables.IsOpen).ToList();

    private static Finding WithTables(Finding finding, List<Subnet> subnets) => subnets.SelectMany(static subnet => subnet.RouteTables).Distinct().Aggregate(
        finding.With(FindingKeys.SubnetKinds, string.Join(",", subnets.Select(static subnet => subnet.Kind).Distinct())),
        static (whole, table) => whole.And(table.Anchor, FindingLabels.RouteTable));
}
