using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

/// <summary>The fixes that complete the routes of a peering connection, and that name the peer's range.</summary>
public sealed class PeeringFixTests
{
    private const string Peered = """
        var shop = new Vpc(this, "Shop", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });
        var tools = new Vpc(this, "Tools", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
        var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = shop.VpcId, PeerVpcId = tools.VpcId });

        """;

    [Fact]
    public Task IsolatedSubnetsLeftOut_AreFixed() => VerifyFix.PatchAsync("VPC507",
        """
          var groups = new[]
          {
              new SubnetConfiguration { Name = "public", SubnetType = SubnetType.PUBLIC },
              new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
              new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED },
          };
          var shop = new Vpc(this, "Shop", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16"), SubnetConfiguration = groups });
          var tools = new Vpc(this, "Tools", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
          var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = shop.VpcId, PeerVpcId = tools.VpcId });
        + foreach (var subnet in shop.IsolatedSubnets)
        + {
        +     ((Subnet)subnet).AddRoute("PeeringRoute", new AddRouteOptions
        +     {
        +         RouterType = RouterType.VPC_PEERING_CONNECTION,
        +         RouterId = peering.Ref,
        +         DestinationCidrBlock = tools.VpcCidrBlock,
        +     });
        + }
          foreach (Subnet subnet in shop.PrivateSubnets)
              subnet.AddRoute("Peer", new AddRouteOptions { RouterType = RouterType.VPC_PEERING_CONNECTION, RouterId = peering.Ref, DestinationCidrBlock = tools.VpcCidrBlock });
          foreach (Subnet subnet in tools.PrivateSubnets)
              subnet.AddRoute("Peer", new AddRouteOptions { RouterType = RouterType.VPC_PEERING_CONNECTION, RouterId = peering.Ref, DestinationCidrBlock = shop.VpcCidrBlock });
        """);

    [Fact]
    public Task SecondSubnetLeftOut_IsFixed() => VerifyFix.PatchAsync("VPC507",
        """
          var vpc = new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });
          var old = Vpc.FromVpcAttributes(this, "Old", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" }, VpcCidrBlock = "10.1.0.0/16" });
          var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = vpc.VpcId, PeerVpcId = old.VpcId });
        + var routeNumber = 0;
        + foreach (var subnet in vpc.PrivateSubnets.Skip(1))
        + {
        +     _ = new CfnRoute(this, $"PeeringRoute{++routeNumber}", new CfnRouteProps
        +     {
        +         RouteTableId = subnet.RouteTable.RouteTableId,
        +         DestinationCidrBlock = "10.1.0.0/16",
        +         VpcPeeringConnectionId = peering.Ref,
        +     });
        + }
          _ = new CfnRoute(this, "Route", new CfnRouteProps { RouteTableId = vpc.PrivateSubnets[0].RouteTable.RouteTableId, DestinationCidrBlock = "10.1.0.0/16", VpcPeeringConnectionId = peering.Ref });
        """);

    [Fact]
    public Task FirstSubnetLeftOut_HasNoFix() => VerifyFix.IsNotOfferedInStackAsync("VPC507",
        """
        var vpc = new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });
        var tools = new Vpc(this, "Tools", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
        var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = vpc.VpcId, PeerVpcId = tools.VpcId });
        _ = new CfnRoute(this, "Route", new CfnRouteProps { RouteTableId = vpc.PrivateSubnets[1].RouteTable.RouteTableId, DestinationCidrBlock = "10.1.0.0/16", VpcPeeringConnectionId = peering.Ref });
        """);

    [Fact]
    public Task L1TableLeftOut_IsFixed() => VerifyFix.PatchAsync("VPC507",
        """
          var a = new CfnVPC(this, "A", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
          var b = new CfnVPC(this, "B", new CfnVPCProps { CidrBlock = "10.1.0.0/16" });
          var first = new CfnRouteTable(this, "First", new CfnRouteTableProps { VpcId = a.Ref });
          var second = new CfnRouteTable(this, "Second", new CfnRouteTableProps { VpcId = a.Ref });
          var left = new CfnSubnet(this, "Left", new CfnSubnetProps { VpcId = a.Ref, CidrBlock = "10.0.0.0/24" });
          var right = new CfnSubnet(this, "Right", new CfnSubnetProps { VpcId = a.Ref, CidrBlock = "10.0.1.0/24" });
          _ = new CfnSubnetRouteTableAssociation(this, "LeftTable", new CfnSubnetRouteTableAssociationProps { SubnetId = left.Ref, RouteTableId = first.Ref });
          _ = new CfnSubnetRouteTableAssociation(this, "RightTable", new CfnSubnetRouteTableAssociationProps { SubnetId = right.Ref, RouteTableId = second.Ref });
          var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.Ref, PeerVpcId = b.Ref });
        + _ = new CfnRoute(this, "PeeringRoute1", new CfnRouteProps
        + {
        +     RouteTableId = second.Ref,
        +     DestinationCidrBlock = b.AttrCidrBlock,
        +     VpcPeeringConnectionId = peering.Ref,
        + });
          _ = new CfnRoute(this, "Route", new CfnRouteProps { RouteTableId = first.Ref, DestinationCidrBlock = "10.1.0.0/16", VpcPeeringConnectionId = peering.Ref });
        """);

    [Theory]
    [InlineData("VPC512", "shop.VpcCidrBlock")]
    [InlineData("VPC512", "\"10.11.0.0/16\"")]
    [InlineData("VPC513", "\"10.0.0.0/8\"")]
    public Task OtherRange_IsFixed(string rule, string range) => VerifyFix.PatchAsync(rule,
        $$"""
          for (var i = 0; i < shop.PrivateSubnets.Length; i++)
          {
              _ = new CfnRoute(this, $"Route{i}", new CfnRouteProps
              {
                  RouteTableId = shop.PrivateSubnets[i].RouteTable.RouteTableId,
        -         DestinationCidrBlock = {{range}},
        +         DestinationCidrBlock = tools.VpcCidrBlock,
                  VpcPeeringConnectionId = peering.Ref,
              });
          }
        """,
        setup: Peered);

    [Fact]
    public Task PeerOfAnotherClass_IsWrittenOut() => VerifyFix.PatchSourceAsync("VPC513",
        """
          public class ToolsStack : Stack
          {
              public ToolsStack(Construct scope, string id) : base(scope, id) => Vpc = new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });

              public Vpc Vpc { get; }
          }

          public class ShopStack : Stack
          {
              public ShopStack(Construct scope, string id) : base(scope, id)
              {
                  var tools = new ToolsStack(scope, "Tools");
                  var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
                  var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = vpc.Ref, PeerVpcId = tools.Vpc.VpcId });
                  var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
        -         _ = new CfnRoute(this, "Route", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "10.0.0.0/8", VpcPeeringConnectionId = peering.Ref });
        +         _ = new CfnRoute(this, "Route", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "10.1.0.0/16", VpcPeeringConnectionId = peering.Ref });
              }
          }
        """);

    [Fact]
    public Task TableThatHasTheRouteToo_HasNoFix() => VerifyFix.IsNotOfferedInStackAsync("VPC513",
        Peered + """
        var subnet = (Subnet)shop.PrivateSubnets[0];
        subnet.AddRoute("Peer", new AddRouteOptions { RouterType = RouterType.VPC_PEERING_CONNECTION, RouterId = peering.Ref, DestinationCidrBlock = tools.VpcCidrBlock });
        subnet.AddRoute("Broad", new AddRouteOptions { RouterType = RouterType.VPC_PEERING_CONNECTION, RouterId = peering.Ref, DestinationCidrBlock = "10.0.0.0/8" });
        """);

    [Fact]
    public Task HelperForBothDirections_HasNoFix() => VerifyFix.IsNotOfferedInStackAsync("VPC512",
        Peered + """
        Route(shop, tools);
        Route(tools, tools);

        void Route(Vpc from, Vpc to)
        {
            foreach (Subnet subnet in from.PrivateSubnets)
                subnet.AddRoute("Peer", new AddRouteOptions { RouterType = RouterType.VPC_PEERING_CONNECTION, RouterId = peering.Ref, DestinationCidrBlock = to.VpcCidrBlock });
        }
        """);

    [Fact]
    public Task GroupOfAnotherRegion_IsFixed() => VerifyFix.FixedAsync("VPC509", Sites("virginia.Clients", "SourceSecurityGroupId = virginia.Clients.SecurityGroupId"), Sites("Peer.Ipv4(\"10.1.0.0/16\")", "CidrIp = \"10.1.0.0/16\""));

    private static string Sites(string peer, string source) => $$"""
        var app = new App();
        var ireland = new Site(app, "Ireland", "eu-west-1", "10.0.0.0/16");
        var virginia = new Site(app, "Virginia", "us-east-1", "10.1.0.0/16");
        _ = new CfnVPCPeeringConnection(ireland, "Peering", new CfnVPCPeeringConnectionProps { VpcId = ireland.Vpc.VpcId, PeerVpcId = virginia.Vpc.VpcId, PeerRegion = "us-east-1" });
        var servers = new SecurityGroup(ireland, "Servers", new SecurityGroupProps { Vpc = ireland.Vpc });
        servers.AddIngressRule({{peer}}, Port.Tcp(443), "HTTPS");
        _ = new CfnSecurityGroupIngress(ireland, "Rule", new CfnSecurityGroupIngressProps { GroupId = servers.SecurityGroupId, IpProtocol = "tcp", FromPort = 80, ToPort = 80, {{source}} });
        app.Synth();

        public class Site : Stack
        {
            public Site(Construct scope, string id, string region, string range) : base(scope, id, new StackProps
            {
                Env = new Amazon.CDK.Environment { Account = "111111111111", Region = region }, CrossRegionReferences = true,
            })
            {
                Vpc = new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr(range), AvailabilityZones = new[] { $"{region}a" } });
                Clients = new SecurityGroup(this, "Clients", new SecurityGroupProps { Vpc = Vpc });
            }

            public Vpc Vpc { get; }

            public SecurityGroup Clients { get; }
        }
        """;
}
