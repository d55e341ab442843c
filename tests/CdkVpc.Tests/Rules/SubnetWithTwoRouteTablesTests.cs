using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class SubnetWithTwoRouteTablesTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void SecondAssociation_Reports()
    {
        var vpc = _net.Vpc();
        var subnet = _net.Subnet(vpc);
        var first = _net.Association(subnet, _net.RouteTable(vpc));
        var second = _net.Association(subnet, table: null);

        var finding = Assert.Single(Find());
        Assert.Equal(second.Anchor, finding.Anchor);
        Assert.Equal(first.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal(
            $"'{second.Path}' associates the subnet 'Net/Vpc/PrivateSubnet1' with a route table, and '{first.Path}' with the route table '{first.Table!.Path}' before: at most one of them holds; remove one",
            finding.Message);
    }

    [Fact]
    public void OtherSubnets_UnknownOnes_AndBranches_AreSilent()
    {
        var vpc = _net.Vpc();
        var subnet = _net.Subnet(vpc);
        _net.Association(subnet, null, Arm(0));
        _net.Association(subnet, null, Arm(1));
        _net.Association(_net.Subnet(vpc), null);
        _net.Association(null, null);
        _net.Association(null, null);
        var looped = _net.Subnet(vpc);
        _net.Association(looped, null, isRepeated: true);
        _net.Association(looped, null, isRepeated: true);

        Assert.Empty(Find());
    }

    [Fact]
    public Task L2Subnet_AssociatedByL1_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1 });
        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.VpcId });
        new {|VPC707:CfnSubnetRouteTableAssociation|}(this, "Own", new CfnSubnetRouteTableAssociationProps { SubnetId = vpc.PrivateSubnets[0].SubnetId, RouteTableId = table.Ref });
        var made = new PrivateSubnet(this, "Made", new PrivateSubnetProps { VpcId = vpc.VpcId, CidrBlock = "10.0.9.0/24", AvailabilityZone = "eu-west-1a" });
        new {|VPC707:CfnSubnetRouteTableAssociation|}(this, "Made2", new CfnSubnetRouteTableAssociationProps { SubnetId = made.SubnetId, RouteTableId = table.Ref });
        """, "VPC707");

    [Fact]
    public Task L1Subnet_AssociatedTwice_Reports() => Verify.InStackAsync("""
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
        var other = new CfnRouteTable(this, "Other", new CfnRouteTableProps { VpcId = vpc.Ref });
        var subnets = Enumerable.Range(0, 2).Select(i => new CfnSubnet(this, "S" + i, new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = $"10.0.{i}.0/24" })).ToList();
        foreach (var subnet in subnets)
            new CfnSubnetRouteTableAssociation(this, "Use" + subnet.Node.Id, new CfnSubnetRouteTableAssociationProps { SubnetId = subnet.AttrSubnetId, RouteTableId = table.Ref });
        new {|VPC707:CfnSubnetRouteTableAssociation|}(this, "Again", new CfnSubnetRouteTableAssociationProps { SubnetId = subnets[1].Ref, RouteTableId = other.Ref });
        """, "VPC707");

    [Fact]
    public Task Subnet_WhoseAssociationIsTakenAway_IsSilent() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1 });
        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.VpcId });
        vpc.PrivateSubnets[0].Node.TryRemoveChild("RouteTableAssociation");
        new CfnSubnetRouteTableAssociation(this, "Own", new CfnSubnetRouteTableAssociationProps { SubnetId = vpc.PrivateSubnets[0].SubnetId, RouteTableId = table.Ref });
        var old = Subnet.FromSubnetId(this, "Old", "subnet-1");
        new CfnSubnetRouteTableAssociation(this, "OldUse", new CfnSubnetRouteTableAssociationProps { SubnetId = old.SubnetId, RouteTableId = table.Ref });
        """, "VPC707");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC707");
}
