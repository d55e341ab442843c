using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class EgressOnlyGatewayUnusedTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void NoRoute_Reports()
    {
        var vpc = _net.DualStackVpc();
        var gateway = _net.Gateway(GatewayKind.EgressOnly, vpc);
        _net.Route(_net.Ipv6Subnet(vpc, SubnetKind.Public), "::/0", _net.Gateway(GatewayKind.Internet, vpc));

        var finding = Assert.Single(Find());
        Assert.Equal(gateway.Anchor, finding.Anchor);
        Assert.Equal(vpc.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.DoesNotContain(FindingKeys.CanRoute, finding.Properties.Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PrivateSubnetWhoseTableIsNotKnown_CannotHaveOne(bool mayHaveOne)
    {
        var vpc = _net.DualStackVpc();
        _net.Gateway(GatewayKind.EgressOnly, vpc);
        var subnet = _net.Ipv6Subnet(vpc);
        _net.Route(subnet, "0.0.0.0/0", RouteTargetKind.NatGateway);
        if (mayHaveOne)
            subnet.RouteTables.IsOpen = true;
        else
            vpc.Subnets.Add(new Subnet { Path = "Net/Vpc/Tableless", Anchor = _net.NewAnchor(), Vpc = vpc, Kind = SubnetKind.Private });

        Assert.DoesNotContain(FindingKeys.CanRoute, Assert.Single(Find()).Properties.Keys);
    }

    [Fact]
    public void PrivateSubnetsWithoutSuchARoute_CanHaveOne()
    {
        var vpc = _net.DualStackVpc();
        _net.Gateway(GatewayKind.EgressOnly, vpc);
        var subnet = _net.Ipv6Subnet(vpc);
        _net.Route(subnet, "0.0.0.0/0", RouteTargetKind.NatGateway);

        var finding = Assert.Single(Find());
        Assert.Equal("true", finding.Properties[FindingKeys.CanRoute]);
        Assert.Equal([vpc.Anchor, subnet.RouteTables[0].Anchor], finding.Related.Select(place => place.Anchor));
    }

    [Fact]
    public void PrivateSubnetThatHasAnotherSuchRoute_CannotHaveOne()
    {
        var vpc = _net.DualStackVpc();
        _net.Gateway(GatewayKind.EgressOnly, vpc);
        var subnet = _net.Ipv6Subnet(vpc);
        subnet.RouteTables.Add(_net.RouteTable(vpc));
        _net.Route(subnet.RouteTables[1], To("::/0"), RouteTargetKind.Gateway, _net.Gateway(GatewayKind.Internet, vpc));

        Assert.DoesNotContain(FindingKeys.CanRoute, Assert.Single(Find()).Properties.Keys);
    }

    [Fact]
    public void VpcWithoutIpv6_CannotHaveOne()
    {
        var vpc = _net.Vpc();
        vpc.HasIpv6 = false;
        _net.Gateway(GatewayKind.EgressOnly, vpc);
        _net.NatRoute(vpc);

        Assert.DoesNotContain(FindingKeys.CanRoute, Assert.Single(Find()).Properties.Keys);
    }

    [Fact]
    public void Route_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        _net.Route(_net.Ipv6Subnet(vpc), "::/0", _net.Gateway(GatewayKind.EgressOnly, vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public void GatewayThatCdkMakes_IsSilent()
    {
        _net.Gateway(GatewayKind.EgressOnly, _net.DualStackVpc(), isImplicit: true);

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherGateways_AreSilent()
    {
        _net.Gateway(GatewayKind.Internet, _net.DualStackVpc());

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        // A route to what cannot be told.
        var vpc = _net.DualStackVpc();
        _net.Gateway(GatewayKind.EgressOnly, vpc);
        _net.Route(_net.Ipv6Subnet(vpc), "::/0", RouteTargetKind.EgressOnlyGateway);
        Assert.Empty(Find());
    }

    [Fact]
    public void UnknownGatewayOfAnotherVpc_Reports()
    {
        _net.Gateway(GatewayKind.EgressOnly, _net.DualStackVpc());
        _net.Route(_net.Ipv6Subnet(_net.DualStackVpc("Net/Other")), "::/0", RouteTargetKind.EgressOnlyGateway);

        Assert.Single(Find());
    }

    [Fact]
    public void RouteOfAnotherVpc_IsSilent()
    {
        // A mistake, but another one (VPC205).
        _net.Route(_net.Ipv6Subnet(_net.DualStackVpc("Net/Other")), "::/0", _net.Gateway(GatewayKind.EgressOnly, _net.DualStackVpc()));

        Assert.Empty(Find());
    }

    [Fact]
    public void OpenTable_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        _net.Gateway(GatewayKind.EgressOnly, vpc);
        _net.Ipv6Subnet(vpc).RouteTables[0].Routes.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void VpcMadeElsewhere_IsSilent()
    {
        _net.Gateway(GatewayKind.EgressOnly, _net.Vpc(origin: Origin.Imported));
        _net.Gateway(GatewayKind.EgressOnly, vpc: null);

        Assert.Empty(Find());
    }

    [Fact]
    public void RouteOfOneBranch_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        _net.Route(_net.Ipv6Subnet(vpc), "::/0", _net.Gateway(GatewayKind.EgressOnly, vpc), Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public Task GatewayOfAVpc_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps());
        _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        _ = new {|VPC202:CfnEgressOnlyInternetGateway|}(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
        """, "VPC202");

    [Fact]
    public Task GatewayOfDualStack_IsSilent() => Verify.InStackAsync("""
        _ = new Vpc(this, "Vpc", new VpcProps
        {
            IpProtocol = IpProtocol.DUAL_STACK,
            SubnetConfiguration = new[] { new SubnetConfiguration { Name = "Data", SubnetType = SubnetType.PRIVATE_ISOLATED } },
        });
        """, "VPC202");

    [Fact]
    public Task LoopOverSubnetsThatThereAreNot_Reports() => Verify.InStackAsync("""
        // Without NAT gateways the private subnets are isolated ones.
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        var eigw = new {|VPC202:CfnEgressOnlyInternetGateway|}(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
        foreach (var subnet in vpc.PrivateSubnets)
            ((Subnet)subnet).AddIpv6DefaultEgressOnlyInternetRoute(eigw.Ref);
        """, "VPC202");

    [Fact]
    public Task GatewayHandedToAnotherStack_IsSilent() => Verify.DiagnosticsAsync("""
        public class Edge : Stack
        {
            public Edge(Construct scope, string id) : base(scope, id)
            {
                Vpc = new Vpc(this, "Vpc");
                Gateway = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = Vpc.VpcId });
            }

            public Vpc Vpc { get; }

            public CfnEgressOnlyInternetGateway Gateway { get; }
        }

        public class Routes : Stack
        {
            public Routes(Construct scope, string id, Edge edge) : base(scope, id)
            {
                var i = 0;
                foreach (var subnet in edge.Vpc.PrivateSubnets)
                {
                    _ = new CfnRoute(this, $"Out{i++}", new CfnRouteProps
                    {
                        RouteTableId = subnet.RouteTable.RouteTableId,
                        DestinationIpv6CidrBlock = "::/0",
                        EgressOnlyInternetGatewayId = edge.Gateway.Ref,
                    });
                }
            }
        }

        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                _ = new Routes(app, "Routes", new Edge(app, "Edge"));
            }
        }
        """, "VPC202");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC202");
}
