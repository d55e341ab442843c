using System.Globalization;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.InterfaceEndpoints;

/// <summary>VPC401: an interface endpoint in fewer availability zones than the private and isolated subnets of its VPC, which are the related places.</summary>
internal sealed class InterfaceEndpointNotInEveryZone : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC401",
        nameof(InterfaceEndpointNotInEveryZone),
        Severity.Warning,
        Topic.InterfaceEndpoints,
        "An interface endpoint should be in every availability zone that is used",
        "The interface endpoint '{0}' has no interface in {1} of the {2} availability zones with private or isolated subnets, {3}; place it in one subnet of each zone");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var endpoint in network.InterfaceEndpoints)
        {
            var unserved = endpoint.FindUnservedSubnets();
            if (unserved.Count == 0)
                continue;
            var finding = new Finding(
                    Info,
                    endpoint.Anchor,
                    endpoint.Path,
                    unserved.Count.ToString(CultureInfo.InvariantCulture),
                    endpoint.CountNeededZones().ToString(CultureInfo.InvariantCulture),
                    Wording.List(unserved.Select(Describe).ToList()))
                .With(FindingKeys.Path, endpoint.Path)
                .With(FindingKeys.SubnetPaths, string.Join(",", unserved.Select(static subnet => subnet.Path)));
            sink.Report(unserved.Aggregate(finding, static (result, subnet) => result.And(subnet.Anchor, FindingLabels.Subnet)));
        }
    }

    /// <summary>A zone by its name where it has one, and by a subnet that is in it.</summary>
    private static string Describe(Subnet subnet) =>
        ZoneCoverage.IsPosition(subnet.Zone.Value) ? $"that of '{subnet.Path}'" : $"{subnet.Zone.Value} with '{subnet.Path}'";
}
