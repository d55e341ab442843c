using System.Text.Json;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Oracle;

/// <summary>What the reading says of a VPC's parts must be what CDK makes of it.</summary>
public sealed class VpcSynthesisTests
{
    private const string FixedEnvironment = """new StackProps { Env = new Amazon.CDK.Environment { Account = "123456789012", Region = "eu-west-1" } }""";

    [Theory]
    [InlineData("""new Vpc(this, "Vpc");""")]
    [InlineData("""new Vpc(this, "Vpc", new VpcProps { NatGateways = 0 });""")]
    [InlineData("""new Vpc(this, "Vpc", new VpcProps { NatGateways = 1, MaxAzs = 1 });""")]
    [InlineData("""new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/20"), ReservedAzs = 1 });""")]
    [InlineData("""new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.1.0/16") });""")]
    [InlineData("""new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.2.3/22"), MaxAzs = 2, ReservedAzs = 2 });""")]
    [InlineData("""new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/15"), MaxAzs = 2 });""")]
    [InlineData("""
        new Vpc(this, "Vpc", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr("172.16.0.0/20"),
            MaxAzs = 2,
            SubnetConfiguration = new ISubnetConfiguration[]
            {
                new SubnetConfiguration { Name = "small", SubnetType = SubnetType.PUBLIC, CidrMask = 28 },
                new SubnetConfiguration { Name = "share", SubnetType = SubnetType.PRIVATE_ISOLATED },
                new SubnetConfiguration { Name = "large", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 23 },
                new SubnetConfiguration { Name = "kept", SubnetType = SubnetType.PRIVATE_ISOLATED, Reserved = true },
                new SubnetConfiguration { Name = "odd", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 25 },
            },
        });
        """)]
    [InlineData("""new Vpc(this, "Vpc", new VpcProps { IpProtocol = IpProtocol.DUAL_STACK });""")]
    [InlineData("""new Vpc(this, "Vpc", new VpcProps { CreateInternetGateway = false });""")]
    [InlineData("""new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new ISubnetConfiguration[] { } });""")]
    [InlineData("""
        new Vpc(this, "Vpc", new VpcProps
        {
            AvailabilityZones = new[] { "eu-west-1a", "eu-west-1c" },
            NatGatewaySubnets = new SubnetSelection { SubnetGroupName = "edge" },
            SubnetConfiguration = new ISubnetConfiguration[]
            {
                new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                new SubnetConfiguration { Name = "edge", SubnetType = SubnetType.PUBLIC, CidrMask = 26, MapPublicIpOnLaunch = false },
                new SubnetConfiguration { Name = "web", SubnetType = SubnetType.PUBLIC, CidrMask = 24 },
                new SubnetConfiguration { Name = "later", SubnetType = SubnetType.PRIVATE_WITH_EGRESS, CidrMask = 22, Reserved = true },
                new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 28 },
            },
        });
        """)]
    [InlineData("""
        new Vpc(this, "Vpc", new VpcProps
        {
            NatGateways = 0,
            IpProtocol = IpProtocol.DUAL_STACK,
            SubnetConfiguration = new[] { new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS } },
        });
        """)]
    public void Vpc_HasThePartsThatCdkMakes(string program)
    {
        AssertSame(program, "new StackProps()");
        AssertSame(program, FixedEnvironment);
    }

    private static void AssertSame(string program, string props)
    {
        var network = Networks.OfStack(program, props);
        var template = Networks.Synthesize(program, props).Template;

        Assert.Equal(
            SynthesizedApp.Resources(template, "AWS::EC2::Subnet")
                .Select(subnet => $"{Name(subnet)} {subnet.GetProperty("CidrBlock")} {subnet.TryGetProperty("Ipv6CidrBlock", out _)} {Flag(subnet, "MapPublicIpOnLaunch")}").Order(),
            network.Subnets.Select(subnet => $"{subnet.Path} {subnet.Range} {subnet.HasIpv6} {subnet.MapsPublicIp}").Order());
        Assert.Equal(
            SynthesizedApp.Resources(template, "AWS::EC2::Route").Select(Route).Order(),
            network.Routes.Select(route => $"{route.Destination} {route.Target!.Kind}").Order());
        Assert.Equal(Count("NatGateway"), network.Gateways.Count(static gateway => gateway.Kind == GatewayKind.Nat));
        Assert.Equal(Count("InternetGateway"), network.Gateways.Count(static gateway => gateway.Kind == GatewayKind.Internet));
        Assert.Equal(Count("EgressOnlyInternetGateway"), network.Gateways.Count(static gateway => gateway.Kind == GatewayKind.EgressOnly));
        Assert.Equal(Count("RouteTable"), network.RouteTables.Count);
        Assert.All(network.Routes, static route => Assert.NotNull(route.Target!.Resource));

        int Count(string type) => SynthesizedApp.Resources(template, "AWS::EC2::" + type).Length;
    }

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var flag) && flag.GetBoolean();

    private static string? Name(JsonElement subnet) =>
        subnet.GetProperty("Tags").EnumerateArray().Single(tag => tag.GetProperty("Key").GetString() == "Name").GetProperty("Value").GetString();

    private static string Route(JsonElement route)
    {
        var destination = route.TryGetProperty("DestinationCidrBlock", out var ipv4) ? ipv4 : route.GetProperty("DestinationIpv6CidrBlock");
        var kind = route.TryGetProperty("GatewayId", out _) ? RouteTargetKind.Gateway
            : route.TryGetProperty("NatGatewayId", out _) ? RouteTargetKind.NatGateway
            : RouteTargetKind.EgressOnlyGateway;
        return $"{destination} {kind}";
    }
}
