using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>Who reaches which service of AWS, as far as endpoints and ways to the internet decide.</summary>
internal sealed class ServiceAccess(DeployedNetwork network)
{
    private readonly Router _router = new(network);

    /// <summary>
    /// Whether it is proven that what is in <paramref name="subnets"/> of <paramref name="vpc"/> reaches services by endpoints of the VPC alone: no subnet has a way
    /// to the internet, no routes come from outside, and no names lead to endpoints elsewhere.
    /// </summary>
    public bool DependsOnEndpoints(Vpc? vpc, Items<Subnet> subnets, Guard within)
    {
        if (vpc is not { IsClosed: true } || subnets.IsOpen || subnets.Count == 0 || network.MayLearnRoutes(vpc) || network.MayFindServicesElsewhere(vpc))
            return false;
        foreach (var subnet in subnets)
        {
            if (!ReferenceEquals(subnet.Vpc, vpc) || _router.ReachesInternet(subnet, within) != false)
                return false;
        }

        return true;
    }

    /// <summary>Whether it is proven that <paramref name="vpc"/> has no endpoint for <paramref name="service"/> in some world of <paramref name="within"/>.</summary>
    public bool Lacks(Vpc vpc, string service, Guard within)
    {
        if (!vpc.IsClosed || network.MayHaveUndecidedEndpoint(vpc))
            return false;
        foreach (var endpoint in network.Index.InterfaceEndpointsOfVpc.MayBeOf(vpc))
        {
            if (MayServe(endpoint, service, within))
                return false;
        }

        foreach (var endpoint in network.Index.GatewayEndpointsOfVpc.MayBeOf(vpc))
        {
            if (MayServe(endpoint, service, within))
                return false;
        }

        return true;
    }

    private static bool MayServe(Endpoint endpoint, string service, Guard within) =>
        !endpoint.Guard.Excludes(within) && EndpointServices.MayServe(endpoint, service);
}
