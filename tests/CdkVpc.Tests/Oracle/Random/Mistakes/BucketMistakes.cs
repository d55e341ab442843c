namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>3xx: buckets that are kept behind gateway endpoints.</summary>
internal static class BucketMistakes
{
    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC311",
            "bucket that the endpoint's policy names and that is open another way",
            static sketch => _ = BucketBehindEndpoint(sketch, "VPC311"),
            static sketch =>
            {
                var (bucket, endpoint) = BucketBehindEndpoint(sketch, mark: null);
                sketch.Split();
                Deny(sketch, bucket, mark: null, ("StringNotEquals", "aws:SourceVpce", $"{endpoint}.VpcEndpointId"));
            }),
        new(
            "VPC312",
            "restriction the wrong way round",
            static sketch =>
            {
                var (bucket, endpoint) = BucketBehindEndpoint(sketch, mark: null);
                Deny(sketch, bucket, "VPC312", ("StringEquals", "aws:SourceVpce", $"{endpoint}.VpcEndpointId"));
            },
            static sketch =>
            {
                var (bucket, endpoint) = BucketBehindEndpoint(sketch, mark: null);
                Deny(sketch, bucket, mark: null, (sketch.Choices.Pick("StringNotEquals", "StringNotEqualsIfExists"), sketch.Choices.Pick("aws:SourceVpce", "aws:sourceVpce"), $"{endpoint}.VpcEndpointId"));
            }),
    ];

    private static (string Bucket, string Endpoint) BucketBehindEndpoint(Sketch sketch, string? mark)
    {
        var bucket = sketch.Create("Bucket", "bucket", mark);
        if (sketch.Choices.Maybe())
            sketch.Split();
        var vpc = sketch.IsolatedVpc();
        var endpoint = sketch.GatewayEndpoint(vpc, "S3");
        sketch.Split();
        sketch.Call(endpoint, "AddToPolicy", mark: null, sketch.Statement("ALLOW", ["s3:GetObject", "s3:ListBucket"], [$"{bucket}.BucketArn", sketch.Choices.Pick($"{bucket}.ArnForObjects(\"*\")", $"{bucket}.BucketArn + \"/*\"")]));
        return (bucket, endpoint);
    }

    private static void Deny(Sketch sketch, string bucket, string? mark, params IReadOnlyList<(string Operator, string Key, string Value)> conditions) => sketch.Call(
        bucket, "AddToResourcePolicy", mark,
        sketch.Statement("DENY", ["s3:GetObject", "s3:PutObject", "s3:ListBucket"], [$"{bucket}.BucketArn", sketch.Choices.Pick($"{bucket}.ArnForObjects(\"*\")", $"$\"{{{bucket}.BucketArn}}/*\"")], conditions));
}
