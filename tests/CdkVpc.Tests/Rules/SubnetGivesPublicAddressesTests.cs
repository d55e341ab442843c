using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class SubnetGivesPublicAddressesTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void SubnetThatGivesAddresses_Reports()
    {
        var subnet = Subnet(mapsPublicIp: true);

        var finding = Assert.Single(Find());
        Assert.Equal(subnet.Anchor, finding.Anchor);
        Assert.Equal("The subnet 'Net/Subnet' gives each instance a public IPv4 address; set MapPublicIpOnLaunch to false", finding.Message);
    }

    [Fact]
    public void OthersAndUnknownOnes_AreSilent()
    {
        Subnet(mapsPublicIp: false);
        Subnet(mapsPublicIp: null);
        Subnet(mapsPublicIp: true).IsEscaped = true;
        Subnet(mapsPublicIp: true, Origin.Imported);

        Assert.Empty(Find());
    }

    [Fact]
    public Task PublicSubnets_Report() => Verify.InStackAsync("""
        new {|VPC710:Vpc|}(this, "Vpc");
        new Vpc(this, "Six", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
        new Vpc(this, "Data", new VpcProps { SubnetConfiguration = [new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED }] });
        var vpc = new CfnVPC(this, "L1", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        new {|VPC710:CfnSubnet|}(this, "A", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.0.0/24", MapPublicIpOnLaunch = true });
        new CfnSubnet(this, "B", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.1.0/24", MapPublicIpOnLaunch = false });
        new CfnSubnet(this, "C", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.2.0/24" });
        """, "VPC710");

    private Subnet Subnet(bool? mapsPublicIp, Origin origin = Origin.Created)
    {
        var subnet = new Subnet { Path = "Net/Subnet", Anchor = _net.NewAnchor(), MapsPublicIp = mapsPublicIp, Origin = origin };
        _net.Network.Subnets.Add(subnet);
        return subnet;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC710");
}
