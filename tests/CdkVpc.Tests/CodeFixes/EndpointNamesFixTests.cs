using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.CodeFixes.PolicyPatches;

namespace CdkVpc.Tests.CodeFixes;

/// <summary>Fixes of private DNS, and of services that have no endpoint.</summary>
public sealed class EndpointNamesFixTests
{
    private const string Isolated = """
        var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED } } });

        """;

    [Fact]
    public Task VpcDns_IsFixed() => VerifyFix.PatchAsync("VPC406",
        """
          var quiet = new Vpc(this, "Quiet", new VpcProps
          {
              MaxAzs = 2,
        -     EnableDnsHostnames = false,
          });
          quiet.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
          quiet.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SNS });
        - var said = new Vpc(this, "Said", new VpcProps { EnableDnsHostnames = false, EnableDnsSupport = true });
        + var said = new Vpc(this, "Said", new VpcProps { EnableDnsHostnames = true, EnableDnsSupport = true });
          said.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        """);

    [Fact]
    public Task VpcDns_L1_IsFixed() => VerifyFix.PatchAsync("VPC406",
        """
        - var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.1.0.0/16" });
        + var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.1.0.0/16", EnableDnsHostnames = true });
          var subnet = new CfnSubnet(this, "Subnet", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.1.0.0/24" });
          new CfnVPCEndpoint(this, "Queue", new CfnVPCEndpointProps { VpcId = vpc.Ref, VpcEndpointType = "Interface", ServiceName = $"com.amazonaws.{Region}.sqs", SubnetIds = new[] { subnet.Ref }, PrivateDnsEnabled = true });
        """);

    [Fact]
    public Task VpcDns_ByAVariable_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC406",
        """
        var names = false;
        var vpc = new Vpc(this, "Vpc", new VpcProps { EnableDnsHostnames = names });
        vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        """);

    [Fact]
    public Task PrivateDnsOff_IsFixed() => VerifyFix.PatchAsync("VPC407",
        """
          var vpc = new Vpc(this, "Vpc");
          vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions
          {
              Service = InterfaceVpcEndpointAwsService.SQS,
        -     PrivateDnsEnabled = false,
          });
        - vpc.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService($"com.amazonaws.{Region}.sns") });
        - vpc.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService($"com.amazonaws.{Region}.kms"), PrivateDnsEnabled = false });
        + vpc.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService($"com.amazonaws.{Region}.sns"), PrivateDnsEnabled = true });
        + vpc.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService($"com.amazonaws.{Region}.kms"), PrivateDnsEnabled = true });
        """);

    [Fact]
    public Task PrivateDnsOff_InAVpcWithoutDns_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC407",
        """
        var vpc = new Vpc(this, "Vpc", new VpcProps { EnableDnsHostnames = false });
        vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, PrivateDnsEnabled = false });
        """);

    [Fact]
    public Task Companions_AreAdded() => VerifyFix.PatchAsync("VPC410",
        $$"""
          vpc.AddInterfaceEndpoint("Images", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR });
        + var ecrDkrEndpoint = vpc.AddInterfaceEndpoint("EcrDkr", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR_DOCKER });
        {{OwnPrincipals("ecrDkrEndpoint")}}
        + var s3Endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        {{Layers("s3Endpoint")}}
        """,
        setup: Isolated);

    [Fact]
    public Task Services_GetTheirEndpoints() => VerifyFix.PatchAsync("VPC411",
        $$"""
          var queue = new Amazon.CDK.AWS.SQS.Queue(this, "Orders");
          var worker = new Function(this, "Worker", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = vpc });
        + var sqsEndpoint = vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        {{OwnPrincipals("sqsEndpoint")}}
          queue.GrantSendMessages(worker);
          var other = new Function(this, "Other", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = vpc });
          queue.GrantConsumeMessages(other);
        """,
        setup: Isolated);

    [Fact]
    public Task Services_WithCompanions_GetThemToo() => VerifyFix.PatchAsync("VPC411",
        $$"""
          _ = new BastionHostLinux(this, "Bastion", new BastionHostLinuxProps { Vpc = vpc });
        + var ssmEndpoint = vpc.AddInterfaceEndpoint("Ssm", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SSM });
        {{OwnPrincipals("ssmEndpoint")}}
        + var ssmmessagesEndpoint = vpc.AddInterfaceEndpoint("Ssmmessages", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SSM_MESSAGES });
        {{OwnPrincipals("ssmmessagesEndpoint")}}
        """,
        setup: Isolated);

    [Fact]
    public Task Services_WithAnEndpointOnTheOtherBranch_AreNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC411",
        Isolated + """
        var worker = new Function(this, "Worker", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = vpc });
        if (Node.TryGetContext("private") is not null)
            vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        else
            new Amazon.CDK.AWS.SQS.Queue(this, "Orders").GrantSendMessages(worker);
        """);

    [Fact]
    public Task Services_OfAVpcThatCannotBeWritten_AreNotOffered() => VerifyFix.IsNotOfferedAsync("VPC411",
        """
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id)
            {
                var fn = new Function(this, "Fn", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = MakeVpc() });
                new Amazon.CDK.AWS.SQS.Queue(this, "Q").GrantSendMessages(fn);
            }

            private Vpc MakeVpc() => new(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED } } });
        }
        """);
}
