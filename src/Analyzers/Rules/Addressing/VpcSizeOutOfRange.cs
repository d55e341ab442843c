using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>VPC714: an IPv4 range of a VPC or subnet that is larger than /16 or smaller than /28.</summary>
internal sealed class VpcSizeOutOfRange : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC714",
        nameof(VpcSizeOutOfRange),
        Severity.Error,
        Topic.Addressing,
        "The ranges of VPCs and subnets must be from /16 to /28",
        "{0} '{1}' cannot be made: its range {2} is {3}; choose a block from /16 to /28");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var vpc in network.Vpcs)
            Report("The VPC", vpc, vpc.Range, sink);
        foreach (var block in network.AddressBlocks)
            Report("The block", block, block.Range, sink);
        foreach (var subnet in network.Subnets)
            Report("The subnet", subnet, subnet.Range, sink);
    }

    private void Report(string what, Resource thing, Setting<Cidr> range, FindingSink sink)
    {
        if (!thing.IsClosed || !range.HasWrongSize())
            return;
        var fault = range.Value.PrefixLength < SubnetRanges.ShortestPrefix ? $"larger than /{SubnetRanges.ShortestPrefix}" : $"smaller than /{SubnetRanges.LongestPrefix}";
        sink.Report(new Finding(Info, thing.Anchor, what, thing.Path, range.ToString(), fault).With(FindingKeys.Path, thing.Path));
    }
}
