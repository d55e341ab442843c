using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PeerTrafficFilteredOutTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void GroupsThatAdmitNothingFromThePeer_Report()
    {
        var (a, b, peering) = Routed();
        var group = Server(b, "B/Database");
        _net.Admit(group, To("10.1.0.0/16"), Ports.Tcp(5432));
        _net.Admit(group, ToGroup(_net.Group(b)), Ports.Tcp(5432));

        var finding = Assert.Single(Find());
        Assert.Equal(peering.Anchor, finding.Anchor);
        Assert.Equal([a.Anchor, b.Anchor, group.Anchor], finding.Related.Select(place => place.Anchor));
        Assert.Contains("what runs in 'B/Vpc' admits nothing from 'A/Vpc' (10.0.0.0/16): 'B/Database' has no rule for it", finding.Message);
    }

    [Theory]
    [InlineData("10.0.0.0/16")]
    [InlineData("10.0.5.0/24")]
    [InlineData("0.0.0.0/0")]
    [InlineData("?")]
    public void RuleForThePeerOrOneThatMayBe_IsSilent(string from)
    {
        var (_, b, _) = Routed();
        _net.Admit(Server(b), To(from), Ports.Tcp(5432));

        Assert.Empty(Find());
    }

    [Fact]
    public void RuleForAGroupOfThePeer_IsSilent()
    {
        var (a, b, _) = Routed();
        _net.Admit(Server(b), ToGroup(_net.Group(a)), Ports.Tcp(5432));

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherSideThatAdmitsThisOne_IsSilent()
    {
        var (a, b, _) = Routed();
        Server(a);
        _net.Admit(Server(b), To("10.0.0.0/16"), Ports.Tcp(5432));

        Assert.Empty(Find());
    }

    [Fact]
    public void SidesWithoutWorkloadOrWithCallersOnly_AreSilent()
    {
        var (a, _, _) = Routed();
        _net.Workload("Lambda function", [_net.Subnet(a)], [_net.Group(a)]);

        Assert.Empty(Find());
    }

    [Fact]
    public void RoutedOneWay_IsSilent()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.1.0.0/16"));
        _net.PeeringRoute(a, "10.1.0.0/16", _net.Peering(a, b));
        Server(b);

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        // Something that runs in a VPC that cannot be told.
        var (_, b, _) = Routed();
        Server(b);
        _net.Network.Workloads.Add(new Workload { Kind = "database", VpcIsUnknown = true });

        Assert.Empty(Find());
    }

    [Fact]
    public void OpenGroup_IsSilent()
    {
        var (_, b, _) = Routed();
        Server(b).Ingress.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void AclThatDropsThePeer_Reports()
    {
        var (_, b, _) = Routed();
        var subnet = b.Subnets[0];
        var acl = _net.Acl(b);
        _net.In(acl, 100, Ports.All, "10.1.0.0/16");
        _net.Out(acl, 100, Ports.All);
        var group = _net.Group(b);
        _net.Admit(group, To("10.0.0.0/16"), Ports.All);
        _net.Workload("database", [subnet], [group]);

        Assert.Equal(acl.Anchor, Assert.Single(Find()).Related[2].Anchor);
    }

    [Fact]
    public void AclThatLetsNothingOutToThePeer_Reports()
    {
        var (_, b, _) = Routed();
        var acl = _net.AclOn(b.Subnets[0]);
        _net.In(acl, 100, Ports.All);
        _net.Out(acl, 100, Ports.All, "10.1.0.0/16");
        _net.Admit(Server(b), To("10.0.0.0/16"), Ports.All);

        Assert.Equal(acl.Anchor, Assert.Single(Find()).Related[2].Anchor);
    }

    [Fact]
    public void AclOfSubnetsThatAreNotAllSeen_IsSilent()
    {
        var (_, b, _) = Routed();
        _net.AclOn(b.Subnets[0]);
        _net.Admit(Server(b), To("10.0.0.0/16"), Ports.All);
        _net.Network.Workloads[0].Subnets.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void RuleForOtherAddresses_IsSilentWhereThePeerMayHaveFurtherRanges()
    {
        var (a, b, _) = Routed();
        _net.Admit(Server(b), To("192.168.0.0/16"), Ports.All);
        Assert.Single(Find());

        a.SecondaryRanges.IsOpen = true;
        Assert.Empty(Find());
    }

    [Fact]
    public void AclThatDeniesThePeerBeforeItAllowsAll_Reports()
    {
        var (_, b, _) = Routed();
        var subnet = b.Subnets[0];
        var acl = _net.AclOn(subnet);
        _net.In(acl, 100, Ports.All, "10.0.0.0/16", allows: false);
        _net.In(acl, 110, Ports.All);
        _net.Out(acl, 100, Ports.All);
        var group = _net.Group(b);
        _net.Admit(group, To("10.0.0.0/16"), Ports.All);
        _net.Workload("database", [subnet], [group]);

        Assert.Equal(acl.Anchor, Assert.Single(Find()).Related[2].Anchor);
    }

    [Fact]
    public void AclThatDeniesAPartOfThePeer_IsSilent()
    {
        var (_, b, _) = Routed();
        var acl = _net.AclOn(b.Subnets[0]);
        _net.In(acl, 100, Ports.Tcp(0, 65535), "10.0.0.0/16", allows: false);
        _net.In(acl, 110, Ports.All);
        _net.Out(acl, 100, Ports.All);
        _net.Admit(Server(b), To("10.0.0.0/16"), Ports.All);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("10.1.0.0/16", 1)]
    [InlineData("10.0.0.0/16", 0)]
    public void PeerOfAnUnknownRange_IsNoneOfTheOwnOne(string from, int count)
    {
        var (a, b) = (_net.Vpc("A/Vpc", "?"), _net.Vpc("B/Vpc", "10.1.0.0/16"));
        (a.HasIpv6, b.HasIpv6) = (false, false);
        var peering = _net.Peering(a, b);
        _net.Route(_net.Subnet(a), "10.1.0.0/16", RouteTargetKind.Peering, peering);
        _net.Route(_net.Subnet(b), "10.0.0.0/16", RouteTargetKind.Peering, peering);
        _net.Admit(Server(b), To(from), Ports.Tcp(5432));

        Assert.Equal(count, Find().Count);
    }

    [Fact]
    public Task DatabaseThatAdmitsItsOwnVpcOnly_Reports() => Verify.InStackAsync("""
        var a = new Vpc(this, "A", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16"), NatGateways = 0 });
        var b = new Vpc(this, "B", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16"), NatGateways = 0 });
        var peering = new {|VPC511:CfnVPCPeeringConnection|}(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = b.VpcId });
        Route(a, b);
        Route(b, a);
        var group = new SecurityGroup(this, "DatabaseGroup", new SecurityGroupProps { Vpc = b });
        group.AddIngressRule(Peer.Ipv4(b.VpcCidrBlock), Port.Tcp(5432));
        _ = new Amazon.CDK.AWS.RDS.DatabaseInstance(this, "Database", new Amazon.CDK.AWS.RDS.DatabaseInstanceProps
        {
            Vpc = b, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }, SecurityGroups = new[] { group },
            Engine = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.Postgres(new Amazon.CDK.AWS.RDS.PostgresInstanceEngineProps { Version = Amazon.CDK.AWS.RDS.PostgresEngineVersion.VER_16 }),
        });

        void Route(Vpc from, Vpc to)
        {
            foreach (Subnet subnet in from.IsolatedSubnets)
                subnet.AddRoute("Peer", new AddRouteOptions { RouterType = RouterType.VPC_PEERING_CONNECTION, RouterId = peering.Ref, DestinationCidrBlock = to.VpcCidrBlock });
        }
        """, "VPC511");

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    [InlineData(null, 0)]
    public void RuleForEveryIpv6Address_IsSilentWhereThePeerMayHaveIpv6(bool? hasIpv6, int count)
    {
        var (a, b, _) = Routed();
        a.HasIpv6 = hasIpv6;
        _net.Admit(Server(b), To("::/0"), Ports.Tcp(5432));

        Assert.Equal(count, Find().Count);
    }

    [Fact]
    public void RoutedFromTheAccepterOnly_IsSilent()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.1.0.0/16"));
        _net.PeeringRoute(b, "10.0.0.0/16", _net.Peering(a, b));
        Server(b);

        Assert.Empty(Find());
    }

    [Fact]
    public void WorkloadsThatAreNotSeen_AreSilent()
    {
        var (_, b, _) = Routed();
        Server(b);
        _net.Network.Workloads.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void WorkloadWithoutKnownSubnetsThatAdmitsThePeer_IsSilent()
    {
        var (_, b, _) = Routed();
        Server(b);
        var open = _net.Group(b, "B/Open");
        _net.Admit(open, To("10.0.0.0/16"), Ports.All);
        var instance = new Workload { Kind = "EC2 instance", Vpc = b };
        instance.SecurityGroups.Add(open);
        _net.Network.Workloads.Add(instance);

        Assert.Empty(Find());
    }

    [Fact]
    public void WorkloadOfAnotherWorldOrMadeElsewhere_DoesNotCount()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.1.0.0/16"));
        (a.HasIpv6, b.HasIpv6) = (false, false);
        var peering = _net.Peering(a, b, Arm(0));
        _net.Route(_net.Subnet(a), "10.1.0.0/16", RouteTargetKind.Peering, peering, Arm(0));
        _net.Route(_net.Subnet(b), "10.0.0.0/16", RouteTargetKind.Peering, peering, Arm(0));
        Server(b);
        var open = _net.Group(b, "B/Open");
        _net.Admit(open, To("10.0.0.0/16"), Ports.All);
        _net.Workload("EC2 instance", [b.Subnets[0]], [open], guard: Arm(1));
        _net.Network.Workloads.Add(new Workload { Kind = "database", Vpc = b, Origin = Origin.Imported });

        Assert.Single(Find());
    }

    private (Vpc A, Vpc B, PeeringConnection Peering) Routed()
    {
        var (a, b) = (_net.Vpc("A/Vpc"), _net.Vpc("B/Vpc", "10.1.0.0/16"));
        (a.HasIpv6, b.HasIpv6) = (false, false);
        var peering = _net.Peering(a, b);
        _net.Route(_net.Subnet(a), "10.1.0.0/16", RouteTargetKind.Peering, peering);
        _net.Route(_net.Subnet(b), "10.0.0.0/16", RouteTargetKind.Peering, peering);
        return (a, b, peering);
    }

    /// <summary>A database in a VPC; its group.</summary>
    private SecurityGroup Server(Vpc vpc, string group = "Net/Group")
    {
        var made = _net.Group(vpc, group);
        _net.Workload("database", [vpc.Subnets.Count > 0 ? vpc.Subnets[0] : _net.Subnet(vpc)], [made]);
        return made;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC511");
}
