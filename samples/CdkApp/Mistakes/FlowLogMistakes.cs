using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Constructs;

namespace CdkApp.Mistakes;

internal sealed class FlowLogMistakes : Stack
{
    public FlowLogMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        _ = new Vpc(this, "Unlogged", new VpcProps // VPC101: a flow log is missing
        {
            IpAddresses = IpAddresses.Cidr("10.100.0.0/16"),
            MaxAzs = 2,
            SubnetConfiguration = [new SubnetConfiguration { Name = "isolated", SubnetType = SubnetType.PRIVATE_ISOLATED }],
        });

        // A log of one subnet of two is not a log of the VPC.
        var half = new Vpc(this, "HalfLogged", new VpcProps // VPC101: a flow log is missing on the second subnet
        {
            IpAddresses = IpAddresses.Cidr("10.101.0.0/16"),
            MaxAzs = 2,
            SubnetConfiguration = [new SubnetConfiguration { Name = "isolated", SubnetType = SubnetType.PRIVATE_ISOLATED }],
        });
        _ = new FlowLog(this, "FirstSubnet", new FlowLogProps { ResourceType = FlowLogResourceType.FromSubnet(half.IsolatedSubnets[0]) });
    }
}
