using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class PeeringFaultsTests
{
    private readonly NetworkBuilder _net = new();
    private readonly Vpc _hub;
    private readonly Vpc _one;

    public PeeringFaultsTests()
    {
        (_hub, _one) = (_net.Vpc("Net/Hub"), _net.Vpc("Net/One", "10.1.0.0/16"));
        _net.Vpc("Net/Two", "10.2.0.0/16");
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("earlier", false)]
    [InlineData("later", false)]
    public void Twin_IsProvenWhereBothAreSeenWhole(string open, bool isProven)
    {
        var (earlier, later) = (_net.Peering(_hub, _one), _net.Peering(_one, _hub));
        earlier.IsEscaped = open == "earlier";
        later.IsEscaped = open == "later";

        Assert.Equal(isProven ? earlier : null, _net.Network.FindTwin(later));
    }

    [Fact]
    public void Twin_OfAWorld_IsTheOneOfEveryWorld()
    {
        var (earlier, later) = (_net.Peering(_hub, _one), _net.Peering(_hub, _one, Arm(0)));

        Assert.Same(earlier, _net.Network.FindTwin(later));
    }

    [Fact]
    public void Twin_OfEveryWorld_IsTheOneOfAWorld()
    {
        var (earlier, later) = (_net.Peering(_hub, _one, Arm(0)), _net.Peering(_hub, _one));

        Assert.Same(earlier, _net.Network.FindTwin(later));
    }

    [Theory]
    [InlineData("Hub", "Two")]
    [InlineData("Two", "Hub")]
    [InlineData("One", "Two")]
    [InlineData("Two", "One")]
    public void ConnectionsOfOneVpcWithTwoOthers_AreNoTwins(string requester, string accepter)
    {
        _net.Peering(_hub, _one);

        Assert.Null(_net.Network.FindTwin(_net.Peering(Named(requester), Named(accepter))));

        Vpc Named(string name) => _net.Network.Vpcs.Single(vpc => vpc.Path == $"Net/{name}");
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(null, true, true)]
    [InlineData(false, true, false)]
    [InlineData(true, false, false)]
    [InlineData(true, null, false)]
    public void DnsOptions_LackWhereAVpcGivesHostNames(bool? support, bool? hostNames, bool lacks)
    {
        // AWS gives host names only where names are resolved at all.
        var vpc = _net.VpcWithDns(support, hostNames);

        Assert.Equal(lacks, _net.Peering(_hub, vpc).LacksDnsOptions());
        Assert.Equal(lacks, _net.Peering(vpc, _hub).LacksDnsOptions());
    }
}
