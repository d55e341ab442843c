using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class PeeringRoutesFixTests
{
    [Fact]
    public Task NoRoutes_IsFixed() => VerifyFix.PatchAsync("VPC501",
        """
          var left = new Vpc(this, "Left", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });
          var right = new Vpc(this, "Right", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
          var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps
          {
              VpcId = left.VpcId,
              PeerVpcId = right.VpcId,
          });
        + var routeNumber = 0;
        + foreach (var subnet in left.PrivateSubnets.Concat(left.IsolatedSubnets))
        + {
        +     _ = new CfnRoute(this, $"PeeringRoute{++routeNumber}", new CfnRouteProps
        +     {
        +         RouteTableId = subnet.RouteTable.RouteTableId,
        +         DestinationCidrBlock = right.VpcCidrBlock,
        +         VpcPeeringConnectionId = peering.Ref,
        +     });
        + }
        + foreach (var subnet in right.PrivateSubnets.Concat(right.IsolatedSubnets))
        + {
        +     _ = new CfnRoute(this, $"PeeringRoute{++routeNumber}", new CfnRouteProps
        +     {
        +         RouteTableId = subnet.RouteTable.RouteTableId,
        +         DestinationCidrBlock = left.VpcCidrBlock,
        +         VpcPeeringConnectionId = peering.Ref,
        +     });
        + }
        """);

    [Fact]
    public Task NoRoutes_DiscardedInHelper_IsFixed() => VerifyFix.PatchSourceAsync("VPC501",
        """
          public class TestStack : Stack
          {
              public TestStack(Construct scope, string id) : base(scope, id)
              {
                  Vpc[] vpcs = Enumerable.Range(0, 3).Select(i => new Vpc(this, $"Vpc{i}", new VpcProps { IpAddresses = IpAddresses.Cidr($"10.{i}.0.0/16") })).ToArray();
                  Peer("First", vpcs[0], vpcs[1]);
                  Peer("Second", vpcs[1], vpcs[2]);
              }

              private void Peer(string id, IVpc left, IVpc right)
              {
        -         new CfnVPCPeeringConnection(this, id, new CfnVPCPeeringConnectionProps { VpcId = left.VpcId, PeerVpcId = right.VpcId });
        +         CfnVPCPeeringConnection peering = new CfnVPCPeeringConnection(this, id, new CfnVPCPeeringConnectionProps { VpcId = left.VpcId, PeerVpcId = right.VpcId });
        +         int routeNumber = 0;
        +         foreach (ISubnet subnet in left.PrivateSubnets.Concat(left.IsolatedSubnets))
        +         {
        +             new CfnRoute(this, $"{id}Route{++routeNumber}", new CfnRouteProps
        +             {
        +                 RouteTableId = subnet.RouteTable.RouteTableId,
        +                 DestinationCidrBlock = right.VpcCidrBlock,
        +                 VpcPeeringConnectionId = peering.Ref,
        +             });
        +         }
        +         foreach (ISubnet subnet in right.PrivateSubnets.Concat(right.IsolatedSubnets))
        +         {
        +             new CfnRoute(this, $"{id}Route{++routeNumber}", new CfnRouteProps
        +             {
        +                 RouteTableId = subnet.RouteTable.RouteTableId,
        +                 DestinationCidrBlock = left.VpcCidrBlock,
        +                 VpcPeeringConnectionId = peering.Ref,
        +             });
        +         }
              }
          }
        """);

    [Fact]
    public Task OneWay_ByAddRoute_IsFixed() => VerifyFix.PatchAsync("VPC502",
        """
          var left = new Vpc(this, "Left", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });
          var right = new Vpc(this, "Right", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
          var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = left.VpcId, PeerVpcId = right.VpcId });
        + foreach (var subnet in right.PrivateSubnets.Concat(right.IsolatedSubnets))
        + {
        +     ((Subnet)subnet).AddRoute("PeeringRoute", new AddRouteOptions
        +     {
        +         RouterType = RouterType.VPC_PEERING_CONNECTION,
        +         RouterId = peering.Ref,
        +         DestinationCidrBlock = left.VpcCidrBlock,
        +     });
        + }
          foreach (var subnet in left.PrivateSubnets)
          {
              ((Subnet)subnet).AddRoute("ToRight", new AddRouteOptions
              {
                  RouterType = RouterType.VPC_PEERING_CONNECTION,
                  RouterId = peering.Ref,
                  DestinationCidrBlock = right.VpcCidrBlock,
              });
          }
        """);

    [Fact]
    public Task PeerLookedUp_IsFixed() => VerifyFix.PatchSourceAsync("VPC501",
        """
        + using System.Linq;
          using Amazon.CDK;
          using Amazon.CDK.AWS.EC2;
          using Constructs;

          public class TestStack : Stack
          {
              public TestStack(Construct scope, string id) : base(scope, id)
              {
                  var ours = new Vpc(this, "Ours", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });
                  var theirs = Vpc.FromVpcAttributes(this, "Theirs", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" }, VpcCidrBlock = "10.9.0.0/16" });
                  var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = ours.VpcId, PeerVpcId = theirs.VpcId });
        +         var routeNumber = 0;
        +         foreach (var subnet in ours.PrivateSubnets.Concat(ours.IsolatedSubnets))
        +         {
        +             _ = new CfnRoute(this, $"PeeringRoute{++routeNumber}", new CfnRouteProps
        +             {
        +                 RouteTableId = subnet.RouteTable.RouteTableId,
        +                 DestinationCidrBlock = "10.9.0.0/16",
        +                 VpcPeeringConnectionId = peering.Ref,
        +             });
        +         }
              }
          }
        """,
        hasUsings: false);

    [Fact]
    public Task L1_WithRouteTables_IsFixed() => VerifyFix.PatchAsync("VPC501",
        """
          var left = new CfnVPC(this, "Left", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
          var right = new CfnVPC(this, "Right", new CfnVPCProps { CidrBlock = "10.1.0.0/16" });
          var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = left.Ref, PeerVpcId = right.Ref });
          var leftTable = new CfnRouteTable(this, "LeftTable", new CfnRouteTableProps { VpcId = left.Ref });
          var rightTable = new CfnRouteTable(this, "RightTable", new CfnRouteTableProps { VpcId = right.Ref });
        + _ = new CfnRoute(this, "PeeringRoute1", new CfnRouteProps
        + {
        +     RouteTableId = leftTable.Ref,
        +     DestinationCidrBlock = right.AttrCidrBlock,
        +     VpcPeeringConnectionId = peering.Ref,
        + });
        + _ = new CfnRoute(this, "PeeringRoute2", new CfnRouteProps
        + {
        +     RouteTableId = rightTable.Ref,
        +     DestinationCidrBlock = left.AttrCidrBlock,
        +     VpcPeeringConnectionId = peering.Ref,
        + });
        """);

    [Fact]
    public Task L1_WithoutRouteTables_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC501",
        """
        var left = new CfnVPC(this, "Left", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var right = new CfnVPC(this, "Right", new CfnVPCProps { CidrBlock = "10.1.0.0/16" });
        var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = left.Ref, PeerVpcId = right.Ref });
        """);

    [Fact]
    public Task PeerOfUnknownRange_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC501",
        """
        var left = new Vpc(this, "Left");
        var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = left.VpcId, PeerVpcId = "vpc-1234567" });
        """);
}
