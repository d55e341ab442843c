using System.Collections.Immutable;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules.Addressing;
using CdkVpc.Analyzers.Rules.Filtering;
using CdkVpc.Analyzers.Rules.FlowLogs;
using CdkVpc.Analyzers.Rules.GatewayEndpoints;
using CdkVpc.Analyzers.Rules.InterfaceEndpoints;
using CdkVpc.Analyzers.Rules.Ipv6;
using CdkVpc.Analyzers.Rules.Peering;

namespace CdkVpc.Analyzers.Rules;

/// <summary>The rules that ask the network.</summary>
internal static class Catalogue
{
    /// <summary>The rules, by id.</summary>
    public static readonly ImmutableArray<IRule> All =
    [
        .. FlowLogsRules.All,
        .. Ipv6Rules.All,
        .. GatewayEndpointsRules.All,
        .. InterfaceEndpointsRules.All,
        .. PeeringRules.All,
        .. FilteringRules.All,
        .. AddressingRules.All,
    ];

    /// <summary>What all rules find in <paramref name="network"/>: rule by rule, each in the order of evaluation. Nothing where the network is incomplete.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled, which is seen between two rules.</exception>
    public static IReadOnlyList<Finding> Evaluate(DeployedNetwork network, RuleOptions options, CancellationToken cancellationToken)
    {
        if (network.IsIncomplete)
            return [];

        var sink = new FindingSink(isExempt: finding => options.Exempts(finding.Properties.GetValueOrDefault(FindingKeys.Path)));
        foreach (var rule in All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rule.Evaluate(network, options, sink);
        }

        return sink.Findings;
    }
}
