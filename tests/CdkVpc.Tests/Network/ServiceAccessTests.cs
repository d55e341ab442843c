using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class ServiceAccessTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void ServiceWithoutEndpoint_IsLacked()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, "sns");
        _net.Door(_net.Vpc("Net/Other"));
        _net.GatewayEndpoint(vpc);

        Assert.True(Lacks(vpc, "sqs"));
        Assert.False(Lacks(vpc, "sns"));
        Assert.False(Lacks(vpc, "s3"));
    }

    [Fact]
    public void ServiceOfAnEndpointThatIsNotKnown_MayBeThis()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, "?");

        Assert.False(Lacks(vpc, "sqs"));
    }

    [Fact]
    public void EndpointOfAnUnknownVpc_MayBeOfThis()
    {
        var (vpc, other) = (_net.Vpc(), _net.Vpc("Net/Parameter", origin: Origin.Unknown));
        _net.Door(vpc: null, "sqs");
        _net.Door(other, "sns");

        Assert.False(Lacks(vpc, "sqs"));
        Assert.False(Lacks(vpc, "sns"));
    }

    [Fact]
    public void EndpointOfOtherWorlds_DoesNotCount()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, guard: Arm(1));

        Assert.True(Lacks(vpc, "sqs", Arm(0)));
        Assert.False(Lacks(vpc, "sqs", Arm(1)));
    }

    [Fact]
    public void EndpointsThatAreNotSeen_MayServeIt()
    {
        var (vpc, other) = (_net.Vpc(), _net.Vpc("Net/Other"));
        _net.Network.VpcsOfUndecidedEndpoints.Add(vpc);

        Assert.False(Lacks(vpc, "sqs"));
        Assert.True(Lacks(other, "sqs"));
        _net.Network.VpcsOfUndecidedEndpoints.Add(null);
        Assert.False(Lacks(other, "sqs"));
    }

    private bool Lacks(Vpc vpc, string service, Guard? within = null) => new ServiceAccess(_net.Network).Lacks(vpc, service, within ?? Guard.Always);

    [Fact]
    public void VpcThatIsMadeElsewhere_MayHaveAnyEndpoint()
    {
        var vpc = _net.IsolatedVpc(origin: Origin.Imported);

        Assert.False(Lacks(vpc, "sqs"));
        Assert.False(DependsOnEndpoints(vpc, vpc.Subnets));
    }

    [Fact]
    public void WhatIsInNoSubnetOfTheVpc_IsNotProvenToDependOnItsEndpoints()
    {
        var (vpc, other) = (_net.IsolatedVpc(), _net.IsolatedVpc("Net/Other"));

        Assert.True(DependsOnEndpoints(vpc, vpc.Subnets));
        Assert.False(DependsOnEndpoints(vpc, new Items<Subnet>()));
        Assert.False(DependsOnEndpoints(vpc, other.Subnets));
    }

    private bool DependsOnEndpoints(Vpc vpc, Items<Subnet> subnets) => new ServiceAccess(_net.Network).DependsOnEndpoints(vpc, subnets, Guard.Always);
}
