using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class BucketRestrictionFixTests
{
    private const string Rule = "VPC311";

    [Fact]
    public Task EndpointInVariable_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var bucket = new Bucket(this, "Bucket");
          var vpc = new Vpc(this, "Vpc");
          var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        + bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        + {
        +     Effect = Effect.DENY,
        +     Principals = new IPrincipal[] { new AnyPrincipal() },
        +     Actions = new[] { "s3:*" },
        +     Resources = new[] { bucket.BucketArn, bucket.ArnForObjects("*") },
        +     Conditions = new Dictionary<string, object>
        +     {
        +         ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId },
        +         ["ArnNotLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = $"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/cdk-*" },
        +         ["Bool"] = new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" },
        +     },
        + }));
          endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
          {
              Principals = new IPrincipal[] { new AnyPrincipal() },
              Actions = new[] { "s3:GetObject" },
              Resources = new[] { bucket.ArnForObjects("*") },
          }));
        """);

    [Fact]
    public Task EndpointDiscarded_TwoBuckets_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc");
          var worker = new Function(this, "Worker", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("exports.handler = () => 1"), Vpc = vpc });
        - vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        + var s3Endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
          var left = new Bucket(this, "Left");
        + left.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        + {
        +     Effect = Effect.DENY,
        +     Principals = new IPrincipal[] { new AnyPrincipal() },
        +     Actions = new[] { "s3:*" },
        +     Resources = new[] { left.BucketArn, left.ArnForObjects("*") },
        +     Conditions = new Dictionary<string, object>
        +     {
        +         ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = s3Endpoint.VpcEndpointId },
        +         ["ArnNotLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = $"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/cdk-*" },
        +         ["Bool"] = new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" },
        +     },
        + }));
          left.GrantRead(worker);
          var right = new Bucket(this, "Right", new BucketProps { AutoDeleteObjects = false });
        + right.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        + {
        +     Effect = Effect.DENY,
        +     Principals = new IPrincipal[] { new AnyPrincipal() },
        +     Actions = new[] { "s3:*" },
        +     Resources = new[] { right.BucketArn, right.ArnForObjects("*") },
        +     Conditions = new Dictionary<string, object>
        +     {
        +         ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = s3Endpoint.VpcEndpointId },
        +         ["ArnNotLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = $"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/cdk-*" },
        +         ["Bool"] = new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" },
        +     },
        + }));
          right.GrantRead(worker);
        """);

    [Fact]
    public Task EndpointInOtherStack_IsFixed() => VerifyFix.PatchSourceAsync(Rule,
        """
          public class NetworkStack : Stack
          {
              public Vpc Vpc { get; }

              public NetworkStack(Construct scope, string id) : base(scope, id)
              {
                  Vpc = new Vpc(this, "Vpc");
                  Vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
              }
          }

          public class StorageStack
          {
              public static void Make(Construct scope)
              {
                  var network = new NetworkStack(scope, "Network");
                  var stack = new Stack(scope, "Storage");
                  var files = new Bucket(stack, "Files");
        +         files.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        +         {
        +             Effect = Effect.DENY,
        +             Principals = new IPrincipal[] { new AnyPrincipal() },
        +             Actions = new[] { "s3:*" },
        +             Resources = new[] { files.BucketArn, files.ArnForObjects("*") },
        +             Conditions = new Dictionary<string, object>
        +             {
        +                 ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpc"] = network.Vpc.VpcId },
        +                 ["ArnNotLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = $"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/cdk-*" },
        +                 ["Bool"] = new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" },
        +             },
        +         }));
                  var worker = new Function(stack, "Worker", new FunctionProps
                  {
                      Runtime = Runtime.NODEJS_20_X,
                      Handler = "index.handler",
                      Code = Code.FromInline("exports.handler = () => 1"),
                      Vpc = network.Vpc,
                  });
                  files.GrantReadWrite(worker);
              }
          }

          public class TestStack : Stack
          {
              public TestStack(Construct scope, string id) : base(scope, id) => StorageStack.Make(scope);
          }
        """);

    [Fact]
    public Task EmptiedByCdk_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync(Rule,
        """
        var bucket = new Bucket(this, "Bucket", new BucketProps { RemovalPolicy = RemovalPolicy.DESTROY, AutoDeleteObjects = true });
        var endpoint = new Vpc(this, "Vpc").AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { bucket.ArnForObjects("*") },
        }));
        """);

    [Fact]
    public Task EndpointOutOfReach_IsNotOffered() => VerifyFix.IsNotOfferedAsync(Rule,
        """
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id)
            {
                var bucket = new Bucket(this, "Bucket");
                AddEndpoint(bucket);
            }

            private void AddEndpoint(Bucket bucket)
            {
                var endpoint = new Vpc(this, "Vpc").AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
                endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
                {
                    Principals = new IPrincipal[] { new AnyPrincipal() },
                    Actions = new[] { "s3:GetObject" },
                    Resources = new[] { bucket.ArnForObjects("*") },
                }));
            }
        }
        """);

    [Fact]
    public Task EndpointOfOtherStack_ThatNamesTheBucket_IsNotOffered() => VerifyFix.IsNotOfferedAsync(Rule,
        """
        public class NetworkStack : Stack
        {
            public Vpc Vpc { get; }

            public NetworkStack(Construct scope, string id) : base(scope, id) => Vpc = new Vpc(this, "Vpc");
        }

        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id)
            {
                var network = new NetworkStack(scope, "Network");
                var bucket = new Bucket(this, "Bucket");
                var endpoint = network.Vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
                endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
                {
                    Principals = new IPrincipal[] { new AnyPrincipal() },
                    Actions = new[] { "s3:GetObject" },
                    Resources = new[] { bucket.ArnForObjects("*") },
                }));
            }
        }
        """);
}
