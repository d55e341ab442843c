using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Constructs;

namespace CdkApp.Mistakes;

/// <summary>Ranges that do not fit, and routes that lead nowhere.</summary>
internal sealed class AddressingMistakes : Stack
{
    public AddressingMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        var vpc = IsolatedVpc.Create(this, "Cramped", "10.60.0.0/16");
        _ = new CfnSubnet(this, "Outside", new CfnSubnetProps { VpcId = vpc.VpcId, CidrBlock = "10.61.0.0/24" }); // VPC701: not in the VPC's range
        _ = new CfnSubnet(this, "Taken", new CfnSubnetProps { VpcId = vpc.VpcId, CidrBlock = "10.60.0.0/24" }); // VPC702: a subnet of the VPC has it

        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.VpcId });
        _ = new CfnRoute(this, "Nowhere", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "172.16.0.0/12" }); // VPC712: no target
        _ = new CfnSubnetRouteTableAssociation(this, "Second", new CfnSubnetRouteTableAssociationProps // VPC707: an L2 subnet has a table
        {
            SubnetId = vpc.IsolatedSubnets[0].SubnetId,
            RouteTableId = table.Ref,
        });

        _ = new Vpc(this, "Wide", new VpcProps // VPC703: this stack has no environment, so there are two zones
        {
            IpAddresses = IpAddresses.Cidr("10.63.0.0/16"),
            MaxAzs = 3,
            SubnetConfiguration = [new SubnetConfiguration { Name = "isolated", SubnetType = SubnetType.PRIVATE_ISOLATED }],
            FlowLogs = new Dictionary<string, IFlowLogOptions> { ["AllTraffic"] = new FlowLogOptions() },
        });

        _ = new Vpc(this, "Locked", new VpcProps // VPC713: nothing leads out of subnets 'with egress'
        {
            IpAddresses = IpAddresses.Cidr("10.62.0.0/16"),
            MaxAzs = 2,
            NatGateways = 0,
            SubnetConfiguration = [new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS }],
            FlowLogs = new Dictionary<string, IFlowLogOptions> { ["AllTraffic"] = new FlowLogOptions() },
        });
    }
}
