using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>What a statement about a bucket is about: the bucket itself, or the objects in it.</summary>
[Flags]
internal enum BucketParts
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>The bucket itself: its ARN, and actions such as s3:ListBucket.</summary>
    Bucket = 1,

    /// <summary>The objects in it: its ARN and a path, and actions such as s3:GetObject.</summary>
    Objects = 2,

    /// <summary>Both.</summary>
    Both = Bucket | Objects,
}

/// <summary>
/// Which actions of S3 are about buckets, and which about objects, as in the columns of
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html.
/// </summary>
internal static class S3Actions
{
    /// <summary>The actions on objects, without the prefix 's3:'.</summary>
    private static readonly string[] OnObjects = Words("""
        AbortMultipartUpload BypassGovernanceRetention DeleteObject DeleteObjectTagging DeleteObjectVersion DeleteObjectVersionTagging GetObject
        GetObjectAcl GetObjectAttributes GetObjectLegalHold GetObjectRetention GetObjectTagging GetObjectTorrent GetObjectVersion GetObjectVersionAcl
        GetObjectVersionAttributes GetObjectVersionForReplication GetObjectVersionTagging GetObjectVersionTorrent InitiateReplication
        ListMultipartUploadParts ObjectOwnerOverrideToBucketOwner PutObject PutObjectAcl PutObjectLegalHold PutObjectRetention PutObjectTagging
        PutObjectVersionAcl PutObjectVersionTagging ReplicateDelete ReplicateObject ReplicateTags RestoreObject UpdateObjectEncryption
        """);

    /// <summary>The actions on buckets, without the prefix 's3:'.</summary>
    private static readonly string[] OnBuckets = Words("""
        CreateBucket CreateBucketMetadataTableConfiguration DeleteBucket DeleteBucketMetadataTableConfiguration DeleteBucketOwnershipControls
        DeleteBucketPolicy DeleteBucketWebsite GetAccelerateConfiguration GetAnalyticsConfiguration GetBucketAcl GetBucketCORS GetBucketLocation
        GetBucketLogging GetBucketMetadataTableConfiguration GetBucketNotification GetBucketObjectLockConfiguration GetBucketOwnershipControls
        GetBucketPolicy GetBucketPolicyStatus GetBucketPublicAccessBlock GetBucketRequestPayment GetBucketTagging GetBucketVersioning
        GetBucketWebsite GetEncryptionConfiguration GetIntelligentTieringConfiguration GetInventoryConfiguration GetLifecycleConfiguration
        GetMetricsConfiguration GetReplicationConfiguration ListBucket ListBucketMultipartUploads ListBucketVersions PutAccelerateConfiguration
        PutAnalyticsConfiguration PutBucketAcl PutBucketCORS PutBucketLogging PutBucketNotification PutBucketObjectLockConfiguration
        PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutBucketRequestPayment PutBucketTagging PutBucketVersioning
        PutBucketWebsite PutEncryptionConfiguration PutIntelligentTieringConfiguration PutInventoryConfiguration PutLifecycleConfiguration
        PutMetricsConfiguration PutReplicationConfiguration
        """);

    /// <summary>By these a pattern such as 's3:Get*' is told, which means some action of either kind: what it is for is reading objects.</summary>
    private static readonly string[] MainOnObjects = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"];

    /// <summary>What an action is about, which may be a pattern such as 's3:*'.</summary>
    public static BucketParts PartsOf(string action)
    {
        if (!Wildcards.IsPattern(action))
            return Matching(action, OnObjects, BucketParts.Objects) | Matching(action, OnBuckets, BucketParts.Bucket);
        var main = (Array.Exists(MainOnObjects, one => Wildcards.MatchAnyCase(action, one)) ? BucketParts.Objects : BucketParts.None)
            | (Wildcards.MatchAnyCase(action, "s3:ListBucket") ? BucketParts.Bucket : BucketParts.None);
        return main == BucketParts.None ? Matching(action, OnObjects, BucketParts.Objects) | Matching(action, OnBuckets, BucketParts.Bucket) : main;
    }

    /// <summary>Whether an action is a pattern that means each action of S3.</summary>
    public static bool IsEvery(string action) => Wildcards.MatchAnyCase(action, "s3:GetObject") && Wildcards.MatchAnyCase(action, "s3:PutBucketPolicy") && Wildcards.MatchAnyCase(action, "s3:ListBucket");

    private static BucketParts Matching(string action, string[] actions, BucketParts parts) =>
        Array.Exists(actions, one => Wildcards.MatchAnyCase(action, "s3:" + one)) ? parts : BucketParts.None;

    private static string[] Words(string text) => text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
