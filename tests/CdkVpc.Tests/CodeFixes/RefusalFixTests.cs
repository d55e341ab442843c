using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class RefusalFixTests
{
    private const string Rule = "VPC708";

    [Theory]
    [InlineData("EnableDnsHostnames = true", "EnableDnsHostnames = true, EnableDnsSupport = true")]
    [InlineData("Ipv6Addresses = Ipv6Addresses.AmazonProvided()", "Ipv6Addresses = Ipv6Addresses.AmazonProvided(), IpProtocol = IpProtocol.DUAL_STACK")]
    [InlineData("IpProtocol = IpProtocol.IPV4_ONLY, Ipv6Addresses = Ipv6Addresses.AmazonProvided()", "IpProtocol = IpProtocol.DUAL_STACK, Ipv6Addresses = Ipv6Addresses.AmazonProvided()")]
    [InlineData("MaxAzs = 2, AvailabilityZones = new[] { \"eu-west-1a\" }", "AvailabilityZones = new[] { \"eu-west-1a\" }")]
    [InlineData("IpAddresses = IpAddresses.Cidr(\"10.0.0.0/16\"), Cidr = \"10.0.0.0/16\"", "IpAddresses = IpAddresses.Cidr(\"10.0.0.0/16\")")]
    [InlineData(
        "NatGateways = 1, SubnetConfiguration = new[] { new SubnetConfiguration { Name = \"data\", SubnetType = SubnetType.PRIVATE_ISOLATED } }",
        "SubnetConfiguration = new[] { new SubnetConfiguration { Name = \"data\", SubnetType = SubnetType.PRIVATE_ISOLATED } }")]
    [InlineData(
        "NatGateways = 0, SubnetConfiguration = new[] { new SubnetConfiguration { Name = \"app\", SubnetType = SubnetType.PRIVATE_WITH_NAT } }",
        "NatGateways = 0, SubnetConfiguration = new[] { new SubnetConfiguration { Name = \"app\", SubnetType = SubnetType.PRIVATE_ISOLATED } }")]
    [InlineData(
        "SubnetConfiguration = new[] { new SubnetConfiguration { Name = \"data\", MapPublicIpOnLaunch = false, SubnetType = SubnetType.PRIVATE_ISOLATED } }",
        "SubnetConfiguration = new[] { new SubnetConfiguration { Name = \"data\", SubnetType = SubnetType.PRIVATE_ISOLATED } }")]
    public Task SettingsOfAVpc_AreFixed(string before, string after) => VerifyFix.InStackAsync(
        Rule,
        $$"""
        new Vpc(this, "Vpc", new VpcProps { {{before}} });
        """,
        $$"""
        new Vpc(this, "Vpc", new VpcProps { {{after}} });
        """);

    [Fact]
    public Task SettingOnALineOfItsOwn_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc", new VpcProps
          {
              MaxAzs = 2, // enough
              EnableDnsHostnames = true,
        +     EnableDnsSupport = true,
          });
        """);

    [Fact]
    public Task FlowLogOfATransitGateway_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
        - new FlowLog(this, "A", new FlowLogProps { ResourceType = FlowLogResourceType.FromTransitGatewayId("tgw-1"), TrafficType = FlowLogTrafficType.ALL });
        - new FlowLog(this, "B", new FlowLogProps { ResourceType = FlowLogResourceType.FromTransitGatewayId("tgw-1"), MaxAggregationInterval = FlowLogMaxAggregationInterval.TEN_MINUTES });
        + new FlowLog(this, "A", new FlowLogProps { ResourceType = FlowLogResourceType.FromTransitGatewayId("tgw-1") });
        + new FlowLog(this, "B", new FlowLogProps { ResourceType = FlowLogResourceType.FromTransitGatewayId("tgw-1") });
        """);

    [Fact]
    public Task AddressWithoutAMask_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var group = SecurityGroup.FromSecurityGroupId(this, "Group", "sg-0123456789abcdef0");
        - group.AddIngressRule(Peer.Ipv4("10.0.0.7"), Port.Tcp(8443));
        - group.AddIngressRule(Peer.Ipv6("2001:db8::7"), Port.Tcp(8443));
        + group.AddIngressRule(Peer.Ipv4("10.0.0.7/32"), Port.Tcp(8443));
        + group.AddIngressRule(Peer.Ipv6("2001:db8::7/128"), Port.Tcp(8443));
        """);

    [Theory]
    [InlineData("new Vpc(this, \"Vpc\", new VpcProps { EnableDnsHostnames = true, EnableDnsSupport = false });")]
    [InlineData("new Vpc(this, \"Vpc\", new VpcProps { IpAddresses = IpAddresses.Cidr(\"10.0.0.0\") });")]
    [InlineData("Peer.Ipv4(\"10.0.0.0\");")]
    [InlineData("var settings = new VpcProps { MaxAzs = 2, AvailabilityZones = new[] { \"eu-west-1a\" } }; new Vpc(this, \"Vpc\", settings);")]
    [InlineData("new Vpc(this, \"Vpc\", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = \"app\", SubnetType = SubnetType.PRIVATE_WITH_EGRESS } } });")]
    [InlineData("new Vpc(this, \"Vpc\"); new Vpc(this, \"Vpc\");")]
    public Task WhatCanBeMeantInSeveralWays_IsNotOffered(string statements) => VerifyFix.IsNotOfferedInStackAsync(Rule, statements);
}
