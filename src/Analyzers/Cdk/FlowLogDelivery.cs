using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// The statements by which CDK lets flow logs into a bucket, where the feature flag <see cref="FeatureFlags.CreateDefaultLoggingPolicy"/> is on
/// (S3Destination.bind in aws-ec2/lib/vpc-flow-logs.js). Else AWS writes them when the flow log is created.
/// </summary>
internal static class FlowLogDelivery
{
    /// <summary>The statements for a log in a stack that writes below a prefix of a bucket.</summary>
    public static IEnumerable<Mapping> Statements(Instance bucket, Instance log, Value prefix, Value options, CdkContext context)
    {
        var stack = context.Tree.StackOf(log) ?? log;
        var account = StackFamily.AccountOf(stack, context);
        var arn = new Token(bucket, "BucketArn", []);
        var source = PropertyObject.Of(
            ("aws:SourceAccount", account),
            ("s3:x-amz-acl", new Constant("bucket-owner-full-control")));
        var isFromHere = ("ArnLike", (Value)PropertyObject.Of(("aws:SourceArn", Texts.Join(new Constant(":"),
            [new Constant("arn"), IntrinsicFamily.Pseudo("PARTITION"), new Constant("logs"), StackFamily.RegionOf(stack, context), account, new Constant("*")]))));
        yield return Statement(
            [new Constant("s3:PutObject")],
            Folder(prefix, options) is { } folder ? Texts.Concat(arn, new Constant("/" + folder), account, new Constant("/*")) : Unknown.Any,
            ("StringEquals", source),
            isFromHere);
        yield return Statement(
            [new Constant("s3:GetBucketAcl"), new Constant("s3:ListBucket")],
            arn,
            ("StringEquals", PropertyObject.Of(("aws:SourceAccount", account))),
            isFromHere);
    }

    /// <summary>The folder of the account's records, up to the account; null where it cannot be told.</summary>
    private static string? Folder(Value prefix, Value options)
    {
        var isHive = ValueReader.FlagOr(PropertyObject.Get(options, "HiveCompatiblePartitions"), fallback: false);
        if (isHive is null || !ValueReader.Text(prefix).Or("").TryGet(out var folder))
            return null;
        return (folder.Length == 0 || folder.EndsWith("/", StringComparison.Ordinal) ? folder : folder + "/") + "AWSLogs/" + (isHive == true ? "aws-account-id=" : "");
    }

    private static Mapping Statement(IEnumerable<Value> actions, Value resource, params (string Key, Value Value)[] conditions) => PropertyObject.Of(
        ("Effect", new Constant("Allow")),
        ("Principal", PropertyObject.Of(("Service", new Constant("delivery.logs.amazonaws.com")))),
        ("Action", new Sequence(actions)),
        ("Resource", resource),
        ("Condition", PropertyObject.Of(conditions)));
}
