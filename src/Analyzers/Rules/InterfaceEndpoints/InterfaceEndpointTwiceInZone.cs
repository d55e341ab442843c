using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC402: an interface endpoint with two subnets of one availability zone. The subnets are the related places.</summary>
internal sealed class InterfaceEndpointTwiceInZone : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC402",
        nameof(InterfaceEndpointTwiceInZone),
        Severity.Error,
        Topic.InterfaceEndpoints,
        "An interface endpoint must have one subnet of each availability zone",
        "The interface endpoint '{0}' is given two subnets of one availability zone, {1}; AWS admits one of each zone: leave one of them out");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (endpoint.FindSubnetsOfOneZone() is not var (first, second))
                continue;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, Describe(first, second))
                .With(FindingKeys.Path, endpoint.Path)
                .And(first.Anchor, FindingLabels.Subnet)
                .And(second.Anchor, FindingLabels.Subnet));
        }
    }

    private static string Describe(Subnet first, Subnet second)
    {
        var zone = ZoneCoverage.IsPosition(first.Zone.Value) ? "" : $" of {first.Zone.Value}";
        return $"'{first.Path}' and '{second.Path}'{zone}";
    }
}
