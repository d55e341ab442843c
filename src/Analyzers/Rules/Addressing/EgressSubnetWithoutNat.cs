using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>VPC713: subnets 'with egress' that have no default route. It is reported at the VPC.</summary>
internal sealed class EgressSubnetWithoutNat : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC713",
        nameof(EgressSubnetWithoutNat),
        Severity.Warning,
        Topic.Addressing,
        "Subnets with egress need a default route",
        "The subnets with egress of the VPC '{0}' have no way out, since it has no NAT gateway and nothing adds a default route ({1}); give it NAT gateways, route 0.0.0.0/0, or make them PRIVATE_ISOLATED");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var vpc in network.Vpcs)
        {
            var subnets = network.FindEgressSubnetsWithoutRoute(vpc);
            if (subnets.Count > 0)
                sink.Report(new Finding(Info, vpc.Anchor, vpc.Path, Wording.List([.. subnets.Select(static subnet => $"'{subnet.Path}'")])).With(FindingKeys.Path, vpc.Path));
        }
    }
}
