using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class EndpointIncompleteTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void InterfaceEndpointWithoutSubnets_Reports()
    {
        var endpoint = _net.Door(_net.Vpc());

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Contains("cannot be created: an interface endpoint needs subnets, and it has none", finding.Message);
    }

    [Fact]
    public void InterfaceEndpointWithRouteTables_Reports()
    {
        var vpc = _net.VpcWithDns();
        _net.Door(vpc, hasRouteTables: true);

        Assert.Contains("only a gateway endpoint takes route tables", Assert.Single(Find()).Message);
    }

    [Fact]
    public void GatewayEndpointWithSubnets_Reports()
    {
        var endpoint = _net.GatewayEndpoint(_net.Vpc(), "sqs");
        endpoint.InterfaceSettings.AddRange(["subnets", "private DNS"]);

        Assert.Contains("only an interface endpoint takes subnets and private DNS, and it is a gateway endpoint", Assert.Single(Find()).Message);
    }

    [Fact]
    public void SubnetsThatCannotBeTold_AreSilent()
    {
        _net.Door(_net.Vpc()).Subnets.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void WholeEndpoints_AreSilent()
    {
        var vpc = _net.VpcWithDns();
        _net.Door(vpc);
        _net.GatewayEndpoint(vpc);

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedEndpoints_AreSilent()
    {
        _net.Door(_net.Vpc()).IsEscaped = true;
        var gateway = _net.GatewayEndpoint(_net.Vpc());
        gateway.InterfaceSettings.Add("subnets");
        gateway.IsEscaped = true;

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC416");
}
