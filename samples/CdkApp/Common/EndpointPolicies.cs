using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;

namespace CdkApp.Common;

/// <summary>The endpoint policies that both halves share.</summary>
internal static class EndpointPolicies
{
    /// <summary>Lets any principal of this account through, to the given actions on anything of this account.</summary>
    public static T OnlyThisAccount<T>(this T endpoint, params string[] actions) where T : VpcEndpoint
    {
        var account = Stack.Of(endpoint).Account;
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.ALLOW,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = actions,
            Resources = new[] { "*" },
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object>
                {
                    ["aws:PrincipalAccount"] = account,
                    ["aws:ResourceAccount"] = account,
                },
            },
        }));
        return endpoint;
    }

    /// <summary>Lets any principal of this account through to what it may reach anyhow: for services whose resources AWS owns.</summary>
    public static T OnlyPrincipalsOfThisAccount<T>(this T endpoint, params string[] actions) where T : VpcEndpoint
    {
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.ALLOW,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = actions,
            Resources = new[] { "*" },
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalAccount"] = Stack.Of(endpoint).Account },
            },
        }));
        return endpoint;
    }

    /// <summary>Lets any principal read objects of buckets that AWS keeps.</summary>
    public static void AllowReading(this GatewayVpcEndpoint endpoint, params string[] objects) =>
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = objects,
        }));
}
