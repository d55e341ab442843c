using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class Ipv6EgressClosedTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("EC2 instance", null)]
    [InlineData("Auto Scaling group", null)]
    [InlineData("ECS service", null)]
    [InlineData("Lambda function", true)]
    public void Ipv4EgressOnly_Reports(string kind, bool? isDualStack)
    {
        var vpc = _net.DualStackVpc();
        var group = _net.OutboundGroup(vpc);
        var workload = _net.Workload(kind, [_net.Ipv6Subnet(vpc)], [group], isDualStack);

        var finding = Assert.Single(Find());
        Assert.Equal(workload.Anchor, finding.Anchor);
        Assert.Equal(group.Anchor, Assert.Single(finding.Related).Anchor);
    }

    [Theory]
    [InlineData("Lambda function", false)]
    [InlineData("Lambda function", null)]
    [InlineData("load balancer", true)]
    [InlineData("database", null)]
    public void WhatDoesNotCallByIpv6_IsSilent(string kind, bool? isDualStack)
    {
        var vpc = _net.DualStackVpc();
        _net.Workload(kind, [_net.Ipv6Subnet(vpc)], [_net.OutboundGroup(vpc)], isDualStack);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, null)]
    [InlineData(false, false)]
    [InlineData(null, false)]
    public void Ipv6EgressOrClosedEgressOrUnknown_IsSilent(bool? byIpv4, bool? byIpv6)
    {
        var vpc = _net.DualStackVpc();
        Instance(_net.Ipv6Subnet(vpc), _net.OutboundGroup(vpc, byIpv4, byIpv6));

        Assert.Empty(Find());
    }

    [Fact]
    public void DualStackSubnetOfAnotherWorld_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        _net.Workload("EC2 instance", [_net.Ipv6Subnet(vpc, guard: Arm(0))], [_net.OutboundGroup(vpc)], guard: Arm(1));

        Assert.Empty(Find());
    }

    [Fact]
    public void AnotherGroupThatLetsIpv6Out_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        Instance(_net.Ipv6Subnet(vpc), _net.OutboundGroup(vpc), _net.OutboundGroup(vpc, byIpv4: false, byIpv6: true));

        Assert.Empty(Find());
    }

    [Fact]
    public void RuleForIpv6_IsSilent()
    {
        var vpc = _net.DualStackVpc();
        var group = _net.OutboundGroup(vpc);
        _net.Admit(group, To("::/0"), Ports.Tcp(443), isIngress: false);
        Instance(_net.Ipv6Subnet(vpc), group);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void Ipv4SubnetOrUnknown_IsSilent(bool? hasIpv6)
    {
        var vpc = _net.DualStackVpc();
        Instance(_net.Ipv6Subnet(vpc, hasIpv6: hasIpv6), _net.OutboundGroup(vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public void OpenGroups_AreSilent()
    {
        var vpc = _net.DualStackVpc();
        Instance(_net.Ipv6Subnet(vpc), _net.OutboundGroup(vpc)).SecurityGroups.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public Task InstanceWithAGroupOfItsOwn_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
        _ = new {|VPC210:Instance_|}(this, "Host", new InstanceProps
        {
            Vpc = vpc,
            InstanceType = InstanceType.Of(InstanceClass.T3, InstanceSize.MICRO),
            MachineImage = MachineImage.LatestAmazonLinux2023(),
        });
        """, "VPC210");

    [Fact]
    public Task FunctionThatMayUseIpv6_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = true });
        var open = new SecurityGroup(this, "Open", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = true, AllowAllIpv6Outbound = true });
        _ = new Amazon.CDK.AWS.Lambda.{|VPC210:Function|}(this, "Caller", Props(group, ipv6: true));
        _ = new Amazon.CDK.AWS.Lambda.Function(this, "Open6", Props(open, ipv6: true));
        _ = new Amazon.CDK.AWS.Lambda.Function(this, "Ipv4", Props(group, ipv6: false));

        Amazon.CDK.AWS.Lambda.FunctionProps Props(SecurityGroup sg, bool ipv6) => new()
        {
            Runtime = Amazon.CDK.AWS.Lambda.Runtime.NODEJS_20_X, Handler = "index.handler", Code = Amazon.CDK.AWS.Lambda.Code.FromInline("x"),
            Vpc = vpc, SecurityGroups = new[] { sg }, Ipv6AllowedForDualStack = ipv6,
        };
        """, "VPC210");

    private Workload Instance(Subnet subnet, params SecurityGroup[] groups) => _net.Workload("EC2 instance", [subnet], groups);

    private IReadOnlyList<Finding> Find() => _net.Find("VPC210");
}
