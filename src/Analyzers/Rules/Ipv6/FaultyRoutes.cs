using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Ipv6;

/// <summary>Routes that a rule finds fault with, for the fix that makes them ones for ::/0 to an egress-only gateway: it changes all that a line makes.</summary>
internal sealed class FaultyRoutes(DeployedNetwork network, Func<Route, bool> isFault)
{
    private readonly Dictionary<Anchor, bool> _mayChange = [];

    /// <summary>
    /// The finding with whether the route may be one for ::/0 to an egress-only gateway: so are all routes that its line makes, in one VPC with an IPv6
    /// block, and their tables have no other route for that. With the VPC as a related place.
    /// </summary>
    public Finding Describe(Finding finding, Route route)
    {
        if (!_mayChange.TryGetValue(route.Anchor, out var mayChange))
            _mayChange[route.Anchor] = mayChange = MayChange(route);
        return finding.With(FindingKeys.CanRoute, mayChange ? "true" : null).WithGateway(network, route.Table?.Vpc);
    }

    private bool MayChange(Route route) => route.Table?.Vpc is { HasIpv6: true } vpc
        && network.Index.RoutesOfPlace.Of(route.Anchor).All(other => ReferenceEquals(other.Table?.Vpc, vpc) && isFault(other) && !other.HasTwinForIpv6());
}
