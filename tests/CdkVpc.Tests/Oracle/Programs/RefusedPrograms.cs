namespace CdkVpc.Tests.Oracle.Programs;

/// <summary>What CDK refuses, marked where it is reported, and beside it what it takes. Each is the body of a stack's constructor.</summary>
internal static class RefusedPrograms
{
    /// <summary>The pairs by what is wrong.</summary>
    public static readonly IReadOnlyDictionary<string, (string Wrong, string Right)> All = new Dictionary<string, (string Wrong, string Right)>(StringComparer.Ordinal)
    {
        ["DNS host names without DNS support"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { EnableDnsHostnames = true });""",
            """new Vpc(this, "Vpc", new VpcProps { EnableDnsHostnames = true, EnableDnsSupport = true });"""),
        ["DNS host names with DNS support off"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { EnableDnsHostnames = true, EnableDnsSupport = false });""",
            """new Vpc(this, "Vpc", new VpcProps { EnableDnsHostnames = false });"""),
        ["Zones named and limited"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { AvailabilityZones = new[] { "eu-west-1a", "eu-west-1b" }, MaxAzs = 2 });""",
            """new Vpc(this, "Vpc", new VpcProps { AvailabilityZones = new[] { "eu-west-1a", "eu-west-1b" } });"""),
        ["Range given twice"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16"), Cidr = "10.0.0.0/16" });""",
            """new Vpc(this, "Vpc", new VpcProps { Cidr = "10.1.0.0/16" });"""),
        ["Range of a token"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr(Fn.ImportValue("range")) });""",
            """new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = Fn.ImportValue("range") });"""),
        ["Old range of a token"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { Cidr = new CfnParameter(this, "Range").ValueAsString });""",
            """new Vpc(this, "Vpc", new VpcProps { Cidr = "10.0.0.0/24" });"""),
        ["Range without a mask"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0") });""",
            """new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });"""),
        ["Old range without a mask"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { Cidr = "10.0.0.0" });""",
            """new Vpc(this, "Vpc", new VpcProps { Cidr = "10.0.0.0/16" });"""),
        ["Range that is none"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.300.0/16") });""",
            """new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.30.0/24") });"""),
        ["Range of three octets"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0/16") });""",
            """new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/17") });"""),
        ["IPv6 addresses in a VPC for IPv4"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { Ipv6Addresses = Ipv6Addresses.AmazonProvided() });""",
            """new Vpc(this, "Vpc", new VpcProps { Ipv6Addresses = Ipv6Addresses.AmazonProvided(), IpProtocol = IpProtocol.DUAL_STACK });"""),
        ["IPv6 addresses of subnets in a VPC for IPv4"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.IPV4_ONLY, SubnetConfiguration = new[] { new SubnetConfiguration { Name = "a", SubnetType = SubnetType.PUBLIC, Ipv6AssignAddressOnCreation = true } } });""",
            """new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK, SubnetConfiguration = new[] { new SubnetConfiguration { Name = "a", SubnetType = SubnetType.PUBLIC, Ipv6AssignAddressOnCreation = true } } });"""),
        ["Egress without public subnets"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS } } });""",
            """new Vpc(this, "Vpc", new VpcProps { NatGateways = 0, SubnetConfiguration = new[] { new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS } } });"""),
        ["Egress and a reserved public group"] = (
            """
            new {|VPC708:Vpc|}(this, "Vpc", new VpcProps
            {
                CreateInternetGateway = false,
                SubnetConfiguration = new[]
                {
                    new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                    new SubnetConfiguration { Name = "edge", SubnetType = SubnetType.PUBLIC, Reserved = true },
                },
            });
            """,
            """
            new Vpc(this, "Vpc", new VpcProps
            {
                SubnetConfiguration = new[]
                {
                    new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS, Reserved = true },
                    new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED },
                },
            });
            """),
        ["Subnets with NAT and no NAT"] = (
            """
            new {|VPC708:Vpc|}(this, "Vpc", new VpcProps
            {
                NatGateways = 0,
                SubnetConfiguration = new[]
                {
                    new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_NAT },
                    new SubnetConfiguration { Name = "edge", SubnetType = SubnetType.PUBLIC },
                },
            });
            """,
            """
            new Vpc(this, "Vpc", new VpcProps
            {
                NatGateways = 1,
                SubnetConfiguration = new[]
                {
                    new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_NAT },
                    new SubnetConfiguration { Name = "edge", SubnetType = SubnetType.PUBLIC },
                },
            });
            """),
        ["NAT gateways with isolated subnets only"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { NatGateways = 1, SubnetConfiguration = new[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED } } });""",
            """new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED } } });"""),
        ["NAT gateways in private subnets"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { NatGatewaySubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } });""",
            """new Vpc(this, "Vpc", new VpcProps { NatGatewaySubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC } });"""),
        ["NAT gateways in a group that is not there"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { NatGatewaySubnets = new SubnetSelection { SubnetGroupName = "edge" } });""",
            """new Vpc(this, "Vpc", new VpcProps { NatGatewaySubnets = new SubnetSelection { SubnetGroupName = "Public" } });"""),
        ["Mask too short"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 15 } } });""",
            """new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1, SubnetConfiguration = new[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 16 } } });"""),
        ["Mask too long"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 29, Reserved = true } } });""",
            """new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 28 } } });"""),
        ["No room for the subnets"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/24"), MaxAzs = 2, SubnetConfiguration = new[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 } } });""",
            """new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/23"), MaxAzs = 2, SubnetConfiguration = new[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 } } });"""),
        ["No room for equal shares"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/28"), MaxAzs = 2 });""",
            """new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/26"), MaxAzs = 2 });"""),
        ["Public addresses in isolated subnets"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, MapPublicIpOnLaunch = false } } });""",
            """new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PUBLIC, MapPublicIpOnLaunch = false } } });"""),
        ["Two groups of one name"] = (
            """
            new {|VPC708:Vpc|}(this, "Vpc", new VpcProps
            {
                SubnetConfiguration = new[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED }, new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PUBLIC } },
            });
            """,
            """
            new Vpc(this, "Vpc", new VpcProps
            {
                SubnetConfiguration = new[] { new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED }, new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PUBLIC, Reserved = true } },
            });
            """),
        ["VPN connections without a gateway"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { VpnGateway = false, VpnGatewayAsn = 65000 });""",
            """new Vpc(this, "Vpc", new VpcProps { VpnGateway = true, VpnGatewayAsn = 65000 });"""),
        ["Gateway endpoint in a VPC that is imported without route tables"] = (
            """
            var vpc = Vpc.FromVpcAttributes(this, "Old", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" }, PrivateSubnetIds = new[] { "subnet-1" } });
            vpc.{|VPC708:AddGatewayEndpoint|}("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            """,
            """
            var vpc = Vpc.FromVpcAttributes(this, "Old", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" }, PrivateSubnetIds = new[] { "subnet-1" }, PrivateSubnetRouteTableIds = new[] { "rtb-1" } });
            vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            """),
        ["Gateway endpoint in a VPC that is imported without subnets"] = (
            """
            var vpc = Vpc.FromVpcAttributes(this, "Old", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" } });
            new {|VPC708:GatewayVpcEndpoint|}(this, "S3", new GatewayVpcEndpointProps { Vpc = vpc, Service = GatewayVpcEndpointAwsService.S3 });
            """,
            """
            var vpc = Vpc.FromVpcAttributes(this, "Old", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" }, PublicSubnetIds = new[] { "subnet-1" }, PublicSubnetRouteTableIds = new[] { "rtb-1" } });
            new GatewayVpcEndpoint(this, "S3", new GatewayVpcEndpointProps { Vpc = vpc, Service = GatewayVpcEndpointAwsService.S3 });
            """),
        ["Gateway endpoint for no subnets"] = (
            """new Vpc(this, "Vpc").{|VPC708:AddGatewayEndpoint|}("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3, Subnets = new ISubnetSelection[] { } });""",
            """new Vpc(this, "Vpc").AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3, Subnets = new[] { new SubnetSelection() } });"""),
        ["Gateway endpoint for subnets that the VPC lacks"] = (
            """new Vpc(this, "Vpc").{|VPC708:AddGatewayEndpoint|}("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3, Subnets = new[] { new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } } });""",
            """new Vpc(this, "Vpc").AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3, Subnets = new[] { new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } } });"""),
        ["Gateway endpoint in the props of a VPC without subnets"] = (
            """new {|VPC708:Vpc|}(this, "Vpc", new VpcProps { SubnetConfiguration = new ISubnetConfiguration[] { }, GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions> { ["S3"] = new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 } } });""",
            """new Vpc(this, "Vpc", new VpcProps { GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions> { ["S3"] = new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 } } });"""),
        ["Open interface endpoint in a VPC that is imported without its range"] = (
            """
            var vpc = Vpc.FromVpcAttributes(this, "Old", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" }, PrivateSubnetIds = new[] { "subnet-1" } });
            vpc.{|VPC708:AddInterfaceEndpoint|}("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
            """,
            """
            var vpc = Vpc.FromVpcAttributes(this, "Old", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" }, PrivateSubnetIds = new[] { "subnet-1" } });
            vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Open = false });
            """),
        ["Open interface endpoint with a group of its own in a VPC that is imported without its range"] = (
            """
            var vpc = Vpc.FromVpcAttributes(this, "Old", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" }, PrivateSubnetIds = new[] { "subnet-1" } });
            new {|VPC708:InterfaceVpcEndpoint|}(this, "Sqs", new InterfaceVpcEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.SQS, SecurityGroups = new[] { SecurityGroup.FromSecurityGroupId(this, "Group", "sg-12345678", new SecurityGroupImportOptions { Mutable = false }) } });
            """,
            """
            var vpc = Vpc.FromVpcAttributes(this, "Old", new VpcAttributes { VpcId = "vpc-1", VpcCidrBlock = "10.0.0.0/16", AvailabilityZones = new[] { "eu-west-1a" }, PrivateSubnetIds = new[] { "subnet-1" } });
            new InterfaceVpcEndpoint(this, "Sqs", new InterfaceVpcEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.SQS });
            """),
        ["Interface endpoint in no subnets"] = (
            """new Vpc(this, "Vpc").{|VPC708:AddInterfaceEndpoint|}("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Subnets = new SubnetSelection { Subnets = new ISubnet[] { } } });""",
            """new Vpc(this, "Vpc").AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Subnets = new SubnetSelection() });"""),
        ["Interface endpoint in the private subnets of a VPC without any"] = (
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            vpc.{|VPC708:AddInterfaceEndpoint|}("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } });
            """,
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
            """),
        ["Subnets by type and by list"] = (
            """
            var vpc = new Vpc(this, "Vpc");
            vpc.{|VPC708:AddInterfaceEndpoint|}("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Subnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC, Subnets = vpc.PublicSubnets } });
            """,
            """
            var vpc = new Vpc(this, "Vpc");
            vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Subnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC, OnePerAz = true } });
            """),
        ["A group of subnets that the VPC lacks"] = (
            """new Vpc(this, "Vpc").{|VPC708:SelectSubnets|}(new SubnetSelection { SubnetGroupName = "data" });""",
            """new Vpc(this, "Vpc").SelectSubnets(new SubnetSelection { SubnetGroupName = "Public" });"""),
        ["A function in subnets that the VPC lacks"] = (
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            new {|VPC708:Function|}(this, "Function", new FunctionProps { Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }, Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Amazon.CDK.AWS.Lambda.Code.FromInline("x") });
            """,
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            new Function(this, "Function", new FunctionProps { Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }, Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Amazon.CDK.AWS.Lambda.Code.FromInline("x") });
            """),
        ["An instance in subnets that the VPC lacks"] = (
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            new {|VPC708:Instance_|}(this, "Instance", new InstanceProps { Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }, InstanceType = new InstanceType("t3.micro"), MachineImage = MachineImage.LatestAmazonLinux2() });
            """,
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            new Instance_(this, "Instance", new InstanceProps { Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }, InstanceType = new InstanceType("t3.micro"), MachineImage = MachineImage.LatestAmazonLinux2() });
            """),
        ["A database in subnets that the VPC lacks"] = (
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            new Amazon.CDK.AWS.RDS.{|VPC708:DatabaseInstance|}(this, "Database", new Amazon.CDK.AWS.RDS.DatabaseInstanceProps { Engine = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.MYSQL, Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } });
            """,
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            new Amazon.CDK.AWS.RDS.DatabaseInstance(this, "Database", new Amazon.CDK.AWS.RDS.DatabaseInstanceProps { Engine = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.MYSQL, Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
            """),
        ["A file system in subnets that the VPC lacks"] = (
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            new Amazon.CDK.AWS.EFS.{|VPC708:FileSystem|}(this, "Files", new Amazon.CDK.AWS.EFS.FileSystemProps { Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } });
            """,
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            new Amazon.CDK.AWS.EFS.FileSystem(this, "Files", new Amazon.CDK.AWS.EFS.FileSystemProps { Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
            """),
        ["A load balancer in subnets that the VPC lacks"] = (
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            new Amazon.CDK.AWS.ElasticLoadBalancingV2.{|VPC708:ApplicationLoadBalancer|}(this, "Balancer", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps { Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } });
            """,
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancer(this, "Balancer", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps { Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
            """),
        ["An ECS service in subnets that the VPC lacks"] = (
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            var task = new FargateTaskDefinition(this, "Task");
            task.AddContainer("Main", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("nginx") });
            new {|VPC708:FargateService|}(this, "Service", new FargateServiceProps { Cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc }), TaskDefinition = task, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } });
            """,
            """
            var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });
            var task = new FargateTaskDefinition(this, "Task");
            task.AddContainer("Main", new ContainerDefinitionOptions { Image = ContainerImage.FromRegistry("nginx") });
            new FargateService(this, "Service", new FargateServiceProps { Cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc }), TaskDefinition = task, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
            """),
        ["Zones looked up in an open environment"] = (
            """new Vpc(this, "Vpc").{|VPC708:AddInterfaceEndpoint|}("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, LookupSupportedAzs = true });""",
            """new Vpc(this, "Vpc").AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, LookupSupportedAzs = false });"""),
        ["VPC looked up in an open environment"] = (
            """Vpc.{|VPC708:FromLookup|}(this, "Old", new VpcLookupOptions { VpcId = "vpc-1" });""",
            """Vpc.FromVpcAttributes(this, "Old", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" } });"""),
        ["VPC looked up by a token"] = (
            """Vpc.{|VPC708:FromLookup|}(this, "Old", new VpcLookupOptions { VpcId = Fn.ImportValue("vpc") });""",
            """Vpc.FromVpcAttributes(this, "Old", new VpcAttributes { VpcId = Fn.ImportValue("vpc"), AvailabilityZones = new[] { "eu-west-1a" } });"""),
        ["Two destinations"] = (
            """((Subnet)new Vpc(this, "Vpc").PublicSubnets[0]).{|VPC708:AddRoute|}("Both", new AddRouteOptions { RouterType = RouterType.TRANSIT_GATEWAY, RouterId = "tgw-1", DestinationCidrBlock = "172.16.0.0/12", DestinationIpv6CidrBlock = "2001:db8::/56" });""",
            """((Subnet)new Vpc(this, "Vpc").PublicSubnets[0]).AddRoute("One", new AddRouteOptions { RouterType = RouterType.TRANSIT_GATEWAY, RouterId = "tgw-1", DestinationCidrBlock = "172.16.0.0/12" });"""),
        ["Traffic type of a transit gateway"] = (
            """new {|VPC708:FlowLog|}(this, "Log", new FlowLogProps { ResourceType = FlowLogResourceType.FromTransitGatewayId("tgw-1"), TrafficType = FlowLogTrafficType.ALL });""",
            """new FlowLog(this, "Log", new FlowLogProps { ResourceType = FlowLogResourceType.FromTransitGatewayId("tgw-1") });"""),
        ["Ten minutes of a transit gateway's attachment"] = (
            """new {|VPC708:FlowLog|}(this, "Log", new FlowLogProps { ResourceType = FlowLogResourceType.FromTransitGatewayAttachmentId("tgw-attach-1"), MaxAggregationInterval = FlowLogMaxAggregationInterval.TEN_MINUTES });""",
            """new FlowLog(this, "Log", new FlowLogProps { ResourceType = FlowLogResourceType.FromTransitGatewayAttachmentId("tgw-attach-1"), MaxAggregationInterval = FlowLogMaxAggregationInterval.ONE_MINUTE });"""),
        ["Peer without a mask"] = (
            """new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = new Vpc(this, "Vpc") }).AddIngressRule(Peer.{|VPC708:Ipv4|}("10.0.0.1"), Port.Tcp(8443));""",
            """new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = new Vpc(this, "Vpc") }).AddIngressRule(Peer.Ipv4("10.0.0.1/32"), Port.Tcp(8443));"""),
        ["Peer of a text"] = (
            """Peer.{|VPC708:Ipv4|}("office");""",
            """Peer.Ipv4(Fn.ImportValue("office"));"""),
        ["IPv6 peer without a mask"] = (
            """Peer.{|VPC708:Ipv6|}("2001:db8::1");""",
            """Peer.Ipv6("2001:db8::1/128");"""),
        ["IPv6 peer in capitals"] = (
            """Peer.{|VPC708:Ipv6|}("2001:DB8::/56");""",
            """Peer.Ipv6("::/0");"""),
        ["Id of a group that is none"] = (
            """Peer.{|VPC708:SecurityGroupId|}("web");""",
            """Peer.SecurityGroupId("sg-0123456789abcdef0");"""),
        ["All outbound traffic by a rule"] = (
            """new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = new Vpc(this, "Vpc"), AllowAllOutbound = false }).{|VPC708:AddEgressRule|}(Peer.AnyIpv4(), Port.AllTraffic());""",
            """new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = new Vpc(this, "Vpc"), AllowAllOutbound = false }).AddEgressRule(Peer.AnyIpv4(), Port.AllTcp());"""),
        ["All outbound IPv6 traffic by a rule"] = (
            """new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = new Vpc(this, "Vpc") }).{|VPC708:AddEgressRule|}(Peer.AnyIpv6(), Port.AllTraffic());""",
            """new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = new Vpc(this, "Vpc"), DisableInlineRules = true }).AddEgressRule(Peer.AnyIpv6(), Port.AllTraffic());"""),
        ["One id twice"] = (
            """
            new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
            new {|VPC708:Vpc|}(this, "Vpc");
            """,
            """
            new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
            new Vpc(new Construct(this, "Part"), "Vpc");
            """),
        ["One id in a loop"] = (
            """
            var vpc = new Vpc(this, "Vpc");
            foreach (var subnet in vpc.PublicSubnets)
                new {|VPC708:CfnRoute|}(this, "Route", new CfnRouteProps { RouteTableId = subnet.RouteTable.RouteTableId, DestinationCidrBlock = "172.16.0.0/12", TransitGatewayId = "tgw-1" });
            """,
            """
            var vpc = new Vpc(this, "Vpc");
            foreach (var subnet in vpc.PublicSubnets)
                new CfnRoute(this, "Route" + subnet.Node.Id, new CfnRouteProps { RouteTableId = subnet.RouteTable.RouteTableId, DestinationCidrBlock = "172.16.0.0/12", TransitGatewayId = "tgw-1" });
            """),
        ["One id of two endpoints of a VPC"] = (
            """
            var vpc = new Vpc(this, "Vpc");
            vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            vpc.{|VPC708:AddInterfaceEndpoint|}("S3", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3 });
            """,
            """
            var vpc = new Vpc(this, "Vpc");
            vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            new InterfaceVpcEndpoint(this, "S3", new InterfaceVpcEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.S3 });
            """),
        ["Id that is free again"] = (
            """
            new Vpc(this, "Vpc");
            Node.TryRemoveChild("Other");
            new Vpc(this, "Second").{|VPC708:AddGatewayEndpoint|}("Default", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            """,
            """
            new Vpc(this, "Vpc");
            Node.TryRemoveChild("Vpc");
            new Vpc(this, "Vpc").AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            """),
        ["Endpoint with the id Default"] = (
            """new Vpc(this, "Vpc").{|VPC708:AddInterfaceEndpoint|}("Default", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });""",
            """new InterfaceVpcEndpoint(this, "Default", new InterfaceVpcEndpointProps { Vpc = new Vpc(this, "Vpc"), Service = InterfaceVpcEndpointAwsService.SQS });"""),
    };
}
