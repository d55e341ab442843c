using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class SubnetOutsideVpcTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("10.1.0.0/24")]
    [InlineData("10.0.0.0/15")]
    [InlineData("192.168.0.0/20")]
    public void RangeOutsideOfTheVpc_Reports(string range)
    {
        var vpc = _net.Vpc();
        var subnet = _net.Subnet(vpc, range: range);

        var finding = Assert.Single(Find());
        Assert.Equal(subnet.Anchor, finding.Anchor);
        Assert.Equal(vpc.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal($"The subnet 'Net/Vpc/PrivateSubnet1' cannot be made: its range {range} is not within 10.0.0.0/16 of 'Net/Vpc'; give it a block of the VPC's range", finding.Message);
    }

    [Fact]
    public void RangeInsideOfTheVpc_IsSilent()
    {
        _net.Subnet(_net.Vpc(), range: "10.0.255.240/28");
        _net.Subnet(_net.Vpc(), range: "10.0.0.0/16");

        Assert.Empty(Find());
    }

    [Fact]
    public void RangeInAFurtherBlock_IsSilent_AndAcrossBlocksReports()
    {
        var vpc = _net.Vpc();
        _net.AddressBlock(vpc, "10.1.0.0/16");
        _net.Subnet(vpc, range: "10.1.2.0/24");
        Assert.Empty(Find());

        _net.Subnet(vpc, range: "10.0.0.0/15");
        Assert.Contains("not within 10.0.0.0/16 and 10.1.0.0/16", Assert.Single(Find()).Message);
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        var open = _net.Vpc();
        open.SecondaryRanges.IsOpen = true;
        _net.Subnet(open, range: "10.9.0.0/24");
        _net.Subnet(_net.Vpc(range: "?"), range: "10.9.0.0/24");
        _net.Subnet(_net.Vpc(origin: Origin.Imported), range: "10.9.0.0/24");
        _net.Subnet(_net.Vpc()).IsEscaped = true;
        _net.Subnet(_net.Vpc());

        Assert.Empty(Find());
    }

    [Fact]
    public Task L1AndL2Subnets_Report() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1, NatGateways = 0 });
        var l1 = new CfnVPC(this, "L1", new CfnVPCProps { CidrBlock = "10.8.0.0/16" });
        new CfnVPCCidrBlock(this, "More", new CfnVPCCidrBlockProps { VpcId = l1.Ref, CidrBlock = "10.9.0.0/16" });
        new {|VPC701:CfnSubnet|}(this, "A", new CfnSubnetProps { VpcId = vpc.VpcId, CidrBlock = "10.1.0.0/24" });
        new {|VPC701:CfnSubnet|}(this, "B", new CfnSubnetProps { VpcId = l1.AttrVpcId, CidrBlock = "10.10.0.0/24" });
        new CfnSubnet(this, "C", new CfnSubnetProps { VpcId = l1.AttrVpcId, CidrBlock = "10.9.4.0/24" });
        Subnet made = {|VPC701:new|}(this, "D", new SubnetProps { VpcId = l1.Ref, CidrBlock = "10.11.0.0/24", AvailabilityZone = "eu-west-1a" });
        PrivateSubnet further = new PrivateSubnet(this, "E", new PrivateSubnetProps { VpcId = l1.Ref, CidrBlock = "10.8.1.0/24", AvailabilityZone = "eu-west-1a" });
        """, "VPC701");

    [Fact]
    public Task Subnets_OfALoop_ReportOnce() => Verify.InStackAsync("""
        var vpc = new CfnVPC(this, "L1", new CfnVPCProps { CidrBlock = "10.8.0.0/23" });
        for (var i = 0; i < 4; i++)
            new {|VPC701:CfnSubnet|}(this, "Subnet" + i, new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = $"10.8.{i}.0/24" });
        for (var i = 0; i < 2; i++)
            new CfnSubnet(this, "Right" + i, new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = $"10.8.{i}.0/24" });
        """, "VPC701");

    [Fact]
    public Task UnalignedRange_OfTheVpc_IsTheNextBlock() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.1.0/16"), MaxAzs = 2 });
        new {|VPC701:CfnSubnet|}(this, "A", new CfnSubnetProps { VpcId = vpc.VpcId, CidrBlock = "10.0.1.0/24" });
        """, "VPC701");

    [Fact]
    public Task Subnet_OfAVpcFromAnotherStack_Reports() => Verify.DiagnosticsAsync(
        [
            """
            var app = new App();
            var net = new Net(app, "Net");
            new Data(app, "Data", net.Vpc, "10.3.0.0/24");
            new Data(app, "Other", net.Vpc, "10.2.9.0/24");
            new Data(app, "Unknown", net.Vpc, System.Environment.GetEnvironmentVariable("CIDR")!);
            app.Synth();
            """,
            """
            public class Net : Stack
            {
                public IVpc Vpc { get; }
                public Net(Construct scope, string id) : base(scope, id) =>
                    Vpc = new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.2.0.0/20"), MaxAzs = 1 });
            }
            """,
            """
            public class Data : Stack
            {
                public Data(Construct scope, string id, IVpc vpc, string cidr) : base(scope, id) =>
                    new {|VPC701:CfnSubnet|}(this, "Subnet", new CfnSubnetProps { VpcId = vpc.VpcId, CidrBlock = cidr });
            }
            """,
        ],
        "VPC701");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC701");
}
