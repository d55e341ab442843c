using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PrivateSubnetOpenToIpv6InternetTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PrivateOrIsolatedSubnetToInternetGateway_Reports(bool isIsolated)
    {
        var vpc = _net.DualStackVpc();
        var subnet = _net.Ipv6Subnet(vpc, isIsolated ? SubnetKind.Isolated : SubnetKind.Private);
        var route = _net.Route(subnet, "::/0", _net.Gateway(GatewayKind.Internet, vpc));

        var finding = Assert.Single(Find());
        Assert.Equal(route.Anchor, finding.Anchor);
        Assert.Equal([vpc.Anchor, subnet.Anchor], finding.Related.Select(place => place.Anchor));
        Assert.Contains($"from the {(isIsolated ? "isolated" : "private")} subnet '{subnet.Path}'", finding.Message);
    }

    [Fact]
    public void PublicSubnet_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        _net.Route(_net.Ipv6Subnet(vpc, SubnetKind.Public), "::/0", _net.Gateway(GatewayKind.Internet, vpc));
        _net.Route(_net.Ipv6Subnet(vpc, SubnetKind.Unknown), "::/0", _net.Gateway(GatewayKind.Internet, vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public void RoutesOfTwoBranches_ReportTheOneToTheInternetGateway()
    {
        var vpc = _net.DualStackVpc();
        var subnet = _net.Ipv6Subnet(vpc);
        _net.Route(subnet, "::/0", _net.Gateway(GatewayKind.EgressOnly, vpc), Arm(0));
        var route = _net.Route(subnet, "::/0", _net.Gateway(GatewayKind.Internet, vpc), Arm(1));

        Assert.Equal(route.Anchor, Assert.Single(Find()).Anchor);
    }

    [Fact]
    public void EgressOnlyGateway_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        _net.Route(_net.Ipv6Subnet(vpc), "::/0", _net.Gateway(GatewayKind.EgressOnly, vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherDestination_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        var gateway = _net.Gateway(GatewayKind.Internet, vpc);
        _net.Route(_net.Ipv6Subnet(vpc), "0.0.0.0/0", gateway);
        _net.Route(_net.Ipv6Subnet(vpc), "2001:db8::/32", gateway);

        Assert.Empty(Find());
    }

    [Fact]
    public void GatewayThatMayBeAPrivateOne_IsSilent()
    {
        _net.Route(_net.Ipv6Subnet(_net.DualStackVpc()), "::/0", RouteTargetKind.Gateway);

        Assert.Empty(Find());
    }

    [Fact]
    public void SubnetOfAnotherBranch_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        var table = _net.RouteTable(vpc);
        table.Subnets.Add(_net.Ipv6Subnet(vpc, guard: Arm(0)));
        _net.Route(table, To("::/0"), RouteTargetKind.Gateway, _net.Gateway(GatewayKind.Internet, vpc), Arm(1));

        Assert.Empty(Find());
    }

    [Fact]
    public Task AddRouteOnEachPrivateSubnet_ReportsOnce() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps());
        _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        foreach (var subnet in vpc.PrivateSubnets)
        {
            ((Subnet)subnet).{|VPC201:AddRoute|}("Out6", new AddRouteOptions
            {
                RouterType = RouterType.GATEWAY,
                RouterId = vpc.InternetGatewayId!,
                DestinationIpv6CidrBlock = "::/0",
            });
        }

        foreach (var subnet in vpc.PublicSubnets)
            ((Subnet)subnet).AddIpv6DefaultInternetRoute(vpc.InternetGatewayId!);
        """, "VPC201");

    [Fact]
    public Task DefaultInternetRouteOfAPrivateSubnet_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        ((Subnet)vpc.IsolatedSubnets[0]).{|VPC201:AddIpv6DefaultInternetRoute|}(vpc.InternetGatewayId!);
        """, "VPC201");

    [Fact]
    public Task L1RouteOfATableWithNat_Reports() => Verify.InStackAsync("""
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var igw = new CfnInternetGateway(this, "Igw");
        _ = new CfnVPCGatewayAttachment(this, "Attachment", new CfnVPCGatewayAttachmentProps { VpcId = vpc.Ref, InternetGatewayId = igw.Ref });
        var outside = new CfnSubnet(this, "Outside", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.0.0/24" });
        var nat = new CfnNatGateway(this, "Nat", new CfnNatGatewayProps { SubnetId = outside.Ref, AllocationId = "eipalloc-1" });
        var subnet = new CfnSubnet(this, "App", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.1.0/24", Ipv6CidrBlock = "2001:db8:0:1::/64" });
        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
        _ = new CfnSubnetRouteTableAssociation(this, "Association", new CfnSubnetRouteTableAssociationProps { SubnetId = subnet.Ref, RouteTableId = table.Ref });
        _ = new CfnRoute(this, "Out4", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = nat.Ref });
        _ = new {|VPC201:CfnRoute|}(this, "Out6", new CfnRouteProps { RouteTableId = table.Ref, DestinationIpv6CidrBlock = "::/0", GatewayId = igw.Ref });
        """, "VPC201");

    [Fact]
    public Task RouteOfAHelperInAnotherFile_Reports() => Verify.DiagnosticsAsync(
        [
            """
            public static class Routes
            {
                public static void Open(ISubnet[] subnets, string gateway)
                {
                    foreach (Subnet subnet in subnets)
                        subnet.{|VPC201:AddRoute|}("Out6", new AddRouteOptions { RouterType = RouterType.GATEWAY, RouterId = gateway, DestinationIpv6CidrBlock = "::/0" });
                }
            }
            """,
            Verify.Stack("""
                var vpc = new Vpc(this, "Vpc");
                Routes.Open(vpc.PrivateSubnets, vpc.InternetGatewayId!);
                """),
        ],
        "VPC201");

    [Theory]
    [InlineData(new bool[0], null, 0)]
    [InlineData(new[] { false }, "explicit", 1)]
    [InlineData(new[] { true }, "implicit", 1)]
    [InlineData(new[] { false, true }, "implicit", 0)]
    public void EgressOnlyGatewaysOfTheVpc_AreTold(bool[] areImplicit, string? told, int related)
    {
        var vpc = _net.DualStackVpc();
        var gateways = areImplicit.Select(isImplicit => _net.Gateway(GatewayKind.EgressOnly, vpc, isImplicit: isImplicit).Anchor).ToList();
        _net.Route(_net.Ipv6Subnet(vpc), "::/0", _net.Gateway(GatewayKind.Internet, vpc));

        var finding = Assert.Single(Find());
        Assert.Equal(told, finding.Properties.GetValueOrDefault(FindingKeys.Gateway));
        Assert.Equal(gateways.Take(related), finding.Related.Where(static place => place.Label == FindingLabels.Gateway).Select(static place => place.Anchor));
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC201");
}
