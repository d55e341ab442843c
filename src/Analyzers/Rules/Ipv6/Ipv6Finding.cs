using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>What findings carry for the fixes that route IPv6 to an egress-only gateway.</summary>
internal static class Ipv6Finding
{
    /// <summary>The finding with whether the VPC has an egress-only gateway, and with both as related places. To one that CDK makes no code refers.</summary>
    public static Finding WithGateway(this Finding finding, DeployedNetwork network, Vpc? vpc)
    {
        var gateways = vpc is null ? [] : network.Index.GatewaysOfVpc.Of(vpc).Where(static gateway => gateway.Kind == GatewayKind.EgressOnly).ToList();
        return finding
            .With(FindingKeys.Gateway, gateways.Count == 0 ? null : gateways.Exists(static gateway => gateway.IsImplicit) ? "implicit" : "explicit")
            .And(vpc?.Anchor, FindingLabels.Vpc)
            .And(gateways.Count == 1 ? gateways[0].Anchor : null, FindingLabels.Gateway);
    }
}
