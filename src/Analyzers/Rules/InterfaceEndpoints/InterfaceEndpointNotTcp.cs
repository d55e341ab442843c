using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC412: a rule for UDP or ICMP on a security group that only endpoints of AWS services carry. An endpoint that carries it is the related place.</summary>
internal sealed class InterfaceEndpointNotTcp : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC412",
        nameof(InterfaceEndpointNotTcp),
        Severity.Warning,
        Topic.InterfaceEndpoints,
        "A security group of endpoints should have rules for TCP",
        "The rule admits {0} from {1} to the security group '{2}', which only {3} carries: endpoints of AWS services take TCP; remove the rule, or admit {4}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var rule in network.GroupRules)
        {
            if (!rule.IsIngress || rule.IsIgnored || rule.IsEscaped || rule.Ports is not { Protocol: "udp" or "icmp" or "icmpv6" } ports)
                continue;
            if (rule.Group is not { IsClosed: true, IsHandedOn: false } group || FindCarrier(network, group, rule) is not { } endpoint)
                continue;
            var wanted = endpoint.Port.TryGet(out var port) ? Ports.Tcp(port) : Ports.Tcp(443);
            sink.Report(new Finding(Info, rule.Anchor, ports.ToString(), rule.Peer.ToString(), group.Path, $"the interface endpoint '{endpoint.Path}'", wanted.ToString())
                .With(FindingKeys.Path, group.Path)
                .And(endpoint.Anchor, FindingLabels.Endpoint));
        }
    }

    /// <summary>An endpoint that carries the group; null where there is none, or something else carries the group too.</summary>
    private static InterfaceEndpoint? FindCarrier(DeployedNetwork network, SecurityGroup group, GroupRule rule)
    {
        var carriers = network.InterfaceEndpoints.Where(endpoint => endpoint.SecurityGroups.Contains(group) && endpoint.MayCoexistWith(rule)).ToList();
        return carriers.Count > 0 && carriers.TrueForAll(static endpoint => endpoint is { IsClosed: true, IsAwsService: true }) && !network.Workloads.Any(workload => workload.SecurityGroups.Contains(group))
            ? carriers[0]
            : null;
    }
}
