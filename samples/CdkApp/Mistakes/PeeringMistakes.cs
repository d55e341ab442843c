using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using CdkApp.Common;
using Constructs;

namespace CdkApp.Mistakes;

internal sealed class PeeringMistakes : Stack
{
    public PeeringMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        PeerWithoutRoutes();
        PeerOneWay();
        PeerWithOverlap();
        PeerTransitively();
        PeerWithItself();
        PeerTwice();
        PeerWithoutDns();
        RouteSomeSubnets();
        RouteWrongRanges();
        RefuseThePeer();
        AskAnotherAccount();
        ReferToStrangers();
    }

    private void PeerWithoutRoutes()
    {
        var left = IsolatedVpc.Create(this, "UnroutedLeft", "10.140.0.0/16");
        var right = IsolatedVpc.Create(this, "UnroutedRight", "10.141.0.0/16");
        var peering = new CfnVPCPeeringConnection(this, "Unrouted", new CfnVPCPeeringConnectionProps // VPC501: no route uses it
        {
            VpcId = left.VpcId,
            PeerVpcId = right.VpcId,
        });
        PeeringDns.ResolveBothWays(this, "UnroutedDns", peering);
    }

    private void PeerOneWay()
    {
        var left = IsolatedVpc.Create(this, "OneWayLeft", "10.142.0.0/16");
        var right = IsolatedVpc.Create(this, "OneWayRight", "10.143.0.0/16");
        var peering = new CfnVPCPeeringConnection(this, "OneWay", new CfnVPCPeeringConnectionProps // VPC502: replies have no way back
        {
            VpcId = left.VpcId,
            PeerVpcId = right.VpcId,
        });
        PeeringDns.ResolveBothWays(this, "OneWayDns", peering);
        Route("OneWayRoute", left, right, peering);
    }

    private void PeerWithOverlap()
    {
        var whole = IsolatedVpc.Create(this, "Whole", "10.144.0.0/16");
        var half = IsolatedVpc.Create(this, "Half", "10.144.128.0/17");
        var peering = new CfnVPCPeeringConnection(this, "Overlap", new CfnVPCPeeringConnectionProps // VPC503: the second half of one is the other
        {
            VpcId = whole.VpcId,
            PeerVpcId = half.VpcId,
        });
        PeeringDns.ResolveBothWays(this, "OverlapDns", peering);
        Route("OverlapTo", whole, half, peering);
        Route("OverlapFrom", half, whole, peering);
    }

    private void PeerTransitively()
    {
        var first = IsolatedVpc.Create(this, "First", "10.146.0.0/16");
        var middle = IsolatedVpc.Create(this, "Middle", "10.147.0.0/16");
        var last = IsolatedVpc.Create(this, "Last", "10.148.0.0/16");
        var near = Peer("Near", first, middle);
        _ = Peer("Far", middle, last);

        foreach (var subnet in first.IsolatedSubnets)
        {
            ((Subnet)subnet).AddRoute("ToLast", new AddRouteOptions // VPC504: the middle passes nothing on
            {
                RouterType = RouterType.VPC_PEERING_CONNECTION,
                RouterId = near.Ref,
                DestinationCidrBlock = last.VpcCidrBlock,
            });
        }
    }

    private void PeerWithItself()
    {
        var vpc = IsolatedVpc.Create(this, "Alone", "10.170.0.0/20");
        var peering = new CfnVPCPeeringConnection(this, "WithItself", new CfnVPCPeeringConnectionProps // VPC505: both sides are one VPC
        {
            VpcId = vpc.VpcId,
            PeerVpcId = vpc.VpcId,
        });
        PeeringDns.ResolveBothWays(this, "WithItselfDns", peering);
        ((Subnet)vpc.IsolatedSubnets[0]).AddRoute("Peer", new AddRouteOptions
        {
            RouterType = RouterType.VPC_PEERING_CONNECTION,
            RouterId = peering.Ref,
            DestinationCidrBlock = "10.250.0.0/16",
        });
        ((Subnet)vpc.IsolatedSubnets[1]).AddRoute("Peer", new AddRouteOptions
        {
            RouterType = RouterType.VPC_PEERING_CONNECTION,
            RouterId = peering.Ref,
            DestinationCidrBlock = "10.250.0.0/16",
        });
    }

    private void PeerTwice()
    {
        var left = IsolatedVpc.Create(this, "TwiceLeft", "10.170.16.0/20");
        var right = IsolatedVpc.Create(this, "TwiceRight", "10.170.32.0/20");
        _ = Peer("Once", left, right);
        var peering = new CfnVPCPeeringConnection(this, "Twice", new CfnVPCPeeringConnectionProps // VPC506: one connection is for both directions
        {
            VpcId = right.VpcId,
            PeerVpcId = left.VpcId,
        });
        PeeringDns.ResolveBothWays(this, "TwiceDns", peering);
        _ = new CfnRoute(this, "TwiceRoute", new CfnRouteProps
        {
            RouteTableId = new CfnRouteTable(this, "TwiceTable", new CfnRouteTableProps { VpcId = right.VpcId }).Ref,
            DestinationCidrBlock = left.VpcCidrBlock,
            VpcPeeringConnectionId = peering.Ref,
        });
        _ = new CfnRoute(this, "TwiceRouteBack", new CfnRouteProps
        {
            RouteTableId = new CfnRouteTable(this, "TwiceTableBack", new CfnRouteTableProps { VpcId = left.VpcId }).Ref,
            DestinationCidrBlock = right.VpcCidrBlock,
            VpcPeeringConnectionId = peering.Ref,
        });
    }

    private void PeerWithoutDns()
    {
        var left = IsolatedVpc.Create(this, "NamelessLeft", "10.170.48.0/20");
        var right = IsolatedVpc.Create(this, "NamelessRight", "10.170.64.0/20");
        var peering = new CfnVPCPeeringConnection(this, "Nameless", new CfnVPCPeeringConnectionProps // VPC508: host names do not resolve to private addresses
        {
            VpcId = left.VpcId,
            PeerVpcId = right.VpcId,
        });
        Route("NamelessTo", left, right, peering);
        Route("NamelessFrom", right, left, peering);
    }

    private void RouteSomeSubnets()
    {
        var left = IsolatedVpc.Create(this, "SomeLeft", "10.170.80.0/20");
        var right = IsolatedVpc.Create(this, "SomeRight", "10.170.96.0/20");
        var peering = new CfnVPCPeeringConnection(this, "Some", new CfnVPCPeeringConnectionProps // VPC507: the second subnet has no route
        {
            VpcId = left.VpcId,
            PeerVpcId = right.VpcId,
        });
        PeeringDns.ResolveBothWays(this, "SomeDns", peering);
        ((Subnet)left.IsolatedSubnets[0]).AddRoute("Peer", new AddRouteOptions
        {
            RouterType = RouterType.VPC_PEERING_CONNECTION,
            RouterId = peering.Ref,
            DestinationCidrBlock = right.VpcCidrBlock,
        });
        Route("SomeFrom", right, left, peering);
    }

    private void RouteWrongRanges()
    {
        var left = IsolatedVpc.Create(this, "RangesLeft", "10.170.112.0/20");
        var right = IsolatedVpc.Create(this, "RangesRight", "10.170.128.0/20");
        var peering = new CfnVPCPeeringConnection(this, "Ranges", new CfnVPCPeeringConnectionProps { VpcId = left.VpcId, PeerVpcId = right.VpcId });
        PeeringDns.ResolveBothWays(this, "RangesDns", peering);
        Route("RangesFrom", right, left, peering);
        ((Subnet)left.IsolatedSubnets[0]).AddRoute("Mistyped", new AddRouteOptions // VPC512: the peer has no such address
        {
            RouterType = RouterType.VPC_PEERING_CONNECTION,
            RouterId = peering.Ref,
            DestinationCidrBlock = "10.17.128.0/20",
        });
        ((Subnet)left.IsolatedSubnets[1]).AddRoute("Broad", new AddRouteOptions // VPC513: the peer has a small part of it
        {
            RouterType = RouterType.VPC_PEERING_CONNECTION,
            RouterId = peering.Ref,
            DestinationCidrBlock = "10.0.0.0/8",
        });
    }

    private void RefuseThePeer()
    {
        var left = IsolatedVpc.Create(this, "RefusedLeft", "10.170.144.0/20");
        var right = IsolatedVpc.Create(this, "RefusedRight", "10.170.160.0/20");
        var peering = new CfnVPCPeeringConnection(this, "Refused", new CfnVPCPeeringConnectionProps // VPC511: nothing admits the peer
        {
            VpcId = left.VpcId,
            PeerVpcId = right.VpcId,
        });
        PeeringDns.ResolveBothWays(this, "RefusedDns", peering);
        Route("RefusedTo", left, right, peering);
        Route("RefusedFrom", right, left, peering);

        var group = new SecurityGroup(this, "RefusedGroup", new SecurityGroupProps { Vpc = right, Description = "A host" });
        group.AddIngressRule(Amazon.CDK.AWS.EC2.Peer.Ipv4(right.VpcCidrBlock), Port.Tcp(443), "HTTPS");
        _ = new Instance_(this, "RefusedHost", new InstanceProps
        {
            Vpc = right,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
            InstanceType = InstanceType.Of(InstanceClass.T3, InstanceSize.MICRO),
            MachineImage = MachineImage.LatestAmazonLinux2023(),
            SecurityGroup = group,
        });
    }

    private void AskAnotherAccount()
    {
        var vpc = IsolatedVpc.Create(this, "Asking", "10.170.176.0/20");
        var peering = new CfnVPCPeeringConnection(this, "Asked", new CfnVPCPeeringConnectionProps // VPC510: no role accepts it
        {
            VpcId = vpc.VpcId,
            PeerVpcId = "vpc-0123456789abcdef0",
            PeerOwnerId = "222222222222",
        });
        for (var i = 0; i < vpc.IsolatedSubnets.Length; i++)
        {
            _ = new CfnRoute(this, $"AskedRoute{i}", new CfnRouteProps
            {
                RouteTableId = vpc.IsolatedSubnets[i].RouteTable.RouteTableId,
                DestinationCidrBlock = "10.251.0.0/16",
                VpcPeeringConnectionId = peering.Ref,
            });
        }
    }

    private void ReferToStrangers()
    {
        var left = IsolatedVpc.Create(this, "StrangerLeft", "10.170.192.0/20");
        var right = IsolatedVpc.Create(this, "StrangerRight", "10.170.208.0/20");
        var servers = new SecurityGroup(this, "StrangerServers", new SecurityGroupProps { Vpc = left, Description = "Servers" });
        var clients = new SecurityGroup(this, "StrangerClients", new SecurityGroupProps { Vpc = right, Description = "Clients" });
        servers.AddIngressRule(clients, Port.Tcp(443), "HTTPS"); // VPC514: nothing joins the two VPCs
    }

    /// <summary>Two VPCs peered as they should be.</summary>
    private CfnVPCPeeringConnection Peer(string id, Vpc left, Vpc right)
    {
        var peering = new CfnVPCPeeringConnection(this, id, new CfnVPCPeeringConnectionProps { VpcId = left.VpcId, PeerVpcId = right.VpcId });
        PeeringDns.ResolveBothWays(this, $"{id}Dns", peering);
        Route($"{id}To", left, right, peering);
        Route($"{id}From", right, left, peering);
        return peering;
    }

    private void Route(string id, Vpc from, Vpc to, CfnVPCPeeringConnection peering)
    {
        for (var i = 0; i < from.IsolatedSubnets.Length; i++)
        {
            _ = new CfnRoute(this, $"{id}{i}", new CfnRouteProps
            {
                RouteTableId = from.IsolatedSubnets[i].RouteTable.RouteTableId,
                DestinationCidrBlock = to.VpcCidrBlock,
                VpcPeeringConnectionId = peering.Ref,
            });
        }
    }
}
