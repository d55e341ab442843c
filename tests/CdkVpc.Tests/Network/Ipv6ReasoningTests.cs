using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class Ipv6ReasoningTests
{
    private static readonly Ports Https = Ports.Tcp(443);

    private readonly NetworkBuilder _net = new();
    private readonly Vpc _vpc;

    public Ipv6ReasoningTests() => _vpc = _net.DualStackVpc();

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("gateway", false)]
    [InlineData("routes", false)]
    [InlineData("VPCs of the gateway", false)]
    [InlineData("VPC", false)]
    [InlineData("table", false)]
    [InlineData("routes of the table", false)]
    public void GatewayWithoutRoutes_IsProvenWhereAllIsSeen(string open, bool isProven)
    {
        var table = _net.Ipv6Subnet(_vpc).RouteTables[0];
        _net.Ipv6Subnet(_vpc);
        var gateway = _net.Gateway(GatewayKind.EgressOnly, _vpc);
        gateway.IsEscaped = open == "gateway";
        gateway.Vpcs.IsOpen = open == "VPCs of the gateway";
        _net.Network.Routes.IsOpen = open == "routes";
        _vpc.IsEscaped = open == "VPC";
        table.IsEscaped = open == "table";
        table.Routes.IsOpen = open == "routes of the table";

        Assert.Equal(isProven, _net.Network.LacksRoutes(gateway));
    }

    [Fact]
    public void GatewayOfNoVpc_IsNotProvenToLackRoutes()
    {
        var gateway = new Gateway { Kind = GatewayKind.EgressOnly };

        Assert.False(_net.Network.LacksRoutes(gateway));
    }

    [Fact]
    public void GatewayWithARouteOfAnotherVpc_LacksNone()
    {
        var gateway = _net.Gateway(GatewayKind.EgressOnly, _vpc);
        _net.Route(_net.Ipv6Subnet(_net.DualStackVpc("Net/Other")), "::/0", gateway);

        Assert.False(_net.Network.LacksRoutes(gateway));
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("route", false)]
    [InlineData("targets", false)]
    public void RouteToSomethingElse_MayLeadToTheGatewayWhereItIsNotSeenWhole(string open, bool isProven)
    {
        var gateway = _net.Gateway(GatewayKind.EgressOnly, _vpc);
        var route = _net.Route(_net.Ipv6Subnet(_vpc), "::/0", RouteTargetKind.TransitGateway);
        route.IsEscaped = open == "route";
        route.Targets.IsOpen = open == "targets";

        Assert.Equal(isProven, _net.Network.LacksRoutes(gateway));
    }

    [Theory]
    [InlineData(nameof(RouteTargetKind.Unknown), false)]
    [InlineData(nameof(RouteTargetKind.EgressOnlyGateway), false)]
    [InlineData(nameof(RouteTargetKind.Gateway), false)]
    [InlineData(nameof(RouteTargetKind.NatGateway), true)]
    public void RouteToAnUnknownThing_MayLeadToTheGatewayWhereItsKindAllows(string kind, bool isProven)
    {
        var gateway = _net.Gateway(GatewayKind.EgressOnly, _vpc);
        var route = _net.Route(_net.Ipv6Subnet(_vpc), "::/0", RouteTargetKind.TransitGateway);
        route.Targets.Add(new RouteTarget(Enum.Parse<RouteTargetKind>(kind), null));

        Assert.Equal(isProven, _net.Network.LacksRoutes(gateway));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void RouteOfAnotherWorld_DoesNotLeadToTheGateway(int arm, bool isProven)
    {
        var gateway = _net.Gateway(GatewayKind.EgressOnly, _vpc, guard: Arm(0));
        _net.Route(_net.Ipv6Subnet(_vpc), "::/0", RouteTargetKind.Unknown, guard: Arm(arm));

        Assert.Equal(isProven, _net.Network.LacksRoutes(gateway));
    }

    [Theory]
    [InlineData("Created", "Created", true)]
    [InlineData("Imported", "Created", true)]
    [InlineData("Created", "Imported", true)]
    [InlineData("Imported", "Imported", false)]
    [InlineData("Unknown", "Created", false)]
    [InlineData("Created", "Unknown", false)]
    public void GatewayOfAnotherVpc_IsProvenWhereTheyCannotBeOne(string gatewayOf, string tableOf, bool isProven)
    {
        var (to, of) = (_net.Vpc("Net/To", origin: Enum.Parse<Origin>(gatewayOf)), _net.Vpc("Net/Of", origin: Enum.Parse<Origin>(tableOf)));
        var gateway = _net.Gateway(GatewayKind.EgressOnly, to);
        var route = _net.Route(_net.RouteTable(of), To("::/0"), RouteTargetKind.EgressOnlyGateway, gateway);

        Assert.Equal(isProven, route.LeadsOutOfItsVpc(gateway, out _, out _));
    }

    [Fact]
    public void RouteOfAnUnknownTable_IsNotProvenToLeadOutOfItsVpc()
    {
        var gateway = _net.Gateway(GatewayKind.EgressOnly, _vpc);

        Assert.False(_net.Route(table: null, To("::/0"), RouteTargetKind.EgressOnlyGateway, gateway).LeadsOutOfItsVpc(gateway, out _, out _));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(null, true)]
    [InlineData(false, false)]
    public void SubnetBehindAnEgressOnlyGateway_IsOneThatMayHaveIpv6(bool? hasIpv6, bool isFound)
    {
        var subnet = _net.Ipv6Subnet(_vpc, hasIpv6: hasIpv6);
        _net.Route(subnet, "::/0", _net.Gateway(GatewayKind.EgressOnly, _vpc));

        Assert.Equal(isFound, new Router(_net.Network).FindSubnetBehindEgressOnly(_net.Workload("load balancer", subnet)) is not null);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void SubnetBehindAnEgressOnlyGateway_IsOneOfTheWorkloadsWorld(int arm, bool isFound)
    {
        var subnet = _net.Ipv6Subnet(_vpc, guard: Arm(arm));
        _net.Route(subnet, "::/0", _net.Gateway(GatewayKind.EgressOnly, _vpc));

        Assert.Equal(isFound, new Router(_net.Network).FindSubnetBehindEgressOnly(_net.Workload("load balancer", [subnet], [], guard: Arm(0))) is not null);
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("rule", false)]
    [InlineData("group", false)]
    [InlineData("rules of the group", false)]
    [InlineData("rules", false)]
    public void Rule_LeavesIpv6ClosedWhereAllIsSeen(string open, bool leavesClosed)
    {
        var group = _net.Group(_vpc);
        var rule = _net.Admit(group, To("0.0.0.0/0"), Https);
        rule.IsEscaped = open == "rule";
        group.IsEscaped = open == "group";
        group.Ingress.IsOpen = open == "rules of the group";
        _net.Network.GroupRules.IsOpen = open == "rules";

        Assert.Equal(leavesClosed, _net.Network.LeavesIpv6Closed(rule));
    }

    [Fact]
    public void OutboundIpv6_LeavesInboundClosed()
    {
        var (group, acl) = (_net.Group(_vpc), _net.Acl(_vpc));
        var (rule, entry) = (_net.Admit(group, To("0.0.0.0/0"), Https), _net.In(acl, 100, Https));
        _net.Admit(group, To("::/0"), Https, isIngress: false);
        _net.Out(acl, 100, Https, "::/0");

        Assert.True(_net.Network.LeavesIpv6Closed(rule));
        Assert.True(entry.LeavesIpv6Closed());
    }

    [Fact]
    public void RuleOfAnotherGroupOrWorld_LeavesIpv6Closed()
    {
        var group = _net.Group(_vpc);
        var rule = _net.Admit(group, To("0.0.0.0/0"), Https, guard: Arm(0));
        _net.Admit(_net.Group(_vpc, "Net/Other"), To("::/0"), Https);
        _net.Admit(group, To("::/0"), Https, guard: Arm(1));

        Assert.True(_net.Network.LeavesIpv6Closed(rule));
    }

    [Theory]
    [InlineData(443, true, false)]
    [InlineData(443, false, false)]
    [InlineData(null, true, false)]
    [InlineData(80, true, true)]
    public void Ipv6RuleOfTheGroup_OpensItsPorts(int? port, bool groupIsKnown, bool leavesClosed)
    {
        var group = _net.Group(_vpc);
        var rule = _net.Admit(group, To("0.0.0.0/0"), Https);
        _net.Admit(groupIsKnown ? group : null, To("::/0"), port is { } known ? Ports.Tcp(known) : null);

        Assert.Equal(leavesClosed, _net.Network.LeavesIpv6Closed(rule));
    }

    [Theory]
    [InlineData("tcp", "0.0.0.0/0", true)]
    [InlineData("tcp", "10.0.0.0/8", false)]
    [InlineData("icmp", "0.0.0.0/0", false)]
    public void RuleOrEntry_LeavesIpv6ClosedWhereItIsForEveryIpv4Address(string protocol, string from, bool leavesClosed)
    {
        Assert.Equal(leavesClosed, _net.Network.LeavesIpv6Closed(_net.Admit(_net.Group(_vpc), To(from), new Ports(protocol, 443, 443))));
        Assert.Equal(leavesClosed, _net.In(_net.Acl(_vpc), 100, new Ports(protocol, 0, 1023), from).LeavesIpv6Closed());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(null, true)]
    [InlineData(false, false)]
    public void GroupOfALoadBalancer_LeavesIpv6ClosedWhereThatMayAnswerByIpv6(bool? isDualStack, bool leavesClosed)
    {
        var group = _net.Group(_vpc);
        _net.Workload("load balancer", [_net.Ipv6Subnet(_vpc)], [group], isDualStack);

        Assert.Equal(leavesClosed, _net.Network.LeavesIpv6Closed(_net.Admit(group, To("0.0.0.0/0"), Https)));
    }

    [Theory]
    [InlineData(new[] { false }, false, false)]
    [InlineData(new[] { true }, false, true)]
    [InlineData(new[] { true, false }, false, true)]
    [InlineData(new[] { false }, true, true)]
    [InlineData(new bool[0], false, true)]
    public void GroupOfAWorkloadOrAcl_LeavesIpv6ClosedWhereItsSubnetsMayHaveIpv6(bool[] subnetsWithIpv6, bool subnetsAreOpen, bool leavesClosed)
    {
        var (group, subnets) = (_net.Group(_vpc), subnetsWithIpv6.Select(hasIpv6 => _net.Ipv6Subnet(_vpc, hasIpv6: hasIpv6)).ToArray());
        var (workload, acl) = (_net.Workload("EC2 instance", subnets, [group]), _net.Acl(_vpc));
        (workload.Subnets.IsOpen, acl.Subnets.IsOpen) = (subnetsAreOpen, subnetsAreOpen);

        Assert.Equal(leavesClosed, _net.Network.LeavesIpv6Closed(_net.Admit(group, To("0.0.0.0/0"), Https)));
        Assert.Equal(leavesClosed, _net.In(acl, 100, Https).LeavesIpv6Closed());
    }

    [Fact]
    public void EntryOfOtherPortsOrWorld_LeavesIpv6Closed()
    {
        var acl = _net.Acl(_vpc);
        var entry = _net.In(acl, 100, Https, guard: Arm(0));
        _net.In(acl, 110, Ports.Tcp(80), "::/0");
        _net.In(acl, 120, Https, "::/0", guard: Arm(1));

        Assert.True(entry.LeavesIpv6Closed());
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("entry", false)]
    [InlineData("ACL", false)]
    [InlineData("entries", false)]
    public void Entry_LeavesIpv6ClosedWhereAllIsSeen(string open, bool leavesClosed)
    {
        var acl = _net.Acl(_vpc);
        var entry = _net.In(acl, 100, Https);
        entry.IsEscaped = open == "entry";
        acl.IsEscaped = open == "ACL";
        acl.Entries.IsOpen = open == "entries";

        Assert.Equal(leavesClosed, entry.LeavesIpv6Closed());
    }

    [Theory]
    [InlineData(443)]
    [InlineData(null)]
    public void Ipv6Entry_OpensItsPorts(int? port)
    {
        var acl = _net.Acl(_vpc);
        var entry = _net.In(acl, 100, Https);
        _net.In(acl, 110, port is { } known ? Ports.Tcp(known) : null, "::/0");

        Assert.False(entry.LeavesIpv6Closed());
    }

    [Theory]
    [InlineData(1023, true)]
    [InlineData(1024, false)]
    public void EntryForReplies_NeedsNoTwin(int first, bool leavesClosed) =>
        Assert.Equal(leavesClosed, _net.In(_net.Acl(_vpc), 100, Ports.Tcp(first, 65535)).LeavesIpv6Closed());

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("workload", false)]
    [InlineData("group", false)]
    [InlineData("rules", false)]
    [InlineData("groups", false)]
    public void ClosedIpv6Egress_IsProvenWhereAllIsSeen(string open, bool isProven)
    {
        var group = _net.OutboundGroup(_vpc);
        var workload = _net.Workload("EC2 instance", [_net.Ipv6Subnet(_vpc)], [group]);
        workload.IsEscaped = open == "workload";
        group.IsEscaped = open == "group";
        group.Egress.IsOpen = open == "rules";
        workload.SecurityGroups.IsOpen = open == "groups";

        Assert.Equal(isProven, workload.FindClosedIpv6Egress() is not null);
    }

    [Theory]
    [InlineData("EC2 instance", null, true)]
    [InlineData("Auto Scaling group", null, true)]
    [InlineData("ECS service", null, true)]
    [InlineData("Lambda function", true, true)]
    [InlineData("Lambda function", false, false)]
    [InlineData("Lambda function", null, false)]
    [InlineData("database", null, false)]
    public void ClosedIpv6Egress_IsOfWhatCallsByIpv6(string kind, bool? isDualStack, bool isFound) =>
        Assert.Equal(isFound, _net.Workload(kind, [_net.Ipv6Subnet(_vpc)], [_net.OutboundGroup(_vpc)], isDualStack).FindClosedIpv6Egress() is not null);

    [Theory]
    [InlineData(true, 0, true)]
    [InlineData(false, 0, false)]
    [InlineData(null, 0, false)]
    [InlineData(true, 1, false)]
    public void ClosedIpv6Egress_IsInADualStackSubnetOfTheWorkloadsWorld(bool? hasIpv6, int arm, bool isFound)
    {
        var subnet = _net.Ipv6Subnet(_vpc, hasIpv6: hasIpv6, guard: Arm(arm));

        Assert.Equal(isFound, _net.Workload("EC2 instance", [subnet], [_net.OutboundGroup(_vpc)], guard: Arm(0)).FindClosedIpv6Egress() is not null);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    [InlineData(true, null, false)]
    public void ClosedIpv6Egress_IsOfAGroupThatLetsEverythingOutByIpv4Alone(bool byIpv4, bool? byIpv6, bool isFound) =>
        Assert.Equal(isFound, _net.Workload("EC2 instance", [_net.Ipv6Subnet(_vpc)], [_net.OutboundGroup(_vpc, byIpv4, byIpv6)]).FindClosedIpv6Egress() is not null);

    [Fact]
    public void OutboundIpv6RuleOfAnyGroup_LetsOutIpv6()
    {
        var (all, some) = (_net.OutboundGroup(_vpc), _net.ClosedGroup(_vpc));
        _net.Admit(some, To("::/0"), Https, isIngress: false);

        Assert.Null(_net.Workload("EC2 instance", [_net.Ipv6Subnet(_vpc)], [all, some]).FindClosedIpv6Egress());
    }

    [Fact]
    public void OutboundRuleThatIsNotForIpv6_LetsOutNoIpv6()
    {
        var (all, some) = (_net.OutboundGroup(_vpc), _net.ClosedGroup(_vpc));
        _net.Admit(some, To("10.0.0.0/16"), Https, isIngress: false);
        _net.Admit(some, ToRangeOf(_net.Vpc("Net/Peer", "?")), Https, isIngress: false);
        _net.Admit(some, ToGroup(all), Https, isIngress: false);
        _net.Admit(some, To("::/0"), Https, isIngress: false, guard: Arm(1));
        _net.Admit(some, To("::/0"), Https, isIngress: false, isIgnored: true);
        var workload = _net.Workload("EC2 instance", [_net.Ipv6Subnet(_vpc)], [all, some], guard: Arm(0));

        Assert.NotNull(workload.FindClosedIpv6Egress());
    }
}
