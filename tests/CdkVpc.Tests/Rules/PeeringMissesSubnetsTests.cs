using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PeeringMissesSubnetsTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void RoutedOnSomePrivateSubnets_Reports()
    {
        var (a, b, peering) = Pair();
        _net.Route(_net.Subnet(a), "10.1.0.0/16", RouteTargetKind.Peering, peering);
        var missed = _net.Subnet(a, SubnetKind.Isolated);

        var finding = Assert.Single(Find());
        Assert.Equal(peering.Anchor, finding.Anchor);
        Assert.Equal([a.Anchor, b.Anchor, missed.Anchor, missed.RouteTables[0].Anchor], finding.Related.Select(place => place.Anchor));
        Assert.Equal("requester", finding.Properties[FindingKeys.MissingSide]);
        Assert.Contains($"and not on '{missed.Path}'", finding.Message);
    }

    [Fact]
    public void OnBothSides_ReportsOnce()
    {
        var (a, b, peering) = Pair();
        foreach (var vpc in new[] { a, b })
        {
            _net.Route(_net.Subnet(vpc), "10.0.0.0/8", RouteTargetKind.Peering, peering);
            _net.Subnet(vpc);
        }

        Assert.Single(Find());
    }

    [Theory]
    [InlineData("Private+ Private-", "Private:1")]
    [InlineData("Private+ Private- Private-", "Private:1")]
    [InlineData("Private+ Isolated-", "Isolated:0")]
    [InlineData("Private+ Private- Isolated-", "Private:1,Isolated:0")]
    [InlineData("Private- Private+", null)]
    [InlineData("Private+ Private- Private+", null)]
    public void MissedSubnets_AreToldByTheirKinds_WhereTheyAreTheLast(string subnets, string? told)
    {
        var (a, _, peering) = Pair();
        foreach (var subnet in subnets.Split(' '))
        {
            var made = _net.Subnet(a, Enum.Parse<SubnetKind>(subnet[..^1]));
            if (subnet.EndsWith('+'))
                _net.Route(made, "10.1.0.0/16", RouteTargetKind.Peering, peering);
        }

        Assert.Equal(told, Assert.Single(Find()).Properties.GetValueOrDefault(FindingKeys.MissedSubnets));
    }

    [Fact]
    public void MissedSubnetsOfSomeWorlds_AreNotToldByTheirKinds()
    {
        var (a, _, peering) = Pair();
        _net.Route(_net.Subnet(a), "10.1.0.0/16", RouteTargetKind.Peering, peering);
        _net.Subnet(a, guard: Arm(0));

        Assert.DoesNotContain(FindingKeys.MissedSubnets, Assert.Single(Find()).Properties.Keys);
    }

    [Fact]
    public void MissedSubnetsBesideOthersThatAreNotKnown_AreNotToldByTheirKinds()
    {
        var (a, _, peering) = Pair();
        _net.Route(_net.Subnet(a), "10.1.0.0/16", RouteTargetKind.Peering, peering);
        _net.Subnet(a);
        a.Subnets.IsOpen = true;

        Assert.DoesNotContain(FindingKeys.MissedSubnets, Assert.Single(Find()).Properties.Keys);
    }

    [Fact]
    public void RoutedOnAll_IsSilent()
    {
        var (a, _, peering) = Pair();
        foreach (var kind in new[] { SubnetKind.Private, SubnetKind.Isolated })
            _net.Route(_net.Subnet(a, kind), "10.1.0.0/16", RouteTargetKind.Peering, peering);
        _net.Subnet(a, SubnetKind.Public);
        _net.Subnet(a, SubnetKind.Unknown);

        Assert.Empty(Find());
    }

    [Fact]
    public void RoutedOnPublicSubnetsOnlyOrNowhere_IsSilent()
    {
        var (a, b, peering) = Pair();
        _net.Route(_net.Subnet(a, SubnetKind.Public), "10.1.0.0/16", RouteTargetKind.Peering, peering);
        _net.Subnet(a);
        _net.Subnet(b);

        Assert.Empty(Find());
    }

    [Fact]
    public void RouteThatMayLeadThroughTheConnection_IsSilent()
    {
        var (a, _, peering) = Pair();
        _net.Route(_net.Subnet(a), "10.1.0.0/16", RouteTargetKind.Peering, peering);
        _net.Route(_net.Subnet(a), "10.1.0.0/16", RouteTargetKind.Peering);
        _net.Subnet(a).RouteTables[0].Routes.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void RouteInAnUnknownTable_IsSilent()
    {
        var (a, _, peering) = Pair();
        _net.Route(_net.Subnet(a), "10.1.0.0/16", RouteTargetKind.Peering, peering);
        _net.Subnet(a);
        _net.Route(table: null, To("10.1.0.0/16"), RouteTargetKind.Peering, peering);

        Assert.Empty(Find());
    }

    [Fact]
    public void SharedTable_CountsForAllOfItsSubnets()
    {
        var (a, _, peering) = Pair();
        var table = _net.Subnet(a).RouteTables[0];
        _net.Route(table, To("10.1.0.0/16"), RouteTargetKind.Peering, peering);
        var other = new Subnet { Vpc = a, Kind = SubnetKind.Private };
        other.RouteTables.Add(table);
        a.Subnets.Add(other);

        Assert.Empty(Find());
    }

    [Fact]
    public void VpcMadeElsewhere_IsSilent()
    {
        var a = _net.Vpc(origin: Origin.Imported);
        _net.Route(_net.Subnet(a), "10.1.0.0/16", RouteTargetKind.Peering, _net.Peering(a, _net.Vpc()));
        _net.Subnet(a);

        Assert.Empty(Find());
    }

    [Fact]
    public void RoutesOfTwoBranches_AreSilent()
    {
        var (a, _, peering) = Pair();
        _net.Route(_net.Subnet(a), "10.1.0.0/16", RouteTargetKind.Peering, peering, Arm(0));
        _net.Subnet(a, guard: Arm(1));

        Assert.Empty(Find());
    }

    [Fact]
    public Task LoopOverPrivateSubnetsOnly_Reports() => Verify.InStackAsync("""
        var groups = new[]
        {
            new SubnetConfiguration { Name = "public", SubnetType = SubnetType.PUBLIC },
            new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
            new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED },
        };
        var a = new Vpc(this, "A", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16"), SubnetConfiguration = groups });
        var b = new Vpc(this, "B", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
        var peering = new {|VPC507:CfnVPCPeeringConnection|}(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = b.VpcId });
        Route(a, b);
        Route(b, a);

        void Route(Vpc from, Vpc to)
        {
            foreach (Subnet subnet in from.PrivateSubnets)
                subnet.AddRoute("Peer", new AddRouteOptions { RouterType = RouterType.VPC_PEERING_CONNECTION, RouterId = peering.Ref, DestinationCidrBlock = to.VpcCidrBlock });
        }
        """, "VPC507");

    [Fact]
    public Task FirstSubnetOnly_Reports() => Verify.InStackAsync("""
        var a = new Vpc(this, "A", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });
        var peering = new {|VPC507:CfnVPCPeeringConnection|}(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = "vpc-1" });
        _ = new CfnRoute(this, "Route", new CfnRouteProps
        {
            RouteTableId = a.PrivateSubnets[0].RouteTable.RouteTableId, DestinationCidrBlock = "10.1.0.0/16", VpcPeeringConnectionId = peering.Ref,
        });
        """, "VPC507");

    private (Vpc A, Vpc B, PeeringConnection Peering) Pair()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.1.0.0/16"));
        return (a, b, _net.Peering(a, b));
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC507");
}
