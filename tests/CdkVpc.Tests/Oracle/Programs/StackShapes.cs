namespace CdkVpc.Tests.Oracle.Programs;

/// <summary>Programs in the shapes in which people spread a network over stacks, classes and helpers.</summary>
internal static class StackShapes
{
    /// <summary>The programs by name.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["VPC in a property, used by another stack through props"] = """
            var app = new App();
            var network = new NetworkStack(app, "Network", new NetworkProps { Cidr = "10.20.0.0/16", Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "eu-central-1" } });
            _ = new AppStack(app, "Service", new AppProps { Vpc = network.Vpc, Env = network.Environment() });
            app.Synth();

            public class NetworkProps : StackProps { public string Cidr { get; set; } = "10.0.0.0/16"; public int Zones { get; init; } = 2; }
            public class AppProps : StackProps { public required IVpc Vpc { get; init; } }

            public static class Extensions
            {
                public static IEnvironment Environment(this Stack stack) => new Amazon.CDK.Environment { Account = stack.Account, Region = stack.Region };
            }

            public class NetworkStack : Stack
            {
                public Vpc Vpc { get; }

                public NetworkStack(Construct scope, string id, NetworkProps props) : base(scope, id, props)
                {
                    var vpc = new Vpc(this, "Vpc", new VpcProps()
                    {
                        IpAddresses = IpAddresses.Cidr(props.Cidr),
                        MaxAzs = props.Zones,
                        NatGateways = 1,
                        SubnetConfiguration = new ISubnetConfiguration[]
                        {
                            new SubnetConfiguration { Name = "edge", SubnetType = SubnetType.PUBLIC, CidrMask = 24 },
                            new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS, CidrMask = 22 },
                            new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 26 },
                        },
                    });
                    vpc.AddFlowLog("Flow", new FlowLogOptions { TrafficType = FlowLogTrafficType.REJECT, MaxAggregationInterval = FlowLogMaxAggregationInterval.ONE_MINUTE });
                    Vpc = vpc;
                }
            }

            public class AppStack : Stack
            {
                public AppStack(Construct scope, string id, AppProps props) : base(scope, id, props)
                {
                    var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = props.Vpc, AllowAllOutbound = false, Description = "app" });
                    group.AddIngressRule(Peer.Ipv4(props.Vpc.VpcCidrBlock), Port.Tcp(8080));
                    group.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443), "out");
                    _ = new InterfaceVpcEndpoint(this, "Queue", new InterfaceVpcEndpointProps { Vpc = props.Vpc, Service = InterfaceVpcEndpointAwsService.SQS, SecurityGroups = new[] { group } });
                    props.Vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3, Subnets = new[] { new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS } } });
                }
            }
            """,
        ["Subclass of Vpc with its own endpoints"] = """
            var app = new App();
            var stack = new Stack(app, "Main");
            var vpc = new CompanyVpc(stack, "Company", 3);
            vpc.AddDataEndpoints();
            app.Synth();

            public class CompanyVpc : Vpc
            {
                public CompanyVpc(Construct scope, string id, int octet) : base(scope, id, CreateProps(octet)) =>
                    this.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });

                public void AddDataEndpoints()
                {
                    foreach (var service in new[] { InterfaceVpcEndpointAwsService.ECR, InterfaceVpcEndpointAwsService.ECR_DOCKER, InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS })
                        AddInterfaceEndpoint(service.ShortName.Replace(".", "-"), new InterfaceVpcEndpointOptions { Service = service, PrivateDnsEnabled = true });
                }

                private static VpcProps CreateProps(int octet)
                {
                    var props = new VpcProps { IpAddresses = IpAddresses.Cidr(string.Format("10.{0}.0.0/16", octet)), MaxAzs = 2 };
                    props.NatGateways = 0;
                    props.SubnetConfiguration = Subnets("one", "two");
                    return props;
                }

                private static SubnetConfiguration[] Subnets(params string[] names) =>
                    names.Select(name => new SubnetConfiguration { Name = name, SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 }).ToArray();
            }
            """,
        ["Nested stacks, one with the VPC"] = """
            var app = new App();
            _ = new Root(app, "Root");
            app.Synth();

            public class Root : Stack
            {
                public Root(Construct scope, string id) : base(scope, id)
                {
                    var network = new NetworkPart(this, "Network");
                    _ = new AppPart(this, "App", network);
                }
            }

            public class NetworkPart : NestedStack
            {
                public IVpc Vpc { get; private set; }

                public NetworkPart(Construct scope, string id) : base(scope, id) =>
                    Vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1, NatGateways = 1, IpAddresses = IpAddresses.Cidr("10.9.0.0/20") });
            }

            public class AppPart : NestedStack
            {
                public AppPart(Construct scope, string id, NetworkPart network) : base(scope, id)
                {
                    var sg = new SecurityGroup(this, "Sg", new SecurityGroupProps { Vpc = network.Vpc });
                    sg.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));
                    _ = new InterfaceVpcEndpoint(this, "Ssm", new InterfaceVpcEndpointProps { Vpc = network.Vpc, Service = InterfaceVpcEndpointAwsService.SSM, SecurityGroups = [sg], Open = false });
                    _ = new FlowLog(this, "Log", new FlowLogProps { ResourceType = FlowLogResourceType.FromVpc(network.Vpc) });
                }
            }
            """,
        ["Stages with the same stacks, settings by record"] = """
            var app = new App();
            foreach (var settings in new[] { new Settings("Test", "10.1.0.0/16", 1), new Settings("Prod", "10.2.0.0/16", 2) })
                _ = new Deployment(app, settings.Name, settings);
            app.Synth();

            public record Settings(string Name, string Cidr, int Nats);

            public class Deployment : Stage
            {
                public Deployment(Construct scope, string id, Settings settings) : base(scope, id, new StageProps { Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "us-east-1" } }) =>
                    _ = new NetworkStack(this, "Net" + settings.Name, settings);
            }

            public class NetworkStack : Stack
            {
                public NetworkStack(Construct scope, string id, Settings settings) : base(scope, id)
                {
                    var vpc = new Vpc(this, $"{settings.Name}-Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr(settings.Cidr), NatGateways = settings.Nats, MaxAzs = settings.Name == "Prod" ? 3 : 2 });
                    var zones = vpc.AvailabilityZones.Length;
                    _ = new Bucket(this, "Logs", new BucketProps { BucketName = $"logs-{settings.Name.ToLower()}-{zones}" });
                }
            }
            """,
        ["Abstract base stack, partial class, lazily set property"] = """
            var app = new App();
            var stack = new DataStack(app, "Data");
            stack.Build();
            app.Synth();

            public abstract class BaseStack : Stack
            {
                private Vpc? _vpc;

                protected BaseStack(Construct scope, string id) : base(scope, id) { }

                protected abstract string Range { get; }

                public Vpc Vpc => _vpc ??= new Vpc(this, nameof(Vpc), new VpcProps { IpAddresses = IpAddresses.Cidr(Range), MaxAzs = 2, SubnetConfiguration = [.. Groups()] });

                protected virtual IEnumerable<ISubnetConfiguration> Groups()
                {
                    yield return new SubnetConfiguration { Name = "private", SubnetType = SubnetType.PRIVATE_ISOLATED };
                }
            }

            public partial class DataStack : BaseStack
            {
                public DataStack(Construct scope, string id) : base(scope, id) { }

                protected override string Range => "172.16.0.0/20";
            }

            public partial class DataStack
            {
                public void Build()
                {
                    var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = Vpc, SubnetSelection = new SubnetSelection { SubnetGroupName = "private" } });
                    var number = 100;
                    foreach (var (port, direction) in new[] { (443, TrafficDirection.INGRESS), (5432, TrafficDirection.EGRESS) })
                        acl.AddEntry($"Entry{number}", new CommonNetworkAclEntryOptions { Cidr = AclCidr.Ipv4(Range), Traffic = AclTraffic.TcpPort(port), Direction = direction, RuleNumber = number += 10 });
                    acl.AddEntry("Replies", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), Traffic = AclTraffic.TcpPortRange(1024, 65535), Direction = TrafficDirection.EGRESS, RuleNumber = 300 });
                }

                protected override IEnumerable<ISubnetConfiguration> Groups() => base.Groups().Append(new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 26 });
            }
            """,
        ["Exports and imports between stacks"] = """
            var app = new App();
            var network = new Stack(app, "Network");
            var made = new Vpc(network, "Vpc", new VpcProps { MaxAzs = 2, IpAddresses = IpAddresses.Cidr("10.5.0.0/16"), NatGateways = 0, SubnetConfiguration = [new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 }] });
            _ = new CfnOutput(network, "VpcId", new CfnOutputProps { Value = made.VpcId, ExportName = "network-vpc" });
            _ = new CfnOutput(network, "Table", new CfnOutputProps { Value = made.IsolatedSubnets[0].RouteTable.RouteTableId, ExportName = "network-table" });

            var service = new Stack(app, "Service");
            service.AddDependency(network);
            _ = new CfnVPCEndpoint(service, "S3", new CfnVPCEndpointProps
            {
                VpcId = Fn.ImportValue("network-vpc"),
                ServiceName = $"com.amazonaws.{service.Region}.s3",
                VpcEndpointType = "Gateway",
                RouteTableIds = new[] { Fn.ImportValue("network-table") },
            });
            _ = new CfnFlowLog(service, "Log", new CfnFlowLogProps { ResourceId = Fn.ImportValue("network-vpc"), ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::central-logs" });
            app.Synth();
            """,
        ["Static factory, generic helper, dictionary of settings"] = """
            var app = new App();
            var stack = new Stack(app, "Main");
            var ranges = new Dictionary<string, string> { ["blue"] = "10.30.0.0/16", ["green"] = "10.31.0.0/16" };
            var vpcs = ranges.ToDictionary(entry => entry.Key, entry => Factory.Create(stack, entry.Key, new VpcProps { IpAddresses = IpAddresses.Cidr(entry.Value), MaxAzs = 2, NatGateways = 0 }));
            var peering = new CfnVPCPeeringConnection(stack, "Peering", new CfnVPCPeeringConnectionProps { VpcId = vpcs["blue"].VpcId, PeerVpcId = vpcs["green"].VpcId });
            foreach (var (from, to) in new[] { ("blue", "green"), ("green", "blue") })
            {
                var i = 0;
                foreach (var subnet in vpcs[from].IsolatedSubnets.Concat(vpcs[from].PublicSubnets))
                    _ = new CfnRoute(stack, string.Format("{0}To{1}{2}", from, to, i++), new CfnRouteProps { RouteTableId = subnet.RouteTable.RouteTableId, DestinationCidrBlock = ranges[to], VpcPeeringConnectionId = peering.Ref });
            }

            app.Synth();

            public static class Factory
            {
                public static Vpc Create<TProps>(Construct scope, string id, TProps props) where TProps : IVpcProps => new(scope, id, Checked(props));

                private static T Checked<T>(T props) => props is null ? throw new ArgumentNullException(nameof(props)) : props;
            }
            """,
        ["Choice between a new and an existing VPC"] = """
            var app = new App();
            _ = new ServiceStack(app, "Fresh", null);
            _ = new ServiceStack(app, "Shared", Vpc.FromVpcAttributes(new Stack(app, "Imports"), "Existing", new VpcAttributes
            {
                VpcId = "vpc-0123", AvailabilityZones = new[] { "eu-west-1a", "eu-west-1b" }, VpcCidrBlock = "10.77.0.0/16",
                PrivateSubnetIds = new[] { "subnet-1", "subnet-2" }, PrivateSubnetRouteTableIds = new[] { "rtb-1", "rtb-2" },
            }));
            app.Synth();

            public class ServiceStack : Stack
            {
                public ServiceStack(Construct scope, string id, IVpc? existing) : base(scope, id)
                {
                    var vpc = existing ?? new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2 });
                    vpc.AddGatewayEndpoint("Dynamo", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB });
                    var sg = new SecurityGroup(this, "Sg", new SecurityGroupProps { Vpc = vpc });
                    sg.Connections.AllowFromAnyIpv4(Port.Tcp(443));
                    sg.Connections.AllowInternally(Port.AllTcp());
                }
            }
            """,
        ["Zones that the class of the stack declares"] = """
            var app = new App();
            _ = new Zoned(app, "Zoned");
            app.Synth();

            public class Zoned : Stack
            {
                public Zoned(Construct scope, string id) : base(scope, id)
                {
                    var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 3, NatGateways = 0, IpAddresses = IpAddresses.Cidr("10.40.0.0/20") });
                    _ = new CfnSubnet(this, "Further", new CfnSubnetProps { VpcId = vpc.VpcId, AvailabilityZone = vpc.AvailabilityZones[2], CidrBlock = "10.40.16.0/24" });
                    _ = new CfnVPCCidrBlock(this, "Block", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, CidrBlock = "10.40.16.0/20" });
                }

                public override string[] AvailabilityZones => new[] { "eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d" };
            }
            """,
        ["A stack in a stack has the environment of the stage"] = """
            var app = new App();
            var outer = new Stack(app, "Outer", new StackProps { Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "eu-west-1" } });
            _ = new Vpc(new Stack(outer, "Inner"), "Vpc", new VpcProps { MaxAzs = 3, NatGateways = 0 });
            app.Synth();
            """,
    };
}
