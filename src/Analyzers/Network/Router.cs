using System.Globalization;
using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>
/// Which way packets take: what a VPC's router does with the route table of a subnet. The longest prefix that matches decides; the local
/// route of the VPC's own ranges is one of them, and so are the routes of gateway endpoints
/// (https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html).
/// The question is asked in the worlds of a guard: what exists in some of them only, or is not known, leaves it open.
/// </summary>
internal sealed class Router(DeployedNetwork network)
{
    /// <summary>The longest prefix of a VPC's IPv4 range is /28, the shortest /16.</summary>
    private const int ShortestVpcPrefix = 16;

    private const int LongestPrefix = 128;

    /// <summary>The way of packets from <paramref name="subnet"/> in the worlds of <paramref name="within"/>.</summary>
    public NextHop Find(Subnet subnet, PacketDestination to, Guard within)
    {
        var tables = subnet.RouteTables.Where(table => !within.Excludes(table.Guard)).ToList();
        if (subnet.RouteTables.IsOpen || !subnet.IsClosed)
            return Unknown($"the route table of '{subnet.Path}' is not known");
        if (tables.Count == 0)
            return FindInMainTable(subnet, to);

        var first = Find(tables[0], to, within);
        return tables.Count == 1 || (first.Kind is NextHopKind.Local or NextHopKind.None && tables.TrueForAll(table => Find(table, to, within).Kind == first.Kind))
            ? first
            : Unknown($"'{subnet.Path}' has several route tables");
    }

    /// <summary>The way of packets by the routes of <paramref name="table"/> in the worlds of <paramref name="within"/>.</summary>
    public NextHop Find(RouteTable table, PacketDestination to, Guard within)
    {
        if (to.ServiceName is { } service && FindEndpoint(table, service, within) is { } atEndpoint)
            return atEndpoint;

        var entries = EntriesOf(table, to, within).ToList();
        var best = entries.Where(static entry => entry.IsCertain).OrderByDescending(static entry => entry.Length).FirstOrDefault();

        // Parts of the internet may have routes of their own; what is asked for is all the rest.
        if (best is not null && to.IsInternet)
            return best.ToNextHop();
        if (network.Routes.IsOpen || table.Routes.IsOpen || !table.IsClosed)
            return Unknown($"'{table.Path}' may have routes that are not seen");
        var open = entries.Find(entry => best is null || entry.Length > best.Length);
        return open is not null
            ? Unknown($"'{open.Route?.Path ?? table.Vpc?.Path ?? "*"}' may be for a part of {to}")
            : best?.ToNextHop() ?? new(NextHopKind.None, $"no route of '{table.Path}' is for {to}");
    }

    /// <summary>
    /// Whether a route, where it exists, takes the packets of a subnet: it is for all of the addresses, and no longer prefix is certain to be in its table.
    /// Of two routes for the same addresses each takes them, in a world of its own: AWS has no table with both.
    /// </summary>
    public bool Takes(Route route, Subnet subnet, PacketDestination to) =>
        route.Table is { } table
        && table.Subnets.Contains(subnet)
        && subnet.MayCoexistWith(route)
        && Match(route, to) is { IsWhole: true, Length: var length }
        && !EntriesOf(table, to, subnet.Guard.And(route.Guard)).Any(entry => entry.IsCertain && entry.Length > length);

    private static NextHop Unknown(string reason) => new(NextHopKind.Unknown, reason);

    /// <summary>Without an association a subnet uses the main table of its VPC, which has the local route only.</summary>
    private static NextHop FindInMainTable(Subnet subnet, PacketDestination to)
    {
        var local = LocalEntry(subnet.Vpc, to);
        return local is null ? new(NextHopKind.None, $"the main route table of the VPC, which '{subnet.Path}' uses, has no route but the local one")
            : local.IsCertain ? local.ToNextHop()
            : Unknown("the ranges of the VPC are not known");
    }

    /// <summary>The gateway endpoint of a service on a table; null where none is on it.</summary>
    private NextHop? FindEndpoint(RouteTable table, string service, Guard within)
    {
        var isOpen = network.MayHaveUndecidedEndpoint(table.Vpc);
        foreach (var endpoint in network.GatewayEndpoints)
        {
            if (within.Excludes(endpoint.Guard) || !(endpoint.Service.IsUnknown || endpoint.Service.Is(service)))
                continue;
            var isOn = endpoint.RouteTables.Contains(table);
            if (isOn && within.Implies(endpoint.Guard) && endpoint.Service.IsKnown)
                return new(NextHopKind.Endpoint, $"the gateway endpoint '{endpoint.Path}' is on '{table.Path}'", Endpoint: endpoint);
            isOpen |= isOn || (endpoint.RouteTables.IsOpen && (table.Vpc is null || endpoint.Vpc.MayBe(table.Vpc)));
        }

        return isOpen ? Unknown($"whether a gateway endpoint for {service} is on '{table.Path}' is not known") : null;
    }

    /// <summary>What in a table may take the packets: the local route and the routes that are for some of the addresses.</summary>
    private IEnumerable<Entry> EntriesOf(RouteTable table, PacketDestination to, Guard within)
    {
        if (LocalEntry(table.Vpc, to) is { } local)
            yield return local;
        foreach (var route in table.Routes.Concat(table.Origin == Origin.Unknown ? [] : network.Index.RoutesOfTable.Undecided))
        {
            if (!within.Excludes(route.Guard) && Match(route, to) is { } match)
            {
                var exists = ReferenceEquals(route.Table, table) && within.Implies(route.Guard) && !route.IsEscaped && !route.IsRepeated;
                yield return new(route, match.Length, exists && match.IsWhole);
            }
        }
    }

    private static Entry? LocalEntry(Vpc? vpc, PacketDestination to)
    {
        if (to.IsInternet)
            return null;
        if (vpc is null)
            return new(null, LongestPrefix, IsCertain: false);
        if (ReferenceEquals(to.RangeOf, vpc))
            return new(null, ShortestVpcPrefix, IsCertain: true);
        if (to.Block is not { } block)
            return to.RangeOf is { Origin: Origin.Created } && vpc.Origin == Origin.Created ? null : new(null, LongestPrefix, IsCertain: false);

        foreach (var range in vpc.KnownRanges())
        {
            if (range.Overlaps(block))
                return new(null, range.PrefixLength, range.Contains(block));
        }

        var isOpen = vpc.IsEscaped || vpc.SecondaryRanges.IsOpen || (block.IsIpv6 ? vpc.HasIpv6 != false : !vpc.Range.IsKnown);
        return isOpen ? new(null, LongestPrefix, IsCertain: false) : null;
    }

    /// <summary>How far a route is for the addresses; null where it is for none of them.</summary>
    private static (int Length, bool IsWhole)? Match(Route route, PacketDestination to)
    {
        if (route.Destinations.IsOpen || route.Destination is not { IsUnknown: false } destination)
            return (LongestPrefix, false);
        if (destination.PrefixList is not null)
            return (LongestPrefix, false);
        if (destination.KnownCidr is not { } block)
            return MatchRange(destination.RangeOf, to);
        if (block.IsIpv6 != to.IsIpv6)
            return null;
        if (block.IsAny)
            return (0, true);
        if (to.IsInternet)
            return IsPrivate(block) || route.Target?.Kind == RouteTargetKind.Peering ? null : (block.PrefixLength, false);
        if (to.Block is not { } wanted)
            return (block.PrefixLength, false);
        return block.Overlaps(wanted) ? (block.PrefixLength, block.Contains(wanted)) : null;
    }

    /// <summary>How far a route to the unknown range of a VPC is for the addresses.</summary>
    private static (int Length, bool IsWhole)? MatchRange(Vpc? range, PacketDestination to)
    {
        if (to.IsInternet || to.IsIpv6)
            return null;
        return range is not null && ReferenceEquals(range, to.RangeOf) ? (ShortestVpcPrefix, true) : (LongestPrefix, false);
    }

    /// <summary>Whether a block lies in ranges that the internet does not carry (RFC 1918, 6598, 3927, 4193).</summary>
    private static bool IsPrivate(Cidr block) => Array.Exists(PrivateRanges, range => range.Contains(block));

    private static readonly Cidr[] PrivateRanges =
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "fc00::/7", "64:ff9b::/96" }
            .Select(static text => Cidr.TryParse(text, out var cidr) ? cidr : default)];

    /// <summary>One thing that may take the packets.</summary>
    /// <param name="Route">The route; null for the local one.</param>
    /// <param name="Length">The length of its prefix, as far as known: the longest it may be where <paramref name="IsCertain"/> is not set.</param>
    /// <param name="IsCertain">Whether it exists in all worlds that are asked for, and is for all of the addresses.</param>
    private sealed record Entry(Route? Route, int Length, bool IsCertain)
    {
        public NextHop ToNextHop() => Route is null
            ? new(NextHopKind.Local, "it is in the VPC's own range")
            : new(NextHopKind.Route, string.Format(CultureInfo.InvariantCulture, "'{0}' ({1}) is the longest match", Route.Path, Route.Destination), Route);
    }
}
