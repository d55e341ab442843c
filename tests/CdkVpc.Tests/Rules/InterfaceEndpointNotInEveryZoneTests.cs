using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class InterfaceEndpointNotInEveryZoneTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void OneZoneOfTwo_Reports()
    {
        var vpc = _net.Vpc();
        var first = _net.Subnet(vpc, zone: "eu-west-1a");
        var second = _net.Subnet(vpc, zone: "eu-west-1b");
        var endpoint = _net.InterfaceEndpoint(vpc, subnets: [first]);

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Equal(second.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Contains("in 1 of the 2 availability zones with private or isolated subnets, eu-west-1b with 'Net/Vpc/PrivateSubnet2';", finding.Message);
    }

    [Fact]
    public void IsolatedSubnets_CountAsWell()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, SubnetKind.Isolated, "#1");
        _net.InterfaceEndpoint(vpc, subnets: [_net.Subnet(vpc)]);

        Assert.Single(Find());
    }

    [Fact]
    public void EveryZone_IsSilent()
    {
        var vpc = _net.Vpc();
        var subnets = new[] { _net.Subnet(vpc), _net.Subnet(vpc, zone: "#1") };
        _net.Subnet(vpc, SubnetKind.Isolated);
        _net.Subnet(vpc, SubnetKind.Isolated, "#1");
        _net.InterfaceEndpoint(vpc, subnets: subnets);

        Assert.Empty(Find());
    }

    [Fact]
    public void ZoneOfPublicSubnetsOnly_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, SubnetKind.Public, "#1");
        _net.InterfaceEndpoint(vpc, subnets: [_net.Subnet(vpc)]);

        Assert.Empty(Find());
    }

    [Fact]
    public void NoSubnet_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.InterfaceEndpoint(vpc);

        Assert.Empty(Find());
    }

    [Fact]
    public void UnknownZones_AreSilent()
    {
        var vpc = _net.Vpc();
        var known = _net.Subnet(vpc, zone: "eu-west-1a");
        _net.Subnet(vpc, zone: "eu-west-1b");
        _net.InterfaceEndpoint(vpc, subnets: [known, _net.Subnet(vpc, zone: "?")]);
        _net.InterfaceEndpoint(vpc, subnets: [known]).Subnets.IsOpen = true;
        _net.InterfaceEndpoint(vpc, subnets: [_net.Subnet(vpc, zone: "#0")]);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(nameof(Origin.Imported))]
    [InlineData(nameof(Origin.Unknown))]
    public void VpcMadeElsewhere_IsSilent(string origin)
    {
        var vpc = _net.Vpc(origin: Enum.Parse<Origin>(origin));
        _net.Subnet(vpc, zone: "#1");
        _net.InterfaceEndpoint(vpc, subnets: [_net.Subnet(vpc)]);

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedEndpoint_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, zone: "#1");
        _net.InterfaceEndpoint(vpc, subnets: [_net.Subnet(vpc)]).IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void SubnetOfSomeWorlds_CountsForBoth()
    {
        var vpc = _net.Vpc();
        _net.InterfaceEndpoint(vpc, subnets: [_net.Subnet(vpc), _net.Subnet(vpc, zone: "#1", guard: Arm(0))]);

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC401");
}
