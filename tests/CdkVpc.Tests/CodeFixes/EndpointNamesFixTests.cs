using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

/// <summary>Fixes of private DNS, and of services that have no endpoint.</summary>
public sealed class EndpointNamesFixTests
{
    private const string Isolated = """
        var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED } } });

        """;

    private const string AccountOnly = """
        new PolicyStatement(new PolicyStatementProps
        {
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "*" },
            Resources = new[] { "*" },
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalAccount"] = Account },
            },
        })
        """;

    [Fact]
    public Task VpcDns_IsFixed() => VerifyFix.InStackAsync("VPC406",
        """
        var quiet = new Vpc(this, "Quiet", new VpcProps
        {
            MaxAzs = 2,
            EnableDnsHostnames = false,
        });
        quiet.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        quiet.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SNS });
        var said = new Vpc(this, "Said", new VpcProps { EnableDnsHostnames = false, EnableDnsSupport = true });
        said.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        """,
        """
        var quiet = new Vpc(this, "Quiet", new VpcProps
        {
            MaxAzs = 2,
        });
        quiet.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        quiet.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SNS });
        var said = new Vpc(this, "Said", new VpcProps { EnableDnsHostnames = true, EnableDnsSupport = true });
        said.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        """);

    [Fact]
    public Task VpcDns_L1_IsFixed() => VerifyFix.InStackAsync("VPC406",
        """
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.1.0.0/16" });
        var subnet = new CfnSubnet(this, "Subnet", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.1.0.0/24" });
        new CfnVPCEndpoint(this, "Queue", new CfnVPCEndpointProps { VpcId = vpc.Ref, VpcEndpointType = "Interface", ServiceName = $"com.amazonaws.{Region}.sqs", SubnetIds = new[] { subnet.Ref }, PrivateDnsEnabled = true });
        """,
        """
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.1.0.0/16", EnableDnsHostnames = true });
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
    public Task PrivateDnsOff_IsFixed() => VerifyFix.InStackAsync("VPC407",
        """
        var vpc = new Vpc(this, "Vpc");
        vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions
        {
            Service = InterfaceVpcEndpointAwsService.SQS,
            PrivateDnsEnabled = false,
        });
        vpc.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService($"com.amazonaws.{Region}.sns") });
        vpc.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService($"com.amazonaws.{Region}.kms"), PrivateDnsEnabled = false });
        """,
        """
        var vpc = new Vpc(this, "Vpc");
        vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions
        {
            Service = InterfaceVpcEndpointAwsService.SQS,
        });
        vpc.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService($"com.amazonaws.{Region}.sns"), PrivateDnsEnabled = true });
        vpc.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService($"com.amazonaws.{Region}.kms"), PrivateDnsEnabled = true });
        """);

    [Fact]
    public Task PrivateDnsOff_InAVpcWithoutDns_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC407",
        """
        var vpc = new Vpc(this, "Vpc", new VpcProps { EnableDnsHostnames = false });
        vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, PrivateDnsEnabled = false });
        """);

    [Fact]
    public Task Companions_AreAdded() => VerifyFix.InStackAsync("VPC410",
        Isolated + """
            vpc.AddInterfaceEndpoint("Images", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR });
            """,
        Isolated + $$"""
            vpc.AddInterfaceEndpoint("Images", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR });
            var ecrDkrEndpoint = vpc.AddInterfaceEndpoint("EcrDkr", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR_DOCKER });
            ecrDkrEndpoint.AddToPolicy({{AccountOnly}});
            var s3Endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            s3Endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
            {
                Principals = new IPrincipal[] { new AnyPrincipal() },
                Actions = new[] { "s3:GetObject" },
                Resources = new[] { $"arn:{Aws.PARTITION}:s3:::prod-{Aws.REGION}-starport-layer-bucket/*" },
            }));
            """);

    [Fact]
    public Task Services_GetTheirEndpoints() => VerifyFix.InStackAsync("VPC411",
        Isolated + """
            var queue = new Amazon.CDK.AWS.SQS.Queue(this, "Orders");
            var worker = new Function(this, "Worker", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = vpc });
            queue.GrantSendMessages(worker);
            var other = new Function(this, "Other", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = vpc });
            queue.GrantConsumeMessages(other);
            """,
        Isolated + $$"""
            var queue = new Amazon.CDK.AWS.SQS.Queue(this, "Orders");
            var worker = new Function(this, "Worker", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = vpc });
            var sqsEndpoint = vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
            sqsEndpoint.AddToPolicy({{AccountOnly}});
            queue.GrantSendMessages(worker);
            var other = new Function(this, "Other", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = vpc });
            queue.GrantConsumeMessages(other);
            """);

    [Fact]
    public Task Services_WithCompanions_GetThemToo() => VerifyFix.InStackAsync("VPC411",
        Isolated + """
            _ = new BastionHostLinux(this, "Bastion", new BastionHostLinuxProps { Vpc = vpc });
            """,
        Isolated + $$"""
            _ = new BastionHostLinux(this, "Bastion", new BastionHostLinuxProps { Vpc = vpc });
            var ssmEndpoint = vpc.AddInterfaceEndpoint("Ssm", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SSM });
            ssmEndpoint.AddToPolicy({{AccountOnly}});
            var ssmmessagesEndpoint = vpc.AddInterfaceEndpoint("Ssmmessages", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SSM_MESSAGES });
            ssmmessagesEndpoint.AddToPolicy({{AccountOnly}});
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
