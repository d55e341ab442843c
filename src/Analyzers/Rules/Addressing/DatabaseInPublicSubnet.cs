using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>VPC705: a database, cache or file system in public subnets, which are the related places.</summary>
internal sealed class DatabaseInPublicSubnet : IRule
{
    /// <summary>What keeps data, in the words of <see cref="Workload.Kind"/>.</summary>
    private static readonly HashSet<string> Kinds = new(["database", "cache", "file system"], StringComparer.Ordinal);

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC705",
        nameof(DatabaseInPublicSubnet),
        Severity.Warning,
        Topic.Addressing,
        "Databases, caches and file systems should not be in public subnets",
        "The {1} '{0}' is placed in {2}, which an internet gateway serves; place it in private or isolated subnets");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var workload in network.Workloads)
        {
            if (!Kinds.Contains(workload.Kind) || !workload.IsClosed)
                continue;
            var subnets = workload.Subnets.Where(subnet => subnet is { Kind: SubnetKind.Public, IsEscaped: false } && subnet.MayCoexistWith(workload)).ToList();
            if (subnets.Count == 0)
                continue;
            var named = Wording.List([.. subnets.Select(static subnet => $"'{subnet.Path}'")]);
            var finding = new Finding(Info, workload.Anchor, workload.Path, workload.Kind, (subnets.Count == 1 ? "the public subnet " : "the public subnets ") + named)
                .With(FindingKeys.Path, workload.Path);
            sink.Report(subnets.Select(static subnet => subnet.Anchor).Distinct().Aggregate(finding, static (result, place) => result.And(place, FindingLabels.Subnet)));
        }
    }
}
