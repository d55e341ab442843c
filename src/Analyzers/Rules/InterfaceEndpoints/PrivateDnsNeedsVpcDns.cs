using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC406: an interface endpoint with private DNS in a VPC without DNS support or DNS host names. The VPC is the related place.</summary>
internal sealed class PrivateDnsNeedsVpcDns : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC406",
        nameof(PrivateDnsNeedsVpcDns),
        Severity.Error,
        Topic.InterfaceEndpoints,
        "Private DNS of an interface endpoint needs the VPC's DNS",
        "The interface endpoint '{0}' has private DNS on, while {1} of the VPC '{2}' {3} off: AWS refuses that; turn {4} on, or private DNS off");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (!endpoint.IsClosed || endpoint.PrivateDns != true || endpoint.Vpc is not { IsClosed: true } vpc || !vpc.MayCoexistWith(endpoint))
                continue;
            var lacking = vpc.LackingDns();
            if (lacking.Count == 0)
                continue;
            var isOne = lacking.Count == 1 && lacking[0] == VpcDns.Support;
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, Wording.List(lacking), vpc.Path, isOne ? "is" : "are", isOne ? "it" : "them")
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.VpcPath, vpc.Path)
                .And(vpc.Anchor, FindingLabels.Vpc));
        }
    }
}
