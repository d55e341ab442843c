using CdkVpc.Tests.Scaffolds;
using Xunit;

namespace CdkVpc.Tests.Oracle.Scaffolds;

/// <summary>What the other attributes of a VPC deploy.</summary>
public sealed class VpcScaffoldTests
{
    [Fact]
    public void InterfaceEndpoint_HasOneSubnetAZone_AGroup_PrivateDnsAndAPolicy()
    {
        var template = ScaffoldedTemplate.Of("[InterfaceEndpoint(nameof(InterfaceVpcEndpointAwsService.SQS))]");

        Assert.Equal(["VpcScaffold/Sqs/Endpoint: AWS::EC2::VPCEndpoint", "VpcScaffold/Sqs/SecurityGroup: AWS::EC2::SecurityGroup"], template.Below("VpcScaffold"));
        template.Has("VpcScaffold/Sqs/Endpoint", Endpoint("Sqs", "sqs", """["@Vpc/applicationSubnet1/Subnet", "@Vpc/applicationSubnet2/Subnet"]"""));
        template.Has("VpcScaffold/Sqs/SecurityGroup", """
            {
              "GroupDescription": "Clients of the endpoint Sqs",
              "SecurityGroupEgress": [{ "CidrIp": "255.255.255.255/32", "Description": "Disallow all traffic", "FromPort": 252, "IpProtocol": "icmp", "ToPort": 86 }],
              "SecurityGroupIngress": [{ "CidrIp": "@Vpc.CidrBlock", "Description": "The VPC", "FromPort": 443, "IpProtocol": "tcp", "ToPort": 443 }],
              "VpcId": "@Vpc"
            }
            """);
    }

    [Fact]
    public void InterfaceEndpoint_ForThoseAllowed_AdmitsThemOnly()
    {
        var template = ScaffoldedTemplate.Of(
            """[InterfaceEndpoint("SQS", Access = EndpointAccess.Allowed, SubnetGroup = "data")]""",
            """
            var worker = new SecurityGroup(this, "Worker", new SecurityGroupProps { Vpc = Vpc, AllowAllOutbound = false });
            network.Sqs.AllowFrom(worker);
            """);

        template.Has("VpcScaffold/Sqs/Endpoint", Endpoint("Sqs", "sqs", """["@Vpc/dataSubnet1/Subnet", "@Vpc/dataSubnet2/Subnet"]"""));
        template.Has("VpcScaffold/Sqs/SecurityGroup", """
            {
              "GroupDescription": "Clients of the endpoint Sqs",
              "SecurityGroupEgress": [{ "CidrIp": "255.255.255.255/32", "Description": "Disallow all traffic", "FromPort": 252, "IpProtocol": "icmp", "ToPort": 86 }],
              "VpcId": "@Vpc"
            }
            """);
        template.Has(Assert.Single(template.OfType("AWS::EC2::SecurityGroupIngress")), """
            {
              "Description": "To the endpoint Sqs",
              "FromPort": 443,
              "GroupId": "@VpcScaffold/Sqs/SecurityGroup.GroupId",
              "IpProtocol": "tcp",
              "SourceSecurityGroupId": "@Worker.GroupId",
              "ToPort": 443
            }
            """);
        template.Has(Assert.Single(template.OfType("AWS::EC2::SecurityGroupEgress")), """
            {
              "Description": "To the endpoint Sqs",
              "DestinationSecurityGroupId": "@VpcScaffold/Sqs/SecurityGroup.GroupId",
              "FromPort": 443,
              "GroupId": "@Worker.GroupId",
              "IpProtocol": "tcp",
              "ToPort": 443
            }
            """);
    }

    [Theory]
    [InlineData("Fargate", "s3 ecr.api ecr.dkr logs")]
    [InlineData("Ecs", "s3 ecr.api ecr.dkr logs ecs ecs-agent ecs-telemetry")]
    [InlineData("SystemsManager", "ssm ssmmessages ec2messages")]
    [InlineData("ContainerImages", "s3 ecr.api ecr.dkr")]
    [InlineData("LambdaSecrets", "secretsmanager kms")]
    [InlineData("Observability", "logs monitoring xray")]
    public void Set_BringsItsServices(string set, string services)
    {
        var template = ScaffoldedTemplate.Of($"[InterfaceEndpoints(EndpointSet.{set})]");

        Assert.Equal(
            services.Split(' ').Select(static service => $"com.amazonaws.<Region>.{service}").Order(StringComparer.Ordinal),
            template.OfType("AWS::EC2::VPCEndpoint").Select(path => template.Property(path, "ServiceName")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Set_WithoutS3Gateway_LeavesItToOthers()
    {
        var template = ScaffoldedTemplate.Of("[InterfaceEndpoints(EndpointSet.ContainerImages, S3Gateway = false)]");

        Assert.Equal(["VpcScaffold/Ecr/Endpoint", "VpcScaffold/EcrDocker/Endpoint"], template.OfType("AWS::EC2::VPCEndpoint"));
    }

    [Fact]
    public void S3Interface_LeavesThePublicNameToTheGateway()
    {
        var template = ScaffoldedTemplate.Of("""[GatewayEndpoint(GatewayService.S3)] [InterfaceEndpoint("S3")]""");

        Assert.Equal("False", template.Property("VpcScaffold/S3Interface/Endpoint", "PrivateDnsEnabled"));
        Assert.Equal("Gateway", template.Property("VpcScaffold/S3/Endpoint", "VpcEndpointType"));
    }

    [Fact]
    public void InterfaceEndpoint_OfAServiceThatTakesNoPolicy_HasNone()
    {
        var template = ScaffoldedTemplate.Of("""[InterfaceEndpoint("EBS_DIRECT")] [InterfaceEndpoint("SQS")]""");

        Assert.Null(template.Property("VpcScaffold/EbsDirect/Endpoint", "PolicyDocument"));
        Assert.NotNull(template.Property("VpcScaffold/Sqs/Endpoint", "PolicyDocument"));
    }

    private const string OwnIpv6 = """
        new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = Vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        network.EgressOnly.AllowFrom(new SecurityGroup(this, "Worker", new SecurityGroupProps { Vpc = Vpc, Description = "Worker" }));
        """;

    [Fact]
    public void EgressOnly_IsTheWayOutOfPrivateSubnetsOnly()
    {
        var template = ScaffoldedTemplate.Of("[EgressOnlyInternet]", OwnIpv6);

        Assert.Equal(
            [
                "VpcScaffold/EgressOnly/Gateway: AWS::EC2::EgressOnlyInternetGateway",
                "VpcScaffold/EgressOnly/applicationSubnet1Route: AWS::EC2::Route",
                "VpcScaffold/EgressOnly/applicationSubnet2Route: AWS::EC2::Route",
            ],
            template.Below("VpcScaffold"));
        template.Has("VpcScaffold/EgressOnly/Gateway", """{ "VpcId": "@Vpc" }""");
        foreach (var subnet in new[] { "applicationSubnet1", "applicationSubnet2" })
        {
            template.Has($"VpcScaffold/EgressOnly/{subnet}Route", $$"""
                {
                  "DestinationIpv6CidrBlock": "::/0",
                  "EgressOnlyInternetGatewayId": "@VpcScaffold/EgressOnly/Gateway",
                  "RouteTableId": "@Vpc/{{subnet}}/RouteTable"
                }
                """);
        }

        template.Has("Worker", """
            {
              "GroupDescription": "Worker",
              "SecurityGroupEgress": [
                { "CidrIp": "0.0.0.0/0", "Description": "Allow all outbound traffic by default", "IpProtocol": "-1" },
                { "CidrIpv6": "::/0", "Description": "To the IPv6 internet", "FromPort": 443, "IpProtocol": "tcp", "ToPort": 443 }
              ],
              "VpcId": "@Vpc"
            }
            """);
    }

    [Fact]
    public void EgressOnly_OfADualStackVpc_IsThatOfCdk()
    {
        var template = ScaffoldedTemplate.Of(
            "[EgressOnlyInternet]",
            """new CfnOutput(this, "Gateway", new CfnOutputProps { Value = network.EgressOnly.Gateway.Ref });""",
            "new VpcProps { MaxAzs = 2, IpProtocol = IpProtocol.DUAL_STACK }");

        Assert.Equal(["Vpc/EIGW6"], template.OfType("AWS::EC2::EgressOnlyInternetGateway"));
        Assert.Empty(template.Below("VpcScaffold"));
        Assert.Equal(
            ["Vpc/PrivateSubnet1/DefaultRoute6", "Vpc/PrivateSubnet2/DefaultRoute6", "Vpc/PublicSubnet1/DefaultRoute6", "Vpc/PublicSubnet2/DefaultRoute6"],
            template.OfType("AWS::EC2::Route").Where(path => template.Property(path, "DestinationIpv6CidrBlock") == "::/0"));
    }

    private const string Fields = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} "
        + "${log-status} ${vpc-id} ${subnet-id} ${flow-direction} ${tcp-flags} ${pkt-srcaddr} ${pkt-dstaddr}";

    [Fact]
    public void FlowLog_ToS3_HasABucketThatExpiresAndIsEncrypted()
    {
        var template = ScaffoldedTemplate.Of("[FlowLogs(FlowLogTo.S3)]");

        Assert.Equal(
            [
                "VpcScaffold/FlowLog/Bucket/Policy: AWS::S3::BucketPolicy",
                "VpcScaffold/FlowLog/Bucket: AWS::S3::Bucket",
                "VpcScaffold/FlowLog/Log/FlowLog: AWS::EC2::FlowLog",
            ],
            template.Below("VpcScaffold"));
        template.Has("VpcScaffold/FlowLog/Log/FlowLog", $$"""
            {
              "LogDestination": "@VpcScaffold/FlowLog/Bucket.Arn",
              "LogDestinationType": "s3",
              "LogFormat": "{{Fields}}",
              "ResourceId": "@Vpc",
              "ResourceType": "VPC",
              "TrafficType": "ALL"
            }
            """);
        Assert.Equal(["VpcScaffold/FlowLog/Bucket/Policy"], template.DependenciesOf("VpcScaffold/FlowLog/Log/FlowLog"));
        template.Has("VpcScaffold/FlowLog/Bucket", """
            {
              "BucketEncryption": { "ServerSideEncryptionConfiguration": [{ "ServerSideEncryptionByDefault": { "SSEAlgorithm": "AES256" } }] },
              "LifecycleConfiguration": { "Rules": [{ "ExpirationInDays": 90, "Status": "Enabled" }] },
              "PublicAccessBlockConfiguration": { "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": true }
            }
            """);
        template.Has("VpcScaffold/FlowLog/Bucket/Policy", """
            {
              "Bucket": "@VpcScaffold/FlowLog/Bucket",
              "PolicyDocument": {
                "Statement": [
                  {
                    "Action": "s3:*",
                    "Condition": { "Bool": { "aws:SecureTransport": "false" } },
                    "Effect": "Deny",
                    "Principal": { "AWS": "*" },
                    "Resource": ["@VpcScaffold/FlowLog/Bucket.Arn", "@VpcScaffold/FlowLog/Bucket.Arn/*"]
                  },
                  {
                    "Action": "s3:PutObject",
                    "Condition": {
                      "ArnLike": { "aws:SourceArn": "arn:<Partition>:logs:<Region>:<AccountId>:*" },
                      "StringEquals": { "aws:SourceAccount": "<AccountId>", "s3:x-amz-acl": "bucket-owner-full-control" }
                    },
                    "Effect": "Allow",
                    "Principal": { "Service": "delivery.logs.amazonaws.com" },
                    "Resource": "@VpcScaffold/FlowLog/Bucket.Arn/AWSLogs/<AccountId>/*",
                    "Sid": "FlowLogDelivery"
                  },
                  {
                    "Action": ["s3:GetBucketAcl", "s3:ListBucket"],
                    "Condition": {
                      "ArnLike": { "aws:SourceArn": "arn:<Partition>:logs:<Region>:<AccountId>:*" },
                      "StringEquals": { "aws:SourceAccount": "<AccountId>" }
                    },
                    "Effect": "Allow",
                    "Principal": { "Service": "delivery.logs.amazonaws.com" },
                    "Resource": "@VpcScaffold/FlowLog/Bucket.Arn",
                    "Sid": "FlowLogDeliveryCheck"
                  }
                ],
                "Version": "2012-10-17"
              }
            }
            """);
    }

    [Theory]
    [InlineData("", 90)]
    [InlineData(", Days = 1", 1)]
    [InlineData(", Days = 91", 120)]
    [InlineData(", Days = 5000", 3653)]
    public void FlowLog_ToCloudWatch_HasALogGroupThatExpires(string days, int retention)
    {
        var template = ScaffoldedTemplate.Of($"[FlowLogs(FlowLogTo.CloudWatch{days}, OneMinute = true)]");

        template.Has("VpcScaffold/FlowLog/LogGroup", $$"""{ "RetentionInDays": {{retention}} }""");
        template.Has("VpcScaffold/FlowLog/Log/FlowLog", $$"""
            {
              "DeliverLogsPermissionArn": "@VpcScaffold/FlowLog/Log/IAMRole.Arn",
              "LogDestinationType": "cloud-watch-logs",
              "LogFormat": "{{Fields}}",
              "LogGroupName": "@VpcScaffold/FlowLog/LogGroup",
              "MaxAggregationInterval": 60,
              "ResourceId": "@Vpc",
              "ResourceType": "VPC",
              "TrafficType": "ALL"
            }
            """);
    }

    private static string Endpoint(string name, string service, string subnets) => $$"""
        {
          "PolicyDocument": {
            "Statement": [{
              "Action": "*",
              "Condition": { "StringEquals": { "aws:PrincipalAccount": "<AccountId>" } },
              "Effect": "Allow",
              "Principal": { "AWS": "*" },
              "Resource": "*"
            }],
            "Version": "2012-10-17"
          },
          "PrivateDnsEnabled": true,
          "SecurityGroupIds": ["@VpcScaffold/{{name}}/SecurityGroup.GroupId"],
          "ServiceName": "com.amazonaws.<Region>.{{service}}",
          "SubnetIds": {{subnets}},
          "VpcEndpointType": "Interface",
          "VpcId": "@Vpc"
        }
        """;
}
