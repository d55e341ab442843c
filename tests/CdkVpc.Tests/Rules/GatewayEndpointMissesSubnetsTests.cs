using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class GatewayEndpointMissesSubnetsTests
{
    private const string Tiers = """
        var vpc = new Vpc(this, "Vpc", new VpcProps
        {
            MaxAzs = 2,
            NatGateways = 1,
            SubnetConfiguration = new ISubnetConfiguration[]
            {
                new SubnetConfiguration { Name = "public", SubnetType = SubnetType.PUBLIC },
                new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED },
            },
        });

        """;

    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(nameof(SubnetKind.Private))]
    [InlineData(nameof(SubnetKind.Isolated))]
    public void SubnetOnAnotherTable_Reports(string kind)
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        var endpoint = _net.GatewayEndpoint(vpc);
        var left = _net.Subnet(vpc, Enum.Parse<SubnetKind>(kind));

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Contains($"leaves out '{left.Path}': no endpoint for S3 is on the route tables of this subnet", finding.Message);
        Assert.Equal(left.RouteTables[0].Anchor, Assert.Single(finding.Related).Anchor);
    }

    [Theory]
    [InlineData("dynamodb", "true")]
    [InlineData("s3", null)]
    public void OtherEndpoint_TellsWhetherThisIsTheOnlyOneOfItsService(string other, string? isOnly)
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.GatewayEndpoint(vpc);
        _net.GatewayEndpoint(vpc, other);
        _net.Subnet(vpc);

        Assert.Equal(isOnly, Find()[0].Properties.GetValueOrDefault(FindingKeys.IsOnly));
    }

    [Theory]
    [InlineData(nameof(SubnetKind.Public))]
    [InlineData(nameof(SubnetKind.Unknown))]
    public void SubnetOfAnotherKind_IsSilent(string kind)
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.GatewayEndpoint(vpc);
        _net.Subnet(vpc, Enum.Parse<SubnetKind>(kind));

        Assert.Empty(Find());
    }

    [Fact]
    public void SubnetWithASharedTable_IsSilent()
    {
        var vpc = _net.Vpc();
        var shared = _net.Subnet(vpc).RouteTables[0];
        var isolated = _net.Subnet(vpc, SubnetKind.Isolated);
        isolated.RouteTables.Add(shared);
        _net.GatewayEndpoint(null).RouteTables.Add(shared);

        Assert.Empty(Find());
    }

    [Fact]
    public void AnotherEndpointOnTheOtherTables_IsSilent()
    {
        var (_, _, other) = TwoEndpoints();
        other.RouteTables.Add(_net.Network.Subnets[1].RouteTables[0]);

        Assert.Empty(Find());
    }

    [Fact]
    public void TwoEndpointsThatLeaveOutOne_ReportTheFirst()
    {
        var (vpc, first, other) = TwoEndpoints();
        other.RouteTables.Add(_net.Network.Subnets[1].RouteTables[0]);
        _net.Subnet(vpc, SubnetKind.Isolated);

        var finding = Assert.Single(Find());
        Assert.Equal(first.Anchor, finding.Anchor);
        Assert.False(finding.Properties.ContainsKey(FindingKeys.IsOnly));
    }

    [Fact]
    public void TwoEndpointsOfOneVpcThatLeaveOutOne_ReportTheFirst()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        var first = _net.GatewayEndpoint(vpc);
        _net.GatewayEndpoint(vpc);
        _net.Subnet(vpc, SubnetKind.Isolated);

        Assert.Equal(first.Anchor, Assert.Single(Find()).Anchor);
    }

    [Fact]
    public void EndpointOnNoTableBeforeOneThatLeavesOutOne_ReportsTheLatter()
    {
        var vpc = _net.Vpc();
        _net.GatewayEndpoint(vpc);
        _net.Subnet(vpc);
        var second = _net.GatewayEndpoint(vpc);
        _net.Subnet(vpc, SubnetKind.Isolated);

        Assert.Equal(second.Anchor, Assert.Single(Find()).Anchor);
    }

    [Fact]
    public void TwoServices_ReportBoth()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.GatewayEndpoint(vpc);
        _net.GatewayEndpoint(vpc, "dynamodb");
        _net.Subnet(vpc, SubnetKind.Isolated);

        Assert.Equal(2, Find().Count);
    }

    [Fact]
    public void EndpointsOfTwoWorlds_ReportBothAsTheOnlyOnes()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.GatewayEndpoint(vpc, guard: Arm(0));
        _net.GatewayEndpoint(vpc, guard: Arm(1));
        _net.Subnet(vpc, SubnetKind.Isolated);

        Assert.Equal(["true", "true"], Find().Select(static finding => finding.Properties.GetValueOrDefault(FindingKeys.IsOnly)));
    }

    [Fact]
    public void EndpointOfAnotherService_DoesNotCount()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.GatewayEndpoint(vpc);
        _net.Subnet(vpc, SubnetKind.Isolated);
        _net.GatewayEndpoint(vpc, "dynamodb");

        Assert.Single(Find());
    }

    [Fact]
    public void EndpointThatMayBeOnTheOtherTables_IsSilent()
    {
        var (_, _, other) = TwoEndpoints();
        other.RouteTables.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointMadeInSomeWorldsOnTheOtherTables_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.GatewayEndpoint(vpc);
        var left = _net.Subnet(vpc, SubnetKind.Isolated);
        var other = _net.GatewayEndpoint(null, guard: Arm(0));
        other.RouteTables.Add(left.RouteTables[0]);

        Assert.Empty(Find());
    }

    [Fact]
    public void InterfaceEndpointWithPrivateDns_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.GatewayEndpoint(vpc);
        _net.Subnet(vpc, SubnetKind.Isolated);
        _net.InterfaceEndpoint(vpc, "s3");

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointOnNoTable_IsLeftTo303()
    {
        var vpc = _net.Vpc();
        _net.GatewayEndpoint(vpc);
        _net.Subnet(vpc);

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        Left().RouteTables.IsOpen = true;
        Left().IsEscaped = true;
        Left().Vpc!.IsEscaped = true;
        var left = Left();
        left.Vpc!.Subnets[1].RouteTables.IsOpen = true;

        Assert.Empty(Find());

        GatewayEndpoint Left()
        {
            var vpc = _net.Vpc();
            _net.Subnet(vpc);
            var endpoint = _net.GatewayEndpoint(vpc);
            _net.Subnet(vpc, SubnetKind.Isolated);
            return endpoint;
        }
    }

    [Fact]
    public void SubnetOfAnExcludedWorld_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.GatewayEndpoint(vpc, guard: Arm(0));
        _net.Subnet(vpc, SubnetKind.Isolated, guard: Arm(1));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("Subnets = new[] { new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } }", true)]
    [InlineData("Subnets = new[] { new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } }", true)]
    [InlineData("Subnets = new[] { new SubnetSelection() }", true)]
    [InlineData("Subnets = new[] { new SubnetSelection { SubnetGroupName = \"data\" } }", true)]
    [InlineData("Subnets = new[] { new SubnetSelection { Subnets = new[] { vpc.PrivateSubnets[0], vpc.IsolatedSubnets[0], vpc.IsolatedSubnets[1] } } }", true)]
    [InlineData("Subnets = new[] { new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }, new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } }", false)]
    [InlineData("Subnets = null", false)]
    public Task Selection(string subnets, bool reports) => Verify.InStackAsync(
        Tiers + $$"""vpc.{{Mark("AddGatewayEndpoint", reports)}}("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3, {{subnets}} });""", "VPC304");

    [Fact]
    public Task SelectionByTheConstruct_Reports() => Verify.InStackAsync(
        Tiers + """
            _ = new {|VPC304:GatewayVpcEndpoint|}(this, "Tables", new GatewayVpcEndpointProps
            {
                Vpc = vpc, Service = GatewayVpcEndpointAwsService.DYNAMODB, Subnets = [new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }],
            });
            """,
        "VPC304");

    [Theory]
    [InlineData("vpc.PrivateSubnets.Select(s => s.RouteTable.RouteTableId).ToArray()", true)]
    [InlineData("vpc.PrivateSubnets.Concat(vpc.IsolatedSubnets).Select(s => s.RouteTable.RouteTableId).ToArray()", false)]
    [InlineData("new[] { vpc.IsolatedSubnets[0].RouteTable.RouteTableId }", true)]
    public Task ListOfAnL1Endpoint(string ids, bool reports) => Verify.InStackAsync(
        Tiers + $$"""new {{Mark("CfnVPCEndpoint", reports)}}(this, "S3", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.s3", RouteTableIds = {{ids}} });""",
        "VPC304");

    [Fact]
    public Task DeclaredByAVpc_Reports() => Verify.InStackAsync(
        """
        _ = new {|VPC304:Vpc|}(this, "Vpc", new VpcProps
        {
            SubnetConfiguration = new ISubnetConfiguration[]
            {
                new SubnetConfiguration { Name = "a", SubnetType = SubnetType.PRIVATE_ISOLATED }, new SubnetConfiguration { Name = "b", SubnetType = SubnetType.PRIVATE_ISOLATED },
            },
            GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions>
            {
                ["S3"] = new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3, Subnets = [new SubnetSelection { SubnetGroupName = "a" }] },
            },
        });
        """,
        "VPC304");

    [Theory]
    [InlineData("", true)]
    [InlineData("new GatewayVpcEndpoint(this, \"More\", new GatewayVpcEndpointProps { Vpc = props.Vpc, Service = GatewayVpcEndpointAwsService.S3, Subnets = [new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }] });", false)]
    public Task OtherTablesInAnotherStack(string more, bool reports) => Verify.DiagnosticsAsync(
        $$"""
        var app = new App();
        var net = new Net(app, "Net");
        new More(app, "More", new MoreProps { Vpc = net.Vpc });
        app.Synth();

        public class Net : Stack
        {
            public IVpc Vpc { get; }

            public Net(Construct scope, string id) : base(scope, id)
            {
                {{Tiers}}
                vpc.{{Mark("AddGatewayEndpoint", reports)}}("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3, Subnets = [new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }] });
                Vpc = vpc;
            }
        }

        public class MoreProps : StackProps { public required IVpc Vpc { get; init; } }

        public class More : Stack
        {
            public More(Construct scope, string id, MoreProps props) : base(scope, id, props)
            {
                {{more}}
            }
        }
        """,
        "VPC304");

    [Fact]
    public Task EndpointOfALookedUpVpc_IsSilent() => Verify.InStackAsync(
        """
        var vpc = Vpc.FromLookup(this, "Vpc", new VpcLookupOptions { IsDefault = true });
        vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3, Subnets = [new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }] });
        """,
        "VPC304");

    private (Vpc Vpc, GatewayEndpoint First, GatewayEndpoint Second) TwoEndpoints()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        var first = _net.GatewayEndpoint(vpc);
        var second = _net.GatewayEndpoint(null);
        _net.Subnet(vpc, SubnetKind.Isolated);
        return (vpc, first, second);
    }

    private static string Mark(string name, bool reports) => reports ? $"{{|VPC304:{name}|}}" : name;

    private IReadOnlyList<Finding> Find() => _net.Find("VPC304");
}
