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
        return needed.TrueForAll(subnet => served.All(zone => IsPosition(zone) == IsPosition(subnet.Zone.Value)))
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

    /// <summary>Whether a zone is known by its position only ('#0'). Which name it has cannot be told, so that it compares with other positions alone.</summary>
    public static bool IsPosition(string zone) => zone.StartsWith("#", StringComparison.Ordinal);
}
