using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
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
}
