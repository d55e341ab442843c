namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>3xx: buckets that are kept behind gateway endpoints. What is about their conditions stands in <see cref="BucketConditionMistakes"/>.</summary>
internal static class BucketMistakes
{
    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC311",
            "bucket that the endpoint's policy names and that is open another way",
            static sketch => _ = NamedByEndpoint(sketch, "VPC311"),
            static sketch =>
            {
                var (bucket, endpoint) = NamedByEndpoint(sketch, mark: null);
                sketch.Split();
                Restrict(sketch, bucket, mark: null, endpoint, ["s3:GetObject", "s3:PutObject", "s3:ListBucket"], [bucket.Arn, sketch.Objects(bucket)]);
            }),
        new(
            "VPC311",
            "bucket that a function of the VPC uses and that is open another way",
            static sketch => Used(sketch, "VPC311"),
            static sketch => Used(sketch, mark: null)),
        new(
            "VPC313",
            "restriction of one part of a bucket",
            static sketch =>
            {
                var (bucket, endpoint) = Behind(sketch);
                Restrict(sketch, bucket, "VPC313", endpoint, sketch.Choices.Pick<string[]>(["s3:*"], ["s3:GetObject", "s3:ListBucket"], ["*"]), [sketch.Choices.Maybe() ? bucket.Arn : sketch.Objects(bucket)], Exception(sketch));
            },
            static sketch =>
            {
                var (bucket, endpoint) = Behind(sketch);
                Restrict(sketch, bucket, mark: null, endpoint, sketch.Choices.Pick<string[]>(["s3:*"], ["s3:GetObject", "s3:ListBucket"], ["*"]), [bucket.Arn, sketch.Objects(bucket)], Exception(sketch));
            }),
        new(
            "VPC313",
            "restriction whose other part another statement has",
            static sketch => InTwoParts(sketch, "VPC313", static (_, bucket) => bucket.Arn),
            static sketch => InTwoParts(sketch, mark: null, static (one, bucket) => one.Objects(bucket))),
        new(
            "VPC314",
            "restriction without an exception",
            static sketch =>
            {
                var (bucket, endpoint) = Behind(sketch);
                Restrict(sketch, bucket, "VPC314", endpoint, [sketch.Choices.Pick("s3:*", "*")], [bucket.Arn, sketch.Objects(bucket)]);
            },
            static sketch =>
            {
                var (bucket, endpoint) = Behind(sketch);
                if (sketch.Choices.Maybe())
                    Restrict(sketch, bucket, mark: null, endpoint, ["s3:*"], [bucket.Arn, sketch.Objects(bucket)], Exception(sketch));
                else
                    Restrict(sketch, bucket, mark: null, endpoint, ["s3:GetObject", "s3:PutObject"], [sketch.Objects(bucket)]);
            }),
        new(
            "VPC315",
            "function of another VPC, or of none, that is granted a restricted bucket",
            static sketch => Granted(sketch, "VPC315", sketch.Choices.Maybe() ? null : sketch.IsolatedVpc(), "s3:GetObject"),
            static sketch => Granted(sketch, mark: null, sketch.Choices.Maybe() ? null : sketch.IsolatedVpc(), "s3:DeleteObject")),
        new(
            "VPC315",
            "bucket restricted to a VPC while a function elsewhere is granted it",
            static sketch => GrantedInVpc(sketch, "VPC315", isInside: false),
            static sketch => GrantedInVpc(sketch, mark: null, isInside: true)),
        new(
            "VPC319",
            "two restrictions to an endpoint each",
            static sketch =>
            {
                var (bucket, one, other) = BehindTwo(sketch);
                Restrict(sketch, bucket, mark: null, one, ["s3:*"], [bucket.Arn, sketch.Objects(bucket)], Exception(sketch));
                sketch.Split();
                Restrict(sketch, bucket, "VPC319", other, [sketch.Choices.Pick("s3:*", "s3:GetObject")], [bucket.Arn, sketch.Objects(bucket)]);
            },
            static sketch =>
            {
                var (bucket, one, other) = BehindTwo(sketch);
                if (sketch.Choices.Maybe())
                {
                    Restrict(sketch, bucket, mark: null, one, ["s3:PutObject"], [sketch.Objects(bucket)]);
                    sketch.Split();
                    Restrict(sketch, bucket, mark: null, other, ["s3:GetObject"], [sketch.Objects(bucket)]);
                }
                else
                {
                    sketch.BucketPolicy(
                        bucket, mark: null, "DENY", ["s3:*"], [bucket.Arn, sketch.Objects(bucket)],
                        ("StringNotEquals", "aws:SourceVpce", sketch.Array("string", $"{one}.VpcEndpointId", $"{other}.VpcEndpointId")), Exception(sketch));
                }
            }),
        new(
            "VPC320",
            "statement for an imported bucket",
            static sketch => sketch.Call(Imported(sketch), "AddToResourcePolicy", "VPC320", Read(sketch, "arn:aws:s3:::elsewhere/*")),
            static sketch =>
            {
                var bucket = Imported(sketch);
                var policy = sketch.Create("BucketPolicy", "policy", mark: null, ("Bucket", bucket));
                sketch.Call($"{policy}.Document", "AddStatements", mark: null, Read(sketch, "arn:aws:s3:::elsewhere/*"));
            }),
        new(
            "VPC320",
            "statement for a bucket known by its name only",
            static sketch =>
            {
                var bucket = Imported(sketch);
                sketch.Split(mayLeaveStack: true);
                sketch.Call(bucket, "AddToResourcePolicy", "VPC320", Read(sketch, "*"));
            },
            static sketch =>
            {
                var raw = sketch.Create("CfnBucket", "rawBucket", mark: null);
                var bucket = sketch.Var("IBucket", "bucket");
                sketch.Code($"var {bucket} = Amazon.CDK.AWS.S3.Bucket.FromCfnBucket({raw});");
                sketch.Call(bucket, "AddToResourcePolicy", mark: null, Read(sketch, "*"));
            }),
    ];

    /// <summary>A bucket, and an S3 gateway endpoint without a policy.</summary>
    internal static (SketchedBucket Bucket, string Endpoint) Behind(Sketch sketch)
    {
        var vpc = sketch.IsolatedVpc();
        if (sketch.Choices.Maybe())
            sketch.Split(mayLeaveStack: true);
        var endpoint = sketch.GatewayEndpoint(vpc, "S3");
        sketch.Split(mayLeaveStack: true);
        var bucket = sketch.Bucket();
        sketch.Split();
        return (bucket, endpoint);
    }

    /// <summary>Denies what comes by another way than an endpoint.</summary>
    private static void Restrict(
        Sketch sketch, SketchedBucket bucket, string? mark, string endpoint, IReadOnlyList<string> actions, IReadOnlyList<string> resources, params IReadOnlyList<(string Operator, string Key, string Value)> further) => sketch.BucketPolicy(
        bucket, mark, "DENY", actions, resources, [(sketch.Choices.Pick("StringNotEquals", "StringNotEqualsIfExists"), sketch.Choices.Pick("aws:SourceVpce", "aws:sourceVpce"), $"{endpoint}.VpcEndpointId"), .. further]);

    private static (string Operator, string Key, string Value) Exception(Sketch sketch) => sketch.Choices.Below(3) switch
    {
        1 => ("Bool", "aws:PrincipalIsAWSService", sketch.Text("false")),
        2 => ("ArnNotEquals", "aws:PrincipalArn", sketch.Array("string", sketch.Text("arn:aws:iam::111122223333:role/admin"), sketch.Text("arn:aws:iam::111122223333:role/deploy"))),
        _ => ("ArnNotLike", "aws:PrincipalArn", sketch.Text("arn:aws:iam::111122223333:role/cdk-*")),
    };

    private static (SketchedBucket Bucket, string Endpoint) NamedByEndpoint(Sketch sketch, string? mark)
    {
        var bucket = sketch.Bucket(mark);
        if (sketch.Choices.Maybe())
            sketch.Split();
        var vpc = sketch.IsolatedVpc();
        var endpoint = sketch.GatewayEndpoint(vpc, "S3");
        sketch.Split();
        sketch.Call(endpoint, "AddToPolicy", mark: null, sketch.Statement("ALLOW", ["s3:GetObject", "s3:ListBucket"], [bucket.Arn, sketch.Objects(bucket)]));
        return (bucket, endpoint);
    }

    private static void Used(Sketch sketch, string? mark)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        _ = sketch.GatewayEndpoint(vpc, "S3");
        sketch.Split(mayLeaveStack: true);
        var bucket = sketch.Create("Bucket", "bucket", mark);

        // Used from elsewhere as well, a restriction would shut that out.
        if (mark is null)
            sketch.Call(bucket, "GrantRead", mark: null, sketch.Function(vpc: null));
        sketch.Split(mayLeaveStack: true);
        sketch.Call(bucket, sketch.Choices.Pick("GrantRead", "GrantWrite"), mark: null, sketch.Function(vpc));
    }

    private static void InTwoParts(Sketch sketch, string? mark, Func<Sketch, SketchedBucket, string> second)
    {
        var (bucket, endpoint) = Behind(sketch);
        Restrict(sketch, bucket, mark, endpoint, ["s3:*"], [bucket.Arn], Exception(sketch));
        sketch.Split();
        Restrict(sketch, bucket, mark, endpoint, ["s3:*"], [second(sketch, bucket)], Exception(sketch));
    }

    /// <summary>A bucket of which an action is denied without an endpoint, and a function that may read it.</summary>
    private static void Granted(Sketch sketch, string? mark, string? vpc, string action)
    {
        var behind = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var endpoint = sketch.GatewayEndpoint(behind, "S3");
        sketch.Split(mayLeaveStack: true);
        var bucket = new SketchedBucket(sketch.Create("Bucket", "bucket", mark: null), IsRaw: false);
        Restrict(sketch, bucket, mark: null, endpoint, [action], [sketch.Objects(bucket)], Exception(sketch));
        sketch.Split(mayLeaveStack: true);
        sketch.Call(bucket.Variable, sketch.Choices.Pick("GrantRead", "GrantReadWrite"), mark: null, sketch.Function(vpc, mark));
    }

    private static void GrantedInVpc(Sketch sketch, string? mark, bool isInside)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        _ = sketch.GatewayEndpoint(vpc, "S3");
        sketch.Split(mayLeaveStack: true);
        var bucket = new SketchedBucket(sketch.Create("Bucket", "bucket", mark: null), IsRaw: false);
        sketch.BucketPolicy(bucket, mark: null, "DENY", [sketch.Choices.Pick("s3:PutObject", "s3:Put*", "s3:*")], [bucket.Arn, sketch.Objects(bucket)], ("StringNotEquals", "aws:SourceVpc", $"{vpc}.VpcId"));
        sketch.Split(mayLeaveStack: true);
        var function = sketch.Function(isInside ? vpc : sketch.Choices.Maybe() ? null : sketch.IsolatedVpc(), mark);
        sketch.Call(bucket.Variable, sketch.Choices.Pick("GrantPut", "GrantWrite"), mark: null, function);
    }

    private static (SketchedBucket Bucket, string One, string Other) BehindTwo(Sketch sketch)
    {
        var (bucket, one) = Behind(sketch);
        return (bucket, one, sketch.GatewayEndpoint(sketch.IsolatedVpc(), "S3"));
    }

    private static string Imported(Sketch sketch)
    {
        var bucket = sketch.Var("IBucket", "theirs");
        sketch.Code($"var {bucket} = {sketch.Choices.Pick(
            $"Amazon.CDK.AWS.S3.Bucket.FromBucketName(this, {sketch.Id("Theirs")}, {sketch.Text("elsewhere")})",
            $"Amazon.CDK.AWS.S3.Bucket.FromBucketArn(this, {sketch.Id("Theirs")}, {sketch.Text("arn:aws:s3:::elsewhere")})",
            $"Amazon.CDK.AWS.S3.Bucket.FromBucketAttributes(this, {sketch.Id("Theirs")}, {sketch.Props("BucketAttributes", ("BucketName", sketch.Text("elsewhere")))})")};");
        return bucket;
    }

    private static string Read(Sketch sketch, string resource) => sketch.Statement("ALLOW", ["s3:GetObject"], [sketch.Text(resource)]);
}
