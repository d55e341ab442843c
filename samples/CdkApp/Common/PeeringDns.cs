using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.CustomResources;
using Constructs;

namespace CdkApp.Common;

/// <summary>
/// Lets each side of a peering connection resolve the other's public host names to private addresses. CloudFormation has no
/// property for that; the service's API has.
/// </summary>
internal static class PeeringDns
{
    public static void ResolveBothWays(Construct scope, string id, CfnVPCPeeringConnection peering)
    {
        var call = new AwsSdkCall
        {
            Service = "EC2",
            Action = "modifyVpcPeeringConnectionOptions",
            Parameters = new Dictionary<string, object>
            {
                ["VpcPeeringConnectionId"] = peering.Ref,
                ["RequesterPeeringConnectionOptions"] = new Dictionary<string, object> { ["AllowDnsResolutionFromRemoteVpc"] = true },
                ["AccepterPeeringConnectionOptions"] = new Dictionary<string, object> { ["AllowDnsResolutionFromRemoteVpc"] = true },
            },
            PhysicalResourceId = PhysicalResourceId.Of(id),
        };
        _ = new AwsCustomResource(scope, id, new AwsCustomResourceProps
        {
            OnCreate = call,
            OnUpdate = call,
            InstallLatestAwsSdk = false,
            Policy = AwsCustomResourcePolicy.FromStatements(new[]
            {
                new PolicyStatement(new PolicyStatementProps
                {
                    Actions = new[] { "ec2:ModifyVpcPeeringConnectionOptions" },
                    Resources = new[] { "*" },
                }),
            }),
        });
    }
}
