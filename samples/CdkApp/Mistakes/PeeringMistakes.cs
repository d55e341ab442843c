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
