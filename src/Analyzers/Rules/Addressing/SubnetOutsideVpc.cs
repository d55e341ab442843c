using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>VPC701: a subnet whose range is outside that of its VPC, which is the related place.</summary>
internal sealed class SubnetOutsideVpc : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC701",
        nameof(SubnetOutsideVpc),
        Severity.Error,
        Topic.Addressing,
        "A subnet must be in the range of its VPC",
        "The subnet '{0}' cannot be made: its range {1} is not within {2} of '{3}'; give it a block of the VPC's range");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var subnet in network.Subnets)
        {
            if (!subnet.IsOutsideItsVpc())
                continue;
            var vpc = subnet.Vpc!;
            sink.Report(new Finding(Info, subnet.Anchor, subnet.Path, subnet.Range.ToString(), Wording.List([.. vpc.KnownIpv4Ranges().Select(static range => range.ToString())]), vpc.Path)
                .With(FindingKeys.Path, subnet.Path)
                .And(vpc.Anchor.Equals(subnet.Anchor) ? null : vpc.Anchor, FindingLabels.Vpc));
        }
    }
}
