using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>VPC706: a second route for a destination in one route table. It is reported at the later one; the earlier one is the related place.</summary>
internal sealed class RouteTwice : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC706",
        nameof(RouteTwice),
        Severity.Error,
        Topic.Addressing,
        "A route table must have one route for a destination",
        "The route '{0}' cannot be made: its table has a route for {1} already, '{2}'; remove one of the two or give it another destination");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var route in network.Routes)
        {
            if (network.FindTwin(route) is not { } twin)
                continue;
            sink.Report(new Finding(Info, route.Anchor, route.Path, $"{route.Destination}", twin.Path)
                .With(FindingKeys.Path, route.Path)
                .And(twin.Anchor, FindingLabels.Route));
        }
    }
}
