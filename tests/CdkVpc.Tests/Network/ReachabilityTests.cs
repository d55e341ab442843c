using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class ReachabilityTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void InOneVpc_GroupsAndAclsDecide()
    {
        var (client, server) = Pair();
        var serverGroup = server.SecurityGroups[0];

        Assert.Equal("the security group 'Net/Server' has no inbound rule for tcp/5432 from App/Function0", Connects(client, server).Reason);
        _net.Admit(serverGroup, new Target { Group = client.SecurityGroups[0] }, Ports.Tcp(5432));
        Assert.True(Connects(client, server).IsYes);

        var acl = _net.Acl();
        acl.Subnets.Add(server.Subnets[0]);
        server.Subnets[0].NetworkAcls.Add(acl);
        Assert.Equal("'Net/Acl' denies tcp/5432 inbound from 10.0.0.0/24 (no entry allows it)", Connects(client, server).Reason);
        _net.In(acl, 100, Ports.Tcp(5432), "10.0.0.0/24");
        Assert.Equal("'Net/Acl' denies tcp/32768-65535 outbound to 10.0.0.0/24 (no entry allows it)", Connects(client, server).Reason);
        _net.Out(acl, 100, Ports.Tcp(1024, 65535), "10.0.0.0/16");
        Assert.True(Connects(client, server).IsYes);
    }

    [Fact]
    public void InOneSubnet_AclsDoNotCount()
    {
        var vpc = _net.Vpc();
        var subnet = _net.Subnet(vpc, range: "10.0.0.0/24");
        _net.Acl(vpc);
        var (client, server) = (Workload(subnet, _net.Group(vpc)), Workload(subnet, _net.Group(vpc, "Net/Server")));
        _net.Admit(server.SecurityGroups[0], To("10.0.0.0/24"), Ports.Tcp(5432));

        Assert.True(Connects(client, server).IsYes);
    }

    [Fact]
    public void ClosedEgressOfTheClient_IsInTheWay()
    {
        var (client, server) = Pair(new SecurityGroup { Path = "Net/Client", AllowsAllOutbound = false, AllowsAllIpv6Outbound = false });
        _net.Admit(server.SecurityGroups[0], To("10.0.0.0/16"), Ports.Tcp(5432));

        Assert.Equal("the security group 'Net/Client' has no outbound rule for tcp/5432 to App/Function1", Connects(client, server).Reason);
        _net.Admit(client.SecurityGroups[0], To("10.0.1.0/24"), Ports.Tcp(5432), isIngress: false);
        Assert.True(Connects(client, server).IsYes);
    }

    [Fact]
    public void PeeredVpcs_NeedRoutesBothWays()
    {
        var (near, far) = (_net.Vpc("Net/Near"), _net.Vpc("Net/Far", "10.1.0.0/16"));
        var (a, b) = (_net.Subnet(near, range: "10.0.0.0/24"), _net.Subnet(far, range: "10.1.0.0/24"));
        var (client, server) = (Workload(a, _net.Group(near)), Workload(b, _net.Group(far, "Net/Server")));
        _net.Admit(server.SecurityGroups[0], To("10.0.0.0/16"), Ports.Tcp(5432));
        var peering = _net.Peering(near, far);
        Assert.True(Connects(client, server).IsNo);

        _net.PeeringRoute(near, "10.1.0.0/16", peering);
        Assert.True(Connects(client, server).IsNo);
        _net.PeeringRoute(far, "10.0.0.0/16", peering);
        Assert.True(Connects(client, server).IsYes);
    }

    [Fact]
    public void RouteThroughAThirdVpc_PassesNothingOn()
    {
        var (near, far, third) = (_net.Vpc("Net/Near"), _net.Vpc("Net/Far", "10.1.0.0/16"), _net.Vpc("Net/Third", "10.2.0.0/16"));
        var (a, b) = (_net.Subnet(near, range: "10.0.0.0/24"), _net.Subnet(far, range: "10.1.0.0/24"));
        _net.PeeringRoute(near, "10.1.0.0/16", _net.Peering(near, third));

        Assert.Contains("leads to 'Net/Third', which passes nothing on", Connects(Workload(a, _net.Group()), Workload(b, _net.Group())).Reason);
    }

    [Fact]
    public void WhatIsNotKnown_IsUnknown_UnlessSomethingElseIsInTheWay()
    {
        var (client, server) = Pair();
        _net.Admit(server.SecurityGroups[0], Target.Unknown, Ports.Tcp(5432));
        Assert.Null(Connects(client, server).Value);

        _net.Acl(client.Vpc);
        Assert.True(Connects(client, server).IsNo);
    }

    [Fact]
    public void InOneSubnet_GroupsCount()
    {
        var vpc = _net.Vpc();
        var subnet = _net.Subnet(vpc, range: "10.0.0.0/24");

        Assert.True(Connects(Workload(subnet, _net.Group(vpc)), Workload(subnet, _net.Group(vpc, "Net/Server"))).IsNo);
    }

    [Theory]
    [InlineData(nameof(Hurdle.Routes))]
    [InlineData(nameof(Hurdle.ClientAcl))]
    [InlineData(nameof(Hurdle.ServerAcl))]
    public void EndsInUnknownSubnets_AreNotInOne(string hurdle)
    {
        var end = ConnectionEnd.Of(Block("10.0.0.0/24"));

        Assert.Null(new Reachability(_net.Network).Passes(Enum.Parse<Hurdle>(hurdle), end, end, Ports.Tcp(5432), Guard.Always).Value);
    }

    private (Workload Client, Workload Server) Pair(SecurityGroup? clientGroup = null)
    {
        var vpc = _net.Vpc();
        var (a, b) = (_net.Subnet(vpc, range: "10.0.0.0/24"), _net.Subnet(vpc, SubnetKind.Isolated, range: "10.0.1.0/24"));
        return (Workload(a, clientGroup ?? _net.Group(vpc, "Net/Client")), Workload(b, _net.Group(vpc, "Net/Server")));
    }

    private Workload Workload(Subnet subnet, SecurityGroup group)
    {
        var workload = _net.Function(subnet.Vpc);
        workload.Subnets.Add(subnet);
        workload.SecurityGroups.Add(group);
        return workload;
    }

    private Answer Connects(Workload client, Workload server) => new Reachability(_net.Network)
        .Connects(ConnectionEnd.Of(client).Single(), ConnectionEnd.Of(server).Single(), Ports.Tcp(5432), Guard.Always);
}
