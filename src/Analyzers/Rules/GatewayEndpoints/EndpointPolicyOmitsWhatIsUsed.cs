using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>
/// VPC308: a gateway endpoint's policy that leaves out what is used through it. The related places are those of the buckets and tables that are
/// left out, as far as they are made here, and the grants.
/// </summary>
internal sealed class EndpointPolicyOmitsWhatIsUsed : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC308",
        nameof(EndpointPolicyOmitsWhatIsUsed),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "An endpoint's policy should allow what is used through it",
        "The policy of the endpoint '{0}' leaves out {1}, so that requests to {2} are denied; add a statement that allows them");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.GatewayEndpoints)
        {
            var omitted = network.FindOmittedUses(endpoint);
            if (omitted.Count == 0)
                continue;
            var finding = new Finding(Info, endpoint.Anchor, endpoint.Path, Wording.List(omitted.Select(Describe).ToList()), omitted.Count == 1 ? "it" : "them")
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.UsesImages, omitted.Any(static use => use.IsImageLayers) ? "true" : null)
                .With(FindingKeys.Methods, omitted.All(static use => use.IsImageLayers || use.Thing is { Origin: Origin.Created })
                    ? string.Join(",", omitted.Where(static use => use.Thing is not null).Select(static use => use.Grant!.Method))
                    : null);
            foreach (var use in omitted.Where(static use => use.Thing is { Origin: Origin.Created }))
                finding = finding.And(use.Thing!.Anchor, use.Thing is Bucket ? FindingLabels.Bucket : FindingLabels.Table);
            sink.Report(omitted.Where(static use => use.Grant is not null).Aggregate(finding, static (whole, use) => whole.And(use.Grant!.Anchor, FindingLabels.Use)));
        }
    }

    private static string Describe(OmittedUse use)
    {
        var what = use.IsImageLayers ? $"the bucket '{use.Name}', in which ECR keeps the layers of images,"
            : use.Grant!.Service == "s3" ? $"the bucket '{use.Name}',"
            : $"the table '{use.Name}',";
        return use.IsImageLayers
            ? $"{what} which {(use.Workload is null ? "the VPC's endpoints for ECR are for" : $"'{use.Workload.Path}' pulls")}"
            : $"{what} which '{use.Workload!.Path}' is granted ({use.Grant!.Method})";
    }
}
