using System.Globalization;

namespace CdkVpc.Analyzers.Network;

/// <summary>Which availability zones an interface endpoint serves.</summary>
internal static class ZoneCoverage
{
    /// <summary>
    /// One private or isolated subnet of the VPC for each availability zone in which <paramref name="endpoint"/> is proven to have no interface;
    /// empty where it has one in each zone, or where that cannot be told.
    /// </summary>
    public static IReadOnlyList<Subnet> FindUnservedSubnets(this InterfaceEndpoint endpoint)
    {
        if (!endpoint.IsClosed || endpoint.Vpc is not { Origin: Origin.Created } vpc || endpoint.Subnets.IsOpen || endpoint.Subnets.Count == 0)
            return [];

        var served = new HashSet<string>(StringComparer.Ordinal);
        foreach (var subnet in endpoint.Subnets)
        {
            if (!subnet.Zone.TryGet(out var zone))
                return [];
            served.Add(zone);
        }

        var needed = NeededSubnets(endpoint, vpc);
        return needed.TrueForAll(subnet => IsComparable(subnet.Zone.Value, served))
            ? needed.FindAll(subnet => !served.Contains(subnet.Zone.Value))
            : [];
    }

    /// <summary>The number of availability zones that are known to have private or isolated subnets of the endpoint's VPC.</summary>
    public static int CountNeededZones(this InterfaceEndpoint endpoint) =>
        endpoint.Vpc is { } vpc ? NeededSubnets(endpoint, vpc).Count : 0;

    private static List<Subnet> NeededSubnets(InterfaceEndpoint endpoint, Vpc vpc)
    {
        var zones = new HashSet<string>(StringComparer.Ordinal);
        return vpc.Subnets
            .Where(subnet => subnet.Kind is SubnetKind.Private or SubnetKind.Isolated && subnet.MayCoexistWith(endpoint))
            .Where(subnet => subnet.Zone.TryGet(out var zone) && zones.Add(zone))
            .ToList();
    }

    /// <summary>A zone's position in the region and a zone's name cannot be told apart.</summary>
    private static bool IsComparable(string zone, IEnumerable<string> others) =>
        others.All(other => IsPosition(other) == IsPosition(zone));

    private static bool IsPosition(string zone) => int.TryParse(zone, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
