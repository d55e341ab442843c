using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class EgressTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("s3", true, false)]
    [InlineData("?", null, false)]
    [InlineData("s3", false, true)]
    [InlineData("sqs", true, true)]
    public void InterfaceEndpoint_TakesTheTrafficOfItsServiceWithPrivateDns(string service, bool? privateDns, bool lacks)
    {
        var vpc = _net.Vpc();
        _net.InterfaceEndpoint(vpc, service, privateDns: privateDns);

        Assert.Equal(lacks, _net.Network.LacksEndpoint(vpc, "s3"));
    }

    [Fact]
    public void Endpoint_ServesItsOwnVpc()
    {
        var (vpc, other) = (_net.Vpc(), _net.Vpc("Net/Other"));
        var endpoint = _net.GatewayEndpoint(vpc);

        Assert.True(endpoint.MayServe(vpc, "s3"));
        Assert.False(endpoint.MayServe(other, "s3"));
        Assert.True(_net.GatewayEndpoint(vpc: null).MayServe(other, "s3"));
    }
}
