using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC301: a gateway endpoint without a policy.</summary>
internal sealed class GatewayEndpointWithoutPolicy : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC301",
        nameof(GatewayEndpointWithoutPolicy),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "A gateway endpoint should have a policy",
        "The gateway endpoint '{0}' has no policy, so that it reaches every {1} of every account; add a policy that names those that it is for");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        // Made for the first finding: most networks have none.
        HashSet<Anchor>? forImages = null;
        foreach (var endpoint in network.GatewayEndpoints)
        {
            if (!endpoint.LacksPolicy())
                continue;
            forImages ??= new HashSet<Anchor>(network.GatewayEndpoints.Where(network.CarriesImageLayers).Select(static other => other.Anchor));
            var service = endpoint.Service.IsKnown ? endpoint.Service.Value : null;
            var reached = service switch { "s3" or "s3express" => "bucket", "dynamodb" => "table", _ => "resource" };
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, reached)
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.UsesImages, forImages.Contains(endpoint.Anchor) ? "true" : null)
                .With(FindingKeys.Service, service));
        }
    }
}
