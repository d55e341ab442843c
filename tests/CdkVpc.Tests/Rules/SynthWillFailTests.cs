using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Rules;

public sealed class SynthWillFailTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void Refusal_Reports()
    {
        var refusal = new Refusal { Path = "Net/Vpc", Anchor = _net.NewAnchor(), Fact = "one thing is wrong", Remedy = "mend it", Case = RefusalCase.ZonesTwice };
        _net.Network.Refusals.Add(refusal);

        var finding = Assert.Single(_net.Find("VPC708"));
        Assert.Equal(refusal.Anchor, finding.Anchor);
        Assert.Equal("Synthesis fails at 'Net/Vpc': one thing is wrong; mend it", finding.Message);
        Assert.Equal("ZonesTwice", finding.Properties["Case"]);
    }

    [Fact]
    public Task Vpc_OfASubclassAndAHelper_Reports() => Verify.DiagnosticsAsync("""
        public class CompanyVpc : Vpc
        {
            public CompanyVpc(Construct scope, string id, VpcProps props) : base(scope, id, props) { }
        }

        public class Net : Stack
        {
            public Net(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                new {|VPC708:CompanyVpc|}(this, "A", new VpcProps { Cidr = Constants.Range, IpAddresses = IpAddresses.Cidr(Constants.Range) });
                Make("B", 15);
                Make("C", 24);
            }

            private Vpc Make(string id, int mask)
            {
                var props = new VpcProps { MaxAzs = 2 };
                props.SubnetConfiguration = [new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = mask }];
                Vpc vpc = {|VPC708:new|}(this, id, props);
                return vpc;
            }
        }

        public static class Constants { public const string Range = "10.0.0.0/16"; }
        """, "VPC708");

    [Fact]
    public Task OneWayOfAChoice_Reports() => Verify.InStackAsync("""
        var prod = System.Environment.GetEnvironmentVariable("STAGE") == "prod";
        new {|VPC708:Vpc|}(this, "Vpc", new VpcProps
        {
            NatGateways = prod ? 2 : 0,
            SubnetConfiguration = [new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS }],
        });
        """, "VPC708");

    [Fact]
    public Task OneId_OnBranchesThatExcludeEachOther_IsSilent() => Verify.InStackAsync("""
        if (System.Environment.GetEnvironmentVariable("STAGE") == "prod")
            new Vpc(this, "Vpc", new VpcProps { MaxAzs = 3 });
        else
            new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1 });
        var existing = Node.TryFindChild("Other") ?? new Vpc(this, "Other");
        var again = Node.TryFindChild("Other") ?? new Vpc(this, "Other");
        """, "VPC708");

    [Fact]
    public Task OneId_OfAVpcThatIsLookedUpOrMade_IsSilent() => Verify.InStackAsync("""
        var name = System.Environment.GetEnvironmentVariable("VPC");
        IVpc vpc;
        if (name == "default")
            vpc = Vpc.FromLookup(this, "Vpc", new VpcLookupOptions { IsDefault = true });
        else if (name is null)
            vpc = new Vpc(this, "Vpc");
        else
            vpc = Vpc.FromLookup(this, "Vpc", new VpcLookupOptions { VpcName = name });
        """, "VPC708");

    [Fact]
    public Task OneId_OfAHelperThatIsCalledTwice_Reports() => Verify.DiagnosticsAsync("""
        var app = new App();
        Net.Make(app, "Net");
        Net.Make(new Stage(app, "Test"), "Net");
        Net.Make(app, "Net");
        app.Synth();

        public class Net : Stack
        {
            public Net(Construct scope, string id) : base(scope, id) => new Vpc(this, "Vpc");
            public static Net Make(Construct scope, string id) => new {|VPC708:Net|}(scope, id);
        }
        """, "VPC708");

    [Fact]
    public Task IdsThatCannotBeComputed_AreSilent() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc");
        foreach (var name in System.Environment.GetEnvironmentVariable("NAMES")!.Split(','))
        {
            vpc.AddInterfaceEndpoint(name, new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointAwsService(name) });
            vpc.AddInterfaceEndpoint(name + "Fips", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointAwsService(name + "-fips") });
        }
        vpc.AddGatewayEndpoint(System.Environment.GetEnvironmentVariable("ID")!, new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        vpc.AddGatewayEndpoint(System.Environment.GetEnvironmentVariable("ID2")!, new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB });
        """, "VPC708");

    [Fact]
    public Task ValuesThatCannotBeComputed_AreSilent() => Verify.DiagnosticsAsync("""
        public class Settings
        {
            public bool? Hostnames { get; set; }
            public string[]? Zones { get; set; }
            public double? MaxAzs { get; set; }
            public double? Nats { get; set; }
            public string? Cidr { get; set; }
            public double? Mask { get; set; }
            public IIpAddresses? Addresses { get; set; }
            public SubnetType Type { get; set; }
            public string? Ipv6 { get; set; }
        }

        public class Net : Stack
        {
            public Net(Construct scope, string id, Settings settings, IVpc vpc) : base(scope, id)
            {
                new Vpc(this, "A", new VpcProps { EnableDnsHostnames = settings.Hostnames, MaxAzs = settings.MaxAzs, AvailabilityZones = settings.Zones });
                new Vpc(this, "B", new VpcProps { Cidr = settings.Cidr, IpAddresses = settings.Addresses });
                new Vpc(this, "C", new VpcProps { NatGateways = settings.Nats, SubnetConfiguration = [new SubnetConfiguration { Name = "app", SubnetType = settings.Type, CidrMask = settings.Mask }] });
                vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3, Subnets = [new SubnetSelection { SubnetType = settings.Type }] });
                vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, LookupSupportedAzs = true });
                Vpc.FromLookup(this, "Old", new VpcLookupOptions { VpcId = settings.Cidr }).SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED });
                ((Subnet)vpc.PrivateSubnets[0]).AddRoute("Out", new AddRouteOptions { RouterType = RouterType.GATEWAY, RouterId = "igw-1", DestinationCidrBlock = settings.Cidr, DestinationIpv6CidrBlock = settings.Ipv6 });
                Peer.Ipv4(settings.Cidr!);
            }
        }
        """, "VPC708");

    [Fact]
    public Task Lookup_InAFixedOrComputedEnvironment_IsSilent() => Verify.DiagnosticsAsync("""
        var app = new App();
        Vpc.FromLookup(new Stack(app, "A", new StackProps { Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "eu-west-1" } }), "Vpc", new VpcLookupOptions { IsDefault = true });
        Vpc.FromLookup(new Stack(app, "B", new StackProps { Env = new Amazon.CDK.Environment { Account = System.Environment.GetEnvironmentVariable("CDK_DEFAULT_ACCOUNT"), Region = System.Environment.GetEnvironmentVariable("CDK_DEFAULT_REGION") } }), "Vpc", new VpcLookupOptions { IsDefault = true });
        app.Synth();
        """, "VPC708");
}
