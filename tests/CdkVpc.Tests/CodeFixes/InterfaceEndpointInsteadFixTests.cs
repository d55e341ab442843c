using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class InterfaceEndpointInsteadFixTests
{
    private const string Rule = "VPC306";

    [Fact]
    public Task KeptInVariable_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc");
        - var queues = vpc.AddGatewayEndpoint("Queues", new GatewayVpcEndpointOptions { Service = new GatewayVpcEndpointAwsService("sqs") });
        + var queues = vpc.AddInterfaceEndpoint("Queues", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
          queues.AddToPolicy(new PolicyStatement(new PolicyStatementProps
          {
              Principals = new IPrincipal[] { new AnyPrincipal() },
              Actions = new[] { "sqs:SendMessage" },
              Resources = new[] { "*" },
          }));
        """);

    [Fact]
    public Task NamedTypes_AreFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc");
        - GatewayVpcEndpoint queues = new GatewayVpcEndpoint(this, "Queues", new GatewayVpcEndpointProps
        + InterfaceVpcEndpoint queues = new InterfaceVpcEndpoint(this, "Queues", new InterfaceVpcEndpointProps
          {
              Vpc = vpc,
        -     Service = new GatewayVpcEndpointAwsService("sqs"),
        +     Service = InterfaceVpcEndpointAwsService.SQS,
          });
          queues.AddToPolicy(new PolicyStatement(new PolicyStatementProps
          {
              Principals = new IPrincipal[] { new AnyPrincipal() },
              Actions = new[] { "sqs:SendMessage" },
              Resources = new[] { "*" },
          }));
        """);

    [Fact]
    public Task CallOnTheResult_WithoutAConstant_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
        - new Vpc(this, "Vpc").AddGatewayEndpoint("E", new GatewayVpcEndpointOptions { Service = new GatewayVpcEndpointAwsService("some-new-service") })
        + new Vpc(this, "Vpc").AddInterfaceEndpoint("E", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointAwsService("some-new-service") })
              .AddToPolicy(new PolicyStatement(new PolicyStatementProps { Principals = new IPrincipal[] { new AnyPrincipal() }, Actions = new[] { "sqs:SendMessage" }, Resources = new[] { "*" } }));
        """);

    [Theory]
    [InlineData("vpc.AddGatewayEndpoint(\"E\", new GatewayVpcEndpointOptions { Service = new GatewayVpcEndpointAwsService(\"sqs\"), Subnets = new[] { new SubnetSelection { SubnetType = SubnetType.PUBLIC } } });")]
    [InlineData("IGatewayVpcEndpoint e = vpc.AddGatewayEndpoint(\"E\", new GatewayVpcEndpointOptions { Service = new GatewayVpcEndpointAwsService(\"sqs\") }); GatewayVpcEndpoint f = (GatewayVpcEndpoint)e;")]
    [InlineData("new CfnVPCEndpoint(this, \"E\", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $\"com.amazonaws.{Region}.sqs\", VpcEndpointType = \"Gateway\" });")]
    public Task OtherShapes_AreNotOffered(string statement) => VerifyFix.IsNotOfferedInStackAsync(Rule, "var vpc = new Vpc(this, \"Vpc\");\n" + statement);
}
