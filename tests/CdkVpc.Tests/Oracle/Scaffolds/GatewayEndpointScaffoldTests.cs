using Xunit;

namespace CdkVpc.Tests.Oracle.Scaffolds;

/// <summary>What <c>[GatewayEndpoint]</c> deploys.</summary>
public sealed class GatewayEndpointScaffoldTests
{
    private const string AllRouteTables = """
        ["@Vpc/applicationSubnet1/RouteTable", "@Vpc/applicationSubnet2/RouteTable", "@Vpc/publicSubnet1/RouteTable",
         "@Vpc/publicSubnet2/RouteTable", "@Vpc/dataSubnet1/RouteTable", "@Vpc/dataSubnet2/RouteTable"]
        """;

    [Fact]
    public void Endpoint_IsOnEveryRouteTable_AndForThisAccountOnly()
    {
        var template = ScaffoldedTemplate.Of("[GatewayEndpoint(GatewayService.S3)] [GatewayEndpoint(GatewayService.DynamoDb)]");

        Assert.Equal(["VpcScaffold/DynamoDb/Endpoint: AWS::EC2::VPCEndpoint", "VpcScaffold/S3/Endpoint: AWS::EC2::VPCEndpoint"], template.Below("VpcScaffold"));
        foreach (var (path, service) in new[] { ("S3", "s3"), ("DynamoDb", "dynamodb") })
        {
            template.Has($"VpcScaffold/{path}/Endpoint", $$"""
                {
                  "PolicyDocument": {
                    "Statement": [{
                      "Action": "{{service}}:*",
                      "Condition": { "StringEquals": { "aws:PrincipalAccount": "<AccountId>", "aws:ResourceAccount": "<AccountId>" } },
                      "Effect": "Allow",
                      "Principal": { "AWS": "*" },
                      "Resource": "*"
                    }],
                    "Version": "2012-10-17"
                  },
                  "RouteTableIds": {{AllRouteTables}},
                  "ServiceName": "com.amazonaws.<Region>.{{service}}",
                  "VpcEndpointType": "Gateway",
                  "VpcId": "@Vpc"
                }
                """);
        }
    }

    [Theory]
    [InlineData("[GatewayEndpoint(GatewayService.S3, ContainerImages = true)]")]
    [InlineData("[InterfaceEndpoints(EndpointSet.ContainerImages)]")]
    [InlineData("[GatewayEndpoint(GatewayService.S3)] [InterfaceEndpoints(EndpointSet.Fargate)]")]
    public void WhereImagesArePulled_TheirLayersAreAllowed(string attributes) => ScaffoldedTemplate.Of(attributes).Has("VpcScaffold/S3/Endpoint", $$"""
        {
          "PolicyDocument": {
            "Statement": [
              {
                "Action": "s3:*",
                "Condition": { "StringEquals": { "aws:PrincipalAccount": "<AccountId>", "aws:ResourceAccount": "<AccountId>" } },
                "Effect": "Allow",
                "Principal": { "AWS": "*" },
                "Resource": "*"
              },
              {
                "Action": "s3:GetObject",
                "Effect": "Allow",
                "Principal": { "AWS": "*" },
                "Resource": "arn:<Partition>:s3:::prod-<Region>-starport-layer-bucket/*"
              }
            ],
            "Version": "2012-10-17"
          },
          "RouteTableIds": {{AllRouteTables}},
          "ServiceName": "com.amazonaws.<Region>.s3",
          "VpcEndpointType": "Gateway",
          "VpcId": "@Vpc"
        }
        """);

    [Fact]
    public void ExplicitPolicy_BeginsWithNothing_AndAllowsWhatIsNamed()
    {
        var template = ScaffoldedTemplate.Of(
            "[GatewayEndpoint(GatewayService.S3, Policy = EndpointPolicy.Explicit)] [GatewayEndpoint(GatewayService.DynamoDb, Policy = EndpointPolicy.Explicit)]",
            """
            network.S3.AllowBucket(new Bucket(this, "Data"));
            network.S3.AllowReading("arn:aws:s3:::packages/*");
            network.DynamoDb.AllowTable(new Amazon.CDK.AWS.DynamoDB.Table(this, "Carts", new Amazon.CDK.AWS.DynamoDB.TableProps
            {
                PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "id", Type = Amazon.CDK.AWS.DynamoDB.AttributeType.STRING },
            }));
            """);

        template.Has("VpcScaffold/S3/Endpoint", Endpoint("s3", """
            {
              "Action": "s3:*",
              "Condition": { "StringEquals": { "aws:PrincipalAccount": "<AccountId>" } },
              "Effect": "Allow",
              "Principal": { "AWS": "*" },
              "Resource": ["@Data.Arn", "@Data.Arn/*"]
            },
            { "Action": "s3:GetObject", "Effect": "Allow", "Principal": { "AWS": "*" }, "Resource": "arn:aws:s3:::packages/*" }
            """));
        template.Has("VpcScaffold/DynamoDb/Endpoint", Endpoint("dynamodb", """
            {
              "Action": "dynamodb:*",
              "Condition": { "StringEquals": { "aws:PrincipalAccount": "<AccountId>" } },
              "Effect": "Allow",
              "Principal": { "AWS": "*" },
              "Resource": ["@Carts.Arn", "@Carts.Arn/index/*"]
            }
            """));

        static string Endpoint(string service, string statements) => $$"""
            {
              "PolicyDocument": {
                "Statement": [
                  {
                    "Action": "{{service}}:*",
                    "Condition": { "Bool": { "aws:SecureTransport": "false" } },
                    "Effect": "Deny",
                    "Principal": { "AWS": "*" },
                    "Resource": "*",
                    "Sid": "NothingUnencrypted"
                  },
                  {{statements}}
                ],
                "Version": "2012-10-17"
              },
              "RouteTableIds": {{AllRouteTables}},
              "ServiceName": "com.amazonaws.<Region>.{{service}}",
              "VpcEndpointType": "Gateway",
              "VpcId": "@Vpc"
            }
            """;
    }

    [Theory]
    [InlineData("exempt: role", ", \"@Deploy.Arn\"")]
    [InlineData("role", ", \"@Deploy.Arn\"")]
    public void RestrictedBucket_DeniesWhatComesAnotherWay_AndLocksNobodyOut(string argument, string exempt) => ScaffoldedTemplate.Of(
        "[GatewayEndpoint(GatewayService.S3)]",
        $$"""
        var bucket = new Bucket(this, "Data");
        var role = new Role(this, "Deploy", new RoleProps { AssumedBy = new AccountRootPrincipal() });
        network.S3.RestrictBucket(bucket, {{argument}});
        """).Has("Data/Policy", Restriction($$"""["arn:<Partition>:iam::<AccountId>:role/cdk-*-<AccountId>-<Region>"{{exempt}}]"""));

    [Fact]
    public void RestrictedBucket_WithoutExceptions_CanStillBeDeployed() => ScaffoldedTemplate.Of(
        "[GatewayEndpoint(GatewayService.S3)]",
        """network.S3.RestrictBucket(new Bucket(this, "Data"));""").Has("Data/Policy", Restriction("""["arn:<Partition>:iam::<AccountId>:role/cdk-*-<AccountId>-<Region>"]"""));

    private static string Restriction(string exempt) => $$"""
        {
          "Bucket": "@Data",
          "PolicyDocument": {
            "Statement": [{
              "Action": ["s3:GetObject*", "s3:PutObject*", "s3:DeleteObject*", "s3:RestoreObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:ListBucket*"],
              "Condition": {
                "ArnNotLike": { "aws:PrincipalArn": {{exempt}} },
                "Bool": { "aws:PrincipalIsAWSService": "false" },
                "StringNotEquals": { "aws:SourceVpce": "@VpcScaffold/S3/Endpoint" }
              },
              "Effect": "Deny",
              "Principal": { "AWS": "*" },
              "Resource": ["@Data.Arn", "@Data.Arn/*"],
              "Sid": "OnlyThroughTheEndpoint"
            }],
            "Version": "2012-10-17"
          }
        }
        """;
}
