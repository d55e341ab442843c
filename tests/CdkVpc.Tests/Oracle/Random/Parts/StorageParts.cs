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
                props.Add(("BlockPublicAccess", sketch.Choices.Pick("BlockPublicAccess.BLOCK_ALL", "BlockPublicAccess.BLOCK_ACLS")));
            if (sketch.Choices.Maybe(15))
                props.AddRange([("RemovalPolicy", "RemovalPolicy.DESTROY"), ("AutoDeleteObjects", sketch.Flag(value: true))]);
            if (sketch.Choices.Maybe(20))
                props.Add(("BucketName", sketch.Text(sketch.Name("bucket-of-the-network-"))));
            if (sketch.Choices.Maybe(10))
                props.Add(("WebsiteIndexDocument", sketch.Text("index.html")));
            if (sketch.Choices.Maybe(20))
                props.Add(("Versioned", sketch.Flag(value: true)));
            if (sketch.Choices.Maybe(10) && sketch.Shared("Bucket") is { } logs)
                props.Add(("ServerAccessLogsBucket", logs));
            sketch.Offer("Bucket", sketch.Create("Bucket", "bucket", mark: null, props));
        }),
        new("policy of a bucket", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            if (sketch.Shared("Bucket") is not { } bucket)
                return;
            var (key, value) = sketch.Shared("GatewayVpcEndpoint") is { } endpoint && sketch.Choices.Maybe(70)
                ? ("aws:SourceVpce", sketch.Choices.Pick($"{endpoint}.VpcEndpointId", $"new[] {{ {endpoint}.VpcEndpointId, \"vpce-0123\" }}"))
                : ("aws:SourceVpc", $"{vpc}.VpcId");
            sketch.Call(bucket, "AddToResourcePolicy", mark: null, sketch.Statement(
                sketch.Choices.Pick("DENY", "ALLOW"), [sketch.Choices.Pick("s3:GetObject", "s3:*", "s3:Put*")], [sketch.Choices.Pick($"{bucket}.BucketArn", $"{bucket}.ArnForObjects(\"a/*\")"), $"{bucket}.ArnForObjects(\"*\")"],
                (sketch.Choices.Pick("StringNotEquals", "StringEquals", "StringNotLike", "StringNotEqualsIfExists"), key, value),
                ("Bool", "aws:ViaAWSService", sketch.Choices.Pick("false", "\"false\""))));
        }),
        new("policy of a bucket made by L1", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            var raw = sketch.Choices.Maybe() ? sketch.Create("CfnBucket", "rawBucket", mark: null, ("BucketName", sketch.Text(sketch.Name("raw-bucket-")))) : null;
            var bucket = raw ?? sketch.Shared("Bucket");
            if (bucket is null)
                return;
            var arn = raw is null ? $"{bucket}.BucketArn" : $"{raw}.AttrArn";
            sketch.CreateUnused("CfnBucketPolicy", "policy", mark: null, ("Bucket", raw is null ? $"{bucket}.BucketName" : $"{raw}.Ref"), ("PolicyDocument", $$"""
                new Dictionary<string, object> { ["Version"] = "2012-10-17", ["Statement"] = new[] { new Dictionary<string, object> {
                    ["Effect"] = "Deny", ["Principal"] = {{sketch.Choices.Pick("\"*\"", "new Dictionary<string, object> { [\"AWS\"] = \"*\" }")}}, ["Action"] = new[] { "s3:GetObject", "s3:PutObject" },
                    ["Resource"] = new[] { {{arn}}, $"{{{arn}}}/*" }, ["Condition"] = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpc"] = {{vpc}}.VpcId } } } } }
                """));
        }),
        new("imported bucket", static sketch =>
        {
            _ = sketch.SharedVpc();
            var bucket = sketch.Var("IBucket", "theirBucket");
            sketch.Code($"var {bucket} = {sketch.Choices.Pick($"Bucket.FromBucketName(this, {sketch.Id("Theirs")}, \"elsewhere\")", $"Bucket.FromBucketArn(this, {sketch.Id("Theirs")}, \"arn:aws:s3:::elsewhere\")")};");
            sketch.Call(bucket, "AddToResourcePolicy", mark: null, sketch.Statement("DENY", ["s3:GetObject"], [$"{bucket}.ArnForObjects(\"*\")"]));
        }),
        new("table", static sketch =>
        {
            _ = sketch.SharedVpc();
            var key = sketch.Props("Amazon.CDK.AWS.DynamoDB.Attribute", ("Name", sketch.Text("id")), ("Type", "Amazon.CDK.AWS.DynamoDB.AttributeType.STRING"));
            sketch.Offer("Table", sketch.Create("Amazon.CDK.AWS.DynamoDB.Table", "table", mark: null, ("PartitionKey", key)));
        }),
    ];
}
