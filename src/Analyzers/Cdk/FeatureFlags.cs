namespace CdkVpc.Analyzers.Cdk;

/// <summary>The feature flags that change what is deployed of a network (cx-api/lib/features.js). All are off where nothing sets them.</summary>
internal static class FeatureFlags
{
    /// <summary>A bucket that flow logs are delivered to gets a policy which lets them in, where CDK writes it instead of AWS.</summary>
    public const string CreateDefaultLoggingPolicy = "@aws-cdk/aws-s3:createDefaultLoggingPolicy";

    /// <summary>A VPC takes the rules of its default security group away, unless it says that it does not.</summary>
    public const string RestrictDefaultSecurityGroup = "@aws-cdk/aws-ec2:restrictDefaultSecurityGroup";

    /// <summary>A dual-stack VPC without private subnets gets no egress-only gateway, with a CDK that knows the flag (2.160.0 does not).</summary>
    public const string RequirePrivateSubnetsForEgressOnlyGateway = "@aws-cdk/aws-ec2:requirePrivateSubnetsForEgressOnlyInternetGateway";
}
