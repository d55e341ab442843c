using CdkVpc.Generators.Writing;
using static CdkVpc.Generators.Writing.CdkTypes;

namespace CdkVpc.Generators.GatewayEndpoints;

/// <summary>Writes the classes of the gateway endpoints.</summary>
internal static class GatewayEndpointWriter
{
    /// <summary>The class of the endpoint of S3.</summary>
    public static void WriteS3(CodeWriter writer, GatewayEndpoint endpoint)
    {
        WriteBeginning(writer, endpoint, "S3Endpoint", "S3", "S3", "s3");
        if (endpoint.HasImages)
        {
            writer.Space();
            writer.Write($$"""
                // The layers of container images are in a bucket that ECR keeps in each region.
                var stack = {{Core}}.Stack.Of(this);
                AllowReading($"arn:{stack.Partition}:s3:::prod-{stack.Region}-starport-layer-bucket/*");
                """);
        }

        writer.Close();
        writer.Space();
        WriteEndpointProperty(writer);
        writer.Write($$"""
            /// <summary>Lets principals of this account through to a bucket.</summary>
            public void AllowBucket({{S3}}.IBucket bucket) => Allow("s3:*", bucket.BucketArn, bucket.ArnForObjects("*"));

            /// <summary>Lets anybody read objects, such as packages in a bucket that AWS keeps.</summary>
            /// <param name="objects">The ARNs of the objects; each may end with '*'.</param>
            public void AllowReading(params string[] objects) =>
                Endpoint.AddToPolicy(new {{Iam}}.PolicyStatement(new {{Iam}}.PolicyStatementProps
                {
                    Principals = new {{Iam}}.IPrincipal[] { new {{Iam}}.AnyPrincipal() },
                    Actions = new[] { "s3:GetObject" },
                    Resources = objects,
                }));

            /// <summary>
            /// Has a bucket deny its data to whoever does not come through this endpoint. Roles that deploy with CDK and services of AWS are let by, and
            /// nobody is kept from reading and changing the bucket's policy: a mistake can be undone.
            /// </summary>
            /// <param name="bucket">A bucket of this app. The policy of an imported one cannot be changed.</param>
            /// <param name="exempt">Roles that may come another way.</param>
            public void RestrictBucket({{S3}}.IBucket bucket, params {{Iam}}.IRole[] exempt)
            {
                var stack = {{Core}}.Stack.Of(bucket);
                var roles = new global::System.Collections.Generic.List<string>
                {
                    $"arn:{stack.Partition}:iam::{stack.Account}:role/cdk-*-{stack.Account}-{stack.Region}",
                };
                foreach (var role in exempt)
                    roles.Add(role.RoleArn);

                bucket.AddToResourcePolicy(new {{Iam}}.PolicyStatement(new {{Iam}}.PolicyStatementProps
                {
                    Sid = "OnlyThroughTheEndpoint",
                    Effect = {{Iam}}.Effect.DENY,
                    Principals = new {{Iam}}.IPrincipal[] { new {{Iam}}.AnyPrincipal() },
                    Actions = new[]
                    {
                        "s3:GetObject*", "s3:PutObject*", "s3:DeleteObject*", "s3:RestoreObject", "s3:AbortMultipartUpload",
                        "s3:ListMultipartUploadParts", "s3:ListBucket*",
                    },
                    Resources = new[] { bucket.BucketArn, bucket.ArnForObjects("*") },
                    Conditions = new {{Dictionary}}
                    {
                        ["StringNotEquals"] = new {{Dictionary}} { ["aws:SourceVpce"] = Endpoint.VpcEndpointId },
                        ["ArnNotLike"] = new {{Dictionary}} { ["aws:PrincipalArn"] = roles.ToArray() },
                        ["Bool"] = new {{Dictionary}} { ["aws:PrincipalIsAWSService"] = "false" },
                    },
                }));
            }
            """);
        writer.Space();
        WriteAllow(writer);
        writer.Close();
    }

    /// <summary>The class of the endpoint of DynamoDB.</summary>
    public static void WriteDynamoDb(CodeWriter writer, GatewayEndpoint endpoint)
    {
        WriteBeginning(writer, endpoint, "DynamoDbEndpoint", "DynamoDB", "DYNAMODB", "dynamodb");
        writer.Close();
        writer.Space();
        WriteEndpointProperty(writer);
        writer.Write($$"""
            /// <summary>Lets principals of this account through to a table and its indexes.</summary>
            public void AllowTable({{DynamoDb}}.ITable table) => Allow("dynamodb:*", table.TableArn, $"{table.TableArn}/index/*");
            """);
        writer.Space();
        WriteAllow(writer);
        writer.Close();
    }

    private static void WriteBeginning(CodeWriter writer, GatewayEndpoint endpoint, string type, string name, string member, string prefix)
    {
        writer.Write($"/// <summary>The gateway endpoint of {name}, on every route table of the VPC.</summary>");
        writer.Open($"public sealed class {type} : {Constructs}.Construct");
        writer.Open($"internal {type}({Constructs}.Construct scope, string id, {Ec2}.IVpc vpc) : base(scope, id)");
        writer.Write($$"""
            Endpoint = new {{Ec2}}.GatewayVpcEndpoint(this, "Endpoint", new {{Ec2}}.GatewayVpcEndpointProps
            {
                Vpc = vpc,
                Service = {{Ec2}}.GatewayVpcEndpointAwsService.{{member}},
            });
            """);
        writer.Space();
        if (endpoint.IsExplicit)
            WriteNothing(writer, prefix);
        else
            WriteAccount(writer, prefix);
    }

    private static void WriteAccount(CodeWriter writer, string prefix) => writer.Write($$"""
        // Principals of this account, on what is this account's.
        var account = {{Core}}.Stack.Of(this).Account;
        Endpoint.AddToPolicy(new {{Iam}}.PolicyStatement(new {{Iam}}.PolicyStatementProps
        {
            Principals = new {{Iam}}.IPrincipal[] { new {{Iam}}.AnyPrincipal() },
            Actions = new[] { "{{prefix}}:*" },
            Resources = new[] { "*" },
            Conditions = new {{Dictionary}}
            {
                ["StringEquals"] = new {{Dictionary}}
                {
                    ["aws:PrincipalAccount"] = account,
                    ["aws:ResourceAccount"] = account,
                },
            },
        }));
        """);

    // A policy without an Allow allows nothing; without any statement CDK writes no policy, which allows everything.
    private static void WriteNothing(CodeWriter writer, string prefix) => writer.Write($$"""
        // Nothing is allowed to begin with: an endpoint without a policy would let everything through.
        Endpoint.AddToPolicy(new {{Iam}}.PolicyStatement(new {{Iam}}.PolicyStatementProps
        {
            Sid = "NothingUnencrypted",
            Effect = {{Iam}}.Effect.DENY,
            Principals = new {{Iam}}.IPrincipal[] { new {{Iam}}.AnyPrincipal() },
            Actions = new[] { "{{prefix}}:*" },
            Resources = new[] { "*" },
            Conditions = new {{Dictionary}}
            {
                ["Bool"] = new {{Dictionary}} { ["aws:SecureTransport"] = "false" },
            },
        }));
        """);

    private static void WriteEndpointProperty(CodeWriter writer)
    {
        writer.Write($$"""
            /// <summary>The endpoint.</summary>
            public {{Ec2}}.GatewayVpcEndpoint Endpoint { get; }
            """);
        writer.Space();
    }

    private static void WriteAllow(CodeWriter writer) => writer.Write($$"""
        private void Allow(string actions, params string[] resources) =>
            Endpoint.AddToPolicy(new {{Iam}}.PolicyStatement(new {{Iam}}.PolicyStatementProps
            {
                Principals = new {{Iam}}.IPrincipal[] { new {{Iam}}.AnyPrincipal() },
                Actions = new[] { actions },
                Resources = resources,
                Conditions = new {{Dictionary}}
                {
                    ["StringEquals"] = new {{Dictionary}} { ["aws:PrincipalAccount"] = {{Core}}.Stack.Of(this).Account },
                },
            }));
        """);
}
