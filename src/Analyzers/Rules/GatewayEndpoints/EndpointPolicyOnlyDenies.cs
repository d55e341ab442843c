using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC309: an endpoint's policy that denies and never allows. A statement that denies is the related place.</summary>
internal sealed class EndpointPolicyOnlyDenies : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC309",
        nameof(EndpointPolicyOnlyDenies),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "An endpoint's policy should allow something",
        "The policy of the endpoint '{0}' has no statement that allows ({1}), so that everything is denied; allow what the endpoint is for");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.GatewayEndpoints.Concat<Endpoint>(network.InterfaceEndpoints).OrderBy(static endpoint => endpoint.Order))
        {
            if (endpoint.FindLoneDeny() is not { } statement)
                continue;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, $"it denies {Wording.ActionsOf(statement)}")
                .With(FindingKeys.Path, endpoint.Path)
                .And(statement.Anchor, FindingLabels.Statement));
        }
    }
}
