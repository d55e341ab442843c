using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>An S3 bucket.</summary>
internal sealed class Bucket : Resource
{
    /// <summary>Its policy; null where it has none.</summary>
    public Policy? Policy { get; set; }

    /// <summary>Whether a policy may have been set that was not seen.</summary>
    public bool PolicyIsUnknown { get; set; }

    /// <summary>The statements that CDK drops because the bucket is imported.</summary>
    public Items<Statement> DroppedStatements { get; } = new();

    /// <summary>Why the app uses it from outside a VPC (a website, a CloudFront origin, public reads, replication, log delivery); null where it does not.</summary>
    public string? OutsideUse { get; set; }

    /// <summary>Whether its objects are deleted with the stack by a custom resource.</summary>
    public bool AutoDeletesObjects { get; init; }

    /// <summary>Its name, where written.</summary>
    public Setting<string> Name { get; init; }

    /// <summary>Whether it has rules that move or expire its objects; null where that cannot be told.</summary>
    public bool? HasLifecycleRules { get; set; }
}

/// <summary>A DynamoDB table.</summary>
internal sealed class Table : Resource
{
    /// <summary>Its name, where written.</summary>
    public Setting<string> Name { get; init; }
}
