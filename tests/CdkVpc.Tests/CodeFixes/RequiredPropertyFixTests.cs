using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class RequiredPropertyFixTests
{
    private const string Rule = "VPC709";

    [Fact]
    public Task TheOnlyVpc_IsSet() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc");
        - new SecurityGroup(this, "A", new SecurityGroupProps { Description = "web" });
        - new SecurityGroup(this, "B", new SecurityGroupProps { Vpc = null! });
        + new SecurityGroup(this, "A", new SecurityGroupProps { Description = "web", Vpc = vpc });
        + new SecurityGroup(this, "B", new SecurityGroupProps { Vpc = vpc });
          new GatewayVpcEndpoint(this, "S3", new GatewayVpcEndpointProps
          {
        -     Service = GatewayVpcEndpointAwsService.S3
        +     Service = GatewayVpcEndpointAwsService.S3,
        +     Vpc = vpc
          });
        """);

    [Fact]
    public Task TheOnlyId_IsSet() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        - var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps());
        - new CfnRoute(this, "Route", new CfnRouteProps { DestinationCidrBlock = "172.16.0.0/12", TransitGatewayId = "tgw-1" });
        + var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps()
        + {
        +     VpcId = vpc.Ref,
        + });
        + new CfnRoute(this, "Route", new CfnRouteProps { DestinationCidrBlock = "172.16.0.0/12", TransitGatewayId = "tgw-1", RouteTableId = table.Ref });
        """);

    [Theory]
    [InlineData("var a = new Vpc(this, \"A\"); var b = new Vpc(this, \"B\"); new SecurityGroup(this, \"Group\", new SecurityGroupProps());")]
    [InlineData("new SecurityGroup(this, \"Group\", new SecurityGroupProps()); var vpc = new Vpc(this, \"Vpc\");")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\"); vpc.AddGatewayEndpoint(\"S3\", new GatewayVpcEndpointOptions());")]
    [InlineData("IVpc? vpc = null; new SecurityGroup(this, \"Group\", new SecurityGroupProps { Vpc = vpc! });")]
    public Task WhatMayBeAnotherThing_IsNotOffered(string statements) => VerifyFix.IsNotOfferedInStackAsync(Rule, statements);
}
