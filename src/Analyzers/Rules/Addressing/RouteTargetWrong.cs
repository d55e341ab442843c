using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>VPC712: a route without a target or destination, or with several.</summary>
internal sealed class RouteTargetWrong : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC712",
        nameof(RouteTargetWrong),
        Severity.Error,
        Topic.Addressing,
        "A route must have one target and one destination",
        "The route '{0}' cannot be made: it has {1}; give it exactly one target and one destination");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var route in network.Routes)
        {
            if (!route.IsClosed)
                continue;
            var faults = new[]
            {
                Fault(route.Destinations.IsKnownEmpty, route.Destinations.Count - route.DoubtfulDestinations, "destination", route.Destinations.Select(static one => $"{one}")),
                Fault(route.Targets.IsKnownEmpty, route.Targets.Count - route.DoubtfulTargets, "target", route.Targets.Select(static one => NameOf(one.Kind))),
            };
            var told = faults.OfType<string>().ToList();
            if (told.Count > 0)
                sink.Report(new Finding(Info, route.Anchor, route.Path, Wording.List(told)).With(FindingKeys.Path, route.Path));
        }
    }

    private static string? Fault(bool isNone, int certain, string what, IEnumerable<string> each) =>
        isNone ? $"no {what}" : certain > 1 ? $"several {what}s ({string.Join(", ", each)})" : null;

    private static string NameOf(RouteTargetKind kind) => kind switch
    {
        RouteTargetKind.Gateway => "an internet or virtual private gateway",
        RouteTargetKind.NatGateway => "a NAT gateway",
        RouteTargetKind.EgressOnlyGateway => "an egress-only internet gateway",
        RouteTargetKind.Peering => "a peering connection",
        RouteTargetKind.TransitGateway => "a transit gateway",
        _ => "another target",
    };
}
