using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class EgressSubnetWithoutNatTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void SubnetWithEgress_AndWithoutDefaultRoute_Reports()
    {
        var vpc = _net.Vpc();
        var subnet = _net.Subnet(vpc);
        _net.Route(subnet.RouteTables[0], To("10.0.0.0/8"), RouteTargetKind.TransitGateway);
        _net.NatRoute(vpc);

        var finding = Assert.Single(Find());
        Assert.Equal(vpc.Anchor, finding.Anchor);
        Assert.Contains("nothing adds a default route ('Net/Vpc/PrivateSubnet1');", finding.Message);
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("128.0.0.0/1")]
    [InlineData("?")]
    public void SubnetThatMayHaveADefaultRoute_IsSilent(string destination)
    {
        _net.Route(_net.Subnet(_net.Vpc()).RouteTables[0], To(destination), RouteTargetKind.TransitGateway, guard: Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherSubnets_AreSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, SubnetKind.Isolated);
        _net.Subnet(vpc, SubnetKind.Public);
        _net.Subnet(vpc, SubnetKind.Unknown);
        _net.Subnet(vpc).RouteTables.IsOpen = true;
        _net.Subnet(vpc).RouteTables[0].Routes.IsOpen = true;
        _net.Subnet(_net.Vpc(origin: Origin.Imported));

        Assert.Empty(Find());
    }

    [Fact]
    public void RouteInAnUnknownTable_IsSilent()
    {
        _net.Subnet(_net.Vpc());
        Assert.Single(Find());

        _net.Route(null, To("10.0.0.0/8"), RouteTargetKind.NatGateway);
        Assert.Empty(Find());
    }

    [Fact]
    public Task Vpc_ReportsUnlessSomethingLeadsOut() => Verify.InStackAsync("""
        SubnetConfiguration[] app = [new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS }];
        new {|VPC713:Vpc|}(this, "None", new VpcProps { NatGateways = 0, SubnetConfiguration = app });
        new {|VPC713:Vpc|}(this, "NoGateway", new VpcProps { CreateInternetGateway = false });
        new Vpc(this, "Six", new VpcProps { NatGateways = 0, SubnetConfiguration = app, IpProtocol = IpProtocol.DUAL_STACK });
        new Vpc(this, "Default", new VpcProps { NatGateways = 0 });
        new Vpc(this, "Nat");
        new Vpc(this, "Unknown", new VpcProps { NatGateways = System.Environment.GetEnvironmentVariable("NAT") == "1" ? 1 : int.Parse(System.Environment.GetEnvironmentVariable("NATS")!) });
        var routed = new Vpc(this, "Routed", new VpcProps { NatGateways = 0, SubnetConfiguration = app });
        foreach (var subnet in routed.PrivateSubnets)
            new CfnRoute(this, "Out" + subnet.Node.Id, new CfnRouteProps { RouteTableId = subnet.RouteTable.RouteTableId, DestinationCidrBlock = "0.0.0.0/0", TransitGatewayId = "tgw-1" });
        """, "VPC713");

    [Fact]
    public Task RouteOfSomeSubnets_IsSilent() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0, SubnetConfiguration = new[] { new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS } } });
        foreach (var subnet in vpc.PrivateSubnets.Take(int.Parse(System.Environment.GetEnvironmentVariable("SUBNETS")!)))
            ((Subnet)subnet).AddRoute("Out", new AddRouteOptions { RouterType = RouterType.TRANSIT_GATEWAY, RouterId = "tgw-1", DestinationCidrBlock = "0.0.0.0/0" });
        """, "VPC713");

    [Fact]
    public Task Route_OfAnotherStack_Counts() => Verify.DiagnosticsAsync(
        [
            """
            var app = new App();
            var net = new Net(app, "Net");
            if (System.Environment.GetEnvironmentVariable("ROUTED") == "yes")
                new Routes(app, "Routes", net.Vpc);
            new Net2(app, "Net2");
            app.Synth();
            """,
            """
            public class Net : Stack
            {
                public Vpc Vpc { get; }
                public Net(Construct scope, string id) : base(scope, id) => Vpc = new Vpc(this, "Vpc", new VpcProps
                {
                    NatGateways = 0,
                    SubnetConfiguration = [new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS }],
                });
            }

            public class Net2 : Stack
            {
                public Net2(Construct scope, string id) : base(scope, id) => new {|VPC713:Vpc|}(this, "Vpc", new VpcProps
                {
                    NatGateways = 0,
                    SubnetConfiguration = [new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS }],
                });
            }
            """,
            """
            public class Routes : Stack
            {
                public Routes(Construct scope, string id, Vpc vpc) : base(scope, id)
                {
                    foreach (Subnet subnet in vpc.PrivateSubnets)
                        subnet.AddRoute("Out", new AddRouteOptions { RouterType = RouterType.TRANSIT_GATEWAY, RouterId = "tgw-1", DestinationCidrBlock = "0.0.0.0/0" });
                }
            }
            """,
        ],
        "VPC713");

    [Fact]
    public Task Route_OfASubnetThatIsNotKnown_IsSilent() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps
        {
            NatGateways = 0,
            SubnetConfiguration = [new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS }],
        });
        var all = vpc.SelectSubnets(new SubnetSelection { SubnetGroupName = System.Environment.GetEnvironmentVariable("GROUP") }).Subnets;
        foreach (var subnet in all)
            new CfnRoute(this, "Out" + subnet.Node.Id, new CfnRouteProps { RouteTableId = subnet.RouteTable.RouteTableId, DestinationCidrBlock = "0.0.0.0/0", TransitGatewayId = "tgw-1" });
        """, "VPC713");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC713");
}
