using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC413: an interface endpoint in public subnets of a VPC that has private ones.</summary>
internal sealed class InterfaceEndpointInPublicSubnet : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC413",
        nameof(InterfaceEndpointInPublicSubnet),
        Severity.Info,
        Topic.InterfaceEndpoints,
        "An interface endpoint should be in private subnets",
        "The interface endpoint '{0}' is in the public {1}, while the VPC '{2}' has private ones, such as '{3}'; place it in private subnets");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            if (!endpoint.IsClosed || endpoint.Vpc is not { } vpc)
                continue;
            var exposed = endpoint.Subnets.Where(subnet => subnet.Kind == SubnetKind.Public && !subnet.IsEscaped && subnet.MayCoexistWith(endpoint)).ToList();
            if (exposed.Count == 0 || FindPrivate(vpc, endpoint, exposed[0]) is not { } better)
                continue;
            var names = Wording.List(exposed.ConvertAll(static subnet => $"'{subnet.Path}'"));
            sink.Report(new Finding(Info, endpoint.Anchor, endpoint.Path, (exposed.Count == 1 ? "subnet " : "subnets ") + names, vpc.Path, better.Path)
                .With(FindingKeys.Path, endpoint.Path));
        }
    }

    private static Subnet? FindPrivate(Vpc vpc, InterfaceEndpoint endpoint, Subnet exposed) => vpc.Subnets.FirstOrDefault(subnet =>
        subnet.Kind is SubnetKind.Private or SubnetKind.Isolated && subnet.MayCoexistWith(endpoint) && subnet.MayCoexistWith(exposed));
}
