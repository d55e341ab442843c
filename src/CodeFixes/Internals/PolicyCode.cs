namespace CdkVpc.CodeFixes.Internals;

/// <summary>Statements of policies.</summary>
internal static class PolicyCode
{
    /// <summary>Everyone of the account, every action on everything of the account, as an argument of AddToPolicy.</summary>
    public static string AllowWithinAccount(TypeNames types, int position, string actions, string account) => $$"""
        new {{types.Iam("PolicyStatement", position)}}(new {{types.Iam("PolicyStatementProps", position)}}
        {
            Principals = new {{types.Iam("IPrincipal", position)}}[] { new {{types.Iam("AnyPrincipal", position)}}() },
            Actions = new[] { "{{actions}}" },
            Resources = new[] { "*" },
            Conditions = new {{types.Dictionary(position)}}<string, object>
            {
                ["StringEquals"] = new {{types.Dictionary(position)}}<string, object>
                {
                    ["aws:PrincipalAccount"] = {{account}},
                    ["aws:ResourceAccount"] = {{account}},
                },
            },
        })
        """;

    /// <summary>Everyone of the account, every action, as an argument of AddToPolicy: for services whose resources may be those of AWS.</summary>
    public static string AllowAccount(TypeNames types, int position, string account) => $$"""
        new {{types.Iam("PolicyStatement", position)}}(new {{types.Iam("PolicyStatementProps", position)}}
        {
            Principals = new {{types.Iam("IPrincipal", position)}}[] { new {{types.Iam("AnyPrincipal", position)}}() },
            Actions = new[] { "*" },
            Resources = new[] { "*" },
            Conditions = new {{types.Dictionary(position)}}<string, object>
            {
                ["StringEquals"] = new {{types.Dictionary(position)}}<string, object> { ["aws:PrincipalAccount"] = {{account}} },
            },
        })
        """;

    /// <summary>Everyone may read what images are made of: the bucket in which ECR keeps layers (Amazon ECR User Guide).</summary>
    public static string AllowImageLayers(TypeNames types, int position) => $$"""
        new {{types.Iam("PolicyStatement", position)}}(new {{types.Iam("PolicyStatementProps", position)}}
        {
            Principals = new {{types.Iam("IPrincipal", position)}}[] { new {{types.Iam("AnyPrincipal", position)}}() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { $"arn:{{{types.Core("Aws", position)}}.PARTITION}:s3:::prod-{{{types.Core("Aws", position)}}.REGION}-starport-layer-bucket/*" },
        })
        """;

    /// <summary>The statement of <see cref="AllowAccount"/> as a policy document, for an L1 endpoint.</summary>
    public static string DocumentOfAccount(TypeNames types, int position, string account)
    {
        var dictionary = $"new {types.Dictionary(position)}<string, object>";
        return $$"""
            {{dictionary}}
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new object[]
                {
                    {{dictionary}}
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = "*",
                        ["Action"] = "*",
                        ["Resource"] = "*",
                        ["Condition"] = {{dictionary}}
                        {
                            ["StringEquals"] = {{dictionary}} { ["aws:PrincipalAccount"] = {{account}} },
                        },
                    },
                },
            }
            """;
    }

    /// <summary>The statement of <see cref="AllowWithinAccount"/> as a policy document, for an L1 endpoint.</summary>
    public static string DocumentWithinAccount(TypeNames types, int position, string actions, string account, bool withImageLayers)
    {
        var dictionary = $"new {types.Dictionary(position)}<string, object>";
        var aws = types.Core("Aws", position);
        var layers = withImageLayers ? $$"""

                    {{dictionary}}
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = "*",
                        ["Action"] = "s3:GetObject",
                        ["Resource"] = $"arn:{{{aws}}.PARTITION}:s3:::prod-{{{aws}}.REGION}-starport-layer-bucket/*",
                    },
            """ : "";
        return $$"""
            {{dictionary}}
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new object[]
                {
                    {{dictionary}}
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = "*",
                        ["Action"] = "{{actions}}",
                        ["Resource"] = "*",
                        ["Condition"] = {{dictionary}}
                        {
                            ["StringEquals"] = {{dictionary}}
                            {
                                ["aws:PrincipalAccount"] = {{account}},
                                ["aws:ResourceAccount"] = {{account}},
                            },
                        },
                    },{{layers}}
                },
            }
            """;
    }

    /// <summary>Certain actions of everyone on certain things, as an argument of AddToPolicy: who may do what with them, their own policies and IAM say.</summary>
    public static string Allow(TypeNames types, int position, string actions, string resources) => $$"""
        new {{types.Iam("PolicyStatement", position)}}(new {{types.Iam("PolicyStatementProps", position)}}
        {
            Principals = new {{types.Iam("IPrincipal", position)}}[] { new {{types.Iam("AnyPrincipal", position)}}() },
            Actions = new[] { {{actions}} },
            Resources = new[] { {{resources}} },
        })
        """;

    /// <summary>The operators of <see cref="Exceptions"/>.</summary>
    public static readonly string[] ExceptionOperators = ["ArnNotLike", "Bool"];

    /// <summary>
    /// Conditions that leave out of a Deny the roles that deploy, who would be locked out of their own bucket, and AWS itself: each operator, and
    /// after it its keys and values.
    /// </summary>
    public static string[] Exceptions(TypeNames types, int position)
    {
        var dictionary = $"new {types.Dictionary(position)}<string, object>";
        var aws = types.Core("Aws", position);
        return
        [
            "ArnNotLike", $$"""{{dictionary}} { ["aws:PrincipalArn"] = $"arn:{{{aws}}.PARTITION}:iam::{{{aws}}.ACCOUNT_ID}:role/cdk-*" }""",
            "Bool", $$"""{{dictionary}} { ["aws:PrincipalIsAWSService"] = "false" }""",
        ];
    }

    /// <summary>
    /// Denies everyone what comes another way, as an argument of AddToResourcePolicy: but not the roles that deploy, who would be locked out
    /// of their own bucket, nor AWS itself.
    /// </summary>
    public static string DenyAnotherWay(TypeNames types, int position, string bucket, string key, string value)
    {
        var dictionary = $"new {types.Dictionary(position)}<string, object>";
        var exceptions = Exceptions(types, position);
        return $$"""
            new {{types.Iam("PolicyStatement", position)}}(new {{types.Iam("PolicyStatementProps", position)}}
            {
                Effect = {{types.Iam("Effect", position)}}.DENY,
                Principals = new {{types.Iam("IPrincipal", position)}}[] { new {{types.Iam("AnyPrincipal", position)}}() },
                Actions = new[] { "s3:*" },
                Resources = new[] { {{bucket}}.BucketArn, {{bucket}}.ArnForObjects("*") },
                Conditions = {{dictionary}}
                {
                    ["StringNotEquals"] = {{dictionary}} { ["{{key}}"] = {{value}} },
                    ["{{exceptions[0]}}"] = {{exceptions[1]}},
                    ["{{exceptions[2]}}"] = {{exceptions[3]}},
                },
            })
            """;
    }
}
