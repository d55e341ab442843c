using CdkVpc.Generators.Writing;
using static CdkVpc.Generators.Writing.CdkTypes;

namespace CdkVpc.Generators.FlowLogs;

/// <summary>Writes the class of the flow log.</summary>
internal static class FlowLogWriter
{
    /// <summary>The class.</summary>
    public static void Write(CodeWriter writer, FlowLog log)
    {
        writer.Write($"/// <summary>The flow log of all traffic of the VPC, and the {(log.IsToS3 ? "bucket" : "log group")} of its records.</summary>");
        writer.Open($"public sealed class VpcFlowLog : {Constructs}.Construct");
        writer.Open($"internal VpcFlowLog({Constructs}.Construct scope, string id, {Ec2}.IVpc vpc) : base(scope, id)");
        writer.Write(log.IsToS3 ? Bucket(log.Days) : LogGroup(log.Retention));
        writer.Space();
        writer.Write($$"""
            Log = new {{Ec2}}.FlowLog(this, "Log", new {{Ec2}}.FlowLogProps
            {
                ResourceType = {{Ec2}}.FlowLogResourceType.FromVpc(vpc),
                Destination = {{Ec2}}.FlowLogDestination.{{(log.IsToS3 ? "ToS3(Bucket)" : "ToCloudWatchLogs(LogGroup)")}},
                TrafficType = {{Ec2}}.FlowLogTrafficType.ALL,
            """ + (log.IsOneMinute ? $"\n    MaxAggregationInterval = {Ec2}.FlowLogMaxAggregationInterval.ONE_MINUTE," : "") + $$"""

                LogFormat = new[]
                {
                    {{Ec2}}.LogFormat.ALL_DEFAULT_FIELDS,

                    // A network ACL that drops a reply shows as ACCEPT one way and REJECT the other: which subnet, which direction, and whether it is a reply.
                    {{Ec2}}.LogFormat.VPC_ID,
                    {{Ec2}}.LogFormat.SUBNET_ID,
                    {{Ec2}}.LogFormat.FLOW_DIRECTION,
                    {{Ec2}}.LogFormat.TCP_FLAGS,

                    // Who it was behind a NAT gateway or a load balancer.
                    {{Ec2}}.LogFormat.PKT_SRC_ADDR,
                    {{Ec2}}.LogFormat.PKT_DST_ADDR,
                },
            });
            """);
        if (log.IsToS3)
        {
            writer.Space();
            writer.Write("""
                // The delivery is tried when the log is made: the bucket must allow it by then.
                if (Bucket.Policy is { } policy)
                    Log.Node.AddDependency(policy);
                """);
        }

        writer.Close();
        writer.Space();
        writer.Write($$"""
            /// <summary>The flow log.</summary>
            public {{Ec2}}.FlowLog Log { get; }
            """);
        writer.Space();
        writer.Write(log.IsToS3
            ? $$"""
                /// <summary>Where its records go.</summary>
                public {{S3}}.Bucket Bucket { get; }
                """
            : $$"""
                /// <summary>Where its records go.</summary>
                public {{Logs}}.LogGroup LogGroup { get; }
                """);
        if (log.IsToS3)
        {
            writer.Space();
            WriteAllowDelivery(writer);
        }

        writer.Close();
    }

    private static string Bucket(int days) => $$"""
        Bucket = new {{S3}}.Bucket(this, "Bucket", new {{S3}}.BucketProps
        {
            BlockPublicAccess = {{S3}}.BlockPublicAccess.BLOCK_ALL,
            Encryption = {{S3}}.BucketEncryption.S3_MANAGED,
            EnforceSSL = true,
            LifecycleRules = new[] { new {{S3}}.LifecycleRule { Expiration = {{Core}}.Duration.Days({{days}}) } },
        });
        AllowDelivery();
        """;

    private static string LogGroup(string retention) => $$"""
        LogGroup = new {{Logs}}.LogGroup(this, "LogGroup", new {{Logs}}.LogGroupProps { Retention = {{Logs}}.RetentionDays.{{retention}} });
        """;

    // The statements that the service adds by itself to a bucket without a policy (VPC user guide, 'Publish flow logs to Amazon S3').
    private static void WriteAllowDelivery(CodeWriter writer) => writer.Write($$"""
        /// <summary>A bucket with a policy must allow the delivery itself.</summary>
        private void AllowDelivery()
        {
            var stack = {{Core}}.Stack.Of(this);
            var delivery = new {{Iam}}.IPrincipal[] { new {{Iam}}.ServicePrincipal("delivery.logs.amazonaws.com") };
            var source = new {{Dictionary}}
            {
                ["aws:SourceAccount"] = stack.Account,
            };
            var sourceArn = new {{Dictionary}}
            {
                ["aws:SourceArn"] = $"arn:{stack.Partition}:logs:{stack.Region}:{stack.Account}:*",
            };
            Bucket.AddToResourcePolicy(new {{Iam}}.PolicyStatement(new {{Iam}}.PolicyStatementProps
            {
                Sid = "FlowLogDelivery",
                Principals = delivery,
                Actions = new[] { "s3:PutObject" },
                Resources = new[] { Bucket.ArnForObjects($"AWSLogs/{stack.Account}/*") },
                Conditions = new {{Dictionary}}
                {
                    ["StringEquals"] = new {{Dictionary}}(source) { ["s3:x-amz-acl"] = "bucket-owner-full-control" },
                    ["ArnLike"] = sourceArn,
                },
            }));
            Bucket.AddToResourcePolicy(new {{Iam}}.PolicyStatement(new {{Iam}}.PolicyStatementProps
            {
                Sid = "FlowLogDeliveryCheck",
                Principals = delivery,
                Actions = new[] { "s3:GetBucketAcl", "s3:ListBucket" },
                Resources = new[] { Bucket.BucketArn },
                Conditions = new {{Dictionary}} { ["StringEquals"] = source, ["ArnLike"] = sourceArn },
            }));
        }
        """);
}
