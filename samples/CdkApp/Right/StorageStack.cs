using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.RDS;
using Amazon.CDK.AWS.S3;
using CdkVpc;
using Constructs;
using InstanceType = Amazon.CDK.AWS.EC2.InstanceType;

namespace CdkApp.Right;

internal sealed partial class StorageStackProps : StackProps
{
    public required Vpc Vpc { get; init; }

    public required ISecurityGroup DatabaseGroup { get; init; }
}

/// <summary>What the shop keeps, and the VPC's own ways to it: gateway endpoints that lead to this bucket and this table only.</summary>
internal sealed partial class StorageStack : Stack
{
    [GatewayEndpoint(GatewayService.S3, Policy = EndpointPolicy.Explicit, ContainerImages = true)]
    [GatewayEndpoint(GatewayService.DynamoDb, Policy = EndpointPolicy.Explicit)]
    private Vpc Vpc { get; }

    public Bucket Receipts { get; }

    public Table Carts { get; }

    public DatabaseInstance Orders { get; }

    public StorageStack(Construct scope, string id, StorageStackProps props) : base(scope, id, props)
    {
        Vpc = props.Vpc;
        Receipts = new Bucket(this, "Receipts", new BucketProps
        {
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
            Encryption = BucketEncryption.S3_MANAGED,
            EnforceSSL = true,
        });

        Carts = new Table(this, "Carts", new TableProps
        {
            PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "customer", Type = AttributeType.STRING },
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });

        // Nothing reaches the receipts but through the endpoint: auditors, the roles that deploy, and AWS itself aside.
        var auditor = new Role(this, "Auditor", new RoleProps { AssumedBy = new AccountRootPrincipal() });
        var network = ScaffoldVpc();
        network.S3.AllowBucket(Receipts);
        network.S3.RestrictBucket(Receipts, exempt: auditor);
        network.DynamoDb.AllowTable(Carts);

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
}
