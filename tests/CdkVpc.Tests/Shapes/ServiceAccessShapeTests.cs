using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Shapes;

/// <summary>Which services workloads reach, in the ways in which people grant, place and connect them.</summary>
public sealed class ServiceAccessShapeTests
{
    private const string Isolated = """
        var vpc = new Vpc(this, "Vpc", new VpcProps
        {
            MaxAzs = 2,
            SubnetConfiguration = new ISubnetConfiguration[] { new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED } },
        });

        """;

    private const string Worker = """
        var fn = new Function(this, "Fn", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });

        """;

    [Theory]
    [InlineData("new Amazon.CDK.AWS.SQS.Queue(this, \"Q\").GrantSendMessages(fn);")]
    [InlineData("new Amazon.CDK.AWS.SNS.Topic(this, \"T\").GrantPublish(fn);")]
    [InlineData("new Amazon.CDK.AWS.SecretsManager.Secret(this, \"S\").GrantRead(fn);")]
    [InlineData("Amazon.CDK.AWS.SSM.StringParameter.FromStringParameterName(this, \"P\", \"/app/setting\").GrantRead(fn);")]
    [InlineData("new Amazon.CDK.AWS.Kinesis.Stream(this, \"K\").GrantWrite(fn);")]
    [InlineData("new Amazon.CDK.AWS.Events.EventBus(this, \"B\").GrantPutEventsTo(fn);")]
    [InlineData("Amazon.CDK.AWS.Events.EventBus.GrantAllPutEvents(fn);")]
    [InlineData("new Bucket(this, \"B\").GrantRead(fn);")]
    [InlineData("new Amazon.CDK.AWS.DynamoDB.Table(this, \"D\", new Amazon.CDK.AWS.DynamoDB.TableProps { PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = \"id\", Type = Amazon.CDK.AWS.DynamoDB.AttributeType.STRING } }).GrantReadData(fn.Role!);")]
    [InlineData("new Function(this, \"Other\", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = \"i.h\", Code = Code.FromInline(\"x\") }).GrantInvoke(fn);")]
    [InlineData("fn.AddToRolePolicy(new PolicyStatement(new PolicyStatementProps { Actions = new[] { \"sqs:SendMessage\" }, Resources = new[] { \"*\" } }));")]
    [InlineData("Amazon.CDK.AWS.CloudWatch.Metric.GrantPutMetricData(fn);")]
    public Task Granted_WithoutEndpoint_Reports(string grant) =>
        Verify.InStackAsync(Isolated + Worker.Replace("new Function(", "new {|VPC411:Function|}(") + grant, "VPC411");

    [Fact]
    public Task Signing_CallsKms() => Verify.DiagnosticsAsync(
        new TestApp(Verify.Stack(Isolated + Worker.Replace("new Function(", "new {|VPC411:Function|}(") + """
            var key = new Amazon.CDK.AWS.KMS.Key(this, "K", new Amazon.CDK.AWS.KMS.KeyProps { KeySpec = Amazon.CDK.AWS.KMS.KeySpec.RSA_2048, KeyUsage = Amazon.CDK.AWS.KMS.KeyUsage.SIGN_VERIFY });
            key.GrantSign(fn);
            """)) { References = CdkReferences.Newest },
        "VPC411");

    [Theory]
    [InlineData("new Amazon.CDK.AWS.KMS.Key(this, \"K\").GrantEncryptDecrypt(fn);")]
    [InlineData("new LogGroup(this, \"L\").GrantWrite(fn);")]
    [InlineData("var q = new Amazon.CDK.AWS.SQS.Queue(this, \"Q\"); q.GrantConsumeMessages(fn); fn.AddEventSource(new Amazon.CDK.AWS.Lambda.EventSources.SqsEventSource(q));")]
    [InlineData("fn.Role!.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName(\"AdministratorAccess\"));")]
    [InlineData("fn.Role!.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName(\"service-role/AWSLambdaVPCAccessExecutionRole\"));")]
    [InlineData("new Amazon.CDK.AWS.SQS.Queue(this, \"Q\").GrantSendMessages(new AnyPrincipal());")]
    public Task WhatFunctionsDoNotCall_IsSilent(string grant) => Verify.InStackAsync(Isolated + Worker + grant, "VPC411");

    [Fact]
    public Task Endpoints_InALoop_AreSilent() => Verify.InStackAsync(
        Isolated + Worker + """
            new Amazon.CDK.AWS.SQS.Queue(this, "Q").GrantSendMessages(fn);
            new Amazon.CDK.AWS.SNS.Topic(this, "T").GrantPublish(fn);
            new Bucket(this, "B").GrantRead(fn);
            foreach (var service in new[] { InterfaceVpcEndpointAwsService.SQS, InterfaceVpcEndpointAwsService.SNS })
                vpc.AddInterfaceEndpoint(service.ShortName, new InterfaceVpcEndpointOptions { Service = service });
            vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            """,
        "VPC411");

    [Fact]
    public Task Endpoints_OfAnotherStack_AreSilent() => Verify.DiagnosticsAsync(
        """
        var app = new App();
        var network = new NetworkStack(app, "Network");
        _ = new EndpointStack(app, "Endpoints", network.Vpc);
        _ = new AppStack(app, "App", network.Vpc);
        app.Synth();

        public class NetworkStack : Stack
        {
            public Vpc Vpc { get; }
            public NetworkStack(Construct scope, string id) : base(scope, id) =>
                Vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = [new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED }] });
        }

        public class EndpointStack : Stack
        {
            public EndpointStack(Construct scope, string id, IVpc vpc) : base(scope, id)
            {
                Add(vpc, "sqs");
                _ = new CfnVPCEndpoint(this, "Secrets", new CfnVPCEndpointProps
                {
                    VpcId = vpc.VpcId, ServiceName = Fn.Join(".", ["com.amazonaws", Region, "secretsmanager"]), VpcEndpointType = "Interface", SubnetIds = vpc.SelectSubnets().SubnetIds, PrivateDnsEnabled = true,
                });
            }

            private static void Add(IVpc vpc, string name) => vpc.AddInterfaceEndpoint(name, new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointAwsService(name) });
        }

        public class AppStack : Stack
        {
            public AppStack(Construct scope, string id, IVpc vpc) : base(scope, id)
            {
                var fn = new {|VPC411:Function|}(this, "Fn", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
                new Amazon.CDK.AWS.SQS.Queue(this, "Q").GrantSendMessages(fn);
                new Amazon.CDK.AWS.SecretsManager.Secret(this, "S").GrantRead(fn);
                new Amazon.CDK.AWS.SNS.Topic(this, "T").GrantPublish(fn);
            }
        }
        """,
        "VPC411");

    [Fact]
    public Task NatGatewayOrImportedVpc_IsSilent() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        var shared = Vpc.FromLookup(this, "Shared", new VpcLookupOptions { IsDefault = true });
        foreach (var (name, one) in new (string, IVpc)[] { ("A", vpc), ("B", shared) })
        {
            var fn = new Function(this, name, new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = one });
            new Amazon.CDK.AWS.SQS.Queue(this, name + "Queue").GrantSendMessages(fn);
        }
        """,
        "VPC411");

    [Fact]
    public Task IsolatedGroupBesideNat_Reports() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc", new VpcProps
        {
            SubnetConfiguration =
            [
                new SubnetConfiguration { Name = "edge", SubnetType = SubnetType.PUBLIC },
                new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED },
            ],
        });
        var queue = new Amazon.CDK.AWS.SQS.Queue(this, "Q");
        var near = new {|VPC411:Function|}(this, "Near", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetGroupName = "data" } });
        var free = new Function(this, "Free", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "i.h", Code = Code.FromInline("x"), Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetGroupName = "app" } });
        queue.GrantSendMessages(near);
        queue.GrantSendMessages(free);
        """,
        "VPC411");

    [Fact]
    public Task VpnThatAddsRoutes_IsSilent() => Verify.InStackAsync(
        Isolated.Replace("MaxAzs = 2,", "MaxAzs = 2, VpnGateway = true,") + Worker + """
            new Amazon.CDK.AWS.SQS.Queue(this, "Q").GrantSendMessages(fn);
            vpc.AddInterfaceEndpoint("Ssm", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SSM });
            """,
        "VPC410", "VPC411");

    [Fact]
    public Task InstancesThatAreManaged_Report() => Verify.InStackAsync(
        Isolated + """
            var role = new Role(this, "Role", new RoleProps
            {
                AssumedBy = new ServicePrincipal("ec2.amazonaws.com"), ManagedPolicies = new[] { ManagedPolicy.FromAwsManagedPolicyName("AmazonSSMManagedInstanceCore") },
            });
            _ = new {|VPC411:Instance_|}(this, "A", new InstanceProps { Vpc = vpc, Role = role, InstanceType = new InstanceType("t3.micro"), MachineImage = MachineImage.LatestAmazonLinux2() });
            _ = new {|VPC411:Instance_|}(this, "B", new InstanceProps { Vpc = vpc, SsmSessionPermissions = true, InstanceType = new InstanceType("t3.micro"), MachineImage = MachineImage.LatestAmazonLinux2() });
            _ = new {|VPC411:BastionHostLinux|}(this, "C", new BastionHostLinuxProps { Vpc = vpc });
            _ = new Instance_(this, "D", new InstanceProps { Vpc = vpc, InstanceType = new InstanceType("t3.micro"), MachineImage = MachineImage.LatestAmazonLinux2() });
            """,
        "VPC411");

    [Fact]
    public Task Tasks_ReportWhatTheirContainersNeed() => Verify.InStackAsync(
        Isolated + """
            var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc });
            var task = new FargateTaskDefinition(this, "Task");
            task.AddContainer("App", new ContainerDefinitionOptions
            {
                Image = ContainerImage.FromEcrRepository(Amazon.CDK.AWS.ECR.Repository.FromRepositoryName(this, "Repo", "app")),
                Logging = LogDriver.AwsLogs(new AwsLogDriverProps { StreamPrefix = "app" }),
            });
            var service = new {|VPC411:FargateService|}(this, "Service", new FargateServiceProps { Cluster = cluster, TaskDefinition = task });
            var second = new Vpc(this, "Second", new VpcProps { SubnetConfiguration = [new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED }] });
            foreach (var needed in new[] { InterfaceVpcEndpointAwsService.ECR, InterfaceVpcEndpointAwsService.ECR_DOCKER, InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS })
                second.AddInterfaceEndpoint(needed.ShortName.Replace(".", ""), new InterfaceVpcEndpointOptions { Service = needed });
            second.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            _ = new FargateService(this, "Right", new FargateServiceProps { Cluster = new Cluster(this, "Other", new ClusterProps { Vpc = second }), TaskDefinition = task });
            """,
        "VPC410", "VPC411");

    [Fact]
    public Task Companions_Report() => Verify.InStackAsync(
        Isolated + """
            vpc.{|VPC410:AddInterfaceEndpoint|}("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR });
            vpc.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR_DOCKER });
            _ = new {|VPC410:CfnVPCEndpoint|}(this, "C", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.ssm", VpcEndpointType = "Interface", SubnetIds = vpc.SelectSubnets().SubnetIds });

            var right = new Vpc(this, "Right", new VpcProps { SubnetConfiguration = [new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED }] });
            right.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SSM });
            right.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SSM_MESSAGES });

            var open = new Vpc(this, "Open");
            open.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR });
            """,
        "VPC410");

    [Fact]
    public Task GatewayWouldDo_Reports() => Verify.InStackAsync(
        Isolated + """
            vpc.{|VPC409:AddInterfaceEndpoint|}("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3, PrivateDnsEnabled = false });
            vpc.{|VPC409:AddInterfaceEndpoint|}("B", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointAwsService("dynamodb") });
            """,
        "VPC409");

    [Theory]
    [InlineData("vpc.EnableVpnGateway(new EnableVpnGatewayOptions { Type = \"ipsec.1\" });")]
    [InlineData("vpc.AddVpnConnection(\"Vpn\", new VpnConnectionOptions { Ip = \"198.51.100.1\" });")]
    [InlineData("new CfnVPCGatewayAttachment(this, \"Attachment\", new CfnVPCGatewayAttachmentProps { VpcId = vpc.VpcId, VpnGatewayId = new CfnVPNGateway(this, \"Gateway\", new CfnVPNGatewayProps { Type = \"ipsec.1\" }).Ref });")]
    [InlineData("new CfnTransitGatewayAttachment(this, \"Attachment\", new CfnTransitGatewayAttachmentProps { VpcId = vpc.VpcId, TransitGatewayId = \"tgw-1\", SubnetIds = vpc.SelectSubnets().SubnetIds });")]
    [InlineData("new CfnTransitGatewayVpcAttachment(this, \"Attachment\", new CfnTransitGatewayVpcAttachmentProps { VpcId = System.Environment.GetEnvironmentVariable(\"V\")!, TransitGatewayId = \"tgw-1\", SubnetIds = new[] { \"subnet-1\" } });")]
    [InlineData("new CfnVPCPeeringConnection(this, \"Peering\", new CfnVPCPeeringConnectionProps { VpcId = vpc.VpcId, PeerVpcId = \"vpc-1\" });")]
    [InlineData("new CfnClientVpnTargetNetworkAssociation(this, \"Association\", new CfnClientVpnTargetNetworkAssociationProps { ClientVpnEndpointId = \"cvpn-1\", SubnetId = vpc.IsolatedSubnets[0].SubnetId });")]
    public Task GatewayWouldDo_WhereOthersComeIn_IsSilent(string way) => Verify.InStackAsync(
        Isolated + way + """

            vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3, PrivateDnsEnabled = false });
            """,
        "VPC409");

    [Fact]
    public Task NotTcp_Reports() => Verify.InStackAsync(
        Isolated + """
            var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
            group.{|VPC412:AddIngressRule|}(Peer.Ipv4(vpc.VpcCidrBlock), Port.Udp(443));
            group.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(443));
            _ = new {|VPC412:CfnSecurityGroupIngress|}(this, "Ping", new CfnSecurityGroupIngressProps { GroupId = group.SecurityGroupId, IpProtocol = "icmp", FromPort = -1, ToPort = -1, CidrIp = "10.0.0.0/16" });
            vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, SecurityGroups = new ISecurityGroup[] { group }, Open = false });
            var own = vpc.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SNS });
            own.Connections.{|VPC412:AllowFrom|}(Peer.Ipv4("10.9.0.0/16"), Port.Udp(53));
            """,
        "VPC412");

    [Fact]
    public Task NotTcp_GroupsOfOthersToo_AreSilent() => Verify.InStackAsync(
        Isolated + """
            var shared = new SecurityGroup(this, "Shared", new SecurityGroupProps { Vpc = vpc });
            shared.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Udp(53));
            _ = new CfnInstance(this, "Host", new CfnInstanceProps { SubnetId = vpc.IsolatedSubnets[0].SubnetId, SecurityGroupIds = new[] { shared.SecurityGroupId } });
            var told = new SecurityGroup(this, "Told", new SecurityGroupProps { Vpc = vpc });
            told.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Udp(53));
            _ = new CfnOutput(this, "Output", new CfnOutputProps { Value = told.SecurityGroupId });
            var resolver = new SecurityGroup(this, "Resolver", new SecurityGroupProps { Vpc = vpc });
            resolver.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Udp(53));
            _ = new Amazon.CDK.AWS.Route53Resolver.CfnResolverEndpoint(this, "Inbound", new Amazon.CDK.AWS.Route53Resolver.CfnResolverEndpointProps
            {
                Direction = "INBOUND", SecurityGroupIds = new[] { resolver.SecurityGroupId },
                IpAddresses = new[] { new Amazon.CDK.AWS.Route53Resolver.CfnResolverEndpoint.IpAddressRequestProperty { SubnetId = vpc.IsolatedSubnets[0].SubnetId } },
            });
            vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, SecurityGroups = new ISecurityGroup[] { shared, told, resolver }, Open = false });
            """,
        "VPC412");
}
