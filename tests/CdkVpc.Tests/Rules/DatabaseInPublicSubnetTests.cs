using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class DatabaseInPublicSubnetTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("database")]
    [InlineData("cache")]
    [InlineData("file system")]
    public void Data_InAPublicSubnet_Reports(string kind)
    {
        var vpc = _net.Vpc();
        var subnet = _net.Subnet(vpc, SubnetKind.Public);
        var workload = _net.Workload(kind, subnet, _net.Subnet(vpc));

        var finding = Assert.Single(Find());
        Assert.Equal(workload.Anchor, finding.Anchor);
        Assert.Equal(subnet.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal($"The {kind} 'App/{kind}' is placed in the public subnet 'Net/Vpc/PublicSubnet1', which an internet gateway serves; place it in private or isolated subnets", finding.Message);
    }

    [Fact]
    public void OtherThings_AndOtherSubnets_AreSilent()
    {
        var vpc = _net.Vpc();
        _net.Workload("load balancer", _net.Subnet(vpc, SubnetKind.Public));
        _net.Workload("EC2 instance", _net.Subnet(vpc, SubnetKind.Public));
        _net.Workload("database", _net.Subnet(vpc), _net.Subnet(vpc, SubnetKind.Isolated), _net.Subnet(vpc, SubnetKind.Unknown));
        _net.Workload("database", _net.Subnet(vpc, SubnetKind.Public)).IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void PublicSubnetOfAnotherWorld_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Workload("database", [_net.Subnet(vpc, SubnetKind.Public, guard: Arm(1)), _net.Subnet(vpc)], [], guard: Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public Task L2Things_Report() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc");
        var edge = new SubnetSelection { SubnetType = SubnetType.PUBLIC };
        new Amazon.CDK.AWS.RDS.{|VPC705:DatabaseInstance|}(this, "Db", new Amazon.CDK.AWS.RDS.DatabaseInstanceProps { Engine = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.MYSQL, Vpc = vpc, VpcSubnets = edge });
        new Amazon.CDK.AWS.RDS.DatabaseInstance(this, "Inside", new Amazon.CDK.AWS.RDS.DatabaseInstanceProps { Engine = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.MYSQL, Vpc = vpc });
        new Amazon.CDK.AWS.EFS.{|VPC705:FileSystem|}(this, "Files", new Amazon.CDK.AWS.EFS.FileSystemProps { Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetGroupName = "Public" } });
        new Amazon.CDK.AWS.EFS.FileSystem(this, "FilesInside", new Amazon.CDK.AWS.EFS.FileSystemProps { Vpc = vpc });
        new Amazon.CDK.AWS.RDS.DatabaseInstance(this, "Elsewhere", new Amazon.CDK.AWS.RDS.DatabaseInstanceProps { Engine = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.MYSQL, Vpc = Vpc.FromLookup(this, "Old", new VpcLookupOptions { VpcId = "vpc-1" }), VpcSubnets = edge });
        """, "VPC705");

    [Fact]
    public Task L1Things_Report() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc");
        new Amazon.CDK.AWS.EFS.{|VPC705:CfnMountTarget|}(this, "Mount", new Amazon.CDK.AWS.EFS.CfnMountTargetProps { FileSystemId = "fs-1", SecurityGroups = [], SubnetId = vpc.PublicSubnets[0].SubnetId });
        var group = new Amazon.CDK.AWS.ElastiCache.CfnSubnetGroup(this, "Group", new Amazon.CDK.AWS.ElastiCache.CfnSubnetGroupProps { Description = "public", SubnetIds = vpc.PublicSubnets.Select(subnet => subnet.SubnetId).ToArray() });
        new Amazon.CDK.AWS.ElastiCache.{|VPC705:CfnReplicationGroup|}(this, "Cache", new Amazon.CDK.AWS.ElastiCache.CfnReplicationGroupProps { ReplicationGroupDescription = "cache", CacheSubnetGroupName = group.Ref });
        new Amazon.CDK.AWS.ElastiCache.CfnReplicationGroup(this, "Other", new Amazon.CDK.AWS.ElastiCache.CfnReplicationGroupProps { ReplicationGroupDescription = "cache", CacheSubnetGroupName = "elsewhere" });
        """, "VPC705");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC705");
}
