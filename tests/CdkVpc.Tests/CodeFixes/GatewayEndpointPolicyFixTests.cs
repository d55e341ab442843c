using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.CodeFixes.PolicyPatches;

namespace CdkVpc.Tests.CodeFixes;

public sealed class GatewayEndpointPolicyFixTests
{
    private const string Rule = "VPC301";

    [Fact]
    public Task KeptInVariable_IsFixed() => VerifyFix.PatchAsync(Rule,
        $$"""
          var vpc = new Vpc(this, "Vpc");
          var tables = vpc.AddGatewayEndpoint("Tables", new GatewayVpcEndpointOptions
          {
              Service = GatewayVpcEndpointAwsService.DYNAMODB,
          });
        {{OwnAccount("tables", "dynamodb:*")}}
        """);

    [Fact]
    public Task Discarded_TwoInOneMethod_IsFixed() => VerifyFix.PatchAsync(Rule,
        $$"""
          Vpc vpc = new Vpc(this, "Vpc");
        - vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        - _ = new GatewayVpcEndpoint(this, "More", new GatewayVpcEndpointProps { Vpc = new Vpc(this, "Other"), Service = GatewayVpcEndpointAwsService.S3 });
        + GatewayVpcEndpoint s3Endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        {{OwnAccount("s3Endpoint", "s3:*")}}
        + GatewayVpcEndpoint s3Endpoint2 = new GatewayVpcEndpoint(this, "More", new GatewayVpcEndpointProps { Vpc = new Vpc(this, "Other"), Service = GatewayVpcEndpointAwsService.S3 });
        {{OwnAccount("s3Endpoint2", "s3:*")}}
        """);

    [Fact]
    public Task DeclaredByVpc_IsFixed() => VerifyFix.PatchAsync(Rule,
        $$"""
          var vpc = new Vpc(this, "Vpc", new VpcProps
          {
              MaxAzs = 2,
        -     GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions>
        -     {
        -         ["S3"] = new GatewayVpcEndpointOptions
        -         {
        -             Service = GatewayVpcEndpointAwsService.S3,
        -         },
        -         ["Tables"] = new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB },
        -     },
          });
        + var s3Endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions
        + {
        +     Service = GatewayVpcEndpointAwsService.S3,
        + });
        {{OwnAccount("s3Endpoint", "s3:*")}}
        + var dynamoDbEndpoint = vpc.AddGatewayEndpoint("Tables", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB });
        {{OwnAccount("dynamoDbEndpoint", "dynamodb:*")}}
        """);

    [Fact]
    public Task DeclaredByVpc_Discarded_IsFixed() => VerifyFix.PatchAsync(Rule,
        $$"""
        - _ = new Vpc(this, "Vpc", new VpcProps { GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions> { { "S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 } } }, MaxAzs = 2 });
        + var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2 });
        + var s3Endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        {{OwnAccount("s3Endpoint", "s3:*")}}
        """);

    [Fact]
    public Task L1_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc");
          new CfnVPCEndpoint(this, "S3", new CfnVPCEndpointProps
          {
              VpcId = vpc.VpcId,
              ServiceName = $"com.amazonaws.{Region}.s3",
        -     RouteTableIds = vpc.PrivateSubnets.Select(subnet => subnet.RouteTable.RouteTableId).ToArray()
        +     RouteTableIds = vpc.PrivateSubnets.Select(subnet => subnet.RouteTable.RouteTableId).ToArray(),
        +     PolicyDocument = new Dictionary<string, object>
        +     {
        +         ["Version"] = "2012-10-17",
        +         ["Statement"] = new object[]
        +         {
        +             new Dictionary<string, object>
        +             {
        +                 ["Effect"] = "Allow",
        +                 ["Principal"] = "*",
        +                 ["Action"] = "s3:*",
        +                 ["Resource"] = "*",
        +                 ["Condition"] = new Dictionary<string, object>
        +                 {
        +                     ["StringEquals"] = new Dictionary<string, object>
        +                     {
        +                         ["aws:PrincipalAccount"] = Account,
        +                         ["aws:ResourceAccount"] = Account,
        +                     },
        +                 },
        +             },
        +         },
        +     }
          });
        """);

    [Fact]
    public Task OutsideOfStack_WithoutUsings_IsFixed() => VerifyFix.PatchSourceAsync(Rule,
        """
        + using System.Collections.Generic;
        + using Amazon.CDK;
          using Amazon.CDK.AWS.EC2;
        + using Amazon.CDK.AWS.IAM;
          using Constructs;

          namespace Shop
          {
              public static class Endpoints
              {
                  public static void AddTo(Vpc vpc)
                  {
        -             vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        +             var s3Endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        +             s3Endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        +             {
        +                 Principals = new IPrincipal[] { new AnyPrincipal() },
        +                 Actions = new[] { "s3:*" },
        +                 Resources = new[] { "*" },
        +                 Conditions = new Dictionary<string, object>
        +                 {
        +                     ["StringEquals"] = new Dictionary<string, object>
        +                     {
        +                         ["aws:PrincipalAccount"] = Aws.ACCOUNT_ID,
        +                         ["aws:ResourceAccount"] = Aws.ACCOUNT_ID,
        +                     },
        +                 },
        +             }));
                  }
              }

              public class NetworkStack : Amazon.CDK.Stack
              {
                  public NetworkStack(Construct scope, string id) : base(scope, id)
                  {
                      Endpoints.AddTo(new Vpc(this, "Vpc"));
                  }
              }
          }
        """,
        hasUsings: false);

    [Fact]
    public Task TopLevelStatements_IsFixed() => VerifyFix.PatchSourceAsync(Rule,
        """
        + using System.Collections.Generic;
          using Amazon.CDK;
          using Amazon.CDK.AWS.EC2;
          using IAM = Amazon.CDK.AWS.IAM;

          var app = new App();
          var stack = new Stack(app, "Network");
          var vpc = new Vpc(stack, "Vpc");
        - vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        - vpc.AddGatewayEndpoint("Tables", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB }); // for the carts
        + var s3Endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        + s3Endpoint.AddToPolicy(new IAM.PolicyStatement(new IAM.PolicyStatementProps
        + {
        +     Principals = new IAM.IPrincipal[] { new IAM.AnyPrincipal() },
        +     Actions = new[] { "s3:*" },
        +     Resources = new[] { "*" },
        +     Conditions = new Dictionary<string, object>
        +     {
        +         ["StringEquals"] = new Dictionary<string, object>
        +         {
        +             ["aws:PrincipalAccount"] = Aws.ACCOUNT_ID,
        +             ["aws:ResourceAccount"] = Aws.ACCOUNT_ID,
        +         },
        +     },
        + }));
        + var dynamoDbEndpoint = vpc.AddGatewayEndpoint("Tables", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB }); // for the carts
        + dynamoDbEndpoint.AddToPolicy(new IAM.PolicyStatement(new IAM.PolicyStatementProps
        + {
        +     Principals = new IAM.IPrincipal[] { new IAM.AnyPrincipal() },
        +     Actions = new[] { "dynamodb:*" },
        +     Resources = new[] { "*" },
        +     Conditions = new Dictionary<string, object>
        +     {
        +         ["StringEquals"] = new Dictionary<string, object>
        +         {
        +             ["aws:PrincipalAccount"] = Aws.ACCOUNT_ID,
        +             ["aws:ResourceAccount"] = Aws.ACCOUNT_ID,
        +         },
        +     },
        + }));
          app.Synth();
        """,
        hasUsings: false);

    [Fact]
    public Task Returned_IsNotOffered() => VerifyFix.IsNotOfferedAsync(Rule,
        """
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id) => _ = Add(new Vpc(this, "Vpc"));

            private static GatewayVpcEndpoint Add(Vpc vpc) =>
                vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        }
        """);

    [Fact]
    public Task KeptAsInterface_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync(Rule,
        """
        IGatewayVpcEndpoint endpoint = new Vpc(this, "Vpc").AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        """);
}
