using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class EgressOnlyGatewayWithIpv4Tests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.1.0.0/16")]
    public void Ipv4Destination_Reports(string destination)
    {
        var vpc = _net.DualStackVpc();
        var route = _net.Route(_net.Ipv6Subnet(vpc), destination, _net.Gateway(GatewayKind.EgressOnly, vpc));

        var finding = Assert.Single(Find());
        Assert.Equal(route.Anchor, finding.Anchor);
        Assert.Equal(destination, finding.Properties[FindingKeys.Range]);
        Assert.Contains(destination, finding.Message);
    }

    [Theory]
    [InlineData("10.1.0.0/16", true)]
    [InlineData("::/0", false)]
    public void LineThatMakesRoutesOfSeveralTables_MayBeForIpv6WhereEachIsWrong(string other, bool mayBe)
    {
        var vpc = _net.DualStackVpc();
        var gateway = _net.Gateway(GatewayKind.EgressOnly, vpc);
        var route = _net.Route(_net.Ipv6Subnet(vpc), "0.0.0.0/0", gateway);
        _net.Route(_net.Ipv6Subnet(vpc).RouteTables[0], To(other), RouteTargetKind.EgressOnlyGateway, gateway, anchor: route.Anchor);

        Assert.Equal(mayBe ? "true" : null, Assert.Single(Find()).Properties.GetValueOrDefault(FindingKeys.CanRoute));
    }

    [Fact]
    public void LineThatMakesRoutesOfTwoVpcs_MayNotBeForIpv6()
    {
        var vpc = _net.DualStackVpc();
        var route = _net.Route(_net.Ipv6Subnet(vpc), "0.0.0.0/0", _net.Gateway(GatewayKind.EgressOnly, vpc));
        _net.Route(_net.Ipv6Subnet(_net.DualStackVpc("Net/Other")).RouteTables[0], To("0.0.0.0/0"), RouteTargetKind.EgressOnlyGateway, anchor: route.Anchor);

        Assert.DoesNotContain(FindingKeys.CanRoute, Assert.Single(Find()).Properties.Keys);
    }

    [Fact]
    public void TableWithAnotherRouteForIpv6_MayNotHaveASecondOne()
    {
        var vpc = _net.DualStackVpc();
        var gateway = _net.Gateway(GatewayKind.EgressOnly, vpc);
        var subnet = _net.Ipv6Subnet(vpc);
        _net.Route(subnet, "0.0.0.0/0", gateway);
        _net.Route(subnet, "::/0", gateway);

        Assert.DoesNotContain(FindingKeys.CanRoute, Assert.Single(Find()).Properties.Keys);
    }

    [Fact]
    public void RangeOfAVpc_Reports()
    {
        var vpc = _net.DualStackVpc();
        _net.Route(_net.Ipv6Subnet(vpc).RouteTables[0], ToRangeOf(_net.Vpc(range: "?")), RouteTargetKind.EgressOnlyGateway);

        Assert.Single(Find());
    }

    [Fact]
    public void Ipv6Destination_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        _net.Route(_net.Ipv6Subnet(vpc), "::/0", _net.Gateway(GatewayKind.EgressOnly, vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherTarget_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        _net.Route(_net.Ipv6Subnet(vpc), "0.0.0.0/0", _net.Gateway(GatewayKind.Nat, vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        var subnet = _net.Ipv6Subnet(_net.DualStackVpc());
        _net.Route(subnet, "?", RouteTargetKind.EgressOnlyGateway);
        _net.Route(subnet.RouteTables[0], new Target { PrefixList = "pl-1" }, RouteTargetKind.EgressOnlyGateway);
        _net.Route(subnet, "0.0.0.0/0", RouteTargetKind.EgressOnlyGateway).IsEscaped = true;
        _net.Route(subnet, "0.0.0.0/0", RouteTargetKind.Unknown);

        Assert.Empty(Find());
    }

    [Fact]
    public Task AddRouteWithoutDestination_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        var eigw = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
        ((Subnet)vpc.IsolatedSubnets[0]).{|VPC203:AddRoute|}("Out", new AddRouteOptions
        {
            RouterType = RouterType.EGRESS_ONLY_INTERNET_GATEWAY,
            RouterId = eigw.Ref,
        });
        """, "VPC203");

    [Fact]
    public Task L1Route_Reports() => Verify.InStackAsync("""
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
        var eigw = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.Ref });
        var settings = new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "0.0.0.0/0", EgressOnlyInternetGatewayId = eigw.AttrId };
        _ = new {|VPC203:CfnRoute|}(this, "Out", settings);
        """, "VPC203");

    [Fact]
    public Task DestinationByAParameterOfAHelper_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        var eigw = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
        void Out(ISubnet subnet, string? ipv6) => ((Subnet)subnet).{|VPC203:AddRoute|}("Out", new AddRouteOptions
        {
            RouterType = RouterType.EGRESS_ONLY_INTERNET_GATEWAY, RouterId = eigw.Ref, DestinationIpv6CidrBlock = ipv6,
        });
        Out(vpc.IsolatedSubnets[0], "::/0");
        Out(vpc.IsolatedSubnets[1], null);
        """, "VPC203");

    [Fact]
    public Task DestinationThatDependsOnTheEnvironment_IsSilent() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
        var eigw = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
        ((Subnet)vpc.IsolatedSubnets[0]).AddRoute("Out", new AddRouteOptions
        {
            RouterType = RouterType.EGRESS_ONLY_INTERNET_GATEWAY, RouterId = eigw.Ref, DestinationIpv6CidrBlock = System.Environment.GetEnvironmentVariable("RANGE"),
        });
        """, "VPC203");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC203");
}
