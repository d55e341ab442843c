using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class ServiceCallersTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("Lambda function", false, true)]
    [InlineData("ECS service", false, true)]
    [InlineData("ECS service", true, false)]
    [InlineData("database", false, false)]
    [InlineData("load balancer", false, false)]
    public void WhatRunsOnInterfacesOfItsOwn_CallsFromItsSubnets(string kind, bool runsOnHosts, bool expected) =>
        Assert.Equal(expected, ServiceCallers.CallsFromItsSubnets(_net.Caller(_net.Vpc(), kind, runsOnHosts)));

    [Fact]
    public void ParametersOnly_AreUsedWhereSomethingIsGrantedThem_AndNothingHasAnAgent()
    {
        var vpc = _net.IsolatedVpc();
        Assert.False(_net.Network.UsesParametersOnly(vpc));
        _net.Caller(vpc, services: ["s3"]);
        Assert.False(_net.Network.UsesParametersOnly(vpc));
        _net.Caller(vpc, services: ["s3", "ssm"]);
        Assert.True(_net.Network.UsesParametersOnly(vpc));
        _net.Caller(vpc, "EC2 instance");
        Assert.False(_net.Network.UsesParametersOnly(vpc));
    }

    [Fact]
    public void WorkloadWithoutGrants_UsesNoParameters()
    {
        var vpc = _net.IsolatedVpc();
        _net.Caller(vpc);

        Assert.False(_net.Network.UsesParametersOnly(vpc));
    }

    [Fact]
    public void HostsOfTasks_HaveAnAgent()
    {
        var vpc = _net.IsolatedVpc();
        _net.Caller(vpc, services: ["ssm"]);
        _net.Caller(vpc, "ECS service", runsOnHosts: true);

        Assert.False(_net.Network.UsesParametersOnly(vpc));
    }
}
