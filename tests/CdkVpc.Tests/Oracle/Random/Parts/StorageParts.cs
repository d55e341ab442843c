namespace CdkVpc.Tests.Oracle.Random.Parts;

/// <summary>Buckets and tables.</summary>
internal static class StorageParts
{
    /// <summary>The parts.</summary>
    public static readonly IReadOnlyList<Part> All =
    [
        new("bucket", static sketch =>
        {
            _ = sketch.SharedVpc();
            List<(string Name, string Value)> props = [];
            if (sketch.Choices.Maybe(30))
                props.Add(("EnforceSSL", sketch.Flag(value: true)));
            if (sketch.Choices.Maybe(30))
                props.Add(("BlockPublicAccess", "BlockPublicAccess.BLOCK_ALL"));
            if (sketch.Choices.Maybe(20))
                props.AddRange([("RemovalPolicy", "RemovalPolicy.DESTROY"), ("AutoDeleteObjects", sketch.Flag(value: true))]);
            sketch.Offer("Bucket", sketch.Create("Bucket", "bucket", mark: null, props));
        }),
        new("policy of a bucket", static sketch =>
        {
            _ = sketch.SharedVpc();
            if (sketch.Shared("Bucket") is not { } bucket)
                return;
            var (key, value) = sketch.Shared("GatewayVpcEndpoint") is { } endpoint && sketch.Choices.Maybe(70)
                ? ("aws:SourceVpce", $"{endpoint}.VpcEndpointId")
                : ("aws:SourceVpc", $"{sketch.SharedVpc()}.VpcId");
            sketch.Call(bucket, "AddToResourcePolicy", mark: null, sketch.Statement(
                sketch.Choices.Pick("DENY", "ALLOW"), [sketch.Choices.Pick("s3:GetObject", "s3:*")], [$"{bucket}.BucketArn", $"{bucket}.ArnForObjects(\"*\")"], (sketch.Choices.Pick("StringNotEquals", "StringEquals"), key, value)));
        }),
    ];
}
