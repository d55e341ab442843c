using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Testing;

/// <summary>Gateways, and routes to them.</summary>
internal sealed partial class NetworkBuilder
{
    /// <summary>A gateway of a VPC; of an unknown one where <paramref name="vpc"/> is null.</summary>
    public Gateway Gateway(GatewayKind kind, Vpc? vpc, Subnet? subnet = null, Guard? guard = null, bool isImplicit = false, bool? isPrivate = false)
    {
        var gateway = new Gateway
        {
            Path = $"{vpc?.Path ?? "Net"}/{kind}", Anchor = NewAnchor(), Order = _order, Guard = guard ?? Guard.Always,
            Kind = kind, Subnet = subnet, IsImplicit = isImplicit, IsPrivate = isPrivate,
        };
        if (vpc is null)
            gateway.Vpcs.IsOpen = true;
        else
            gateway.Vpcs.Add(vpc);
        Network.Gateways.Add(gateway);
        return gateway;
    }

    /// <summary>A route of a subnet's only table.</summary>
    public Route Route(Subnet from, string to, RouteTargetKind kind, Resource? target = null, Guard? guard = null) =>
        Route(from.RouteTables[0], To(to), kind, target, guard);

    /// <summary>A route of a subnet's only table to a gateway.</summary>
    public Route Route(Subnet from, string to, Gateway gateway, Guard? guard = null) => Route(from, to, gateway.Kind switch
    {
        GatewayKind.Internet => RouteTargetKind.Gateway,
        GatewayKind.Nat => RouteTargetKind.NatGateway,
        _ => RouteTargetKind.EgressOnlyGateway,
    }, gateway, guard);
}
