using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Cdk;

public sealed class RoutingTests
{
    [Fact]
    public void AddRouteWithoutDestination_IsADefaultRoute()
    {
        var network = Networks.OfStack("""
            var a = new Vpc(this, "A", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
            var b = new Vpc(this, "B", new VpcProps { IpAddresses = IpAddresses.Cidr("10.2.0.0/16") });
            var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = b.VpcId });
            ((Subnet)a.PrivateSubnets[0]).AddRoute("ToB", new AddRouteOptions { RouterType = RouterType.VPC_PEERING_CONNECTION, RouterId = peering.Ref });
            foreach (var subnet in b.PrivateSubnets)
                new CfnRoute(this, "ToA" + subnet.Node.Id, new CfnRouteProps
                {
                    RouteTableId = subnet.RouteTable.RouteTableId,
                    DestinationCidrBlock = a.VpcCidrBlock,
                    VpcPeeringConnectionId = peering.AttrId,
                });
            """);

        var connection = Assert.Single(network.Peerings);
        Assert.Equal(("Main/A", "Main/B"), (connection.Requester!.Path, connection.Accepter!.Path));
        var routes = network.Routes.Where(route => route.Target!.Resource == connection).ToList();
        Assert.Equal(
            ["Main/A/PrivateSubnet1/RouteTable 0.0.0.0/0", "Main/B/PrivateSubnet1/RouteTable 10.1.0.0/16", "Main/B/PrivateSubnet2/RouteTable 10.1.0.0/16"],
            routes.Select(route => $"{route.Table!.Path} {route.Destination!.KnownCidr}"));
        Assert.Equal("Main/A", routes[1].Destination!.RangeOf!.Path);
        Assert.Equal(["Main/A/PrivateSubnet1/ToB", "Main/ToAPrivateSubnet1", "Main/ToAPrivateSubnet2"], routes.Select(route => route.Path));
    }

    [Fact]
    public void SubnetsOfAnOpenRange_AreSelectedInEachWorld()
    {
        var network = Networks.OfStack("""
            var vpc = new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr(System.Environment.GetEnvironmentVariable("RANGE") ?? "10.1.0.0/16") });
            foreach (var subnet in vpc.PrivateSubnets.Skip(1))
                ((Subnet)subnet).AddRoute("Out", new AddRouteOptions { RouterType = RouterType.TRANSIT_GATEWAY, RouterId = "tgw-1", DestinationCidrBlock = "192.168.0.0/16" });
            """);

        var routes = network.Routes.Where(route => route.Path.EndsWith("/Out", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, routes.Count);
        Assert.All(routes, route => Assert.Equal("Main/Vpc/PrivateSubnet2/RouteTable", route.Table!.Path));
        Assert.True(routes[0].Guard.Excludes(routes[1].Guard));
    }

    [Fact]
    public void RoutesOfSelectedSubnets_OfAVpcOfUndecidedRange_AreInTheirTables()
    {
        var network = Networks.OfStack("""
            var vpc = new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr(System.Environment.GetEnvironmentVariable("RANGE") ?? "10.1.0.0/16"), NatGateways = 0 });
            foreach (var (subnet, i) in vpc.SelectSubnets().Subnets.Select((one, i) => (one, i)))
                new CfnRoute(this, $"Route{i}", new CfnRouteProps { RouteTableId = subnet.RouteTable.RouteTableId, DestinationCidrBlock = "192.0.2.0/24", TransitGatewayId = "tgw-1" });
            """);

        Assert.Equal(
            ["Main/Route0 IsolatedSubnet1", "Main/Route1 IsolatedSubnet2", "Main/Route0 IsolatedSubnet1", "Main/Route1 IsolatedSubnet2"],
            network.Routes.Where(static route => route.Target!.Kind == RouteTargetKind.TransitGateway).Select(static route => $"{route.Path} {route.Table!.Path.Split('/')[2]}"));
    }

    [Fact]
    public void L1Subnets_AreWhatTheirRoutesMakeThem()
    {
        var network = Networks.OfStack("""
            var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16", EnableDnsHostnames = true });
            var igw = new CfnInternetGateway(this, "Igw");
            new CfnVPCGatewayAttachment(this, "Att", new CfnVPCGatewayAttachmentProps { VpcId = vpc.Ref, InternetGatewayId = igw.Ref });
            CfnSubnet Subnet(string id, string cidr, int zone) => new CfnSubnet(this, id, new CfnSubnetProps
            {
                VpcId = vpc.Ref, CidrBlock = cidr, AvailabilityZone = Fn.Select(zone, Fn.GetAzs()),
            });
            CfnRouteTable Table(CfnSubnet subnet)
            {
                var table = new CfnRouteTable(this, subnet.Node.Id + "Table", new CfnRouteTableProps { VpcId = vpc.AttrVpcId });
                new CfnSubnetRouteTableAssociation(this, subnet.Node.Id + "Assoc", new CfnSubnetRouteTableAssociationProps { SubnetId = subnet.Ref, RouteTableId = table.Ref });
                return table;
            }
            var edge = Subnet("Edge", "10.0.0.0/24", 0);
            var app = Subnet("App", "10.0.1.0/24", 0);
            var data = Subnet("Data", "10.0.2.0/24", 1);
            var lone = Subnet("Lone", "10.0.3.0/24", 1);
            var nat = new CfnNatGateway(this, "Nat", new CfnNatGatewayProps { SubnetId = edge.Ref, AllocationId = "eipalloc-1" });
            var route = new CfnRoute(this, "EdgeOut", new CfnRouteProps { RouteTableId = Table(edge).Ref, DestinationCidrBlock = "0.0.0.0/0" });
            route.GatewayId = igw.Ref;
            new CfnRoute(this, "AppOut", new CfnRouteProps { RouteTableId = Table(app).AttrRouteTableId, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = nat.Ref });
            Table(data);
            """);

        Assert.Equal(
            ["Main/Edge Public #0 10.0.0.0/24", "Main/App Private #0 10.0.1.0/24", "Main/Data Isolated #1 10.0.2.0/24", "Main/Lone Isolated #1 10.0.3.0/24"],
            network.Subnets.Select(subnet => $"{subnet.Path} {subnet.Kind} {subnet.Zone} {subnet.Range}"));
        var vpc = Assert.Single(network.Vpcs);
        Assert.Equal(4, vpc.Subnets.Count);
        Assert.Equal((true, true, true), (vpc.DnsSupport, vpc.DnsHostnames, vpc.ZonesAreKnown));
        Assert.All(network.Gateways, gateway => Assert.Same(vpc, Assert.Single(gateway.Vpcs)));
        Assert.Equal("Main/Edge", network.Gateways.Single(static gateway => gateway.Kind == GatewayKind.Nat).Subnet!.Path);
    }

    [Fact]
    public void EscapeHatches_ChangeWhatIsDeployed()
    {
        var network = Networks.OfStack("""
            var vpc = new Vpc(this, "Vpc");
            var cfn = (CfnVPC)vpc.Node.DefaultChild!;
            cfn.AddPropertyOverride("CidrBlock", "10.9.0.0/16");
            cfn.AddOverride("Properties.EnableDnsSupport", false);
            var inner = (CfnSubnet)vpc.PublicSubnets[0].Node.DefaultChild!;
            inner.MapPublicIpOnLaunch = false;
            var route = new CfnRoute(this, "R", new CfnRouteProps { RouteTableId = vpc.PublicSubnets[0].RouteTable.RouteTableId, DestinationCidrBlock = "10.8.0.0/16" });
            route.AddPropertyOverride("TransitGatewayId", "tgw-1");
            route.AddPropertyDeletionOverride("DestinationCidrBlock");
            new CfnSubnet(this, "Late", new CfnSubnetProps { VpcId = cfn.Ref });
            """);

        var vpc = Assert.Single(network.Vpcs);
        Assert.Equal("10.9.0.0/16", vpc.Range.ToString());
        Assert.False(vpc.DnsSupport);
        Assert.Equal([false, true], network.Subnets.Where(static subnet => subnet.Kind == SubnetKind.Public).Select(static subnet => subnet.MapsPublicIp));
        var route = network.Routes.Single(static route => route.Path == "Main/R");
        Assert.Equal(RouteTargetKind.TransitGateway, route.Target!.Kind);
        Assert.Empty(route.Destinations);
        Assert.Same(vpc, network.Subnets.Single(static subnet => subnet.Path == "Main/Late").Vpc);
    }

    [Fact]
    public void HandMadeSubnets_BelongToTheirVpc()
    {
        var network = Networks.OfStack("""
            var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new ISubnetConfiguration[] { } });
            var edge = new PublicSubnet(this, "Edge", new PublicSubnetProps { VpcId = vpc.VpcId, CidrBlock = "10.0.0.0/24", AvailabilityZone = "eu-west-1a" });
            var app = new PrivateSubnet(this, "App", new PrivateSubnetProps { VpcId = vpc.VpcId, CidrBlock = "10.0.1.0/24", AvailabilityZone = "eu-west-1a" });
            var igw = new CfnInternetGateway(this, "Igw");
            edge.AddDefaultInternetRoute(igw.Ref, new CfnVPCGatewayAttachment(this, "A", new CfnVPCGatewayAttachmentProps { VpcId = vpc.VpcId, InternetGatewayId = igw.Ref }));
            app.AddDefaultNatRoute(edge.AddNatGateway().Ref);
            """);

        Assert.Equal(["Public", "Private"], network.Subnets.Select(static subnet => subnet.Kind.ToString()));
        Assert.All(network.Gateways, gateway => Assert.Same(network.Vpcs[0], Assert.Single(gateway.Vpcs)));
        Assert.All(network.RouteTables, table => Assert.Same(network.Vpcs[0], table.Vpc));
    }

    [Fact]
    public void RoutesOfAnUnknownTable_LeaveTheKindOfL1SubnetsOpen()
    {
        var network = Networks.OfStack("""
            var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
            new CfnSubnet(this, "S", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.0.0/24" });
            new CfnRoute(this, "R", new CfnRouteProps { RouteTableId = System.Environment.GetEnvironmentVariable("TABLE"), DestinationCidrBlock = "0.0.0.0/0", GatewayId = "igw-1" });
            """);

        Assert.Equal(SubnetKind.Unknown, Assert.Single(network.Subnets).Kind);
        Assert.Null(Assert.Single(network.Routes).Table);
    }

    [Fact]
    public void ConfiguredGatewaysOfAProvider_AreThoseOfItsVpc()
    {
        var network = Networks.OfStack("""
            var provider = NatProvider.Gateway();
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGatewayProvider = provider });
            foreach (Subnet subnet in vpc.PrivateSubnets)
                subnet.AddIpv6Nat64Route(provider.ConfiguredGateways[1].GatewayId);
            """);

        var routes = network.Routes.Where(route => route.Destination!.KnownCidr is { IsIpv6: true }).ToList();
        Assert.Equal(2, routes.Count);
        Assert.All(routes, route => Assert.Equal("Main/Vpc/PublicSubnet2/NATGateway", route.Target!.Resource!.Path));
    }

    [Fact]
    public void StackOfAnL1Construct_IsItsScope()
    {
        var network = Networks.OfStack("""
            var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
            var table = new CfnRouteTable(vpc.Stack, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
            new CfnRoute(table.Stack, "Route", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "0.0.0.0/0", TransitGatewayId = "tgw-1" });
            """);

        Assert.Equal("Main/Route", Assert.Single(network.Routes).Path);
    }

    [Fact]
    public void NatGatewayWithoutPublicAddress_IsPrivate()
    {
        var network = Networks.OfStack("""
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            new CfnNatGateway(this, "Inside", new CfnNatGatewayProps { SubnetId = vpc.IsolatedSubnets[0].SubnetId, ConnectivityType = "private" });
            new CfnNatGateway(this, "Outside", new CfnNatGatewayProps { SubnetId = vpc.PublicSubnets[0].SubnetId, AllocationId = "eipalloc-1" });
            new CfnNatGateway(this, "Either", new CfnNatGatewayProps { SubnetId = vpc.PublicSubnets[0].SubnetId, ConnectivityType = System.Environment.GetEnvironmentVariable("TYPE") });
            """);

        Assert.Equal([true, false, null], network.Gateways.Where(gateway => gateway.Kind == GatewayKind.Nat).Select(gateway => gateway.IsPrivate));
    }

    [Fact]
    public void SubnetThatIsAssociatedOnOneBranch_MayHaveAnotherTable()
    {
        var network = Networks.OfStack("""
            var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
            var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
            var subnet = new CfnSubnet(this, "Subnet", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.0.0/24" });
            if (System.Environment.GetEnvironmentVariable("ROUTED") is not null)
                new CfnSubnetRouteTableAssociation(this, "Association", new CfnSubnetRouteTableAssociationProps { SubnetId = subnet.Ref, RouteTableId = table.Ref });
            """);

        Assert.True(Assert.Single(network.Subnets).RouteTables.IsOpen);
    }
}
