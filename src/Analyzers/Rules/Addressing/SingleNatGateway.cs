using System.Globalization;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>VPC704: one NAT gateway for the private subnets of several zones. It is reported at the VPC.</summary>
internal sealed class SingleNatGateway : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC704",
        nameof(SingleNatGateway),
        Severity.Info,
        Topic.Addressing,
        "Each availability zone should have a NAT gateway of its own",
        "One NAT gateway, '{1}', serves the subnets of {2} availability zones of the VPC '{0}' ({3}): when its zone fails, none of them has a way out; make one for each zone");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var vpc in network.Vpcs)
        {
            if (network.FindSingleNatGateway(vpc) is not var (gateway, served))
                continue;
            sink.Report(new Finding(
                    Info,
                    vpc.Anchor,
                    vpc.Path,
                    gateway.Path,
                    served.Count.ToString(CultureInfo.InvariantCulture),
                    Wording.List([.. served.Select(static subnet => $"'{subnet.Path}'")]))
                .With(FindingKeys.Path, vpc.Path)
                .And(gateway.Anchor.Equals(vpc.Anchor) ? null : gateway.Anchor, FindingLabels.Gateway));
        }
    }
}
