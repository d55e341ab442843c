namespace CdkVpc.Tests.Oracle.Programs;

/// <summary>Objects without a property that they require, marked, and beside them complete ones. Each is the body of a stack's constructor.</summary>
internal static class IncompletePrograms
{
    private const string Vpc = """var vpc = new Vpc(this, "Vpc");""" + "\n";

    /// <summary>The pairs by what is wrong.</summary>
    public static readonly IReadOnlyDictionary<string, (string Wrong, string Right)> All = new Dictionary<string, (string Wrong, string Right)>(StringComparer.Ordinal)
    {
        ["Options of a call"] = (
            Vpc + """vpc.AddGatewayEndpoint("S3", new {|VPC709:GatewayVpcEndpointOptions|}());""",
            Vpc + """vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });"""),
        ["Props of a construct"] = (
            Vpc + """new GatewayVpcEndpoint(this, "S3", new {|VPC709:GatewayVpcEndpointProps|} { Service = GatewayVpcEndpointAwsService.S3 });""",
            Vpc + """new GatewayVpcEndpoint(this, "S3", new GatewayVpcEndpointProps { Vpc = vpc, Service = GatewayVpcEndpointAwsService.S3 });"""),
        ["Null"] = (
            """new SecurityGroup(this, "Group", new {|VPC709:SecurityGroupProps|} { Vpc = null!, Description = "web" });""",
            Vpc + """new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc, Description = null });"""),
        ["Null in a variable"] = (
            """
            IVpc? vpc = null;
            new SecurityGroup(this, "Group", new {|VPC709:SecurityGroupProps|} { Vpc = vpc! });
            """,
            """
            IVpc? vpc = null;
            new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc ?? new Vpc(this, "Vpc") });
            """),
        ["Target-typed creation"] = (
            Vpc + """
            InterfaceVpcEndpointOptions options = {|VPC709:new|}() { PrivateDnsEnabled = true };
            vpc.AddInterfaceEndpoint("Sqs", options);
            """,
            Vpc + """
            InterfaceVpcEndpointOptions options = new() { Service = InterfaceVpcEndpointAwsService.SQS };
            vpc.AddInterfaceEndpoint("Sqs", options);
            """),
        ["Set too late"] = (
            Vpc + """
            var options = new {|VPC709:GatewayVpcEndpointOptions|}();
            vpc.AddGatewayEndpoint("S3", options);
            options.Service = GatewayVpcEndpointAwsService.S3;
            """,
            Vpc + """
            var options = new GatewayVpcEndpointOptions();
            options.Service = GatewayVpcEndpointAwsService.S3;
            vpc.AddGatewayEndpoint("S3", options);
            """),
        ["Object in an array"] = (
            """new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new ISubnetConfiguration[] { new SubnetConfiguration { Name = "a", SubnetType = SubnetType.PUBLIC }, new {|VPC709:SubnetConfiguration|} { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } } });""",
            """new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new ISubnetConfiguration[] { new SubnetConfiguration { Name = "a", SubnetType = SubnetType.PUBLIC } } });"""),
        ["Object in a dictionary"] = (
            """new Vpc(this, "Vpc", new VpcProps { GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions> { ["S3"] = new {|VPC709:GatewayVpcEndpointOptions|} { Subnets = new[] { new SubnetSelection { SubnetType = SubnetType.PUBLIC } } } } });""",
            """new Vpc(this, "Vpc", new VpcProps { GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions> { ["S3"] = new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 } } });"""),
        ["Flow log of nothing"] = (
            """new FlowLog(this, "Log", new {|VPC709:FlowLogProps|} { TrafficType = FlowLogTrafficType.ALL });""",
            Vpc + """new FlowLog(this, "Log", new FlowLogProps { ResourceType = FlowLogResourceType.FromVpc(vpc) });"""),
        ["L1 endpoint without its VPC"] = (
            """new CfnVPCEndpoint(this, "S3", new {|VPC709:CfnVPCEndpointProps|} { ServiceName = "com.amazonaws.eu-west-1.s3" });""",
            Vpc + """new CfnVPCEndpoint(this, "S3", new CfnVPCEndpointProps { ServiceName = "com.amazonaws.eu-west-1.s3", VpcId = vpc.VpcId });"""),
        ["L1 route without its table"] = (
            """new CfnRoute(this, "Route", new {|VPC709:CfnRouteProps|} { DestinationCidrBlock = "0.0.0.0/0", GatewayId = "igw-1" });""",
            """new CfnRoute(this, "Route", new CfnRouteProps { DestinationCidrBlock = "0.0.0.0/0", GatewayId = "igw-1", RouteTableId = "rtb-1" });"""),
        ["L1 peering without either side"] = (
            """new CfnVPCPeeringConnection(this, "Peering", new {|VPC709:CfnVPCPeeringConnectionProps|}());""",
            """new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = "vpc-1", PeerVpcId = "vpc-2" });"""),
        ["Route added without a router"] = (
            Vpc + """((Subnet)vpc.PublicSubnets[0]).AddRoute("Route", new {|VPC709:AddRouteOptions|} { RouterType = RouterType.TRANSIT_GATEWAY, DestinationCidrBlock = "172.16.0.0/12" });""",
            Vpc + """((Subnet)vpc.PublicSubnets[0]).AddRoute("Route", new AddRouteOptions { RouterId = "tgw-1", DestinationCidrBlock = "172.16.0.0/12" });"""),
        ["Part of an L1 group"] = (
            """new CfnSecurityGroup(this, "Group", new CfnSecurityGroupProps { GroupDescription = "web", SecurityGroupIngress = new[] { new CfnSecurityGroup.{|VPC709:IngressProperty|} { CidrIp = "10.0.0.0/8" } } });""",
            """new CfnSecurityGroup(this, "Group", new CfnSecurityGroupProps { GroupDescription = "web", SecurityGroupIngress = new[] { new CfnSecurityGroup.IngressProperty { IpProtocol = "tcp", CidrIp = "10.0.0.0/8" } } });"""),
        ["Transition of a bucket"] = (
            """new Bucket(this, "Bucket", new BucketProps { LifecycleRules = new[] { new LifecycleRule { Transitions = new[] { new {|VPC709:Transition|} { TransitionAfter = Duration.Days(30) } } } } });""",
            """new Bucket(this, "Bucket", new BucketProps { LifecycleRules = new[] { new LifecycleRule { Transitions = new[] { new Transition { StorageClass = StorageClass.GLACIER, TransitionAfter = Duration.Days(30) } } } } });"""),
        ["L1 bucket policy"] = (
            """new CfnBucketPolicy(this, "Policy", new {|VPC709:CfnBucketPolicyProps|} { Bucket = "data" });""",
            """new CfnBucketPolicy(this, "Policy", new CfnBucketPolicyProps { Bucket = "data", PolicyDocument = new Dictionary<string, object>() });"""),
        ["VPC by its attributes"] = (
            """Vpc.FromVpcAttributes(this, "Old", new {|VPC709:VpcAttributes|} { VpcId = "vpc-1" });""",
            """Vpc.FromVpcAttributes(this, "Old", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" } });"""),
        ["Value types have defaults"] = (
            """new CfnNetworkAclEntry(this, "Entry", new {|VPC709:CfnNetworkAclEntryProps|} { RuleNumber = 100 });""",
            """new CfnNetworkAclEntry(this, "Entry", new CfnNetworkAclEntryProps { NetworkAclId = "acl-1", RuleAction = "allow" });"""),
    };
}
