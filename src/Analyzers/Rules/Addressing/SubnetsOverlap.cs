using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>VPC702: a subnet that overlaps another one of its VPC. It is reported at the later one; the earlier ones are the related places.</summary>
internal sealed class SubnetsOverlap : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC702",
        nameof(SubnetsOverlap),
        Severity.Error,
        Topic.Addressing,
        "The subnets of a VPC must not overlap",
        "The subnet '{0}' cannot be made: its range {1} overlaps {2}; give it a block that no other subnet of the VPC has");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var subnet in network.Subnets)
        {
            var overlapped = network.FindOverlapped(subnet);
            if (overlapped.Count == 0)
                continue;
            var finding = new Finding(Info, subnet.Anchor, subnet.Path, subnet.Range.ToString(), Wording.List([.. overlapped.Select(static other => $"{other.Range} of '{other.Path}'")]))
                .With(FindingKeys.Path, subnet.Path);
            sink.Report(overlapped.Select(static other => other.Anchor).Distinct().Aggregate(finding, static (result, place) => result.And(place, FindingLabels.Subnet)));
        }
    }
}
