using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

/// <summary>The fixes that route IPv6 to an egress-only gateway, give what is for IPv4 a twin, and let IPv6 out.</summary>
public sealed class Ipv6FixTests
{
    [Fact]
    public Task PrivateSubnetsToInternetGateway_AreFixed_WithANewGateway() => VerifyFix.PatchAsync("VPC201",
        """
          var vpc = new Vpc(this, "Vpc");
        + var egressOnlyGateway = new CfnEgressOnlyInternetGateway(this, "VpcEgressOnlyGateway", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
          _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
          foreach (var subnet in vpc.PrivateSubnets)
          {
              ((Subnet)subnet).AddRoute("Out6", new AddRouteOptions
              {
        -         RouterType = RouterType.GATEWAY,
        -         RouterId = vpc.InternetGatewayId!,
        +         RouterType = RouterType.EGRESS_ONLY_INTERNET_GATEWAY,
        +         RouterId = egressOnlyGateway.Ref,
                  DestinationIpv6CidrBlock = "::/0",
              });
          }
        """);

    [Fact]
    public Task TwoRoutesOfOneVpc_AreFixed_WithOneGateway() => VerifyFix.PatchAsync("VPC201",
        """
          var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        + var egressOnlyGateway = new CfnEgressOnlyInternetGateway(this, "VpcEgressOnlyGateway", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
          _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        - ((Subnet)vpc.IsolatedSubnets[0]).AddIpv6DefaultInternetRoute(vpc.InternetGatewayId!);
        - ((Subnet)vpc.IsolatedSubnets[1]).AddIpv6DefaultInternetRoute(vpc.InternetGatewayId!);
        + ((Subnet)vpc.IsolatedSubnets[0]).AddIpv6DefaultEgressOnlyInternetRoute(egressOnlyGateway.Ref);
        + ((Subnet)vpc.IsolatedSubnets[1]).AddIpv6DefaultEgressOnlyInternetRoute(egressOnlyGateway.Ref);
        """);

    [Fact]
    public Task L1RouteThroughNat_IsFixed_WithTheGatewayAtHand() => VerifyFix.PatchAsync("VPC206",
        """
          var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
          _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.Ref, AmazonProvidedIpv6CidrBlock = true });
          var out6 = new CfnEgressOnlyInternetGateway(this, "Out6", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.Ref });
          var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
          var other = new CfnRouteTable(this, "Other", new CfnRouteTableProps { VpcId = vpc.Ref });
          _ = new CfnRoute(this, "OtherRoute", new CfnRouteProps { RouteTableId = other.Ref, DestinationIpv6CidrBlock = "::/0", EgressOnlyInternetGatewayId = out6.Ref });
        - _ = new CfnRoute(this, "Route", new CfnRouteProps { RouteTableId = table.Ref, DestinationIpv6CidrBlock = "::/0", NatGatewayId = "nat-1" });
        + _ = new CfnRoute(this, "Route", new CfnRouteProps { RouteTableId = table.Ref, DestinationIpv6CidrBlock = "::/0", EgressOnlyInternetGatewayId = out6.Ref });
        """);

    [Fact]
    public Task VpcWithoutIpv6_HasNoFix() => VerifyFix.IsNotOfferedInStackAsync("VPC201",
        """
        var vpc = new Vpc(this, "Vpc");
        ((Subnet)vpc.PrivateSubnets[0]).AddIpv6DefaultInternetRoute(vpc.InternetGatewayId!);
        """);

    [Fact]
    public Task SubnetThatHasAnotherRouteForIt_HasNoFix() => VerifyFix.IsNotOfferedInStackAsync("VPC201",
        """
        var vpc = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
        ((Subnet)vpc.PrivateSubnets[0]).AddRoute("Out6", new AddRouteOptions { RouterType = RouterType.GATEWAY, RouterId = vpc.InternetGatewayId!, DestinationIpv6CidrBlock = "::/0" });
        """);

    [Fact]
    public Task RouteThatIsForPublicSubnetsToo_HasNoFix() => VerifyFix.IsNotOfferedInStackAsync("VPC201",
        """
        var vpc = new Vpc(this, "Vpc");
        _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        foreach (var subnet in vpc.PublicSubnets.Concat(vpc.PrivateSubnets))
            ((Subnet)subnet).AddIpv6DefaultInternetRoute(vpc.InternetGatewayId!);
        """);

    [Fact]
    public Task RouteInAHelper_HasNoFix() => VerifyFix.IsNotOfferedAsync("VPC201",
        """
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
                _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
                Open(vpc);
            }

            private static void Open(Vpc vpc) => ((Subnet)vpc.PrivateSubnets[0]).AddIpv6DefaultInternetRoute(vpc.InternetGatewayId!);
        }
        """);

    [Fact]
    public Task GatewayWithoutRoutes_IsFixed() => VerifyFix.PatchAsync("VPC202",
        """
          var vpc = new Vpc(this, "Vpc");
          _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        - new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
        + var egressOnlyGateway = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
        + foreach (var subnet in vpc.PrivateSubnets)
        + {
        +     ((Subnet)subnet).AddRoute("Ipv6Egress", new AddRouteOptions
        +     {
        +         RouterType = RouterType.EGRESS_ONLY_INTERNET_GATEWAY,
        +         RouterId = egressOnlyGateway.Ref,
        +         DestinationIpv6CidrBlock = "::/0",
        +     });
        + }
        """);

    [Fact]
    public Task L1GatewayWithoutRoutes_IsFixed_ForThePrivateTable() => VerifyFix.PatchAsync("VPC202",
        """
          var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
          _ = new CfnVPCCidrBlock(this, "Block", new CfnVPCCidrBlockProps { VpcId = vpc.Ref, AmazonProvidedIpv6CidrBlock = true });
          var eigw = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.Ref });
          var outside = new CfnRouteTable(this, "Outside", new CfnRouteTableProps { VpcId = vpc.Ref });
          var inside = new CfnRouteTable(this, "Inside", new CfnRouteTableProps { VpcId = vpc.Ref });
        + _ = new CfnRoute(this, "EigwIpv6Route", new CfnRouteProps
        + {
        +     RouteTableId = inside.Ref,
        +     DestinationIpv6CidrBlock = "::/0",
        +     EgressOnlyInternetGatewayId = eigw.Ref,
        + });
          var subnet = new CfnSubnet(this, "Subnet", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.0.0/24" });
          _ = new CfnSubnetRouteTableAssociation(this, "Association", new CfnSubnetRouteTableAssociationProps { SubnetId = subnet.Ref, RouteTableId = inside.Ref });
          _ = new CfnRoute(this, "Out4", new CfnRouteProps { RouteTableId = inside.Ref, DestinationCidrBlock = "0.0.0.0/0", TransitGatewayId = "tgw-1" });
        """);

    [Theory]
    [InlineData("new Vpc(this, \"Vpc\", new VpcProps { NatGateways = 0 })")]
    [InlineData("new Vpc(this, \"Vpc\", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK })")]
    public Task GatewayWithoutPrivateSubnetsThatNeedIt_HasNoFix(string vpc) => VerifyFix.IsNotOfferedInStackAsync("VPC202",
        $$"""
        var vpc = {{vpc}};
        _ = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
        """);

    [Fact]
    public Task AddRouteWithoutDestination_IsFixed() => VerifyFix.PatchAsync("VPC203",
        """
          var vpc = new Vpc(this, "Vpc");
          _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
          var eigw = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
          foreach (Subnet subnet in vpc.PrivateSubnets)
        -     subnet.AddRoute("Out", new AddRouteOptions { RouterType = RouterType.EGRESS_ONLY_INTERNET_GATEWAY, RouterId = eigw.Ref });
        +     subnet.AddRoute("Out", new AddRouteOptions { RouterType = RouterType.EGRESS_ONLY_INTERNET_GATEWAY, RouterId = eigw.Ref, DestinationIpv6CidrBlock = "::/0" });
        """);

    [Fact]
    public Task L1RouteForAnyIpv4_IsFixed() => VerifyFix.PatchAsync("VPC203",
        """
          var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
          _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.Ref, AmazonProvidedIpv6CidrBlock = true });
          var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
          var eigw = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.Ref });
        - _ = new CfnRoute(this, "Out", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "0.0.0.0/0", EgressOnlyInternetGatewayId = eigw.Ref });
        + _ = new CfnRoute(this, "Out", new CfnRouteProps { RouteTableId = table.Ref, DestinationIpv6CidrBlock = "::/0", EgressOnlyInternetGatewayId = eigw.Ref });
        """);

    [Theory]
    [InlineData("DestinationCidrBlock = \"10.1.0.0/16\"", "")]
    [InlineData("DestinationCidrBlock = \"0.0.0.0/0\"", "((Subnet)vpc.PrivateSubnets[0]).AddIpv6DefaultEgressOnlyInternetRoute(eigw.Ref);")]
    public Task OtherIpv4DestinationOrATableThatHasTheRoute_HasNoFix(string destination, string more) => VerifyFix.IsNotOfferedInStackAsync("VPC203",
        $$"""
        var vpc = new Vpc(this, "Vpc");
        _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        var eigw = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
        ((Subnet)vpc.PrivateSubnets[0]).AddRoute("Out", new AddRouteOptions { RouterType = RouterType.EGRESS_ONLY_INTERNET_GATEWAY, RouterId = eigw.Ref, {{destination}} });
        {{more}}
        """);

    [Fact]
    public Task SubnetWithoutWayOut_IsFixed() => VerifyFix.PatchAsync("VPC204",
        """
          var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        + var egressOnlyGateway = new CfnEgressOnlyInternetGateway(this, "VpcEgressOnlyGateway", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.Ref });
          var block = new CfnVPCCidrBlock(this, "Block", new CfnVPCCidrBlockProps { VpcId = vpc.Ref, AmazonProvidedIpv6CidrBlock = true });
          var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
          var subnet = new CfnSubnet(this, "App", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.1.0/24", Ipv6CidrBlock = Fn.Select(0, Fn.Cidr(Fn.Select(0, vpc.AttrIpv6CidrBlocks), 256, "64")) });
          subnet.AddDependency(block);
          _ = new CfnSubnetRouteTableAssociation(this, "Association", new CfnSubnetRouteTableAssociationProps { SubnetId = subnet.Ref, RouteTableId = table.Ref });
        + _ = new CfnRoute(this, "AppIpv6Route", new CfnRouteProps
        + {
        +     RouteTableId = table.Ref,
        +     DestinationIpv6CidrBlock = "::/0",
        +     EgressOnlyInternetGatewayId = egressOnlyGateway.Ref,
        + });
          _ = new CfnRoute(this, "Out4", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "0.0.0.0/0", TransitGatewayId = "tgw-1" });
        """);

    [Fact]
    public Task RulesOfAGroup_GetTwins() => VerifyFix.PatchAsync("VPC209",
        """
          var vpc = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
          var web = new SecurityGroup(this, "Web", new SecurityGroupProps { Vpc = vpc });
          web.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443), "HTTPS");
        + web.AddIngressRule(Peer.AnyIpv6(), Port.Tcp(443), "HTTPS");
          web.AddIngressRule(Peer.Ipv4("0.0.0.0/0"), Port.Tcp(80));
        + web.AddIngressRule(Peer.AnyIpv6(), Port.Tcp(80));
          web.Connections.AllowFromAnyIpv4(Port.Tcp(8443), "More");
        + web.Connections.AllowFrom(Peer.AnyIpv6(), Port.Tcp(8443), "More");
          _ = new CfnSecurityGroupIngress(this, "Rule", new CfnSecurityGroupIngressProps
          {
              GroupId = web.SecurityGroupId,
              IpProtocol = "tcp",
              FromPort = 9443,
              ToPort = 9443,
              CidrIp = "0.0.0.0/0",
          });
        + _ = new CfnSecurityGroupIngress(this, "RuleIpv6", new CfnSecurityGroupIngressProps
        + {
        +     GroupId = web.SecurityGroupId,
        +     IpProtocol = "tcp",
        +     FromPort = 9443,
        +     ToPort = 9443,
        +     CidrIpv6 = "::/0",
        + });
        """);

    [Fact]
    public Task EntriesOfAnAcl_GetTwinsWithNumbersOfTheirOwn() => VerifyFix.PatchAsync("VPC209",
        """
          var vpc = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
          var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = vpc });
          acl.AddEntry("HttpsIn", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(443) });
        + acl.AddEntry("HttpsInIpv6", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv6(), RuleNumber = 102, Traffic = AclTraffic.TcpPort(443) });
          acl.AddEntry("HttpIn", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 101, Traffic = AclTraffic.TcpPort(80) });
        + acl.AddEntry("HttpInIpv6", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv6(), RuleNumber = 103, Traffic = AclTraffic.TcpPort(80) });
        """);

    [Fact]
    public Task PeerThatIsMadeElsewhere_HasNoFix() => VerifyFix.IsNotOfferedInStackAsync("VPC209",
        """
        var vpc = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
        var everyone = Peer.AnyIpv4();
        new SecurityGroup(this, "Web", new SecurityGroupProps { Vpc = vpc }).AddIngressRule(everyone, Port.Tcp(443));
        """);

    [Fact]
    public Task GroupOfTwoWorkloads_IsOpenedOnce() => VerifyFix.PatchAsync("VPC210",
        """
          var vpc = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
        - var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        + var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc, AllowAllIpv6Outbound = true });
          _ = new Instance_(this, "First", new InstanceProps { Vpc = vpc, InstanceType = new InstanceType("t3.micro"), MachineImage = MachineImage.LatestAmazonLinux2023(), SecurityGroup = group });
          _ = new Instance_(this, "Second", new InstanceProps { Vpc = vpc, InstanceType = new InstanceType("t3.micro"), MachineImage = MachineImage.LatestAmazonLinux2023(), SecurityGroup = group });
        """);

    [Fact]
    public Task WorkloadWithAGroupOfItsOwn_IsFixed() => VerifyFix.PatchAsync("VPC210",
        """
          var vpc = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
          _ = new Instance_(this, "Host", new InstanceProps
          {
              Vpc = vpc,
              InstanceType = new InstanceType("t3.micro"),
              MachineImage = MachineImage.LatestAmazonLinux2023(),
        +     AllowAllIpv6Outbound = true,
          });
        """);
}
