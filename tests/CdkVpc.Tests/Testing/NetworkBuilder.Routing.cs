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

    /// <summary>A VPC with an IPv6 block.</summary>
    public Vpc DualStackVpc(string path = "Net/Vpc")
    {
        var vpc = Vpc(path);
        vpc.HasIpv6 = true;
        return vpc;
    }

    /// <summary>A subnet with a route table of its own, and with an IPv6 block or not.</summary>
    public Subnet Ipv6Subnet(Vpc vpc, SubnetKind kind = SubnetKind.Private, bool? hasIpv6 = true, Guard? guard = null, Origin origin = Origin.Created)
    {
        var subnet = new Subnet
        {
            Path = $"{vpc.Path}/{kind}Subnet{vpc.Subnets.Count + 1}", Anchor = NewAnchor(), Order = _order, Guard = guard ?? vpc.Guard, Vpc = vpc, Kind = kind,
            HasIpv6 = hasIpv6, Origin = origin,
        };
        vpc.Subnets.Add(subnet);
        Network.Subnets.Add(subnet);
        var table = RouteTable(vpc);
        table.Subnets.Add(subnet);
        subnet.RouteTables.Add(table);
        return subnet;
    }

    /// <summary>A security group that lets everything out by IPv4, and by IPv6 or not.</summary>
    public SecurityGroup OutboundGroup(Vpc? vpc = null, bool? byIpv4 = true, bool? byIpv6 = false)
    {
        var group = new SecurityGroup { Path = "Net/Group", Anchor = NewAnchor(), Order = _order, Vpc = vpc, AllowsAllOutbound = byIpv4, AllowsAllIpv6Outbound = byIpv6 };
        Network.SecurityGroups.Add(group);
        return group;
    }

    /// <summary>Something that runs in certain subnets with certain groups.</summary>
    public Workload Workload(string kind, Subnet[] subnets, SecurityGroup[] groups, bool? isDualStack = null, bool? isInternetFacing = null, Guard? guard = null)
    {
        var workload = new Workload
        {
            Path = $"Net/{kind}", Anchor = NewAnchor(), Order = _order, Kind = kind, Vpc = subnets.FirstOrDefault()?.Vpc,
            IsDualStack = isDualStack, IsInternetFacing = isInternetFacing, Guard = guard ?? Guard.Always,
        };
        workload.Subnets.AddRange(subnets);
        workload.SecurityGroups.AddRange(groups);
        Network.Workloads.Add(workload);
        return workload;
    }
}
