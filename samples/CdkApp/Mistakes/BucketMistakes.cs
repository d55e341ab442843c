using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.S3;
using CdkApp.Common;
using Constructs;

namespace CdkApp.Mistakes;

internal sealed class BucketMistakes : Stack
{
    public BucketMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        AddBucketThatIsNotRestricted();
        AddRestrictionsWithoutEffect();
        AddPolicyWithoutPrincipal();
        AddRestrictionsThatMissTheirAim();
        AddRestrictionsThatContradict();
        AddPolicyToImportedBucket();
        AddPolicyThatOmitsBucket();
    }

    private void AddBucketThatIsNotRestricted()
    {
        var bucket = new Bucket(this, "Reports", new BucketProps // VPC311: nothing denies what does not come through the endpoint
        {
            BlockPublicAccess = BlockPublicAccess.BLOCK_ALL,
        });
        var vpc = IsolatedVpc.Create(this, "ReportsVpc", "10.120.0.0/16");
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject", "s3:ListBucket" },
            Resources = new[] { bucket.BucketArn, bucket.ArnForObjects("*") },
        }));
    }

    private void AddRestrictionsWithoutEffect()
    {
        var vpc = IsolatedVpc.Create(this, "ArchiveVpc", "10.121.0.0/16");
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        endpoint.OnlyThisAccount("s3:GetObject", "s3:PutObject");

        // An Allow takes nothing from those whom IAM lets in anyhow.
        var archive = new Bucket(this, "Archive", new BucketProps { BlockPublicAccess = BlockPublicAccess.BLOCK_ALL });
        archive.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps // VPC312: the endpoint only in an Allow
        {
            Effect = Effect.ALLOW,
            Principals = new IPrincipal[] { new AccountRootPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { archive.ArnForObjects("*") },
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId },
            },
        }));

        // A Deny of what does come through the endpoint: the one way that should be open is shut.
        var images = new Bucket(this, "Images", new BucketProps { BlockPublicAccess = BlockPublicAccess.BLOCK_ALL });
        images.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps // VPC312: StringEquals in a Deny
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject", "s3:PutObject" },
            Resources = new[] { images.ArnForObjects("*") },
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId },
            },
        }));
    }

    private void AddPolicyWithoutPrincipal()
    {
        var bucket = new CfnBucket(this, "Invoices");
        _ = new CfnBucketPolicy(this, "InvoicesPolicy", new CfnBucketPolicyProps // VPC310: for whom?
        {
            Bucket = bucket.Ref,
            PolicyDocument = new Dictionary<string, object>
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new object[]
                {
                    new Dictionary<string, object>
                    {
                        ["Effect"] = "Deny",
                        ["Action"] = "s3:DeleteObject",
                        ["Resource"] = $"{bucket.AttrArn}/*",
                    },
                },
            },
        });
    }

    private void AddRestrictionsThatMissTheirAim()
    {
        var vpc = IsolatedVpc.Create(this, "LettersVpc", "10.122.0.0/16");
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        endpoint.OnlyThisAccount("s3:GetObject", "s3:PutObject");

        var letters = new Bucket(this, "Letters", new BucketProps { BlockPublicAccess = BlockPublicAccess.BLOCK_ALL });
        letters.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps // VPC313: the objects are left out
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject", "s3:ListBucket" },
            Resources = new[] { letters.BucketArn },
            Conditions = new Dictionary<string, object>
            {
                ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId },
            },
        }));

        var drafts = new Bucket(this, "Drafts", new BucketProps { BlockPublicAccess = BlockPublicAccess.BLOCK_ALL });
        drafts.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps // VPC314: nobody can mend this from outside of the VPC
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:*" },
            Resources = new[] { drafts.BucketArn, drafts.ArnForObjects("*") },
            Conditions = new Dictionary<string, object>
            {
                ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId },
            },
        }));

        var stamps = new Bucket(this, "Stamps", new BucketProps { BlockPublicAccess = BlockPublicAccess.BLOCK_ALL });
        stamps.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps // VPC316: the id of an endpoint is none of a VPC
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { stamps.ArnForObjects("*") },
            Conditions = new Dictionary<string, object>
            {
                ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpc"] = endpoint.VpcEndpointId },
            },
        }));

        var seals = new Bucket(this, "Seals", new BucketProps { BlockPublicAccess = BlockPublicAccess.BLOCK_ALL });
        seals.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps // VPC318: no request has a private source address
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { seals.ArnForObjects("*") },
            Conditions = new Dictionary<string, object>
            {
                ["NotIpAddress"] = new Dictionary<string, object> { ["aws:SourceIp"] = "10.122.0.0/16" },
            },
        }));
    }

    private void AddRestrictionsThatContradict()
    {
        var bucket = new Bucket(this, "Shared", new BucketProps { BlockPublicAccess = BlockPublicAccess.BLOCK_ALL });
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { bucket.ArnForObjects("*") },
            Conditions = new Dictionary<string, object>
            {
                ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = "vpce-0123456789abcdef0" },
            },
        }));
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps // VPC319: what comes by the one is denied by the other
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { bucket.ArnForObjects("*") },
            Conditions = new Dictionary<string, object>
            {
                ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = "vpce-0fedcba9876543210" },
            },
        }));
    }

    private void AddPolicyToImportedBucket()
    {
        var bucket = Bucket.FromBucketName(this, "Elsewhere", "example-elsewhere");
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps // VPC320: CDK drops this
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:DeleteObject" },
            Resources = new[] { bucket.ArnForObjects("*") },
        }));
    }

    private void AddPolicyThatOmitsBucket()
    {
        var vpc = IsolatedVpc.Create(this, "PhotosVpc", "10.123.0.0/16");
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions // VPC308: the function below is granted another bucket
        {
            Service = GatewayVpcEndpointAwsService.S3,
        });
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { "arn:aws:s3:::example-thumbnails/*" },
        }));

        var photos = new Bucket(this, "Photos", new BucketProps { BlockPublicAccess = BlockPublicAccess.BLOCK_ALL });
        photos.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { photos.ArnForObjects("*") },
            Conditions = new Dictionary<string, object>
            {
                ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId },
            },
        }));
        photos.GrantRead(new Function(this, "Resize", new FunctionProps
        {
            Runtime = Runtime.NODEJS_20_X,
            Handler = "index.handler",
            Code = Code.FromInline("exports.handler = async () => {};"),
            Vpc = vpc,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
        }));

        // A function in no VPC reaches no gateway endpoint.
        photos.GrantRead(new Function(this, "Publish", new FunctionProps // VPC315: the bucket lets by only what comes through the endpoint
        {
            Runtime = Runtime.NODEJS_20_X,
            Handler = "index.handler",
            Code = Code.FromInline("exports.handler = async () => {};"),
        }));
    }
}
