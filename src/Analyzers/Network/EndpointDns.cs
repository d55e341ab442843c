namespace CdkVpc.Analyzers.Network;

/// <summary>The names of interface endpoints: which lead to them, and which clash.</summary>
internal static class EndpointDns
{
    /// <summary>Domains of AWS services: com, China, dual-stack, SageMaker and the like.</summary>
    private static readonly string[] AwsDomains = ["amazonaws.com", "amazonaws.com.cn", ".aws", "on.aws"];

    /// <summary>
    /// Whether it is proven that no client is led to <paramref name="endpoint"/> by a name that it knows: private DNS is off, and so is that of other
    /// endpoints of the service in the VPC, no private hosted zone names a service of AWS there, and the endpoint's own names are not used.
    /// </summary>
    public static bool IsOffTheNames(this DeployedNetwork network, InterfaceEndpoint endpoint)
    {
        if (!endpoint.IsClosed || endpoint.PrivateDns != false || endpoint.OwnNamesAreUsed || endpoint.IsAwsService != true || network.MayHaveUndecidedEndpoint(endpoint.Vpc))
            return false;
        if (!endpoint.Service.TryGet(out var service) || !EndpointServices.NeedsPrivateDns(service))
            return false;
        return !network.HostedZones.IsOpen
            && !network.HostedZones.Any(zone => zone.MayCoexistWith(endpoint) && zone.MayNameAws() && MayCountIn(zone, endpoint.Vpc))
            && !network.InterfaceEndpoints.Any(other => other.PrivateDns != false
                && other.Origin != Origin.Imported
                && other.MayCoexistWith(endpoint)
                && (other.Service.IsUnknown || other.Service.Is(service))
                && (endpoint.Vpc is null || other.Vpc.MayBe(endpoint.Vpc)));
    }

    /// <summary>Whether names of AWS services may lead from <paramref name="vpc"/> to endpoints that are elsewhere, by a hosted zone or a resolver's rule.</summary>
    public static bool MayFindServicesElsewhere(this DeployedNetwork network, Vpc vpc) =>
        network.HostedZones.IsOpen || network.HostedZones.Any(zone => zone.MayCoexistWith(vpc) && zone.MayNameAws() && MayCountIn(zone, vpc));

    /// <summary>The first endpoint before <paramref name="endpoint"/> that has private DNS for the same service in the same VPC; null where there is none.</summary>
    public static InterfaceEndpoint? FindNamesake(this DeployedNetwork network, InterfaceEndpoint endpoint) => !HasNames(endpoint)
        ? null
        : network.InterfaceEndpoints.FirstOrDefault(other => other.Order < endpoint.Order
            && HasNames(other)
            && other.Vpc!.IsSameAs(endpoint.Vpc!)
            && other.Service.Value == endpoint.Service.Value
            && IsOfOneRegion(other, endpoint)
            && other.MayCoexistWith(endpoint));

    private static bool HasNames(InterfaceEndpoint endpoint) =>
        endpoint is { IsClosed: true, PrivateDns: true, IsAwsService: true, Service.IsKnown: true, ServiceRegion.IsUnknown: false, Vpc: not null };

    /// <summary>A region that is not named is that of the stack; where that is not known either, the one that is named can only be it.</summary>
    private static bool IsOfOneRegion(InterfaceEndpoint one, InterfaceEndpoint other)
    {
        var (first, second) = (RegionOf(one), RegionOf(other));
        return first is null || second is null || first == second;
    }

    private static string? RegionOf(InterfaceEndpoint endpoint) =>
        endpoint.ServiceRegion.IsKnown ? endpoint.ServiceRegion.Value : endpoint.Stack is { Region: { IsKnown: true } region } ? region.Value : null;

    private static bool MayCountIn(HostedZone zone, Vpc? vpc) => zone.Vpcs.IsOpen || (vpc is null ? zone.Vpcs.Count > 0 : zone.Vpcs.Any(one => one.MayBe(vpc)));

    private static bool MayNameAws(this HostedZone zone) =>
        zone.Ending.Length == 0 || zone.IsEscaped || Array.Exists(AwsDomains, domain => zone.Ending.EndsWith(domain, StringComparison.Ordinal));
}
