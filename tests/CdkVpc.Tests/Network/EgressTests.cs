using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

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

    [Theory]
    [InlineData("0.0.0.0/0", nameof(RouteTargetKind.NatGateway), 0, false, true)]
    [InlineData("0.0.0.0/0", nameof(RouteTargetKind.NatGateway), 1, false, false)]
    [InlineData("0.0.0.0/0", nameof(RouteTargetKind.NatGateway), 0, true, false)]
    [InlineData("0.0.0.0/0", nameof(RouteTargetKind.TransitGateway), 0, false, false)]
    [InlineData("10.1.0.0/16", nameof(RouteTargetKind.NatGateway), 0, false, false)]
    [InlineData("::/0", nameof(RouteTargetKind.NatGateway), 0, false, false)]
    public void NatRoute_IsAnIpv4DefaultRouteToANatGatewayOfTheSameWorld(string destination, string target, int arm, bool isEscaped, bool isFound)
    {
        var vpc = _net.Vpc(guard: Arm(0));
        var route = _net.Route(_net.RouteTable(vpc), To(destination), Enum.Parse<RouteTargetKind>(target), guard: Arm(arm));
        route.IsEscaped = isEscaped;

        Assert.Equal(isFound ? route : null, vpc.FindNatRoute());
    }

    [Theory]
    [InlineData("s3", 0, false)]
    [InlineData("s3", 1, true)]
    [InlineData("?", 0, false)]
    [InlineData("dynamodb", 0, true)]
    public void GatewayEndpoint_TakesTheTrafficOfItsServiceInItsWorlds(string service, int arm, bool lacks)
    {
        var vpc = _net.Vpc(guard: Arm(0));
        _net.GatewayEndpoint(vpc, service, Arm(arm));

        Assert.Equal(lacks, _net.Network.LacksEndpoint(vpc, "s3"));
        Assert.Equal(lacks, _net.Network.LacksGateway(vpc, "s3", Arm(0)));
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("VPC", false)]
    [InlineData("endpoints of the VPC", false)]
    [InlineData("endpoints of any VPC", false)]
    [InlineData("endpoints of another VPC", true)]
    public void Endpoint_IsProvenMissingWhereAllIsSeen(string open, bool lacks)
    {
        var vpc = _net.Vpc();
        vpc.IsEscaped = open == "VPC";
        if (open.StartsWith("endpoints", StringComparison.Ordinal))
            _net.Network.VpcsOfUndecidedEndpoints.Add(open switch { "endpoints of the VPC" => vpc, "endpoints of another VPC" => _net.Vpc("Net/Other"), _ => null });

        Assert.Equal(lacks, _net.Network.LacksEndpoint(vpc, "s3"));
        Assert.Equal(lacks, _net.Network.LacksGateway(vpc, "s3", Guard.Always));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void GatewayEndpoint_LacksInTheWorldsThatAreAskedFor(int arm, bool lacks)
    {
        var vpc = _net.Vpc();
        _net.GatewayEndpoint(vpc, guard: Arm(arm));

        Assert.Equal(lacks, _net.Network.LacksGateway(vpc, "s3", Arm(0)));
    }

    [Fact]
    public void EndpointThatIsNotSeen_MayBeOneOfAVpcThatIsNotKnown()
    {
        Assert.False(_net.Network.MayHaveUndecidedEndpoint(vpc: null));

        _net.Network.VpcsOfUndecidedEndpoints.Add(_net.Vpc());
        Assert.True(_net.Network.MayHaveUndecidedEndpoint(vpc: null));
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
