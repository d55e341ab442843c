using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC414: an S3 interface endpoint with private DNS in a VPC without an S3 gateway endpoint.</summary>
internal sealed class S3PrivateDnsNeedsGateway : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC414",
        nameof(S3PrivateDnsNeedsGateway),
        Severity.Error,
        Topic.InterfaceEndpoints,
        "Private DNS of an S3 interface endpoint needs an S3 gateway endpoint",
        "The interface endpoint '{0}' has private DNS for S3, which AWS admits beside an S3 gateway endpoint only, and the VPC '{1}' has none; add it, or turn private DNS off");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (!endpoint.IsClosed || !endpoint.Service.Is("s3") || endpoint.PrivateDns != true || endpoint.PrivateDnsScope.IsUnknown || endpoint.PrivateDnsScope.Is("AllResolvers"))
                continue;
            if (endpoint.Vpc is not { } vpc || !network.LacksGateway(vpc, "s3", endpoint.Guard))
                continue;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, vpc.Path)
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.VpcPath, vpc.Path)
                .With(FindingKeys.UsesImages, network.Index.InterfaceEndpointsOfVpc.Of(vpc).Any(EndpointServices.IsForImages) ? "true" : null));
        }
    }
}
