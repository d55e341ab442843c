using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class RouteTargetWrongTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(0, 1, "no destination")]
    [InlineData(1, 0, "no target")]
    [InlineData(0, 0, "no destination and no target")]
    [InlineData(2, 1, "several destinations (10.0.0.0/8, 10.1.0.0/16)")]
    [InlineData(1, 2, "several targets (a NAT gateway, a transit gateway)")]
    public void WrongNumber_Reports(int destinations, int targets, string fault)
    {
        var route = Route(destinations, targets);

        var finding = Assert.Single(Find());
        Assert.Equal(route.Anchor, finding.Anchor);
        Assert.Equal($"The route 'Net/Route' cannot be made: it has {fault}; give it exactly one target and one destination", finding.Message);
    }

    [Fact]
    public void OneOfEach_IsSilent()
    {
        Route(1, 1);

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        Route(2, 2, doubtful: 1);
        Route(0, 1).Destinations.IsOpen = true;
        Route(1, 0).Targets.IsOpen = true;
        Route(0, 0).IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public Task L1Routes_Report() => Verify.InStackAsync("""
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
        new {|VPC712:CfnRoute|}(this, "A", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "10.1.0.0/16" });
        new {|VPC712:CfnRoute|}(this, "B", new CfnRouteProps { RouteTableId = table.Ref, TransitGatewayId = "tgw-1" });
        new {|VPC712:CfnRoute|}(this, "C", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "10.2.0.0/16", TransitGatewayId = "tgw-1", NatGatewayId = "nat-1" });
        CfnRoute both = {|VPC712:new|}(this, "D", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "10.3.0.0/16", DestinationIpv6CidrBlock = "::/0", TransitGatewayId = "tgw-1" });
        new CfnRoute(this, "E", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "10.4.0.0/16" }).TransitGatewayId = "tgw-1";
        var late = new CfnRoute(this, "F", new CfnRouteProps { RouteTableId = table.Ref });
        late.DestinationPrefixListId = "pl-1";
        late.AddPropertyOverride("CoreNetworkArn", "arn:aws:networkmanager::111122223333:core-network/core-network-1");
        new CfnRoute(this, "G", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "10.5.0.0/16" }).AddPropertyOverride("OdbNetworkArn", "arn:aws:odb:eu-west-1:111122223333:odb-network/x");
        """, "VPC712");

    [Fact]
    public Task ValuesThatMayBeNull_AreSilent() => Verify.DiagnosticsAsync("""
        public static class Routes
        {
            public static void Add(Construct scope, string table, string? gateway, string? nat) => new CfnRoute(scope, "Out", new CfnRouteProps
            {
                RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway, NatGatewayId = nat, TransitGatewayId = System.Environment.GetEnvironmentVariable("TGW"),
            });
        }

        public static class Right
        {
            public static void Add(Construct scope, string table, string gateway, bool open) => new CfnRoute(scope, "Out", new CfnRouteProps
            {
                RouteTableId = table, DestinationCidrBlock = "0.0.0.0/0", GatewayId = open ? gateway : null, NatGatewayId = open ? null : "nat-1",
            });
        }
        """, "VPC712");

    private Route Route(int destinations, int targets, int doubtful = 0)
    {
        var route = new Route
        {
            Path = "Net/Route", Anchor = _net.NewAnchor(), Table = _net.RouteTable(null), DoubtfulDestinations = doubtful, DoubtfulTargets = doubtful,
        };
        route.Destinations.AddRange(new[] { To("10.0.0.0/8"), To("10.1.0.0/16") }.Take(destinations));
        route.Targets.AddRange(new[] { new RouteTarget(RouteTargetKind.NatGateway, null), new RouteTarget(RouteTargetKind.TransitGateway, null) }.Take(targets));
        _net.Network.Routes.Add(route);
        return route;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC712");
}
