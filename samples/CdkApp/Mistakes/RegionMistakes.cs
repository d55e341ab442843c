using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using CdkApp.Common;
using Constructs;

namespace CdkApp.Mistakes;

/// <summary>Two VPCs in two regions, peered: one stack each.</summary>
internal static class RegionMistakes
{
    public static void Add(App app)
    {
        var far = new SiteStack(app, "Mistakes-Far", "us-east-1", "10.181.0.0/20");
        var near = new SiteStack(app, "Mistakes-Near", "eu-west-1", "10.180.0.0/20");
        var peering = near.PeerWith(far);

        // Far routes to near by a stack of its own: the connection refers to far's already.
        var routes = new Stack(app, "Mistakes-FarRoutes", new StackProps { Env = far.Place(), CrossRegionReferences = true });
        AddRoutes(routes, far, near, peering);
    }

    private static void AddRoutes(Stack stack, SiteStack from, SiteStack to, CfnVPCPeeringConnection peering)
    {
        for (var i = 0; i < from.Vpc.IsolatedSubnets.Length; i++)
        {
            _ = new CfnRoute(stack, $"PeerRoute{i}", new CfnRouteProps
            {
                RouteTableId = from.Vpc.IsolatedSubnets[i].RouteTable.RouteTableId,
                DestinationCidrBlock = to.Range,
                VpcPeeringConnectionId = peering.Ref,
            });
        }
    }

    private sealed class SiteStack : Stack
    {
        private readonly SecurityGroup _clients;

        public SiteStack(Construct scope, string id, string region, string range)
            : base(scope, id, new StackProps { Env = new Amazon.CDK.Environment { Account = "111111111111", Region = region }, CrossRegionReferences = true })
        {
            Range = range;
            Vpc = IsolatedVpc.Create(this, "Vpc", range);
            _clients = new SecurityGroup(this, "Clients", new SecurityGroupProps { Vpc = Vpc, Description = "Clients" });
        }

        public string Range { get; }

        public Vpc Vpc { get; }

        public IEnvironment Place() => new Amazon.CDK.Environment { Account = Account, Region = Region };

        public CfnVPCPeeringConnection PeerWith(SiteStack other)
        {
            var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps
            {
                VpcId = Vpc.VpcId,
                PeerVpcId = other.Vpc.VpcId,
                PeerRegion = other.Region,
            });
            PeeringDns.ResolveBothWays(this, "PeeringDns", peering);
            AddRoutes(this, this, other, peering);

            var servers = new SecurityGroup(this, "Servers", new SecurityGroupProps { Vpc = Vpc, Description = "Servers" });
            servers.AddIngressRule(other._clients, Port.Tcp(443), "HTTPS"); // VPC509: the group is in another region
            return peering;
        }
    }
}
