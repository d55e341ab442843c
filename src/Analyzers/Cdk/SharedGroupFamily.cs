using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary><c>CfnSecurityGroupVpcAssociation</c> (not in aws-cdk-lib 2.160; in 2.277): a security group that is used in a further VPC.</summary>
internal sealed class SharedGroupFamily : Family
{
    private readonly List<L1Properties> _associations = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [CdkNames.Ec2 + "CfnSecurityGroupVpcAssociation"];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context) =>
        _associations.Add(L1Properties.Capture(instance, arguments, context, "GroupId"));

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var association in _associations)
        {
            var group = writer.Resolve<SecurityGroup>(association["GroupId"]);
            foreach (var one in group is null ? writer.Network.SecurityGroups : new Items<SecurityGroup> { group })
                one.IsShared = true;
        }
    }
}
