using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class SecurityGroupEgressMissesEndpointTests
{
    private readonly NetworkBuilder _net = new();
    private readonly Vpc _vpc;
    private readonly Subnet _subnet;
    private readonly SecurityGroup _closed;
    private readonly SecurityGroup _doors;

    public SecurityGroupEgressMissesEndpointTests()
    {
        _vpc = _net.Vpc();
        _subnet = _net.Subnet(_vpc, SubnetKind.Isolated, range: "10.0.1.0/24");
        _closed = _net.ClosedGroup(_vpc);
        _doors = _net.Group(_vpc, "Net/Doors");
    }

    [Fact]
    public void NoRuleToTheEndpoint_Reports_AtTheWorkload()
    {
        var endpoint = Endpoint();
        var workload = Client("sqs");

        var finding = Assert.Single(Find());
        Assert.Equal(workload.Anchor, finding.Anchor);
        Assert.Equal([workload.Grants[0].Anchor, endpoint.Anchor], finding.Related.Select(static place => place.Anchor));
        Assert.Equal(
            "The Lambda function 'App/Function0' is granted sqs (Grantsqs), but the security group 'Net/Closed' has no outbound rule for tcp/443 to the endpoint "
            + "'Net/Vpc/sqs': calls time out; allow it to the endpoint's security group",
            finding.Message);
    }

    [Fact]
    public void SeveralEndpoints_ReportOnceForAWorkload()
    {
        Endpoint();
        _net.GatewayEndpoint(_vpc);
        _net.Grant(Client("sqs"), "s3");

        Assert.Single(Find());
    }

    [Fact]
    public void RuleForTheEndpointsGroup_IsSilent()
    {
        Endpoint();
        Client("sqs");
        _net.Admit(_closed, new Target { Group = _doors }, Ports.Tcp(443), isIngress: false);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("10.0.0.0/16", 80, true)]
    [InlineData("172.16.0.0/12", 443, true)]
    [InlineData("10.0.0.0/16", 443, false)]
    [InlineData("0.0.0.0/0", 443, false)]
    [InlineData("10.0.1.0/28", 443, false)]
    [InlineData("?", 443, false)]
    public void RuleForOthers_Reports(string peer, int port, bool isReported)
    {
        Endpoint();
        Client("sqs");
        _net.Admit(_closed, To(peer), Ports.Tcp(port), isIngress: false);

        Assert.Equal(isReported ? 1 : 0, Find().Count);
    }

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("0.0.0.0/0", false)]
    [InlineData("3.0.0.0/8", false)]
    [InlineData("pl", false)]
    public void GatewayEndpoint_NeedsThePrefixListOrPublicAddresses(string peer, bool isReported)
    {
        _net.GatewayEndpoint(_vpc);
        Client("s3");
        _net.Admit(_closed, peer == "pl" ? new Target { PrefixList = "pl-1" } : To(peer), Ports.Tcp(443), isIngress: false);

        Assert.Equal(isReported ? 1 : 0, Find().Count);
        if (isReported)
            Assert.EndsWith("allow it to the prefix list of S3", Find()[0].Message);
    }

    [Fact]
    public void OneOfTwoEndpoints_IsEnough()
    {
        _net.GatewayEndpoint(_vpc);
        _net.InterfaceEndpoint(_vpc, "s3", [_subnet], [_doors]);
        Client("s3");
        Assert.Single(Find());

        _net.Admit(_closed, new Target { Group = _doors }, Ports.Tcp(443), isIngress: false);
        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointOfAnotherVpc_IsOfNoUse()
    {
        Endpoint();
        Client("sqs");
        var other = _net.Vpc("Net/Other");
        var group = _net.Group(other, "Net/OtherDoors");
        _net.InterfaceEndpoint(other, "sqs", [_net.Subnet(other, SubnetKind.Isolated, range: "10.1.1.0/24")], [group]);
        _net.Admit(_closed, new Target { Group = group }, Ports.Tcp(443), isIngress: false);

        Assert.Single(Find());
    }

    [Fact]
    public void OpenGroupBesideIt_OrNoEndpoint_OrOtherService_IsSilent()
    {
        _net.Grant(_net.Place(_subnet, _closed), "sqs");
        Assert.Empty(Find());

        Endpoint("sns");
        Assert.Empty(Find());
        _net.Grant(_net.Place(_subnet, _closed, _net.Group(_vpc)), "sns");
        Assert.Empty(Find());
    }

    [Fact]
    public void UnknownFacts_AreSilent()
    {
        Endpoint().SecurityGroups.IsOpen = true;
        Client("sqs");
        _net.Admit(_closed, new Target { Group = _net.Group() }, Ports.Tcp(443), isIngress: false);
        Assert.Empty(Find());

        _net.InterfaceEndpoint(_vpc, "sns", [_subnet], [_doors]);
        _net.Grant(_net.Place(_subnet, _net.Group(origin: Origin.Imported)), "sns");
        Client("sns").SecurityGroups.IsOpen = true;
        Client("sns").IsEscaped = true;
        var maybe = _net.Place(_subnet, _closed);
        _net.Grant(maybe, "states");
        Assert.Empty(Find());
    }

    [Fact]
    public void GrantInWorldsWithoutTheWorkload_IsSilent()
    {
        Endpoint();
        var workload = _net.Workload("Lambda function", [_subnet], [_closed], guard: Arm(0));
        _net.Grant(workload, "sqs", Arm(1));
        Assert.Empty(Find());

        _net.Grant(workload, "sqs", Arm(0));
        Assert.Single(Find());
    }

    [Fact]
    public void GrantThatItDoesNotCallFor_IsSilent()
    {
        foreach (var service in new[] { "sqs", "logs", "s3" })
            Endpoint(service);
        var workload = _net.Grant(_net.Place(_subnet, _closed), "logs");
        _net.Granted(workload, "s3", isBroad: true);
        _net.Granted(workload, "sqs", isForAws: true);

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointInWorldsWithoutTheWorkload_IsOfNoUse()
    {
        var other = _net.Group(_vpc, "Net/OtherDoors");
        _net.Door(_vpc, guard: Arm(0)).SecurityGroups.Add(_doors);
        _net.Door(_vpc, guard: Arm(1)).SecurityGroups.Add(other);
        _net.Admit(_closed, ToGroup(other), Ports.Tcp(443), isIngress: false);
        _net.Grant(_net.Workload("Lambda function", [_subnet], [_closed], guard: Arm(0)), "sqs");

        Assert.Single(Find());
    }

    [Fact]
    public void EndpointThatMayNotBeThere_OrBeForAnotherServiceOrVpc_IsSilent()
    {
        _net.Door(_vpc, "sqs", guard: Arm(0)).SecurityGroups.Add(_doors);
        _net.Door(_net.Vpc("Net/Unknown", origin: Origin.Unknown), "sns").SecurityGroups.Add(_doors);
        Client("sqs");
        Client("sns");
        Assert.Empty(Find());

        _net.Door(_vpc, "?").SecurityGroups.Add(_doors);
        Client("states");
        Assert.Empty(Find());
    }

    [Fact]
    public Task Program_ReportsAtTheWorkload() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 0 });
        var endpoint = vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        var queue = new Amazon.CDK.AWS.SQS.Queue(this, "Queue");
        var bucket = new Bucket(this, "Bucket");
        Function Make(string id, bool isOpen)
        {
            var props = new FunctionProps
            {
                Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }, Runtime = Runtime.NODEJS_20_X,
                Handler = "index.handler", Code = Code.FromInline("x"), AllowAllOutbound = isOpen,
            };
            return isOpen ? new Function(this, id, props) : new {|VPC613:Function|}(this, id, props);
        }
        queue.GrantSendMessages(Make("Open", true));
        queue.GrantSendMessages(Make("Closed", false));
        """,
        "VPC613");

    [Fact]
    public Task ProgramThatConnects_IsSilent() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 0 });
        var endpoint = vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        var function = new Function(this, "Function", new FunctionProps
        {
            Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }, Runtime = Runtime.NODEJS_20_X,
            Handler = "index.handler", Code = Code.FromInline("x"), AllowAllOutbound = false,
        });
        endpoint.Connections.AllowDefaultPortFrom(function);
        function.Connections.AllowTo(Peer.PrefixList("pl-12345678"), Port.Tcp(443));
        new Amazon.CDK.AWS.SQS.Queue(this, "Queue").GrantSendMessages(function);
        new Bucket(this, "Bucket").GrantRead(function);
        """,
        "VPC613");

    private InterfaceEndpoint Endpoint(string service = "sqs") => _net.InterfaceEndpoint(_vpc, service, [_subnet], [_doors]);

    private Workload Client(string service) => _net.Grant(_net.Place(_subnet, _closed), service);

    private IReadOnlyList<Finding> Find() => _net.Find("VPC613");
}
