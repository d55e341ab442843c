using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class VpcSizeOutOfRangeTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("10.0.0.0/15", "larger than /16")]
    [InlineData("10.0.0.0/8", "larger than /16")]
    [InlineData("10.0.0.0/29", "smaller than /28")]
    public void WrongSize_Reports(string range, string fault)
    {
        var vpc = _net.Vpc(range: range);

        var finding = Assert.Single(Find());
        Assert.Equal(vpc.Anchor, finding.Anchor);
        Assert.Equal($"The VPC 'Net/Vpc' cannot be made: its range {range} is {fault}; choose a block from /16 to /28", finding.Message);
    }

    [Theory]
    [InlineData("10.0.0.0/16")]
    [InlineData("10.0.0.0/28")]
    [InlineData("2001:db8::/56")]
    [InlineData("?")]
    public void RightSize_IsSilent(string range)
    {
        _net.Subnet(_net.Vpc(range: range), range: range);

        Assert.Empty(Find());
    }

    [Fact]
    public void SubnetsAndFurtherBlocks_Report()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, range: "10.0.0.0/30");
        _net.AddressBlock(vpc, "10.2.0.0/12");

        Assert.Equal(["The block 'Net/Block'", "The subnet 'Net/Vpc/PrivateSubnet1'"], Find().Select(finding => string.Join(" ", finding.Message.Split(' ').Take(3))));
    }

    [Fact]
    public void ImportedOrEscapedOnes_AreSilent()
    {
        _net.Vpc(range: "10.0.0.0/8", origin: Origin.Imported);
        _net.Vpc(range: "10.0.0.0/8").IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public Task L1AndL2_Report() => Verify.InStackAsync("""
        new {|VPC714:Vpc|}(this, "Large", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/15"), MaxAzs = 2 });
        new {|VPC714:Vpc|}(this, "Old", new VpcProps { Cidr = "10.0.0.0/14", MaxAzs = 2 });
        new Vpc(this, "Right", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/24"), MaxAzs = 2 });
        var vpc = new {|VPC714:CfnVPC|}(this, "Small", new CfnVPCProps { CidrBlock = "10.0.0.0/29" });
        new {|VPC714:CfnVPCCidrBlock|}(this, "More", new CfnVPCCidrBlockProps { VpcId = vpc.Ref, CidrBlock = "10.8.0.0/13" });
        new CfnVPCCidrBlock(this, "Six", new CfnVPCCidrBlockProps { VpcId = vpc.Ref, AmazonProvidedIpv6CidrBlock = true });
        new {|VPC714:CfnSubnet|}(this, "Subnet", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.8.0.0/30" });
        var changed = new {|VPC714:Vpc|}(this, "Changed");
        ((CfnVPC)changed.Node.DefaultChild!).AddPropertyOverride("CidrBlock", "10.0.0.0/12");
        """, "VPC714");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC714");
}
