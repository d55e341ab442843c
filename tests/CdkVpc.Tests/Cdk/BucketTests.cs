using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Cdk;

public sealed class BucketTests
{
    private const string Endpoint = """
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 0 });
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });

        """;

    [Fact]
    public void Restriction_ByProps()
    {
        var network = Networks.OfStack(Endpoint + """
            var bucket = new Bucket(this, "Data", new BucketProps { EnforceSSL = true, AutoDeleteObjects = true, RemovalPolicy = RemovalPolicy.DESTROY });
            bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
            {
                Sid = "Only", Effect = Effect.DENY, Principals = new IPrincipal[] { new AnyPrincipal() }, Actions = new[] { "s3:*" },
                Resources = new[] { bucket.BucketArn, bucket.BucketArn + "/*", $"{bucket.BucketArn}/logs/*" },
                Conditions = new Dictionary<string, object>
                {
                    ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId, ["aws:SourceVpc"] = new[] { vpc.VpcId, "vpc-1" } },
                    ["ArnNotLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = $"arn:{Partition}:iam::{Account}:role/Admin" },
                },
            }));
            """);

        var bucket = Assert.Single(network.Buckets);
        Assert.True(bucket.AutoDeletesObjects);
        Assert.Equal(["aws:SecureTransport", null, "aws:SourceVpce"], bucket.Policy!.Statements.Select(static statement => statement.Conditions.Count == 0 ? null : statement.Conditions[0].Key));
        Assert.Equal("${Main/Custom::S3AutoDeleteObjectsCustomResourceProvider/Role.Arn}", Assert.Single(bucket.Policy.Statements[1].Principals).Text);
        var statement = bucket.Policy.Statements[2];
        Assert.Equal("Only", statement.Sid);
        Assert.False(statement.Allows);
        Assert.Equal(["", "/*", "/logs/*"], statement.Resources.Select(static resource => resource.Suffix));
        Assert.All(statement.Resources, resource => Assert.Same(bucket, resource.Refers));
        Assert.Same(network.GatewayEndpoints[0], statement.Conditions[0].Values[0].Refers);
        Assert.Same(network.Vpcs[0], statement.Conditions[1].Values[0].Refers);
        Assert.Equal("vpc-1", statement.Conditions[1].Values[1].Text);
        Assert.Equal("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/Admin", statement.Conditions[2].Values[0].Text);
    }

    [Fact]
    public void Statement_ByCalls_AlsoAfterItWasAdded()
    {
        var network = Networks.OfStack("""
            var bucket = new Bucket(this, "Data");
            var statement = new PolicyStatement(new PolicyStatementProps { Effect = Effect.DENY });
            bucket.AddToResourcePolicy(statement);
            statement.AddAnyPrincipal();
            statement.AddActions("s3:GetObject", "s3:PutObject");
            statement.AddResources(bucket.ArnForObjects("*"));
            statement.AddCondition("StringNotEquals", new Dictionary<string, object> { ["aws:SourceVpce"] = "vpce-1" });
            if (System.Environment.GetEnvironmentVariable("X") == "1")
                statement.AddActions("s3:DeleteObject");
            """);

        var statement = Assert.Single(network.Buckets[0].Policy!.Statements);
        Assert.False(statement.Allows);
        Assert.Equal("*", statement.Principals[0].Text);
        Assert.Equal(["s3:GetObject", "s3:PutObject"], statement.Actions.Select(static action => action.Text));
        Assert.True(statement.Actions.IsOpen);
        Assert.False(statement.Resources.IsOpen);
        Assert.Equal("vpce-1", statement.Conditions[0].Values[0].Text);
    }

    [Fact]
    public void L1Policy()
    {
        var network = Networks.OfStack(Endpoint + """
            var bucket = new CfnBucket(this, "Bucket");
            _ = new CfnBucketPolicy(this, "Policy", new CfnBucketPolicyProps
            {
                Bucket = bucket.Ref,
                PolicyDocument = new Dictionary<string, object>
                {
                    ["Version"] = "2012-10-17",
                    ["Statement"] = new object[]
                    {
                        new Dictionary<string, object>
                        {
                            ["Sid"] = "OnlyFromVpc", ["Effect"] = "Deny", ["Principal"] = "*", ["Action"] = "s3:*",
                            ["Resource"] = new object[] { bucket.AttrArn, Fn.Join("", new[] { bucket.AttrArn, "/*" }), $"arn:aws:s3:::{bucket.Ref}/*" },
                            ["Condition"] = new Dictionary<string, object>
                            {
                                ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpc"] = vpc.VpcId },
                                ["Bool"] = new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = false },
                            },
                        },
                    },
                },
            });
            """);

        var statement = Assert.Single(Assert.Single(network.Buckets).Policy!.Statements);
        Assert.Equal(["", "/*", "/*"], statement.Resources.Select(static resource => resource.Suffix));
        Assert.Same(network.Vpcs[0], statement.Conditions[0].Values[0].Refers);
        Assert.Equal("false", statement.Conditions[1].Values[0].Text);
    }

    [Theory]
    [InlineData("new AnyPrincipal()", "*")]
    [InlineData("new StarPrincipal()", "*")]
    [InlineData("new ArnPrincipal(\"arn:aws:iam::123456789012:role/R\")", "arn:aws:iam::123456789012:role/R")]
    [InlineData("new AccountPrincipal(\"123456789012\")", "123456789012")]
    [InlineData("new AccountPrincipal(Account)", "account-root")]
    [InlineData("new AccountRootPrincipal()", "account-root")]
    [InlineData("new ServicePrincipal(\"logging.s3.amazonaws.com\")", "service:logging.s3.amazonaws.com")]
    [InlineData("new Role(this, \"Role\", new RoleProps { AssumedBy = new AnyPrincipal() })", "${Main/Role.Arn}")]
    [InlineData("new AnyPrincipal().WithConditions(new Dictionary<string, object> { [\"StringEquals\"] = new Dictionary<string, object> { [\"a\"] = \"b\" } })", "* a")]
    public void Principals(string principal, string expected)
    {
        var network = Networks.OfStack($$"""
            var bucket = new Bucket(this, "Data");
            bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = [{{principal}}], Actions = ["s3:*"], Resources = ["*"] }));
            """);

        var statement = network.Buckets[0].Policy!.Statements[0];
        Assert.Equal(expected, string.Join(" ", statement.Principals.Select(static principal => principal.Text).Concat(statement.Conditions.Select(static condition => condition.Key))));
    }

    [Fact]
    public void ImportedBucket_DropsStatements()
    {
        var network = Networks.OfStack("""
            var bucket = Bucket.FromBucketName(this, "Data", "data");
            bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AnyPrincipal()], Actions = ["s3:*"], Resources = ["arn:aws:s3:::data/*"] }));
            """);

        var bucket = Assert.Single(network.Buckets);
        Assert.Equal(Origin.Imported, bucket.Origin);
        Assert.Null(bucket.Policy);
        Assert.Same(bucket, Assert.Single(bucket.DroppedStatements).Resources[0].Refers);
    }

    [Fact]
    public void HandleOfAnL1Bucket_IsThatBucket()
    {
        var network = Networks.OfStack("""
            var bucket = Bucket.FromCfnBucket(new CfnBucket(this, "Data"));
            bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AnyPrincipal()], Actions = ["s3:*"], Resources = [bucket.BucketArn] }));
            """);

        Assert.Single(Assert.Single(network.Buckets).Policy!.Statements);
    }

    [Theory]
    [InlineData("new Bucket(this, \"B\");", false)]
    [InlineData("new Bucket(this, \"B\", new BucketProps { WebsiteIndexDocument = \"index.html\" });", true)]
    [InlineData("new Bucket(this, \"B\", new BucketProps { PublicReadAccess = true });", true)]
    [InlineData("new Bucket(this, \"B\", new BucketProps { PublicReadAccess = false });", false)]
    [InlineData("new CfnBucket(this, \"B\", new CfnBucketProps { WebsiteConfiguration = new Dictionary<string, object>() });", true)]
    [InlineData("new Bucket(this, \"B\").GrantPublicAccess();", true)]
    [InlineData("new Bucket(this, \"A\", new BucketProps { ServerAccessLogsBucket = new Bucket(this, \"B\") });", true)]
    [InlineData("new Amazon.CDK.AWS.CloudFront.Origins.S3Origin(new Bucket(this, \"B\"));", true)]
    [InlineData("Amazon.CDK.AWS.CloudFront.Origins.S3BucketOrigin.WithOriginAccessControl(new Bucket(this, \"B\"));", true)]
    [InlineData("new Amazon.CDK.AWS.CloudTrail.Trail(this, \"T\", new Amazon.CDK.AWS.CloudTrail.TrailProps { Bucket = new Bucket(this, \"B\") });", true)]
    [InlineData("FlowLogDestination.ToS3(new Bucket(this, \"B\"));", true)]
    [InlineData("new BucketPolicy(this, \"P\", new BucketPolicyProps { Bucket = new Bucket(this, \"B\") });", false)]
    [InlineData("new CfnOutput(this, \"O\", new CfnOutputProps { Value = new Bucket(this, \"B\").BucketArn });", false)]
    [InlineData("Amazon.CDK.Tags.Of(new Bucket(this, \"B\")).Add(\"a\", \"b\");", false)]
    public void OutsideUse(string statement, bool isOutside)
    {
        var bucket = Networks.OfStack(statement).Buckets.Single(static bucket => bucket.Path == "Main/B");

        Assert.Equal(isOutside, bucket.OutsideUse is not null);
    }
}
