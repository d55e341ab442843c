using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class Ipv6ThroughNatTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("::/0")]
    [InlineData("2001:db8::/32")]
    [InlineData("64:ff9b::/64")]
    public void Ipv6Destination_Reports(string destination)
    {
        var vpc = _net.DualStackVpc();
        var route = _net.Route(_net.Ipv6Subnet(vpc), destination, _net.Gateway(GatewayKind.Nat, vpc));

        var finding = Assert.Single(Find());
        Assert.Equal(route.Anchor, finding.Anchor);
        Assert.Equal("true", finding.Properties[FindingKeys.CanRoute]);
    }

    [Theory]
    [InlineData("64:ff9b::/96")]
    [InlineData("64:ff9b::a00:0/104")]
    [InlineData("0.0.0.0/0")]
    [InlineData("?")]
    public void Nat64OrIpv4OrUnknown_IsSilent(string destination)
    {
        _net.Route(_net.Ipv6Subnet(_net.DualStackVpc()), destination, RouteTargetKind.NatGateway);

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherTarget_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        _net.Route(_net.Ipv6Subnet(vpc), "::/0", _net.Gateway(GatewayKind.EgressOnly, vpc));
        _net.Route(_net.Ipv6Subnet(vpc), "::/0", RouteTargetKind.Unknown);

        Assert.Empty(Find());
    }

    [Fact]
    public Task AddRouteToNat_Reports() => Verify.InStackAsync("""
        var nat = NatProvider.Gateway();
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 1, NatGatewayProvider = nat });
        foreach (Subnet subnet in vpc.PrivateSubnets)
        {
            subnet.{|VPC206:AddRoute|}("Out6", new AddRouteOptions
            {
                RouterType = RouterType.NAT_GATEWAY, RouterId = nat.ConfiguredGateways[0].GatewayId, DestinationIpv6CidrBlock = "::/0",
            });
            subnet.AddIpv6Nat64Route(nat.ConfiguredGateways[0].GatewayId);
        }
        """, "VPC206");

    [Fact]
    public Task L1Route_Reports() => Verify.InStackAsync("""
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
        var route = new {|VPC206:CfnRoute|}(this, "Out6", new CfnRouteProps { RouteTableId = table.Ref, NatGatewayId = "nat-1" });
        route.DestinationIpv6CidrBlock = "::/0";
        """, "VPC206");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC206");
}
