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

    /// <summary>Two subnets of <paramref name="endpoint"/> that are in one availability zone; null where none are known to be.</summary>
    public static (Subnet First, Subnet Second)? FindSubnetsOfOneZone(this InterfaceEndpoint endpoint)
    {
        if (!endpoint.IsClosed)
            return null;
        for (var i = 1; i < endpoint.Subnets.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (first, second) = (endpoint.Subnets[j], endpoint.Subnets[i]);
                if (first.Zone.IsKnown && first.Zone.Equals(second.Zone) && first.Vpc is not null && first.Vpc == second.Vpc
                    && first.MayCoexistWith(second) && first.MayCoexistWith(endpoint) && second.MayCoexistWith(endpoint))
                {
                    return (first, second);
                }
            }
        }

        return null;
    }

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
