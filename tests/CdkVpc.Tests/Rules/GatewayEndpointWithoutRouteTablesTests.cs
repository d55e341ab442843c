using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class GatewayEndpointWithoutRouteTablesTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void NoRouteTable_Reports()
    {
        var endpoint = _net.GatewayEndpoint(_net.Vpc());

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.EndsWith("associate it with the route tables of the subnets that use S3", finding.Message);
    }

    [Fact]
    public void RouteTable_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.GatewayEndpoint(vpc);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("dynamodb", true)]
    [InlineData("s3", false)]
    public void EndpointOfAnotherService_LeavesTheSubnetsToThisOne(string other, bool areLeft)
    {
        var vpc = _net.Vpc();
        _net.GatewayEndpoint(vpc);
        var subnet = _net.Subnet(vpc);
        _net.GatewayEndpoint(vpc, other);

        Assert.Equal(areLeft ? [subnet.RouteTables[0].Anchor] : [], Assert.Single(Find()).Related.Select(static place => place.Anchor));
    }

    [Fact]
    public void Subnets_ThatArePublicOrMayHaveOtherTables_AreNotForTheEndpoint()
    {
        var vpc = _net.Vpc();
        _net.GatewayEndpoint(vpc);
        _net.Subnet(vpc, SubnetKind.Public);
        _net.Subnet(vpc).RouteTables.IsOpen = true;
        var subnet = _net.Subnet(vpc, SubnetKind.Isolated);

        var finding = Assert.Single(Find());
        Assert.Equal(subnet.RouteTables[0].Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal("Isolated", finding.Properties[FindingKeys.SubnetKinds]);
    }

    [Fact]
    public void UnknownRouteTables_AreSilent()
    {
        _net.GatewayEndpoint(_net.Vpc()).RouteTables.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedEndpoint_IsSilent()
    {
        _net.GatewayEndpoint(_net.Vpc()).IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void ImportedEndpoint_IsSilent()
    {
        _net.GatewayEndpoint(null, origin: Origin.Imported);

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC303");
}
