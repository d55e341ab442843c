using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>
/// VPC305: a VPC whose traffic to S3, or to the app's DynamoDB tables, goes through a NAT gateway; by an option, one without an endpoint for
/// some service. One finding names all that lack.
/// </summary>
internal sealed class NoGatewayEndpoint : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC305",
        nameof(NoGatewayEndpoint),
        Severity.Info,
        Topic.GatewayEndpoints,
        "A VPC with NAT gateways should have gateway endpoints",
        "The VPC '{0}' has no endpoint for {1}: {2}; add {3}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var vpc in network.Vpcs)
        {
            var nat = vpc.FindNatRoute();
            var paid = nat is null ? [] : Services(network, vpc).Where(service => network.LacksEndpoint(vpc, service)).ToList();
            var demanded = options.RequiredServices.Except(paid).Where(service => network.LacksEndpoint(vpc, service)).ToList();
            if (paid.Count + demanded.Count == 0)
                continue;
            var reasons = new List<string>();
            if (paid.Count > 0)
                reasons.Add($"traffic to {Names(paid)} goes through a NAT gateway ({nat!.Destination} in '{nat.Table?.Path}'), is charged for, and leaves by public addresses");
            if (demanded.Count > 0)
                reasons.Add($"the option for services that every VPC must have an endpoint for names {Names(demanded)}");
            List<string> all = [.. paid, .. demanded];
            var gateways = all.Where(static service => service is "s3" or "dynamodb").ToList();
            sink.Report(new Finding(Info, vpc.Anchor, vpc.Path, Names(all), string.Join(", and ", reasons), gateways.Count == all.Count ? "a gateway endpoint, which is free" : "the endpoints")
                .With(FindingKeys.Path, vpc.Path)
                .With(FindingKeys.UsesImages, network.Index.InterfaceEndpointsOfVpc.MayBeOf(vpc).Any(EndpointServices.IsForImages) ? "true" : null)
                .With(FindingKeys.Services, gateways.Count == 0 ? null : string.Join(",", gateways)));
        }
    }

    private static string Names(IEnumerable<string> services) => Wording.List([.. services.Select(Wording.ServiceName)]);

    private static IEnumerable<string> Services(DeployedNetwork network, Vpc vpc) =>
        network.Tables.Any(vpc.MayCoexistWith) ? ["s3", "dynamodb"] : ["s3"];
}
