using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class Ipv6SubnetWithoutWayOutTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void NoIpv6DefaultRoute_Reports()
    {
        var vpc = _net.DualStackVpc();
        var subnet = _net.Ipv6Subnet(vpc);
        _net.Route(subnet, "0.0.0.0/0", _net.Gateway(GatewayKind.Nat, vpc));

        var finding = Assert.Single(Find());
        Assert.Equal(subnet.Anchor, finding.Anchor);
        Assert.Equal([subnet.RouteTables[0].Anchor, vpc.Anchor], finding.Related.Select(place => place.Anchor));
    }

    [Theory]
    [InlineData("::/0")]
    [InlineData("?")]
    [InlineData("2000::/3")]
    public void DefaultRouteOrOneThatMayBe_IsSilent(string destination)
    {
        var vpc = _net.DualStackVpc();
        _net.Route(_net.Ipv6Subnet(vpc), destination, _net.Gateway(GatewayKind.EgressOnly, vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherSubnets_AreSilent()
    {
        var vpc = _net.DualStackVpc();
        _net.Ipv6Subnet(vpc, SubnetKind.Isolated);
        _net.Ipv6Subnet(vpc, SubnetKind.Public);
        _net.Ipv6Subnet(vpc, SubnetKind.Unknown);
        _net.Ipv6Subnet(vpc, hasIpv6: false);
        _net.Ipv6Subnet(vpc, hasIpv6: null);
        _net.Ipv6Subnet(vpc, origin: Origin.Imported);

        Assert.Empty(Find());
    }

    [Fact]
    public void OpenTable_IsSilent()
    {
        _net.Ipv6Subnet(_net.DualStackVpc()).RouteTables[0].Routes.IsOpen = true;

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
    public Task L1Subnet_Reports() => Verify.InStackAsync("""
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        _ = new CfnVPCCidrBlock(this, "Block", new CfnVPCCidrBlockProps { VpcId = vpc.Ref, AmazonProvidedIpv6CidrBlock = true });
        var subnet = new {|VPC204:CfnSubnet|}(this, "App", new CfnSubnetProps
        {
            VpcId = vpc.Ref, CidrBlock = "10.0.1.0/24", Ipv6CidrBlock = Fn.Select(0, Fn.Cidr(Fn.Select(0, vpc.AttrIpv6CidrBlocks), 256, "64")),
        });
        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
        _ = new CfnSubnetRouteTableAssociation(this, "Association", new CfnSubnetRouteTableAssociationProps { SubnetId = subnet.Ref, RouteTableId = table.Ref });
        _ = new CfnRoute(this, "Out4", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = "nat-1" });
        """, "VPC204");

    [Fact]
    public Task PrivateSubnetsThatGetABlockAfterwards_ReportAtTheVpc() => Verify.InStackAsync("""
        var vpc = new {|VPC204:Vpc|}(this, "Vpc", new VpcProps());
        var block = new CfnVPCCidrBlock(this, "Block", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        for (var i = 0; i < vpc.PrivateSubnets.Length; i++)
        {
            var subnet = (CfnSubnet)vpc.PrivateSubnets[i].Node.DefaultChild!;
            subnet.Ipv6CidrBlock = Fn.Select(i, Fn.Cidr(Fn.Select(0, vpc.VpcIpv6CidrBlocks), 256, "64"));
            subnet.AddDependency(block);
        }
        """, "VPC204");

    [Fact]
    public Task DualStackVpc_IsSilent() => Verify.InStackAsync("""
        _ = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
        """, "VPC204");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC204");
}
