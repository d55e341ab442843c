using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class NoGatewayEndpointTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void NatAndNoEndpoint_Reports()
    {
        var vpc = _net.Vpc();
        _net.NatRoute(vpc);

        var finding = Assert.Single(Find());
        Assert.Equal(vpc.Anchor, finding.Anchor);
        Assert.Equal("s3", finding.Properties[FindingKeys.Services]);
        Assert.StartsWith("The VPC 'Net/Vpc' has no endpoint for S3: traffic to S3 goes through a NAT gateway (0.0.0.0/0 in 'Net/Vpc/RouteTable", finding.Message);
    }

    [Fact]
    public void Table_ReportsBothInOne()
    {
        _net.NatRoute(_net.Vpc());
        _net.Table();

        var finding = Assert.Single(Find());
        Assert.Equal("s3,dynamodb", finding.Properties[FindingKeys.Services]);
        Assert.StartsWith("The VPC 'Net/Vpc' has no endpoint for S3 and DynamoDB: traffic to S3 and DynamoDB goes", finding.Message);
        Assert.EndsWith("and leaves by public addresses; add a gateway endpoint, which is free", finding.Message);
    }

    [Fact]
    public void DemandedService_WithoutNat_Reports()
    {
        _net.Vpc();

        var finding = Assert.Single(_net.Find("VPC305", new RuleOptions { RequiredServices = ["ecr.api"] }));
        Assert.Equal("The VPC 'Net/Vpc' has no endpoint for ecr.api: the option for services that every VPC must have an endpoint for names ecr.api; add the endpoints", finding.Message);
        Assert.DoesNotContain(FindingKeys.Services, finding.Properties.Keys);
    }

    [Fact]
    public void DemandedService_BesideS3ThatPaysForNat_ReportsBothInOne()
    {
        _net.NatRoute(_net.Vpc());

        var finding = Assert.Single(_net.Find("VPC305", new RuleOptions { RequiredServices = ["ecr.api", "s3"] }));
        Assert.Contains("has no endpoint for S3 and ecr.api: traffic to S3 goes through", finding.Message);
        Assert.Equal("s3", finding.Properties[FindingKeys.Services]);
    }

    [Fact]
    public void DemandedService_WithAnEndpoint_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.InterfaceEndpoint(vpc, "ecr.api");

        Assert.Empty(_net.Find("VPC305", new RuleOptions { RequiredServices = ["ecr.api"] }));
    }

    [Theory]
    [InlineData(nameof(Origin.Imported))]
    [InlineData(nameof(Origin.Unknown))]
    public void DemandedService_OfAVpcMadeElsewhere_IsSilent(string origin)
    {
        _net.Vpc(origin: Enum.Parse<Origin>(origin));

        Assert.Empty(_net.Find("VPC305", new RuleOptions { RequiredServices = ["ecr.api"] }));
    }

    [Fact]
    public void TableAndS3Endpoint_ReportsDynamoDb()
    {
        var vpc = _net.Vpc();
        _net.NatRoute(vpc);
        _net.Table();
        _net.GatewayEndpoint(vpc);

        Assert.Equal("dynamodb", Assert.Single(Find()).Properties[FindingKeys.Services]);
    }

    [Fact]
    public void S3Endpoint_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.NatRoute(vpc);
        _net.GatewayEndpoint(vpc);

        Assert.Empty(Find());
    }

    [Fact]
    public void InterfaceEndpoint_IsSilentWhereItTakesTheName()
    {
        var vpc = _net.Vpc();
        _net.NatRoute(vpc);
        _net.InterfaceEndpoint(vpc, "s3", privateDns: true);

        Assert.Empty(Find());
    }

    [Fact]
    public void InterfaceEndpointWithoutPrivateDns_Reports()
    {
        var vpc = _net.Vpc();
        _net.NatRoute(vpc);
        _net.InterfaceEndpoint(vpc, "s3", privateDns: false);

        Assert.Single(Find());
    }

    [Fact]
    public void NoNat_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Route(_net.Subnet(vpc, SubnetKind.Public).RouteTables[0], To("0.0.0.0/0"), RouteTargetKind.Gateway);
        _net.Route(_net.Subnet(vpc).RouteTables[0], To("64:ff9b::/96"), RouteTargetKind.NatGateway);

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointThatMayBeForIt_IsSilent()
    {
        _net.NatRoute(_net.Vpc());
        _net.GatewayEndpoint(null);

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointOfUnknownService_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.NatRoute(vpc);
        _net.GatewayEndpoint(vpc, "?");

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointInSomeWorlds_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.NatRoute(vpc);
        _net.GatewayEndpoint(vpc, guard: Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointInExcludedWorlds_Reports()
    {
        var vpc = _net.Vpc(guard: Arm(0));
        _net.NatRoute(vpc);
        _net.GatewayEndpoint(vpc, guard: Arm(1));

        Assert.Single(Find());
    }

    [Fact]
    public void EscapedVpc_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.NatRoute(vpc);
        vpc.IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedNatRoute_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.NatRoute(vpc);
        vpc.RouteTables[0].Routes[0].IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void UnseenEndpoints_AreSilent()
    {
        var vpc = _net.Vpc();
        _net.NatRoute(vpc);
        _net.Network.VpcsOfUndecidedEndpoints.Add(vpc);

        Assert.Empty(Find());
    }

    [Fact]
    public void UnseenEndpoints_OfAnotherVpc_Report()
    {
        _net.NatRoute(_net.Vpc());
        _net.Network.VpcsOfUndecidedEndpoints.Add(_net.Vpc());

        Assert.Single(Find());
    }

    [Theory]
    [InlineData("ecr.dkr", true)]
    [InlineData("sqs", false)]
    public void EndpointForImages_TellsThatTheyAreUsed(string service, bool usesImages)
    {
        var vpc = _net.Vpc();
        _net.NatRoute(vpc);
        Assert.DoesNotContain(FindingKeys.UsesImages, Assert.Single(Find()).Properties.Keys);

        _net.InterfaceEndpoint(vpc, "sns");
        _net.InterfaceEndpoint(vpc, service);
        Assert.Equal(usesImages, Assert.Single(Find()).Properties.ContainsKey(FindingKeys.UsesImages));
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC305");
}
