using System.Globalization;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC405: an interface endpoint whose security groups admit nothing at its port.</summary>
internal sealed class InterfaceEndpointUnreachable : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC405",
        nameof(InterfaceEndpointUnreachable),
        Severity.Warning,
        Topic.InterfaceEndpoints,
        "An interface endpoint should be reachable",
        "Nothing can reach the interface endpoint '{0}' at tcp/{1}: {2}; admit {3} or the clients' security groups");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        var passage = new EndpointPassage(network);
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (endpoint.AdmitsVpc != false || !passage.LetsIn(endpoint).IsNo)
                continue;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, endpoint.Port.Value.ToString(CultureInfo.InvariantCulture), Explain(endpoint), Wording.RangeOf(endpoint.Vpc))
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.Service, endpoint.Service.IsKnown ? endpoint.Service.Value : null)
                .With(FindingKeys.VpcPath, endpoint.Vpc?.Path));
        }
    }

    private static string Explain(InterfaceEndpoint endpoint)
    {
        if (endpoint.SecurityGroups.Count == 0)
            return "it is given no security group, and the VPC's default one admits only its own members";
        return Wording.List(endpoint.SecurityGroups.Select(group => Explain(group, endpoint)).ToList());
    }

    private static string Explain(SecurityGroup group, InterfaceEndpoint endpoint)
    {
        var admitted = group.AdmittingRules(endpoint).Select(static rule => rule.Ports!.ToString()).Distinct(StringComparer.Ordinal).ToList();
        return admitted.Count == 0 ? $"the security group '{group.Path}' admits nothing" : $"the security group '{group.Path}' admits only {Wording.List(admitted)}";
    }
}
