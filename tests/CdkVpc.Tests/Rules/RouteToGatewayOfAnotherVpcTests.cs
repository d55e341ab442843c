using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class RouteToGatewayOfAnotherVpcTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData((int)GatewayKind.Internet, "the internet gateway")]
    [InlineData((int)GatewayKind.Nat, "a NAT gateway")]
    [InlineData((int)GatewayKind.EgressOnly, "the egress-only internet gateway")]
    public void GatewayOfAnotherVpc_Reports(int kind, string words)
    {
        var (own, other) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc"));
        var gateway = _net.Gateway((GatewayKind)kind, other);
        var route = _net.Route(_net.Subnet(own), "0.0.0.0/0", gateway);

        var finding = Assert.Single(Find());
        Assert.Equal(route.Anchor, finding.Anchor);
        Assert.Equal(gateway.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Contains($"a route table of 'A/Vpc' and leads to {words} of 'B/Vpc'", finding.Message);
    }

    [Fact]
    public void OwnGateway_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Route(_net.Subnet(vpc), "0.0.0.0/0", _net.Gateway(GatewayKind.Internet, vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public void ImportedAndOwnVpc_AreTwo()
    {
        _net.Route(_net.Subnet(_net.Vpc(origin: Origin.Imported)), "0.0.0.0/0", _net.Gateway(GatewayKind.Internet, _net.Vpc()));

        Assert.Single(Find());
    }

    [Fact]
    public void VpcsThatMayBeOne_AreSilent()
    {
        var imported = _net.Vpc(origin: Origin.Imported);
        _net.Route(_net.Subnet(imported), "0.0.0.0/0", _net.Gateway(GatewayKind.EgressOnly, _net.Vpc(origin: Origin.Imported)));
        _net.Route(_net.Subnet(_net.Vpc()), "0.0.0.0/0", _net.Gateway(GatewayKind.EgressOnly, _net.Vpc(origin: Origin.Unknown)));
        _net.Route(_net.Subnet(_net.Vpc()), "0.0.0.0/0", _net.Gateway(GatewayKind.EgressOnly, vpc: null));

        Assert.Empty(Find());
    }

    [Fact]
    public void GatewayThatIsNotAttached_IsSilent()
    {
        var gateway = new Gateway { Kind = GatewayKind.Internet };
        _net.Route(_net.Subnet(_net.Vpc()), "0.0.0.0/0", gateway);

        Assert.Empty(Find());
    }

    [Fact]
    public void GatewayOfAnotherBranch_IsSilent()
    {
        var gateway = _net.Gateway(GatewayKind.Internet, _net.Vpc(), guard: Arm(0));
        _net.Route(_net.Subnet(_net.Vpc()), "0.0.0.0/0", gateway, Arm(1));

        Assert.Empty(Find());
    }

    [Fact]
    public Task InternetGatewayOfTheOther_Reports() => Verify.InStackAsync("""
        var a = new Vpc(this, "A", new VpcProps { NatGateways = 0 });
        var b = new Vpc(this, "B", new VpcProps { NatGateways = 0, IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
        _ = new {|VPC205:CfnRoute|}(this, "Out", new CfnRouteProps
        {
            RouteTableId = a.IsolatedSubnets[0].RouteTable.RouteTableId, DestinationCidrBlock = "0.0.0.0/0", GatewayId = b.InternetGatewayId,
        });
        """, "VPC205");

    [Fact]
    public Task EgressOnlyGatewayOfTheOther_Reports() => Verify.InStackAsync("""
        var a = new Vpc(this, "A");
        var b = new Vpc(this, "B");
        var eigw = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = b.VpcId });
        ((Subnet)a.PrivateSubnets[0]).{|VPC205:AddRoute|}("Out6", new AddRouteOptions
        {
            RouterType = RouterType.EGRESS_ONLY_INTERNET_GATEWAY, RouterId = eigw.Ref, DestinationIpv6CidrBlock = "::/0",
        });
        ((Subnet)b.PrivateSubnets[0]).AddRoute("Out6", new AddRouteOptions
        {
            RouterType = RouterType.EGRESS_ONLY_INTERNET_GATEWAY, RouterId = eigw.Ref, DestinationIpv6CidrBlock = "::/0",
        });
        """, "VPC205");

    [Fact]
    public Task NatGatewayInASubnetOfTheOther_Reports() => Verify.InStackAsync("""
        var a = new Vpc(this, "A", new VpcProps { NatGateways = 0 });
        var b = new Vpc(this, "B", new VpcProps { NatGateways = 0, IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
        var nat = new CfnNatGateway(this, "Nat", new CfnNatGatewayProps { SubnetId = b.PublicSubnets[0].SubnetId, AllocationId = "eipalloc-1" });
        ((Subnet)a.IsolatedSubnets[0]).{|VPC205:AddDefaultNatRoute|}(nat.Ref);
        ((Subnet)b.IsolatedSubnets[0]).AddDefaultNatRoute(nat.Ref);
        """, "VPC205");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC205");
}
