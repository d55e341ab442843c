using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Oracle;

public sealed class SynthesisTests
{
    private const string Network = /* lang=c#-test */ """
        using Amazon.CDK;
        using Amazon.CDK.AWS.EC2;
        using Constructs;

        public class NetworkStack : Stack
        {
            public Vpc Vpc { get; }

            public NetworkStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                Vpc = new Vpc(this, "Vpc", new VpcProps
                {
                    IpAddresses = IpAddresses.Cidr("10.20.0.0/16"),
                    MaxAzs = 2,
                    NatGateways = 0,
                    SubnetConfiguration = [new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 }],
                });
                Vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            }
        }
        """;

    [Fact]
    public void StackClass_GivesItsTemplate()
    {
        var app = Synthesis.RunStacks(Network, "NetworkStack");

        Assert.Equal("NetworkStack", app.Stacks.Keys.Single());
        var vpc = Assert.Single(SynthesizedApp.Resources(app.Template, "AWS::EC2::VPC"));
        Assert.Equal("10.20.0.0/16", vpc.GetProperty("CidrBlock").GetString());
        var endpoint = Assert.Single(SynthesizedApp.Resources(app.Template, "AWS::EC2::VPCEndpoint"));
        Assert.Equal(2, endpoint.GetProperty("RouteTableIds").GetArrayLength());
    }

    [Fact]
    public void Program_WithStagesAndNestedStacks_GivesEveryTemplate()
    {
        var app = Synthesis.RunProgram(Network, /* lang=c#-test */ """
            using Amazon.CDK;
            using Amazon.CDK.AWS.EC2;

            var app = new App();
            var network = new NetworkStack(app, "Network");
            var stage = new Stage(app, "Test");
            _ = new NetworkStack(stage, "Network");
            var nested = new NestedStack(network, "Groups");
            _ = new SecurityGroup(nested, "Web", new SecurityGroupProps { Vpc = network.Vpc });
            app.Synth();
            """);

        Assert.Equal(["Network", "Test-Network"], app.Stacks.Keys.Order(StringComparer.Ordinal));
        Assert.Single(SynthesizedApp.Resources(Assert.Single(app.NestedStacks).Value, "AWS::EC2::SecurityGroup"));
    }

    [Fact]
    public void WhatCdkRefuses_IsThrown() =>
        Assert.Contains("DNS Support must be enabled", Assert.ThrowsAny<Exception>(() => Synthesis.RunStacks("""
            using Amazon.CDK;
            using Amazon.CDK.AWS.EC2;
            using Constructs;

            public class BadStack : Stack
            {
                public BadStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props) =>
                    _ = new Vpc(this, "Vpc", new VpcProps { EnableDnsHostnames = true });
            }
            """, "BadStack")).ToString(), StringComparison.Ordinal);
}
