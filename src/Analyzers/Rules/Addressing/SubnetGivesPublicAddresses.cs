using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>VPC710: a subnet that gives public IPv4 addresses by itself.</summary>
internal sealed class SubnetGivesPublicAddresses : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC710",
        nameof(SubnetGivesPublicAddresses),
        Severity.Off,
        Topic.Addressing,
        "A subnet should not give public addresses by itself",
        "The subnet '{0}' gives each instance a public IPv4 address; set MapPublicIpOnLaunch to false");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var subnet in network.Subnets)
        {
            if (subnet is { IsClosed: true, MapsPublicIp: true })
                sink.Report(new Finding(Info, subnet.Anchor, subnet.Path).With(FindingKeys.Path, subnet.Path));
        }
    }
}
