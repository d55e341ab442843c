using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>VPC606: a network ACL, of an endpoint's subnets or of a client's, that drops requests to the endpoint or the replies. One finding for an ACL.</summary>
internal sealed class NetworkAclBlocksEndpoint : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC606",
        nameof(NetworkAclBlocksEndpoint),
        Severity.Warning,
        Topic.Filtering,
        "A network ACL should let clients reach endpoints",
        "The network ACL {0}, so that {1} cannot use the endpoint '{2}'; allow tcp/{3} to the endpoint, and the replies to ports 1024-65535");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        var passage = new EndpointPassage(network);
        var blocks = network.InterfaceEndpoints.Concat<Endpoint>(network.GatewayEndpoints)
            .SelectMany(passage.FindBlocks)
            .Where(static block => !block.Acl.MayCutOff());
        foreach (var ofAcl in blocks.GroupBy(static block => block.Acl))
        {
            var first = ofAcl.First();
            var finding = new Finding(Info, ofAcl.Key.Anchor, first.Reason, NameOf(first), first.Endpoint.Path, PortOf(first.Endpoint))
                .With(FindingKeys.Path, ofAcl.Key.Path);
            sink.Report(ofAcl.SelectMany(static block => new[] { (Thing: (Resource?)block.Endpoint, FindingLabels.Endpoint), (block.Client, FindingLabels.Workload) })
                .Distinct()
                .Aggregate(finding, static (result, place) => result.And(place.Thing?.Anchor, place.Item2)));
        }
    }

    private static string NameOf(EndpointBlock block) => block.Client is { } client ? $"the {client.Kind} '{client.Path}'" : $"the VPC '{block.Endpoint.Vpc!.Path}'";

    private static string PortOf(Endpoint endpoint) => endpoint is InterfaceEndpoint door ? door.Port.ToString() : "443";
}
