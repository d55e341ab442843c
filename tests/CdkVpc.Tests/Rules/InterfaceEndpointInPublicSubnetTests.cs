using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class InterfaceEndpointInPublicSubnetTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("Private")]
    [InlineData("Isolated")]
    public void PublicSubnet_WhereThereArePrivateOnes_Reports(string kind)
    {
        var vpc = _net.Vpc();
        var exposed = _net.Subnet(vpc, SubnetKind.Public);
        _net.Subnet(vpc, Enum.Parse<SubnetKind>(kind));
        var endpoint = _net.Door(vpc, subnets: [exposed]);

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Contains($"is in the public subnet 'Net/Vpc/PublicSubnet1', while the VPC 'Net/Vpc' has private ones, such as 'Net/Vpc/{kind}Subnet2'", finding.Message);
    }

    [Fact]
    public void VpcOfPublicSubnets_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, subnets: [_net.Subnet(vpc, SubnetKind.Public)]);

        Assert.Empty(Find());
    }

    [Fact]
    public void PrivateSubnetsAndUnknownOnes_AreSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, SubnetKind.Public);
        _net.Door(vpc, subnets: [_net.Subnet(vpc), _net.Subnet(vpc, SubnetKind.Isolated), _net.Subnet(vpc, SubnetKind.Unknown)]);

        Assert.Empty(Find());
    }

    [Fact]
    public void PrivateSubnetsOfAnotherWorld_AreSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, SubnetKind.Private, guard: Arm(1));
        _net.Door(vpc, subnets: [_net.Subnet(vpc, SubnetKind.Public, guard: Arm(0))]);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SubnetsOfWorldsWithoutTheEndpoint_AreSilent(bool isThePublicOne)
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, guard: isThePublicOne ? null : Arm(1));
        _net.Door(vpc, subnets: [_net.Subnet(vpc, SubnetKind.Public, guard: isThePublicOne ? Arm(1) : null)], guard: Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedPublicSubnet_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        var exposed = _net.Subnet(vpc, SubnetKind.Public);
        exposed.IsEscaped = true;
        _net.Door(vpc, subnets: [exposed]);

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedEndpoint_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.Door(vpc, subnets: [_net.Subnet(vpc, SubnetKind.Public)]).IsEscaped = true;

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC413");
}
