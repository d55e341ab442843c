using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

/// <summary>A client in 10.0.0.0/24, and an endpoint in 10.0.1.0/24 whose ACL admits 10.0.9.0/24 alone, unless a test says otherwise.</summary>
public sealed class EndpointPassageTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void ClientOfOtherWorldsThanTheEndpoint_IsSilent(int arm, int expected)
    {
        var (near, far) = Subnets();
        AdmitOthersOnly(far);
        _net.Grant(_net.Workload("Lambda function", [near], [], guard: Arm(0)), "sqs");

        Assert.Equal(expected, FindBlocks(_net.Door(near.Vpc, subnets: [far], guard: Arm(arm))).Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void ClientOfOtherWorldsThanTheSubnetOfTheEndpoint_IsSilent(int arm, int expected)
    {
        var (near, far) = Subnets(Arm(arm));
        AdmitOthersOnly(far);
        _net.Grant(_net.Workload("Lambda function", [near], [], guard: Arm(0)), "sqs");

        Assert.Equal(expected, FindBlocks(_net.Door(near.Vpc, subnets: [far])).Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void ClientOfOtherWorldsThanItsSubnet_IsSilent(int arm, int expected)
    {
        var (near, far) = Subnets();
        AdmitOthersOnly(far);
        var placed = _net.Subnet(near.Vpc!, range: "10.0.2.0/24", guard: Arm(arm));
        _net.AclOn(placed);
        var client = _net.Workload("Lambda function", [placed], [], guard: Arm(0));
        _net.Grant(_net.Grant(client, "sqs"), "s3");

        Assert.Equal(expected, FindBlocks(_net.Door(near.Vpc, subnets: [far])).Count(block => block.Acl != placed.NetworkAcls[0]));
        Assert.Equal(expected, FindBlocks(_net.GatewayEndpoint(near.Vpc)).Count);
    }

    [Theory]
    [InlineData(false, false, 1)]
    [InlineData(true, false, 0)]
    [InlineData(false, true, 0)]
    public void ClientThatMayBePlacedOtherwise_IsSilent(bool isEscaped, bool runsOnHosts, int expected)
    {
        var (near, far) = Subnets();
        AdmitOthersOnly(far);
        var (server, group) = (_net.Group(near.Vpc, "Net/Server"), _net.Group(near.Vpc, "Net/Client"));
        _net.Admit(server, ToGroup(group), Ports.Tcp(443));
        var client = _net.Caller(near.Vpc, "ECS service", runsOnHosts, [near]);
        client.SecurityGroups.Add(group);
        client.IsEscaped = isEscaped;

        Assert.Equal(expected, FindBlocks(_net.InterfaceEndpoint(near.Vpc, subnets: [far], groups: [server])).Count);
    }

    [Theory]
    [InlineData(false, 0, 1)]
    [InlineData(true, 0, 0)]
    [InlineData(false, 1, 0)]
    public void PermissionForAlmostEverythingOrOfOtherWorlds_MakesNoClient(bool isBroad, int arm, int expected)
    {
        var (near, _) = Subnets();
        _net.AclOn(near);
        _net.Granted(_net.Place(near), "s3", Arm(arm), isBroad);

        Assert.Equal(expected, FindBlocks(_net.GatewayEndpoint(near.Vpc, guard: Arm(0))).Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void SubnetOfOtherWorldsThanTheEndpoint_IsSilent(int arm, int expected)
    {
        var (near, far) = Subnets(Arm(arm));
        _net.AclOn(far);

        Assert.Equal(expected, FindBlocks(_net.Door(near.Vpc, subnets: [far], guard: Arm(0))).Count);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("10.1.0.0/16", 0)]
    public void AclThatKeepsTheVpcOut_OfAPeeredVpc_ReportsWhereItAdmitsNobodyElse(string? admitted, int expected)
    {
        var (near, far) = Subnets();
        _net.Peering(near.Vpc, _net.Vpc("Net/Peer", "10.1.0.0/16"));
        var acl = _net.AclOn(far);
        if (admitted is not null)
            _net.In(acl, 100, Ports.Tcp(443), admitted);

        var blocks = FindBlocks(_net.Door(near.Vpc, subnets: [far]));
        Assert.Equal(expected, blocks.Count);
        Assert.All(blocks, static block => Assert.Null(block.Client));
    }

    [Theory]
    [InlineData(false, 0, 1)]
    [InlineData(true, 0, 0)]
    [InlineData(false, 1, 0)]
    public void MemberOfAGroupThatTheEndpointAdmits_IsAClient(bool isIgnored, int arm, int expected)
    {
        var (near, far) = Subnets();
        AdmitOthersOnly(far);
        var (server, client) = (_net.Group(near.Vpc, "Net/Server"), _net.Group(near.Vpc, "Net/Client"));
        _net.Admit(server, ToGroup(client), Ports.Tcp(443), isIgnored: isIgnored, guard: Arm(arm));
        var workload = _net.Workload("database", [near], [client], guard: Arm(0));

        var blocks = FindBlocks(_net.InterfaceEndpoint(near.Vpc, subnets: [far], groups: [server]));
        Assert.Equal(expected, blocks.Count);
        Assert.All(blocks, block => Assert.Same(workload, block.Client));
    }

    [Fact]
    public void SubnetWithoutARouteTableOfItsOwn_IsNotProvenToUseAGatewayEndpoint()
    {
        var (near, _) = Subnets();
        var main = new Subnet { Vpc = near.Vpc };
        foreach (var subnet in new[] { near, main })
        {
            _net.AclOn(subnet);
            _net.Grant(_net.Place(subnet), "s3");
        }

        Assert.Equal([near], FindBlocks(_net.GatewayEndpoint(near.Vpc)).Select(static block => block.Client!.Subnets[0]));
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void RuleForAnotherSubnet_IsNoWayToAnEndpointOfOne(bool isInBoth, bool isOpen, bool expected)
    {
        var (near, far) = Subnets();
        var other = _net.Subnet(near.Vpc!, range: "10.0.2.0/24");
        var group = _net.ClosedGroup(near.Vpc);
        _net.Admit(group, To("10.0.2.0/24"), Ports.Tcp(443), isIngress: false);
        var endpoint = _net.Door(near.Vpc, subnets: isInBoth ? [far, other] : [far]);
        endpoint.Subnets.IsOpen = isOpen;

        Assert.Equal(expected, new EndpointPassage(_net.Network).LetsOut(_net.Place(near, group), endpoint, Guard.Always).IsNo);
    }

    private List<EndpointBlock> FindBlocks(Endpoint endpoint) => new EndpointPassage(_net.Network).FindBlocks(endpoint).ToList();

    private (Subnet Near, Subnet Far) Subnets(Guard? ofFar = null)
    {
        var vpc = _net.Vpc();
        return (_net.Subnet(vpc, range: "10.0.0.0/24"), _net.Subnet(vpc, range: "10.0.1.0/24", guard: ofFar));
    }

    private void AdmitOthersOnly(Subnet subnet)
    {
        var acl = _net.AclOn(subnet);
        _net.In(acl, 100, Ports.Tcp(443), "10.0.9.0/24");
        _net.Out(acl, 100, Ports.All);
    }
}
