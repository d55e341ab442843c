using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC404: an interface endpoint whose security group admits the whole internet at its port. The rule that does so is the related place.</summary>
internal sealed class InterfaceEndpointOpenToWorld : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC404",
        nameof(InterfaceEndpointOpenToWorld),
        Severity.Warning,
        Topic.InterfaceEndpoints,
        "An interface endpoint should not be open to the world",
        "The interface endpoint '{0}' is open to the world: its security group '{1}' admits {2} from {3}; admit {4} or the clients' security groups");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (endpoint.Origin != Origin.Created)
                continue;
            foreach (var group in endpoint.SecurityGroups)
            {
                var open = group.AdmittingRules(endpoint).FirstOrDefault(rule =>
                    !rule.IsEscaped && rule.Peer.KnownCidr is { IsAny: true } && IsForItsPort(rule.Ports, endpoint));
                if (open is null || !group.MayCoexistWith(endpoint))
                    continue;
                sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, group.Path, open.Ports!.ToString(), open.Peer.ToString(), Wording.RangeOf(endpoint.Vpc))
                    .With(FindingKeys.Path, endpoint.Path)
                    .With(FindingKeys.Service, endpoint.Service.IsKnown ? endpoint.Service.Value : null)
                    .With(FindingKeys.VpcPath, endpoint.Vpc?.Path)
                    .And(open.Anchor, FindingLabels.Rule));
            }
        }
    }

    /// <summary>Whether a rule is for the endpoint's port; where that is not known, for all of TCP.</summary>
    private static bool IsForItsPort(Ports? ports, InterfaceEndpoint endpoint) =>
        ports?.Covers(endpoint.Port.TryGet(out var port) ? Ports.Tcp(port) : Ports.Tcp(1, 65535)) == true;
}
