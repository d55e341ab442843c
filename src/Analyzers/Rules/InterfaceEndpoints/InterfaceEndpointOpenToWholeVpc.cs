using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC415: an interface endpoint that admits the whole range of its VPC, as it does by default.</summary>
internal sealed class InterfaceEndpointOpenToWholeVpc : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC415",
        nameof(InterfaceEndpointOpenToWholeVpc),
        Severity.Off,
        Topic.InterfaceEndpoints,
        "An interface endpoint should admit its clients only",
        "The interface endpoint '{0}' is open to its whole VPC, {1}, at {2}; set Open to false and admit the clients' security groups");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (!endpoint.IsClosed || endpoint.AdmitsVpc != true)
                continue;
            var open = endpoint.SecurityGroups.SelectMany(group => group.AdmittingRules(endpoint)).FirstOrDefault(static rule => rule.IsImplicit && !rule.IsEscaped);
            if (open is null)
                continue;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, Wording.RangeOf(endpoint.Vpc), open.Ports?.ToString() ?? "its port")
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.Service, endpoint.Service.IsKnown ? endpoint.Service.Value : null)
                .With(FindingKeys.VpcPath, endpoint.Vpc?.Path));
        }
    }
}
