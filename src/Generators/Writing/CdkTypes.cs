namespace CdkVpc.Generators.Writing;

/// <summary>Namespaces as generated code writes them: no name of the user's can come between.</summary>
internal static class CdkTypes
{
    /// <summary>The construct model.</summary>
    public const string Constructs = "global::Constructs";

    /// <summary>The core of the CDK.</summary>
    public const string Core = "global::Amazon.CDK";

    /// <summary>The EC2 module: VPCs and what is in them.</summary>
    public const string Ec2 = "global::Amazon.CDK.AWS.EC2";

    /// <summary>The IAM module.</summary>
    public const string Iam = "global::Amazon.CDK.AWS.IAM";

    /// <summary>The S3 module.</summary>
    public const string S3 = "global::Amazon.CDK.AWS.S3";

    /// <summary>The DynamoDB module.</summary>
    public const string DynamoDb = "global::Amazon.CDK.AWS.DynamoDB";

    /// <summary>The CloudWatch Logs module.</summary>
    public const string Logs = "global::Amazon.CDK.AWS.Logs";

    /// <summary>Custom resources.</summary>
    public const string CustomResources = "global::Amazon.CDK.CustomResources";

    /// <summary>A dictionary as policies and API calls take it.</summary>
    public const string Dictionary = "global::System.Collections.Generic.Dictionary<string, object>";
}
