using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC305: a VPC whose traffic to S3, or to the app's DynamoDB tables, goes through a NAT gateway. One finding names all that lack.</summary>
internal sealed class NoGatewayEndpoint : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC305",
        nameof(NoGatewayEndpoint),
        Severity.Info,
        Topic.GatewayEndpoints,
        "A VPC with NAT gateways should have gateway endpoints",
        "Traffic of the VPC '{0}' to {1} goes through a NAT gateway ({2}), is charged for, and leaves by public addresses; add a gateway endpoint for {1}, which is free");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var vpc in network.Vpcs)
        {
            if (vpc.FindNatRoute() is not { } route)
                continue;
            var services = Services(network, vpc).Where(service => network.LacksEndpoint(vpc, service)).ToList();
            if (services.Count == 0)
                continue;
            sink.Report(new Finding(Info, vpc.Anchor, vpc.Path, Wording.List(services.ConvertAll(Wording.ServiceName)), $"{route.Destination} in '{route.Table?.Path}'")
                .With(FindingKeys.Path, vpc.Path)
                .With(FindingKeys.Services, string.Join(",", services)));
        }
    }

    private static IEnumerable<string> Services(DeployedNetwork network, Vpc vpc) =>
        network.Tables.Any(vpc.MayCoexistWith) ? ["s3", "dynamodb"] : ["s3"];
}
