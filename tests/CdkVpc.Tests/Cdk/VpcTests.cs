using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Cdk;

public sealed class VpcTests
{
    private const string Library = """
        public class Main : Stack
        {
            public Vpc Vpc { get; }

            public Main(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                Vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 3 });
            }
        }
        """;

    [Fact]
    public void NatGatewaysOfZonesThatAreNotKnown_ServeTheirOwn()
    {
        const string Zones = "AvailabilityZones = new[] { \"eu-west-1a\", System.Environment.GetEnvironmentVariable(\"ZONE\") ?? \"eu-west-1b\", \"eu-west-1c\" }";
        Assert.Equal(
            ["PrivateSubnet1 PublicSubnet1", "PrivateSubnet2 PublicSubnet2", "PrivateSubnet3 PublicSubnet3"],
            Served($$"""new Vpc(this, "Vpc", new VpcProps { {{Zones}} });"""));

        // The first stands in the first public subnets; who is served besides their zones depends on what the second zone is.
        Assert.Equal(
            ["PrivateSubnet1 PublicSubnet1", "PrivateSubnet2 PublicSubnet2", "PrivateSubnet3 ?"],
            Served($$"""new Vpc(this, "Vpc", new VpcProps { NatGateways = 2, {{Zones}} });"""));
        Assert.Equal(
            ["PrivateSubnet1 PublicSubnet1", "PrivateSubnet2 PublicSubnet1", "PrivateSubnet3 PublicSubnet1"],
            Served($$"""new Vpc(this, "Vpc", new VpcProps { NatGateways = 1, {{Zones}} });"""));

        static IEnumerable<string> Served(string vpc) => Networks.OfStack(vpc).Routes
            .Where(static route => route.Target!.Kind == RouteTargetKind.NatGateway)
            .Select(static route => $"{route.Table!.Path.Split('/')[2]} {(route.Target!.Resource as Gateway)?.Subnet!.Path.Split('/')[2] ?? "?"}");
    }

    [Fact]
    public void StackOfALibrary_HasAtLeastTwoZones()
    {
        var network = Networks.Of(Library);

        var vpc = Assert.Single(network.Vpcs);
        Assert.Equal("Main/Vpc", vpc.Path);
        Assert.False(vpc.ZonesAreKnown);
        Assert.Equal(4, vpc.Subnets.Count);
        Assert.True(vpc.IsClosed);
        Assert.True(Assert.Single(network.Stacks).Region.IsUnknown);
    }

    [Fact]
    public void StackWithoutEnvironment_HasTwoZones()
    {
        var network = Networks.Of(Library, """
            public static class Program
            {
                public static void Main(string[] args)
                {
                    var app = new App();
                    new Main(app, "Plain");
                    new Main(app, "Fixed", new StackProps { Env = new Amazon.CDK.Environment { Account = "1", Region = "eu-west-1" } });
                    new Main(app, "Read", new StackProps { Env = new Amazon.CDK.Environment { Account = System.Environment.GetEnvironmentVariable("A"), Region = "eu-west-1" } });
                    var stage = new Stage(app, "Prod", new StageProps { Env = new Amazon.CDK.Environment { Account = "1", Region = "us-east-1" } });
                    var inStage = new Main(stage, "Staged");
                    new NestedStack(inStage, "Nested");
                    app.Synth();
                }
            }
            """);

        Assert.Equal(
            ["Plain/Vpc 4 True", "Fixed/Vpc 6 True", "Read/Vpc 4 False", "Staged/Vpc 6 True"],
            network.Vpcs.Select(vpc => $"{vpc.Path} {vpc.Subnets.Count} {vpc.ZonesAreKnown}"));
        Assert.Equal(
            ["(absent)", "eu-west-1", "eu-west-1", "us-east-1", "us-east-1"],
            network.Stacks.Select(stack => stack.Region.ToString()));
        Assert.Equal("Staged/Nested", network.Stacks[4].Path);
        Assert.Equal("Read", network.Vpcs[2].Stack!.Path);
    }

    [Fact]
    public void ChoiceInProps_GivesEachWorldItsParts()
    {
        var network = Networks.OfStack("""
            var isProd = System.Environment.GetEnvironmentVariable("STAGE") == "prod";
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = isProd ? 2 : 0 });
            foreach (var subnet in vpc.PrivateSubnets)
                ((Subnet)subnet).AddRoute("X", new AddRouteOptions { DestinationCidrBlock = "10.9.0.0/16", RouterType = RouterType.TRANSIT_GATEWAY, RouterId = "tgw-1" });
            """);

        var natted = network.Subnets.Where(static subnet => subnet.Kind == SubnetKind.Private).ToList();
        var isolated = network.Subnets.Where(static subnet => subnet.Kind == SubnetKind.Isolated).ToList();
        Assert.Equal((2, 2), (natted.Count, isolated.Count));
        Assert.True(natted[0].Guard.Excludes(isolated[0].Guard));
        var added = network.Routes.Where(static route => route.Path.EndsWith("/X", StringComparison.Ordinal)).ToList();
        Assert.Equal(natted.Select(static subnet => subnet.RouteTables.Single()), added.Select(static route => route.Table));
        Assert.All(added, route => Assert.True(route.Guard.Implies(natted[0].Guard)));
    }

    [Fact]
    public void SelectSubnets_SelectsAsCdkDoes()
    {
        var network = Networks.OfStack("""
            var vpc = new Vpc(this, "Vpc", new VpcProps
            {
                SubnetConfiguration = new ISubnetConfiguration[]
                {
                    new SubnetConfiguration { Name = "edge", SubnetType = SubnetType.PUBLIC },
                    new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                    new SubnetConfiguration { Name = "jobs", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                },
            });
            new CfnFlowLog(this, "First", new CfnFlowLogProps { ResourceType = "Subnet", ResourceId = vpc.SelectSubnets().SubnetIds[0] });
            new CfnFlowLog(this, "Group", new CfnFlowLogProps { ResourceType = "Subnet", ResourceId = vpc.SelectSubnets(new SubnetSelection { SubnetGroupName = "jobs" }).SubnetIds[1] });
            new CfnFlowLog(this, "Type", new CfnFlowLogProps { ResourceType = "Subnet", ResourceId = vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PUBLIC }).Subnets[1].SubnetId });
            new CfnFlowLog(this, "Zone", new CfnFlowLogProps { ResourceType = "Subnet", ResourceId = vpc.SelectSubnets(new SubnetSelection { OnePerAz = true, SubnetType = SubnetType.PRIVATE_WITH_EGRESS }).Subnets[1].SubnetId });
            """);

        Assert.Equal(
            ["Main/Vpc/appSubnet1", "Main/Vpc/jobsSubnet2", "Main/Vpc/edgeSubnet2", "Main/Vpc/appSubnet2"],
            network.FlowLogs.Select(static log => log.Subject!.Path));
    }

    [Fact]
    public void ImportedVpcs_AreWhatTheirAttributesSay()
    {
        var network = Networks.OfStack("""
            var found = Vpc.FromLookup(this, "Found", new VpcLookupOptions { IsDefault = true });
            var described = Vpc.FromVpcAttributes(this, "Described", new VpcAttributes
            {
                VpcId = "vpc-1", VpcCidrBlock = "10.5.0.0/16", AvailabilityZones = new[] { "eu-west-1a", "eu-west-1b" },
                PrivateSubnetIds = new[] { "subnet-1", "subnet-2" }, PrivateSubnetRouteTableIds = new[] { "rtb-1", "rtb-2" },
            });
            found.AddFlowLog("Log");
            new CfnVPCPeeringConnection(this, "P", new CfnVPCPeeringConnectionProps { VpcId = found.VpcId, PeerVpcId = described.VpcId });
            new CfnRoute(this, "R", new CfnRouteProps { RouteTableId = described.PrivateSubnets[1].RouteTable.RouteTableId, DestinationCidrBlock = "10.6.0.0/16", GatewayId = "vgw-1" });
            """);

        Assert.Equal(
            ["Main/Found Imported (unknown) True", "Main/Described Imported 10.5.0.0/16 False"],
            network.Vpcs.Select(vpc => $"{vpc.Path} {vpc.Origin} {vpc.Range} {vpc.Subnets.IsOpen}"));
        Assert.Equal(["Main/Described/PrivateSubnet1 eu-west-1a", "Main/Described/PrivateSubnet2 eu-west-1b"], network.Subnets.Select(subnet => $"{subnet.Path} {subnet.Zone}"));
        Assert.Same(network.Vpcs[0], Assert.Single(network.FlowLogs).Subject);
        Assert.Same(network.Vpcs[1], Assert.Single(network.Peerings).Accepter);
        Assert.Same(network.Subnets[1].RouteTables.Single(), Assert.Single(network.Routes).Table);
    }

    [Fact]
    public void GivenVpc_IsUnknownAndOpen()
    {
        var network = Networks.Of("""
            public class Part : Construct
            {
                public Part(Construct scope, string id, IVpc vpc) : base(scope, id)
                {
                    vpc.AddFlowLog("Log");
                    foreach (var subnet in vpc.PrivateSubnets)
                        ((Subnet)subnet).AddRoute("X", new AddRouteOptions { DestinationCidrBlock = "10.9.0.0/16", RouterType = RouterType.TRANSIT_GATEWAY, RouterId = "tgw-1" });
                }
            }
            """);

        var vpc = Assert.Single(network.Vpcs);
        Assert.Equal(Origin.Unknown, vpc.Origin);
        Assert.True(vpc.Subnets.IsOpen);
        Assert.Same(vpc, Assert.Single(network.FlowLogs).Subject);
        Assert.True(Assert.Single(network.Routes).IsRepeated);
    }

    [Fact]
    public void ClusterWithoutVpc_MakesOne()
    {
        var network = Networks.OfStack("""
            var cluster = new Amazon.CDK.AWS.ECS.Cluster(this, "Cluster");
            cluster.Vpc.AddFlowLog("Log");
            """);

        var vpc = Assert.Single(network.Vpcs);
        Assert.True(vpc.IsImplicit);
        Assert.Equal("Main/Cluster/Vpc", vpc.Path);
        Assert.Equal(4, vpc.Subnets.Count);
        Assert.Same(vpc, Assert.Single(network.FlowLogs).Subject);
    }

    [Theory]
    [InlineData("MaxAzs = int.Parse(System.Environment.GetEnvironmentVariable(\"AZS\")!)")]
    [InlineData("AvailabilityZones = System.Environment.GetEnvironmentVariable(\"AZS\")!.Split(',')")]
    public void UnknownZones_HaveASubnetOfEachGroupAtLeast(string zones)
    {
        var network = Networks.OfStack($$"""
            var vpc = new Vpc(this, "Vpc", new VpcProps { {{zones}} });
            foreach (var subnet in vpc.PrivateSubnets)
                ((Subnet)subnet).AddRoute("X", new AddRouteOptions { DestinationCidrBlock = "10.9.0.0/16", RouterType = RouterType.TRANSIT_GATEWAY, RouterId = "tgw-1" });
            """);

        Assert.Equal(["Main/Vpc/PublicSubnet1", "Main/Vpc/PrivateSubnet1"], network.Subnets.Select(static subnet => subnet.Path));
        Assert.False(Assert.Single(network.Vpcs).ZonesAreKnown);
        Assert.Contains(network.Routes, static route => route.Path == "Main/Vpc/PrivateSubnet1/X");
    }

    [Theory]
    [InlineData("""new Amazon.CDK.AWS.ECS.Cluster(this, "C");""")]
    [InlineData("""
        foreach (var name in new[] { "One", "Two" })
            new Amazon.CDK.AWS.ECS.Patterns.ApplicationLoadBalancedFargateService(this, name, new Amazon.CDK.AWS.ECS.Patterns.ApplicationLoadBalancedFargateServiceProps
            {
                TaskImageOptions = new Amazon.CDK.AWS.ECS.Patterns.ApplicationLoadBalancedTaskImageOptions { Image = Amazon.CDK.AWS.ECS.ContainerImage.FromRegistry("x") },
            });
        """)]
    public void ImplicitVpc_IsTheOneThatCdkMakes(string program)
    {
        var network = Networks.OfStack(program);
        var template = Networks.Synthesize(program).Template;

        Assert.Single(SynthesizedApp.Resources(template, "AWS::EC2::VPC"));
        Assert.True(Assert.Single(network.Vpcs).IsImplicit);
        Assert.Equal(
            SynthesizedApp.Resources(template, "AWS::EC2::Subnet").Select(static subnet => subnet.GetProperty("CidrBlock").GetString()).Order(),
            network.Subnets.Select(static subnet => subnet.Range.ToString()).Order());
    }

    [Fact]
    public void SubclassOfVpc_IsAVpc()
    {
        var network = Networks.Of("""
            public class Main : Stack
            {
                public Main(Construct scope, string id) : base(scope, id) => new Net(this, "Net");
            }
            public class Net : Vpc
            {
                public Net(Construct scope, string id) : base(scope, id, Props()) => AddFlowLog("Log");

                private static VpcProps Props() => new VpcProps { MaxAzs = 1, IpAddresses = IpAddresses.Cidr("10.4.0.0/24") };
            }
            """);

        var vpc = Assert.Single(network.Vpcs);
        Assert.Equal("Main/Net", vpc.Path);
        Assert.Equal(["10.4.0.0/25", "10.4.0.128/25"], vpc.Subnets.Select(subnet => subnet.Range.ToString()));
        Assert.Same(vpc, Assert.Single(network.FlowLogs).Subject);
    }

    [Theory]
    [InlineData("Aspects.Of(app).Add(new Logs());", 1, false)]
    [InlineData("Aspects.Of(main).Add(new Amazon.CDK.Tag(\"a\", \"b\"));", 0, false)]
    [InlineData("Tags.Of(main).Add(\"a\", \"b\");", 0, false)]
    [InlineData("Aspects.Of(main).Add(Foreign());", 0, true)]
    public void Aspects_AreRunAtTheEnd(string statement, int logs, bool escapes)
    {
        var network = Networks.Of(Library, $$"""
            public class Logs : DeputyBase, IAspect
            {
                public void Visit(IConstruct node)
                {
                    if (node is Vpc vpc)
                        vpc.AddFlowLog("Log");
                    else if (node is CfnVPC cfn)
                        cfn.EnableDnsHostnames = false;
                }
            }
            public static class Program
            {
                static IAspect Foreign() => System.Activator.CreateInstance<IAspect>();

                public static void Main()
                {
                    var app = new App();
                    var main = new Main(app, "Main");
                    {{statement}}
                }
            }
            """.Replace("DeputyBase", "Amazon.JSII.Runtime.Deputy.DeputyBase", StringComparison.Ordinal));

        Assert.Equal(logs, network.FlowLogs.Count);
        Assert.Equal(escapes, Assert.Single(network.Vpcs).IsEscaped);
        Assert.Equal(logs == 0, network.Vpcs[0].DnsHostnames);
    }

    [Fact]
    public void NatGatewaysInUnknownSubnets_AreRoutedTo()
    {
        var network = Networks.OfStack("""
            _ = new Vpc(this, "Vpc", new VpcProps
            {
                MaxAzs = 2,
                NatGatewaySubnets = new SubnetSelection { SubnetGroupName = System.Environment.GetEnvironmentVariable("PLACE") },
                SubnetConfiguration = new ISubnetConfiguration[]
                {
                    new SubnetConfiguration { Name = "first", SubnetType = SubnetType.PUBLIC },
                    new SubnetConfiguration { Name = "second", SubnetType = SubnetType.PUBLIC },
                    new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
                },
            });
            """);

        var routes = network.Routes.Where(static route => route.Path.Contains("app", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, routes.Count);
        Assert.All(routes, static route => Assert.Equal((RouteTargetKind.NatGateway, null), (route.Target!.Kind, route.Target.Resource)));
    }

    [Fact]
    public void NegativeNumberOfZones_HasNoSubnets() =>
        Assert.Empty(Networks.OfStack("_ = new Vpc(this, \"Vpc\", new VpcProps { MaxAzs = -5 });").Vpcs[0].Subnets);
}
