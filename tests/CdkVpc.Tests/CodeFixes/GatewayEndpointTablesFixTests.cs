using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class GatewayEndpointTablesFixTests
{
    private const string Rule = "VPC304";

    private const string Tiers = """
        var vpc = new Vpc(this, "Vpc", new VpcProps
        {
            MaxAzs = 2,
            NatGateways = 2,
            SubnetConfiguration = new ISubnetConfiguration[]
            {
                new SubnetConfiguration { Name = "public", SubnetType = SubnetType.PUBLIC },
                new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED },
            },
        });

        """;

    [Fact]
    public Task Selection_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions
          {
              Service = GatewayVpcEndpointAwsService.S3,
        -     Subnets = new[] { new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } },
          });
        """,
        setup: Tiers);

    [Fact]
    public Task DeclaredByVpc_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          _ = new Vpc(this, "Vpc", new VpcProps
          {
              SubnetConfiguration = new ISubnetConfiguration[]
              {
                  new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED },
                  new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED },
              },
              GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions>
              {
                  ["S3"] = new GatewayVpcEndpointOptions
                  {
                      Service = GatewayVpcEndpointAwsService.S3,
        -             Subnets = new[] { new SubnetSelection { SubnetGroupName = "app" } },
                  },
              },
          });
        """);

    [Fact]
    public Task ListOfOneKind_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          _ = new CfnVPCEndpoint(this, "S3", new CfnVPCEndpointProps
          {
              VpcId = vpc.VpcId,
              ServiceName = $"com.amazonaws.{Region}.s3",
        -     RouteTableIds = vpc.PrivateSubnets.Select(s => s.RouteTable.RouteTableId).ToArray(),
        +     RouteTableIds = vpc.PrivateSubnets.Concat(vpc.IsolatedSubnets).Select(s => s.RouteTable.RouteTableId).ToArray(),
          });
        """,
        setup: Tiers);

    [Fact]
    public Task ListOfTables_IsFixed() => VerifyFix.InStackAsync(Rule,
        L1("RouteTableIds = new[] { first.Ref },"),
        L1("RouteTableIds = new[] { first.Ref, second.Ref },"));

    [Fact]
    public Task AnotherEndpointOfTheService_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync(Rule,
        Tiers + """
        vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions
        {
            Service = GatewayVpcEndpointAwsService.S3,
            Subnets = new[] { new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } },
        });
        vpc.AddGatewayEndpoint("Public", new GatewayVpcEndpointOptions
        {
            Service = GatewayVpcEndpointAwsService.S3,
            Subnets = new[] { new SubnetSelection { SubnetType = SubnetType.PUBLIC } },
        });
        """);

    [Fact]
    public Task ListThatIsMadeElsewhere_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync(Rule,
        Tiers + """
        var options = new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3, Subnets = new[] { new SubnetSelection() } };
        vpc.AddGatewayEndpoint("S3", options);
        """);

    private static string L1(string tables) => $$"""
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var a = new CfnSubnet(this, "A", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.0.0/24" });
        var b = new CfnSubnet(this, "B", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.1.0/24" });
        var first = new CfnRouteTable(this, "First", new CfnRouteTableProps { VpcId = vpc.Ref });
        var second = new CfnRouteTable(this, "Second", new CfnRouteTableProps { VpcId = vpc.Ref });
        _ = new CfnSubnetRouteTableAssociation(this, "InFirst", new CfnSubnetRouteTableAssociationProps { SubnetId = a.Ref, RouteTableId = first.Ref });
        _ = new CfnSubnetRouteTableAssociation(this, "InSecond", new CfnSubnetRouteTableAssociationProps { SubnetId = b.Ref, RouteTableId = second.Ref });
        _ = new CfnVPCEndpoint(this, "S3", new CfnVPCEndpointProps
        {
            VpcId = vpc.Ref,
            ServiceName = $"com.amazonaws.{Region}.s3",
            {{tables}}
        });
        """;
}
