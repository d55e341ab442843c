using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>Buckets and tables.</summary>
internal sealed class StorageTemplates : TemplateFamily
{
    private const string Bucket = "AWS::S3::Bucket";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Bucket, "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"];

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network)
    {
        if (resource.Type == Bucket)
        {
            network.Network.Buckets.Add(network.Add(resource, new Bucket
            {
                Place = network.PlaceOf(resource),
                Name = resource["BucketName"].Setting,
                HasLifecycleRules = resource["LifecycleConfiguration"].Member("Rules").Elements() is not { Count: 0 },
                OutsideUse = resource["WebsiteConfiguration"].Exists ? "it is a website"
                    : resource["ReplicationConfiguration"].Exists ? "it is replicated"
                    : resource["AccessControl"].Setting is { IsAbsent: false } access && !access.Is("Private") ? "others may read it"
                    : null,
            }));
        }
        else
        {
            network.Network.Tables.Add(network.Add(resource, new Table
            {
                Place = network.PlaceOf(resource),
                Name = resource["TableName"].Setting,
            }));
        }
    }
}

/// <summary>The policies of buckets, and what shows in them that a bucket is used from outside of any VPC.</summary>
internal sealed class BucketPolicyTemplates : TemplateFamily
{
    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::S3::BucketPolicy"];

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        var bucket = network.Find<Bucket>(resource["Bucket"]) ?? network.Network.Buckets.FirstOrDefault(bucket => bucket.Name.IsKnown && bucket.Name.Value == resource["Bucket"].Text);
        if (bucket is null || PolicyTemplates.Read(resource["PolicyDocument"], network) is not { } policy)
            return;
        bucket.Policy ??= new Policy();
        bucket.Policy.Statements.AddRange(policy.Statements);
    }
}
