using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC302: the policy of a gateway or interface endpoint that allows as much as no policy would.</summary>
internal sealed class EndpointPolicyAllowsEverything : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC302",
        nameof(EndpointPolicyAllowsEverything),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "An endpoint's policy should not allow everything",
        "The policy of the endpoint '{0}' allows {1} {2} on {3} under no condition, {4}; name the principals, actions or resources that it is for");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.GatewayEndpoints.Concat<Endpoint>(network.InterfaceEndpoints).OrderBy(static endpoint => endpoint.Order))
        {
            if (endpoint.FindUnlimitedAllow(options.TrustedAccounts) is not { } statement)
                continue;
            var stranger = endpoint.StrangerIn(statement, options.TrustedAccounts);
            var (whom, why) = stranger is null ? ("anyone", "as if it had none") : ($"the account {stranger}", "and that is not among the accounts that are trusted");
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, whom, string.Join(", ", statement.Actions), string.Join(", ", statement.Resources), why)
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.UsesImages, network.CarriesImageLayers(endpoint) ? "true" : null)
                .With(FindingKeys.Service, endpoint.Service.IsKnown ? endpoint.Service.Value : null)
                .And(statement.Anchor, FindingLabels.Statement));
        }
    }
}
