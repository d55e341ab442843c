using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class InboundBehindEgressOnlyTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void SubnetBehindEgressOnly_Reports()
    {
        var vpc = _net.DualStackVpc();
        var (outside, inside) = (_net.Ipv6Subnet(vpc, SubnetKind.Public), _net.Ipv6Subnet(vpc));
        _net.Route(outside, "::/0", _net.Gateway(GatewayKind.Internet, vpc));
        var route = _net.Route(inside, "::/0", _net.Gateway(GatewayKind.EgressOnly, vpc));
        var balancer = Balancer(outside, inside);

        var finding = Assert.Single(Find());
        Assert.Equal(balancer.Anchor, finding.Anchor);
        Assert.Equal(route.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Contains(inside.Path, finding.Message);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(null, true)]
    [InlineData(true, null)]
    public void InternalOrIpv4OrUnknown_IsSilent(bool? isInternetFacing, bool? isDualStack)
    {
        var vpc = _net.DualStackVpc();
        var subnet = _net.Ipv6Subnet(vpc);
        _net.Route(subnet, "::/0", _net.Gateway(GatewayKind.EgressOnly, vpc));
        _net.Workload("load balancer", [subnet], [], isDualStack, isInternetFacing);

        Assert.Empty(Find());
    }

    [Fact]
    public void PublicSubnet_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        var subnet = _net.Ipv6Subnet(vpc, SubnetKind.Public);
        _net.Route(subnet, "::/0", _net.Gateway(GatewayKind.Internet, vpc));
        Balancer(subnet);

        Assert.Empty(Find());
    }

    [Fact]
    public void RouteOfOneBranch_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        var subnet = _net.Ipv6Subnet(vpc);
        _net.Route(subnet, "::/0", _net.Gateway(GatewayKind.EgressOnly, vpc), Arm(0));
        Balancer(subnet);

        Assert.Empty(Find());
    }

    [Fact]
    public Task ApplicationLoadBalancerInPrivateSubnets_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
        _ = new Amazon.CDK.AWS.ElasticLoadBalancingV2.{|VPC207:ApplicationLoadBalancer|}(this, "Alb", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps
        {
            Vpc = vpc,
            InternetFacing = true,
            IpAddressType = Amazon.CDK.AWS.ElasticLoadBalancingV2.IpAddressType.DUAL_STACK,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
        });
        _ = new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancer(this, "Outside", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps
        {
            Vpc = vpc,
            InternetFacing = true,
            IpAddressType = Amazon.CDK.AWS.ElasticLoadBalancingV2.IpAddressType.DUAL_STACK,
        });
        """, "VPC207");

    [Fact]
    public Task L1LoadBalancerInPrivateSubnets_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
        _ = new Amazon.CDK.AWS.ElasticLoadBalancingV2.{|VPC207:CfnLoadBalancer|}(this, "Nlb", new Amazon.CDK.AWS.ElasticLoadBalancingV2.CfnLoadBalancerProps
        {
            Type = "network",
            IpAddressType = "dualstack",
            Subnets = vpc.PrivateSubnets.Select(subnet => subnet.SubnetId).ToArray(),
        });
        """, "VPC207");

    private Workload Balancer(params Subnet[] subnets) => _net.Workload("load balancer", subnets, [], isDualStack: true, isInternetFacing: true);

    private IReadOnlyList<Finding> Find() => _net.Find("VPC207");
}
