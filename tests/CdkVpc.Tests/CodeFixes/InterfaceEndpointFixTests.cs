using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.CodeFixes.PolicyPatches;

namespace CdkVpc.Tests.CodeFixes;

/// <summary>Fixes of interface endpoints that change what they are given.</summary>
public sealed class InterfaceEndpointFixTests
{
    private const string TwoTiers = """
        var vpc = new Vpc(this, "Vpc", new VpcProps
        {
            SubnetConfiguration = new ISubnetConfiguration[]
            {
                new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED },
                new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED },
            },
        });

        """;

    [Fact]
    public Task TwiceInZone_IsFixed() => VerifyFix.PatchAsync("VPC402",
        """
          vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions
          {
              Service = InterfaceVpcEndpointAwsService.SQS,
        -     Subnets = new SubnetSelection { Subnets = vpc.IsolatedSubnets },
        +     Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
          });
          new CfnVPCEndpoint(this, "Topic", new CfnVPCEndpointProps
          {
              VpcId = vpc.VpcId,
              VpcEndpointType = "Interface",
              ServiceName = $"com.amazonaws.{Region}.sns",
        -     SubnetIds = vpc.IsolatedSubnets.Select(subnet => subnet.SubnetId).ToArray(),
        +     SubnetIds = vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED, OnePerAz = true }).SubnetIds,
          });
        """,
        setup: TwoTiers);

    [Fact]
    public Task TwiceInZone_ListOfOneByOne_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC402",
        """
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var first = new CfnSubnet(this, "First", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.0.0/24", AvailabilityZone = "eu-west-1a" });
        var second = new CfnSubnet(this, "Second", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.1.0/24", AvailabilityZone = "eu-west-1a" });
        new CfnVPCEndpoint(this, "Queue", new CfnVPCEndpointProps { VpcId = vpc.Ref, VpcEndpointType = "Interface", ServiceName = "com.amazonaws.eu-west-1.sqs", SubnetIds = new[] { first.Ref, second.Ref } });
        """);

    [Fact]
    public Task Policy_IsFixed() => VerifyFix.PatchAsync("VPC403",
        $$"""
          var vpc = new Vpc(this, "Vpc");
        - vpc.AddInterfaceEndpoint("Images", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR });
        + var ecrApiEndpoint = vpc.AddInterfaceEndpoint("Images", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR });
        {{OwnPrincipals("ecrApiEndpoint")}}
          var queue = new InterfaceVpcEndpoint(this, "Queue", new InterfaceVpcEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.SQS });
        {{OwnPrincipals("queue")}}
        """);

    [Fact]
    public Task Policy_L1_IsFixed() => VerifyFix.PatchAsync("VPC403",
        """
          var vpc = new Vpc(this, "Vpc");
          new CfnVPCEndpoint(this, "Queue", new CfnVPCEndpointProps
          {
              VpcId = vpc.VpcId,
              VpcEndpointType = "Interface",
              ServiceName = $"com.amazonaws.{Region}.sqs",
              SubnetIds = vpc.SelectSubnets().SubnetIds,
        +     PolicyDocument = new Dictionary<string, object>
        +     {
        +         ["Version"] = "2012-10-17",
        +         ["Statement"] = new object[]
        +         {
        +             new Dictionary<string, object>
        +             {
        +                 ["Effect"] = "Allow",
        +                 ["Principal"] = "*",
        +                 ["Action"] = "*",
        +                 ["Resource"] = "*",
        +                 ["Condition"] = new Dictionary<string, object>
        +                 {
        +                     ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalAccount"] = Account },
        +                 },
        +             },
        +         },
        +     },
          });
        """);

    [Fact]
    public Task OpenToWorld_IsFixed() => VerifyFix.PatchAsync("VPC404",
        """
          var vpc = new Vpc(this, "Vpc");
          var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        - group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443), "from anywhere");
        + group.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(443), "from anywhere");
          vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, SecurityGroups = new[] { group } });
          _ = new InterfaceVpcEndpoint(this, "Topic", new InterfaceVpcEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.SNS, SecurityGroups = new[] { group } });
          var key = vpc.AddInterfaceEndpoint("Key", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.KMS });
        - key.Connections.AllowFrom(Peer.Ipv4("0.0.0.0/0"), Port.Tcp(443));
        + key.Connections.AllowFrom(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(443));
        """);

    [Fact]
    public Task OpenToWorld_ByIpv6_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC404",
        """
        var vpc = new Vpc(this, "Vpc");
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        group.AddIngressRule(Peer.AnyIpv6(), Port.Tcp(443));
        vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, SecurityGroups = new[] { group } });
        """);

    [Fact]
    public Task OpenToWorld_RuleBeforeTheVpc_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC404",
        """
        var first = new Vpc(this, "Vpc");
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = first });
        group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443));
        var vpc = first;
        vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, SecurityGroups = new[] { group } });
        """);

    [Fact]
    public Task Unreachable_IsFixed() => VerifyFix.PatchAsync("VPC405",
        """
          var vpc = new Vpc(this, "Vpc");
        - vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Open = false });
        + var sqsEndpoint = vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Open = false });
        + sqsEndpoint.Connections.AllowDefaultPortFrom(Peer.Ipv4(vpc.VpcCidrBlock));
          var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
          var topic = new InterfaceVpcEndpoint(this, "Topic", new InterfaceVpcEndpointProps
          {
              Vpc = vpc, Service = InterfaceVpcEndpointAwsService.SNS, Open = false, SecurityGroups = new ISecurityGroup[] { group },
          });
        + topic.Connections.AllowDefaultPortFrom(Peer.Ipv4(vpc.VpcCidrBlock));
        """);

    [Fact]
    public Task Unreachable_L1_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC405",
        """
        var vpc = new Vpc(this, "Vpc");
        new CfnVPCEndpoint(this, "Queue", new CfnVPCEndpointProps { VpcId = vpc.VpcId, VpcEndpointType = "Interface", ServiceName = $"com.amazonaws.{Region}.sqs", SubnetIds = vpc.SelectSubnets().SubnetIds });
        """);

    [Fact]
    public Task GatewayInstead_IsFixed() => VerifyFix.PatchAsync("VPC409",
        $$"""
          var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED } } });
        - InterfaceVpcEndpoint objects = vpc.AddInterfaceEndpoint("Objects", new InterfaceVpcEndpointOptions
        + GatewayVpcEndpoint objects = vpc.AddGatewayEndpoint("Objects", new GatewayVpcEndpointOptions
          {
        -     Service = InterfaceVpcEndpointAwsService.S3,
        -     PrivateDnsEnabled = false,
        -     Subnets = new SubnetSelection { SubnetGroupName = "app" },
        +     Service = GatewayVpcEndpointAwsService.S3,
          });
          objects.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Principals = new IPrincipal[] { new AccountRootPrincipal() }, Actions = new[] { "s3:GetObject" }, Resources = new[] { "*" } }));
        - _ = new InterfaceVpcEndpoint(this, "Tables", new InterfaceVpcEndpointProps { Vpc = vpc, Service = new InterfaceVpcEndpointAwsService("dynamodb") });
        + var dynamodbEndpoint = new GatewayVpcEndpoint(this, "Tables", new GatewayVpcEndpointProps { Vpc = vpc, Service = GatewayVpcEndpointAwsService.DYNAMODB });
        {{OwnAccount("dynamodbEndpoint", "dynamodb:*")}}
        """);

    [Fact]
    public Task GatewayInstead_UsedAsInterface_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC409",
        """
        var vpc = new Vpc(this, "Vpc");
        var objects = vpc.AddInterfaceEndpoint("Objects", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3, PrivateDnsEnabled = false });
        objects.Connections.AllowDefaultPortFrom(Peer.Ipv4("10.0.0.0/8"));
        """);

    [Fact]
    public Task S3PrivateDns_IsFixed() => VerifyFix.PatchAsync("VPC414",
        $$"""
          var vpc = new Vpc(this, "Vpc");
        - vpc.AddInterfaceEndpoint("Objects", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3 });
        + var s3Endpoint = vpc.AddInterfaceEndpoint("Objects", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3 });
        + var s3Endpoint2 = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        {{OwnAccount("s3Endpoint2", "s3:*")}}
        + s3Endpoint.Node.AddDependency(s3Endpoint2);
        """);

    [Fact]
    public Task S3PrivateDns_WithImages_IsFixed() => VerifyFix.PatchAsync("VPC414",
        $$"""
          var vpc = new Vpc(this, "Vpc");
          vpc.AddInterfaceEndpoint("Images", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR });
          var objects = new InterfaceVpcEndpoint(this, "Objects", new InterfaceVpcEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.S3 });
        + var s3Endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        {{OwnAccount("s3Endpoint", "s3:*")}}
        {{Layers("s3Endpoint")}}
        + objects.Node.AddDependency(s3Endpoint);
        """);

    [Fact]
    public Task S3PrivateDns_L1_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC414",
        """
        var vpc = new Vpc(this, "Vpc");
        new CfnVPCEndpoint(this, "L1", new CfnVPCEndpointProps { VpcId = vpc.VpcId, VpcEndpointType = "Interface", ServiceName = $"com.amazonaws.{Region}.s3", SubnetIds = vpc.SelectSubnets().SubnetIds, PrivateDnsEnabled = true });
        """);

    [Fact]
    public Task OpenToWholeVpc_IsFixed() => VerifyFix.PatchAsync("VPC415",
        """
          var vpc = new Vpc(this, "Vpc");
        - vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        + var sqsEndpoint = vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Open = false });
        + var sqsEndpointClients = new SecurityGroup(this, "SqsEndpointClients", new SecurityGroupProps { Vpc = vpc });
        + sqsEndpoint.Connections.AllowDefaultPortFrom(sqsEndpointClients);
          var topic = new InterfaceVpcEndpoint(this, "Topic", new InterfaceVpcEndpointProps
          {
              Vpc = vpc,
              Service = InterfaceVpcEndpointAwsService.SNS,
        -     Open = true,
        +     Open = false,
          });
        + var snsEndpointClients = new SecurityGroup(this, "SnsEndpointClients", new SecurityGroupProps { Vpc = vpc });
        + topic.Connections.AllowDefaultPortFrom(snsEndpointClients);
        """);

    [Fact]
    public Task Type_IsFixed() => VerifyFix.PatchAsync("VPC416",
        """
          var vpc = new Vpc(this, "Vpc");
          var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
          group.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(443));
          var policy = new Dictionary<string, object> { ["Statement"] = new object[] { new Dictionary<string, object> { ["Effect"] = "Allow", ["Principal"] = "*", ["Action"] = "sqs:SendMessage", ["Resource"] = "*" } } };
          new CfnVPCEndpoint(this, "Queue", new CfnVPCEndpointProps
          {
              VpcId = vpc.VpcId,
              ServiceName = $"com.amazonaws.{Region}.sqs",
              SubnetIds = vpc.SelectSubnets().SubnetIds,
              SecurityGroupIds = new[] { group.SecurityGroupId },
              PolicyDocument = policy,
        -     PrivateDnsEnabled = true
        +     PrivateDnsEnabled = true,
        +     VpcEndpointType = "Interface"
          });
        """);

    [Fact]
    public Task Type_WithoutSubnetsOrWithRouteTables_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC416",
        """
        var vpc = new Vpc(this, "Vpc");
        new CfnVPCEndpoint(this, "A", new CfnVPCEndpointProps { VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.sqs", VpcEndpointType = "Interface" });
        new CfnVPCEndpoint(this, "B", new CfnVPCEndpointProps
        {
            VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.s3", SubnetIds = vpc.SelectSubnets().SubnetIds, RouteTableIds = new[] { vpc.PrivateSubnets[0].RouteTable.RouteTableId },
        });
        """);
}
