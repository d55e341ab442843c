using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class InterfaceEndpointTwiceInZoneTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void TwoSubnetsOfOneZone_Reports()
    {
        var vpc = _net.Vpc();
        var first = _net.Subnet(vpc, SubnetKind.Isolated, "eu-west-1a");
        var other = _net.Subnet(vpc, SubnetKind.Isolated, "eu-west-1b");
        var second = _net.Subnet(vpc, SubnetKind.Isolated, "eu-west-1a");
        var endpoint = _net.Door(vpc, subnets: [first, other, second]);

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Equal([first.Anchor, second.Anchor], finding.Related.Select(static place => place.Anchor));
        Assert.Contains("'Net/Vpc/IsolatedSubnet1' and 'Net/Vpc/IsolatedSubnet3' of eu-west-1a", finding.Message);
    }

    [Fact]
    public void TwoSubnetsOfOneZone_AmongUnknownOnes_Reports()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, subnets: [_net.Subnet(vpc), _net.Subnet(vpc)]).Subnets.IsOpen = true;

        Assert.Contains("of one availability zone, 'Net/Vpc/PrivateSubnet1' and 'Net/Vpc/PrivateSubnet2'; AWS", Assert.Single(Find()).Message);
    }

    [Fact]
    public void OneSubnetOfEachZone_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, subnets: [_net.Subnet(vpc, zone: "#0"), _net.Subnet(vpc, zone: "#1"), _net.Subnet(vpc, zone: "?"), _net.Subnet(vpc, zone: "?")]);

        Assert.Empty(Find());
    }

    [Fact]
    public void SubnetsOfBranchesThatExcludeEachOther_AreSilent()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, subnets: [_net.Subnet(vpc, guard: Arm(0)), _net.Subnet(vpc, guard: Arm(1))]);

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointMadeElsewhereOrEscaped_IsSilent()
    {
        var vpc = _net.Vpc();
        Subnet[] subnets = [_net.Subnet(vpc), _net.Subnet(vpc)];
        _net.Door(vpc, subnets: subnets, origin: Origin.Imported);
        _net.Door(vpc, subnets: subnets).IsEscaped = true;

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC402");
}
