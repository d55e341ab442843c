using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.RDS;
using Amazon.CDK.AWS.S3;
using CdkApp.Common;
using Constructs;
using InstanceType = Amazon.CDK.AWS.EC2.InstanceType;

namespace CdkApp.Right;

internal sealed class StorageStackProps : StackProps
{
    public required Vpc Vpc { get; init; }

    public required ISecurityGroup DatabaseGroup { get; init; }
}

/// <summary>What the shop keeps, and the VPC's own ways to it: gateway endpoints that lead to this bucket and this table only.</summary>
internal sealed class StorageStack : Stack
{
    public Bucket Receipts { get; }

    public Table Carts { get; }

    public DatabaseInstance Orders { get; }

    public StorageStack(Construct scope, string id, StorageStackProps props) : base(scope, id, props)
    {
        Receipts = new Bucket(this, "Receipts", new BucketProps
        {
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            Encryption = BucketEncryption.S3_MANAGED,
            EnforceSSL = true,
        });
        var s3 = AddS3Endpoint(props.Vpc);
        OnlyThrough(s3);

        Carts = new Table(this, "Carts", new TableProps
        {
            PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "customer", Type = AttributeType.STRING },
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        AddDynamoDbEndpoint(props.Vpc);

        Orders = new DatabaseInstance(this, "Orders", new DatabaseInstanceProps
        {
            Vpc = props.Vpc,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
            SecurityGroups = new[] { props.DatabaseGroup },
            Engine = DatabaseInstanceEngine.Postgres(new PostgresInstanceEngineProps { Version = PostgresEngineVersion.VER_16_3 }),
            InstanceType = InstanceType.Of(InstanceClass.T4G, InstanceSize.MEDIUM),
            MultiAz = true,
            StorageEncrypted = true,
        });
    }

    private GatewayVpcEndpoint AddS3Endpoint(Vpc vpc)
    {
        var endpoint = new GatewayVpcEndpoint(this, "S3", new GatewayVpcEndpointProps
        {
            Vpc = vpc,
            Service = GatewayVpcEndpointAwsService.S3,
        });
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "Receipts",
            Effect = Effect.ALLOW,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject*", "s3:GetBucket*", "s3:List*", "s3:PutObject*", "s3:DeleteObject*", "s3:Abort*" },
            Resources = new[] { Receipts.BucketArn, Receipts.ArnForObjects("*") },
        }));

        // The layers of container images are in a bucket that ECR keeps in each region.
        endpoint.AllowReading($"arn:{Partition}:s3:::prod-{Region}-starport-layer-bucket/*");
        return endpoint;
    }

    private void AddDynamoDbEndpoint(Vpc vpc)
    {
        var endpoint = vpc.AddGatewayEndpoint("DynamoDb", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB });
        endpoint.OnlyThisAccount("dynamodb:*");
    }

    /// <summary>Nothing reaches the bucket but through the endpoint: roles that deploy and administer, and AWS itself, aside.</summary>
    private void OnlyThrough(GatewayVpcEndpoint endpoint) =>
        Receipts.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "OnlyThroughTheEndpoint",
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:*" },
            Resources = new[] { Receipts.BucketArn, Receipts.ArnForObjects("*") },
            Conditions = new Dictionary<string, object>
            {
                ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId },
                ["ArnNotLike"] = new Dictionary<string, object>
                {
                    ["aws:PrincipalArn"] = new[]
                    {
                        $"arn:{Partition}:iam::{Account}:role/cdk-hnb659fds-*",
                        $"arn:{Partition}:iam::{Account}:role/Administrator",
                    },
                },
                ["Bool"] = new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" },
            },
        }));
}
