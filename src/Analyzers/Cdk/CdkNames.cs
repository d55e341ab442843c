namespace CdkVpc.Analyzers.Cdk;

/// <summary>Metadata names that more than one family needs.</summary>
internal static class CdkNames
{
    public const string App = "Amazon.CDK.App";
    public const string Stage = "Amazon.CDK.Stage";
    public const string Stack = "Amazon.CDK.Stack";
    public const string NestedStack = "Amazon.CDK.NestedStack";
    public const string CfnElement = "Amazon.CDK.CfnElement";
    public const string CfnResource = "Amazon.CDK.CfnResource";

    /// <summary>What every construct is, given as an interface too.</summary>
    public const string Construct = "Constructs.IConstruct";

    public const string ConstructNode = "Constructs.Node";

    /// <summary>The namespace of the networking types, with its dot.</summary>
    public const string Ec2 = "Amazon.CDK.AWS.EC2.";
}
