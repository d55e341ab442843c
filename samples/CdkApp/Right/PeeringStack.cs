using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using CdkApp.Common;
using Constructs;

namespace CdkApp.Right;

internal sealed class PeeringStackProps : StackProps
{
    public required IVpc Shop { get; init; }

    public required IVpc Tools { get; init; }
}

/// <summary>Joins the two VPCs: a connection, and routes both ways from every subnet that is not public.</summary>
internal sealed class PeeringStack : Stack
{
    public PeeringStack(Construct scope, string id, PeeringStackProps props) : base(scope, id, props)
    {
        var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps
        {
            VpcId = props.Shop.VpcId,
            PeerVpcId = props.Tools.VpcId,
        });
        PeeringDns.ResolveBothWays(this, "PeeringDns", peering);

        AddRoutes("ShopToTools", props.Shop, props.Tools, peering);
        AddRoutes("ToolsToShop", props.Tools, props.Shop, peering);
    }

    private void AddRoutes(string name, IVpc from, IVpc to, CfnVPCPeeringConnection peering)
    {
        var number = 0;
        foreach (var subnet in from.PrivateSubnets.Concat(from.IsolatedSubnets))
        {
            _ = new CfnRoute(this, string.Format("{0}{1}", name, ++number), new CfnRouteProps
            {
                RouteTableId = subnet.RouteTable.RouteTableId,
                DestinationCidrBlock = to.VpcCidrBlock,
                VpcPeeringConnectionId = peering.Ref,
            });
        }
    }
}
