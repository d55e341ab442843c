using CdkVpc.Tests.Testing;

namespace CdkVpc.Tests.CodeFixes;

/// <summary>Statements of policies that several fixes add, as lines of a <see cref="Patch"/>.</summary>
internal static class PolicyPatches
{
    /// <summary>What lets the account's own principals at the account's own resources through a gateway endpoint.</summary>
    /// <param name="endpoint">The variable of the endpoint.</param>
    /// <param name="actions">All actions of the service, such as 's3:*'.</param>
    public static string OwnAccount(string endpoint, string actions) => Patch.Added($$"""
        {{endpoint}}.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "{{actions}}" },
            Resources = new[] { "*" },
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object>
                {
                    ["aws:PrincipalAccount"] = Account,
                    ["aws:ResourceAccount"] = Account,
                },
            },
        }));
        """);

    /// <summary>What lets the account's own principals through an interface endpoint.</summary>
    public static string OwnPrincipals(string endpoint) => Patch.Added($$"""
        {{endpoint}}.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "*" },
            Resources = new[] { "*" },
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalAccount"] = Account },
            },
        }));
        """);

    /// <summary>What lets the layers of images from ECR through an endpoint for S3.</summary>
    public static string Layers(string endpoint) => Patch.Added($$"""
        {{endpoint}}.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { $"arn:{Aws.PARTITION}:s3:::prod-{Aws.REGION}-starport-layer-bucket/*" },
        }));
        """);
}
