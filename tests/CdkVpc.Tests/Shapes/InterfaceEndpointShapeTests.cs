using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Shapes;

/// <summary>Interface endpoints in the ways in which people write them: what is found does not depend on the way.</summary>
public sealed class InterfaceEndpointShapeTests
{
    private const string Isolated = """
        var vpc = new Vpc(this, "Vpc", new VpcProps
        {
            MaxAzs = 2,
            SubnetConfiguration = new ISubnetConfiguration[]
            {
                new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED },
                new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED },
            },
        });

        """;

    [Fact]
    public Task TwiceInZone_Lists_Report() => Verify.InStackAsync(
        Isolated + """
            vpc.{|VPC402:AddInterfaceEndpoint|}("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Subnets = new SubnetSelection { Subnets = vpc.IsolatedSubnets } });
            _ = new {|VPC402:InterfaceVpcEndpoint|}(this, "B", new InterfaceVpcEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.SNS, Subnets = new SubnetSelection { Subnets = [vpc.IsolatedSubnets[0], vpc.IsolatedSubnets[2]] } });
            var ids = vpc.IsolatedSubnets.Select(subnet => subnet.SubnetId).ToArray();
            _ = new {|VPC402:CfnVPCEndpoint|}(this, "C", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.kms", VpcEndpointType = "Interface", SubnetIds = ids });
            """,
        "VPC402");

    [Fact]
    public Task TwiceInZone_OneOfEach_IsSilent() => Verify.InStackAsync(
        Isolated + """
            vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
            vpc.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SNS, Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
            vpc.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.KMS, Subnets = new SubnetSelection { Subnets = [vpc.IsolatedSubnets[0], vpc.IsolatedSubnets[1]] } });
            _ = new CfnVPCEndpoint(this, "D", new CfnVPCEndpointProps
            {
                VpcId = vpc.VpcId, ServiceName = "com.amazonaws.eu-west-1.sts", VpcEndpointType = "Interface",
                SubnetIds = vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED, OnePerAz = true }).SubnetIds,
            });
            """,
        "VPC402");

    [Fact]
    public Task TwiceInZone_L1Subnets_Report() => Verify.InStackAsync(
        """
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16", EnableDnsHostnames = true });
        var subnets = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var subnet = new CfnSubnet(this, $"Subnet{i}", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = $"10.0.{i}.0/24", AvailabilityZone = Fn.Select(i % 2, Fn.GetAzs()) });
            subnets.Add(subnet.Ref);
        }

        _ = new {|VPC402:CfnVPCEndpoint|}(this, "Queue", new CfnVPCEndpointProps { VpcId = vpc.Ref, ServiceName = "com.amazonaws.eu-west-1.sqs", VpcEndpointType = "Interface", SubnetIds = subnets.ToArray() });
        """,
        "VPC402");

    [Fact]
    public Task WithoutPolicy_Loop_ReportsOnce() => Verify.InStackAsync(
        Isolated + """
            var services = new[] { InterfaceVpcEndpointAwsService.SQS, InterfaceVpcEndpointAwsService.SECRETS_MANAGER, InterfaceVpcEndpointAwsService.EMAIL_SMTP };
            foreach (var service in services)
                vpc.{|VPC403:AddInterfaceEndpoint|}(service.ShortName, new InterfaceVpcEndpointOptions { Service = service });
            """,
        "VPC403");

    [Fact]
    public Task WithoutPolicy_Helpers_Report() => Verify.DiagnosticsAsync(
        """
        public static class Endpoints
        {
            public static InterfaceVpcEndpoint Open(this IVpc vpc, string id, IInterfaceVpcEndpointService service) =>
                vpc.{|VPC403:AddInterfaceEndpoint|}(id, new InterfaceVpcEndpointOptions { Service = service });

            public static void Close(this IVpc vpc, string id, IInterfaceVpcEndpointService service, params string[] actions)
            {
                var endpoint = vpc.AddInterfaceEndpoint(id, new InterfaceVpcEndpointOptions { Service = service });
                endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AccountRootPrincipal()], Actions = actions, Resources = ["*"] }));
            }
        }

        public class NetworkStack : Stack
        {
            public Vpc Vpc { get; }

            public NetworkStack(Construct scope, string id) : base(scope, id) => Vpc = new Vpc(this, "Vpc");
        }

        public class EndpointStack : Stack
        {
            public EndpointStack(Construct scope, string id, NetworkStack network) : base(scope, id)
            {
                network.Vpc.Open("Queues", InterfaceVpcEndpointAwsService.SQS);
                network.Vpc.Close("Topics", InterfaceVpcEndpointAwsService.SNS, "sns:Publish");
            }
        }

        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                _ = new EndpointStack(app, "Endpoints", new NetworkStack(app, "Network"));
                app.Synth();
            }
        }
        """,
        "VPC403");

    [Fact]
    public Task WithoutPolicy_ServicesThatTakeNone_AreSilent() => Verify.InStackAsync(
        Isolated + """
            vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SES });
            vpc.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.TRANSFER });
            vpc.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0") });
            vpc.AddInterfaceEndpoint("D", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService(System.Environment.GetEnvironmentVariable("SERVICE")!) });
            """,
        "VPC403");

    [Fact]
    public Task WithoutPolicy_L1_Reports() => Verify.InStackAsync(
        Isolated + """
            var ids = vpc.SelectSubnets(new SubnetSelection { SubnetGroupName = "app" }).SubnetIds;
            var all = new Dictionary<string, object> { ["Statement"] = new object[] { new Dictionary<string, object> { ["Effect"] = "Allow", ["Principal"] = "*", ["Action"] = "sqs:SendMessage", ["Resource"] = "*" } } };
            _ = new {|VPC403:CfnVPCEndpoint|}(this, "A", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = Fn.Sub("com.amazonaws.${AWS::Region}.sqs"), VpcEndpointType = "Interface", SubnetIds = ids });
            _ = new {|VPC403:CfnVPCEndpoint|}(this, "B", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = Fn.Join(".", new[] { "com.amazonaws", Aws.REGION, "sns" }), VpcEndpointType = "Interface", SubnetIds = ids });
            _ = new CfnVPCEndpoint(this, "C", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.kms", VpcEndpointType = "Interface", SubnetIds = ids, PolicyDocument = all });
            """,
        "VPC403");

    [Fact]
    public Task VpcDns_L2AndL1_Report() => Verify.InStackAsync(
        """
        var quiet = new Vpc(this, "Quiet", new VpcProps { EnableDnsHostnames = false });
        quiet.{|VPC406:AddInterfaceEndpoint|}("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        quiet.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SNS, PrivateDnsEnabled = false });
        quiet.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService("com.amazonaws.eu-west-1.kms") });
        quiet.{|VPC406:AddInterfaceEndpoint|}("D", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService("com.amazonaws.eu-west-1.sts"), PrivateDnsEnabled = true });

        var plain = new CfnVPC(this, "Plain", new CfnVPCProps { CidrBlock = "10.1.0.0/16" });
        var subnet = new CfnSubnet(this, "Subnet", new CfnSubnetProps { VpcId = plain.Ref, CidrBlock = "10.1.0.0/24" });
        _ = new {|VPC406:CfnVPCEndpoint|}(this, "E", new CfnVPCEndpointProps { VpcId = plain.Ref, ServiceName = "com.amazonaws.eu-west-1.sqs", VpcEndpointType = "Interface", SubnetIds = new[] { subnet.Ref }, PrivateDnsEnabled = true });
        _ = new CfnVPCEndpoint(this, "F", new CfnVPCEndpointProps { VpcId = plain.Ref, ServiceName = "com.amazonaws.eu-west-1.sns", VpcEndpointType = "Interface", SubnetIds = new[] { subnet.Ref } });
        """,
        "VPC406");

    [Fact]
    public Task VpcDns_On_IsSilent() => Verify.InStackAsync(
        """
        var l2 = new Vpc(this, "Vpc", new VpcProps { EnableDnsHostnames = true, EnableDnsSupport = true });
        l2.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });

        var l1 = new CfnVPC(this, "Plain", new CfnVPCProps { CidrBlock = "10.1.0.0/16" });
        l1.EnableDnsHostnames = true;
        var subnet = new CfnSubnet(this, "Subnet", new CfnSubnetProps { VpcId = l1.Ref, CidrBlock = "10.1.0.0/24" });
        _ = new CfnVPCEndpoint(this, "B", new CfnVPCEndpointProps { VpcId = l1.Ref, ServiceName = "com.amazonaws.eu-west-1.sqs", VpcEndpointType = "Interface", SubnetIds = new[] { subnet.Ref }, PrivateDnsEnabled = true });

        var set = new Vpc(this, "Set", new VpcProps { EnableDnsHostnames = System.Environment.GetEnvironmentVariable("NAMES") == "on" });
        set.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        Vpc.FromLookup(this, "Shared", new VpcLookupOptions { IsDefault = true }).AddInterfaceEndpoint("D", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        """,
        "VPC406");

    [Fact]
    public Task VpcDns_Override_Reports() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        ((CfnVPC)vpc.Node.DefaultChild!).EnableDnsHostnames = false;
        vpc.{|VPC406:AddInterfaceEndpoint|}("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        """,
        "VPC406");

    [Fact]
    public Task PrivateDnsOff_Reports() => Verify.InStackAsync(
        Isolated + """
            vpc.{|VPC407:AddInterfaceEndpoint|}("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, PrivateDnsEnabled = false });
            vpc.{|VPC407:AddInterfaceEndpoint|}("B", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService($"com.amazonaws.{Region}.sns") });
            _ = new {|VPC407:CfnVPCEndpoint|}(this, "C", new CfnVPCEndpointProps
            {
                VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.kms", VpcEndpointType = "Interface", SubnetIds = vpc.SelectSubnets(new SubnetSelection { SubnetGroupName = "app" }).SubnetIds,
            });
            vpc.AddInterfaceEndpoint("D", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3, PrivateDnsEnabled = false });
            vpc.AddInterfaceEndpoint("E", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0") });
            vpc.AddInterfaceEndpoint("F", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.STS });
            """,
        "VPC407");

    [Fact]
    public Task PrivateDnsOff_OwnNames_AreSilent() => Verify.InStackAsync(
        Isolated + """
            var queue = vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, PrivateDnsEnabled = false });
            _ = new CfnOutput(this, "Name", new CfnOutputProps { Value = Fn.Select(1, Fn.Split(":", Fn.Select(0, queue.VpcEndpointDnsEntries))) });
            var topic = new CfnVPCEndpoint(this, "B", new CfnVPCEndpointProps
            {
                VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.sns", VpcEndpointType = "Interface", SubnetIds = vpc.SelectSubnets(new SubnetSelection { SubnetGroupName = "app" }).SubnetIds,
            });
            _ = new CfnOutput(this, "Topic", new CfnOutputProps { Value = Fn.Select(0, topic.AttrDnsEntries) });
            """,
        "VPC407");

    [Fact]
    public Task PrivateDnsOff_HostedZone_IsSilent() => Verify.DiagnosticsAsync(
        """
        using Amazon.CDK.AWS.Route53;
        using Amazon.CDK.AWS.Route53.Targets;

        public class Hub : Stack
        {
            public Hub(Construct scope, string id) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
                var endpoint = vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, PrivateDnsEnabled = false });
                var zone = new PrivateHostedZone(this, "Zone", new PrivateHostedZoneProps { Vpc = vpc, ZoneName = $"sqs.{Region}.amazonaws.com" });
                _ = new ARecord(this, "Record", new ARecordProps { Zone = zone, Target = RecordTarget.FromAlias(new InterfaceVpcEndpointTarget(endpoint)) });

                var other = new Vpc(this, "Other");
                other.{|VPC407:AddInterfaceEndpoint|}("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, PrivateDnsEnabled = false });
                _ = new CfnHostedZone(this, "Internal", new CfnHostedZoneProps { Name = "shop.internal", Vpcs = new[] { new CfnHostedZone.VPCProperty { VpcId = other.VpcId, VpcRegion = Region } } });

                var third = new Vpc(this, "Third");
                third.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, PrivateDnsEnabled = false });
                _ = new CfnHostedZone(this, "Aws", new CfnHostedZoneProps { Name = "sqs.eu-west-1.amazonaws.com.", Vpcs = new[] { new CfnHostedZone.VPCProperty { VpcId = third.VpcId, VpcRegion = Region } } });
            }
        }
        """,
        "VPC407");

    [Fact]
    public Task Conflict_AcrossStacks_ReportsTheLater() => Verify.DiagnosticsAsync(
        """
        var app = new App();
        var network = new NetworkStack(app, "Network");
        _ = new QueueStack(app, "Queues", network.Vpc);
        app.Synth();

        public class NetworkStack : Stack
        {
            public IVpc Vpc { get; }

            public NetworkStack(Construct scope, string id) : base(scope, id)
            {
                Vpc = new Vpc(this, "Vpc");
                Vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
                Vpc.AddInterfaceEndpoint("Events", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.EVENTBRIDGE });
            }
        }

        public class QueueStack : Stack
        {
            public QueueStack(Construct scope, string id, IVpc vpc) : base(scope, id)
            {
                _ = new {|VPC408:InterfaceVpcEndpoint|}(this, "Sqs", new InterfaceVpcEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.SQS });
                _ = new {|VPC408:InterfaceVpcEndpoint|}(this, "Events", new InterfaceVpcEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.CLOUDWATCH_EVENTS });
                _ = new InterfaceVpcEndpoint(this, "Sns", new InterfaceVpcEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.SNS });
                _ = new InterfaceVpcEndpoint(this, "More", new InterfaceVpcEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.SNS, PrivateDnsEnabled = false });
            }
        }
        """,
        "VPC408");

    [Fact]
    public Task Conflict_Branches_AreSilent() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        if (System.Environment.GetEnvironmentVariable("STAGE") == "prod")
            vpc.AddInterfaceEndpoint("Prod", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        else
            vpc.AddInterfaceEndpoint("Test", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        """,
        "VPC408");

    [Fact]
    public Task PublicSubnets_Report() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        vpc.{|VPC413:AddInterfaceEndpoint|}("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Subnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC } });
        vpc.{|VPC413:AddInterfaceEndpoint|}("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SNS, Subnets = new SubnetSelection { Subnets = vpc.PublicSubnets } });
        vpc.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.KMS });

        var open = new Vpc(this, "Open", new VpcProps { SubnetConfiguration = [new SubnetConfiguration { Name = "public", SubnetType = SubnetType.PUBLIC }] });
        open.AddInterfaceEndpoint("D", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        """,
        "VPC413");

    [Fact]
    public Task S3PrivateDns_Reports() => Verify.InStackAsync(
        Isolated + """
            vpc.{|VPC414:AddInterfaceEndpoint|}("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3 });

            var right = new Vpc(this, "Right");
            right.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3 });
            right.AddGatewayEndpoint("Gateway", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });

            var off = new Vpc(this, "Off");
            off.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3, PrivateDnsEnabled = false });

            var all = new Vpc(this, "All");
            var endpoint = all.AddInterfaceEndpoint("D", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3 });
            ((CfnVPCEndpoint)endpoint.Node.DefaultChild!).AddPropertyOverride("DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint", "AllResolvers");

            var inbound = new Vpc(this, "Inbound");
            var resolved = inbound.{|VPC414:AddInterfaceEndpoint|}("E", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3 });
            ((CfnVPCEndpoint)resolved.Node.DefaultChild!).AddPropertyOverride("DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint", "OnlyInboundResolver");
            """,
        "VPC414");

    [Fact]
    public Task S3PrivateDns_TypedOptions_AreRead() => Verify.DiagnosticsAsync(
        new TestApp(Verify.Stack("""
            var vpc = new Vpc(this, "Vpc");
            vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3, PrivateDnsOnlyForInboundResolverEndpoint = VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint.ALL_RESOLVERS });
            var other = new Vpc(this, "Other");
            other.{|VPC414:AddInterfaceEndpoint|}("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3, PrivateDnsOnlyForInboundResolverEndpoint = VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint.ONLY_INBOUND_RESOLVER });
            var third = new Vpc(this, "Third");
            _ = new {|VPC414:CfnVPCEndpoint|}(this, "C", new CfnVPCEndpointProps
            {
                VpcId = third.VpcId, VpcEndpointType = "Interface", ServiceName = "com.amazonaws.eu-west-1.s3", PrivateDnsEnabled = true, SubnetIds = third.SelectSubnets().SubnetIds,
                DnsOptions = new CfnVPCEndpoint.DnsOptionsSpecificationProperty { PrivateDnsOnlyForInboundResolverEndpoint = "OnlyInboundResolver" },
            });
            """)) { References = CdkReferences.Newest },
        "VPC414");

    [Fact]
    public Task OpenToWholeVpc_Reports() => Verify.InStackAsync(
        Isolated + """
            var own = new SecurityGroup(this, "Own", new SecurityGroupProps { Vpc = vpc });
            vpc.{|VPC415:AddInterfaceEndpoint|}("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
            vpc.{|VPC415:AddInterfaceEndpoint|}("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SNS, Open = true, SecurityGroups = new ISecurityGroup[] { own } });
            vpc.AddInterfaceEndpoint("C", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.KMS, Open = false }).Connections.AllowDefaultPortFrom(own);
            vpc.AddInterfaceEndpoint("D", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.STS, Open = false }).Connections.AllowDefaultPortFrom(Peer.Ipv4(vpc.VpcCidrBlock));
            var frozen = SecurityGroup.FromSecurityGroupId(this, "Frozen", "sg-0123456789abcdef0", new SecurityGroupImportOptions { Mutable = false });
            vpc.AddInterfaceEndpoint("E", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.LAMBDA, SecurityGroups = new[] { frozen } });
            """,
        "VPC415");

    [Fact]
    public Task Incomplete_L1_Reports() => Verify.InStackAsync(
        Isolated + """
            var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
            var ids = vpc.SelectSubnets(new SubnetSelection { SubnetGroupName = "app" }).SubnetIds;
            var tables = new[] { vpc.IsolatedSubnets[0].RouteTable.RouteTableId };
            _ = new {|VPC416:CfnVPCEndpoint|}(this, "A", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.sqs", SubnetIds = ids });
            _ = new {|VPC416:CfnVPCEndpoint|}(this, "B", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.s3", VpcEndpointType = "Gateway", RouteTableIds = tables, SecurityGroupIds = new[] { group.SecurityGroupId } });
            _ = new {|VPC416:CfnVPCEndpoint|}(this, "C", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.s3", RouteTableIds = tables, PrivateDnsEnabled = true });
            _ = new {|VPC416:CfnVPCEndpoint|}(this, "D", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.sns", VpcEndpointType = "Interface" });
            _ = new {|VPC416:CfnVPCEndpoint|}(this, "E", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.kms", VpcEndpointType = "Interface", SubnetIds = ids, RouteTableIds = tables });
            """,
        "VPC416");

    [Fact]
    public Task Incomplete_WholeOrUnknown_IsSilent() => Verify.InStackAsync(
        Isolated + """
            var ids = vpc.SelectSubnets(new SubnetSelection { SubnetGroupName = "app" }).SubnetIds;
            var given = new CfnParameter(this, "Subnets", new CfnParameterProps { Type = "List<AWS::EC2::Subnet::Id>" });
            var tables = new[] { vpc.IsolatedSubnets[0].RouteTable.RouteTableId };
            _ = new CfnVPCEndpoint(this, "A", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.sqs", VpcEndpointType = "Interface", SubnetIds = ids });
            _ = new CfnVPCEndpoint(this, "B", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.s3", RouteTableIds = tables, SubnetIds = new string[0], PrivateDnsEnabled = false });
            _ = new CfnVPCEndpoint(this, "C", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.sns", VpcEndpointType = "Interface", SubnetIds = given.ValueAsList });
            var late = new CfnVPCEndpoint(this, "D", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.kms", SubnetIds = ids });
            late.VpcEndpointType = "Interface";
            """,
        "VPC416");
}
