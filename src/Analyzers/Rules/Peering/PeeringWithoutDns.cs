using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC508: a peering connection whose DNS options nothing sets. The VPCs are the related places.</summary>
internal sealed class PeeringWithoutDns : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC508",
        nameof(PeeringWithoutDns),
        Severity.Info,
        Topic.Peering,
        "Host names of a peer should resolve to private addresses",
        "Nothing sets the DNS options of the peering connection '{0}', so that public host names in '{1}' and '{2}' resolve to public addresses from the other side; set AllowDnsResolutionFromRemoteVpc by a custom resource that calls ModifyVpcPeeringConnectionOptions");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var connection in network.Peerings)
        {
            if (!connection.LacksDnsOptions())
                continue;
            sink.Report(new Finding(Info, connection.Anchor, connection.Path, connection.Requester!.Path, connection.Accepter!.Path)
                .With(FindingKeys.Path, connection.Path)
                .WithSides(connection));
        }
    }
}
