using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class NetworkAclBlocksEndpointTests
{
    private static readonly Ports Ephemeral = Ports.Tcp(1024, 65535);

    private readonly NetworkBuilder _net = new();
    private readonly Vpc _vpc;
    private readonly Subnet _doors;
    private readonly Subnet _clients;

    public NetworkAclBlocksEndpointTests()
    {
        _vpc = _net.Vpc();
        _doors = _net.Subnet(_vpc, SubnetKind.Isolated, range: "10.0.1.0/24");
        _clients = _net.Subnet(_vpc, range: "10.0.2.0/24");
    }

    [Fact]
    public void AclOfTheEndpointsSubnet_DropsRequests_Reports()
    {
        var endpoint = Endpoint();
        var acl = Acl(_doors, @in: Ports.Tcp(5432), @out: Ephemeral);

        var finding = Assert.Single(Find());
        Assert.Equal(acl.Anchor, finding.Anchor);
        Assert.Equal(endpoint.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal(
            "The network ACL 'Net/Acl' denies tcp/443 inbound from 10.0.0.0/16 (no entry allows it), so that the VPC 'Net/Vpc' cannot use the endpoint "
            + "'Net/Vpc/sqs'; allow tcp/443 to the endpoint, and the replies to ports 1024-65535",
            finding.Message);
    }

    [Fact]
    public void AclOfTheEndpointsSubnet_DropsReplies_Reports()
    {
        Endpoint();
        Acl(_doors, @in: Ports.Tcp(443), @out: Ports.Tcp(443));

        Assert.Contains("denies tcp/32768-65535 outbound to 10.0.0.0/16", Assert.Single(Find()).Message);
    }

    [Fact]
    public void RequestsAndReplies_AreSilent()
    {
        Endpoint();
        Acl(_doors, @in: Ports.Tcp(443), @out: Ephemeral);
        Acl(_clients, @in: Ephemeral, @out: Ports.Tcp(443));
        _net.Grant(_net.Place(_clients, _net.Group(_vpc)), "sqs");

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AclOfAClientsSubnet_Reports(bool isRequest)
    {
        Endpoint();
        var acl = isRequest ? Acl(_clients, @in: Ephemeral, @out: Ports.Tcp(5432)) : Acl(_clients, @in: Ports.Tcp(5432), @out: Ports.Tcp(443));
        Assert.Empty(Find());

        var client = _net.Grant(_net.Place(_clients, _net.Group(_vpc)), "sqs");
        var finding = Assert.Single(Find());
        Assert.Equal(acl.Anchor, finding.Anchor);
        Assert.Contains(client.Anchor, finding.Related.Select(static place => place.Anchor));
        Assert.Contains(isRequest ? "denies tcp/443 outbound to 10.0.1.0/24" : "denies tcp/32768-65535 inbound from 10.0.1.0/24", finding.Message);
        Assert.Contains("so that the Lambda function 'App/Function0' cannot use the endpoint", finding.Message);
    }

    [Fact]
    public void ClientThatARuleOfTheEndpointNames_Reports()
    {
        var (group, clients) = (_net.Group(_vpc), _net.Group(_vpc, "Net/Clients"));
        _net.Admit(group, new Target { Group = clients }, Ports.Tcp(443));
        _net.InterfaceEndpoint(_vpc, subnets: [_doors], groups: [group]);
        Acl(_clients, @in: Ephemeral, @out: Ports.Tcp(5432));
        _net.Place(_clients, clients);

        Assert.Single(Find());
    }

    [Fact]
    public void AllThatMayCallIt_Report_WhereNoClientIsKnown()
    {
        Endpoint();
        Acl(_clients, @in: Ephemeral, @out: Ports.Tcp(5432));
        _net.Place(_clients, _net.Group(_vpc));
        Assert.Single(Find());

        _net.Place(_net.Subnet(_vpc, range: "10.0.3.0/24"), _net.Group(_vpc));
        Assert.Empty(Find());
    }

    [Fact]
    public void AllThatMayCallIt_AreSilent_WhereOthersMayBeMeant()
    {
        Endpoint();
        Acl(_clients, @in: Ephemeral, @out: Ports.Tcp(5432));
        _net.Place(_clients, _net.Group(_vpc));
        _net.Peering(_vpc, _net.Vpc("Net/Other", "10.7.0.0/16"));

        Assert.Empty(Find());
    }

    [Fact]
    public void PartOfTheVpc_IsSilent_UnlessAClientIsThere()
    {
        Endpoint();
        var acl = Acl(_doors, @in: Ports.Tcp(443), @out: Ephemeral, peer: "10.0.3.0/24");
        Assert.Empty(Find());

        _net.Grant(_net.Place(_clients, _net.Group(_vpc)), "sqs");
        Assert.Equal(acl.Anchor, Assert.Single(Find()).Anchor);
    }

    [Fact]
    public void OthersThanTheVpc_AreSilent_WhereTheyMayBeMeant()
    {
        Endpoint();
        Acl(_doors, @in: Ports.Tcp(443), @out: Ephemeral, peer: "10.7.0.0/16");
        Assert.Single(Find());

        _net.Peering(_vpc, _net.Vpc("Net/Other", "10.7.0.0/16"));
        Assert.Empty(Find());
    }

    [Fact]
    public void ClientsInTheEndpointsSubnet_MeetNoAcl()
    {
        var vpc = _net.Vpc("Net/Small", "10.9.0.0/16");
        var subnet = _net.Subnet(vpc, range: "10.9.0.0/24");
        _net.InterfaceEndpoint(vpc, subnets: [subnet]);
        Acl(subnet, @in: Ports.Tcp(80), @out: Ports.All);
        _net.Grant(_net.Place(subnet, _net.Group(vpc)), "sqs");

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("0.0.0.0/0", false)]
    [InlineData("52.0.0.0/8", false)]
    public void GatewayEndpoint_NeedsPublicAddresses(string peer, bool isReported)
    {
        _net.GatewayEndpoint(_vpc);
        Acl(_clients, @in: Ephemeral, @out: Ports.Tcp(443), peer);
        _net.Grant(_net.Place(_clients, _net.Group(_vpc)), "s3");

        Assert.Equal(isReported ? 1 : 0, Find().Count);
        if (isReported)
            Assert.Contains("'Net/Acl' denies tcp/443 outbound to the public addresses of the service, so that", Find()[0].Message);
    }

    [Fact]
    public void GatewayEndpoint_WithoutRoutesOrClients_IsSilent()
    {
        _net.GatewayEndpoint(_vpc).RouteTables.IsOpen = true;
        var elsewhere = _net.Subnet(_vpc, range: "10.0.4.0/24");
        Acl(elsewhere, @in: Ephemeral, @out: Ports.Tcp(443), "10.0.0.0/8");
        _net.Grant(_net.Place(elsewhere, _net.Group(_vpc)), "s3");
        Acl(_clients, @in: Ephemeral, @out: Ports.Tcp(443), "10.0.0.0/8");
        _net.Grant(_net.Place(_clients, _net.Group(_vpc)), "dynamodb");

        Assert.Empty(Find());
    }

    [Fact]
    public void CutOff_IsAnotherRule()
    {
        Endpoint();
        _net.AclOn(_doors);

        Assert.Empty(Find());
        Assert.Single(_net.Find("VPC607"));
    }

    [Fact]
    public void UnknownFacts_AreSilent()
    {
        Endpoint();
        var acl = Acl(_doors, @in: Ports.Tcp(5432), @out: Ephemeral);
        _net.In(acl, 110, Ports.Tcp(443), guard: Arm(0));
        Assert.Empty(Find());

        acl.Entries.IsOpen = true;
        _net.InterfaceEndpoint(_vpc, "sns", [_doors]).IsEscaped = true;
        Assert.Empty(Find());
    }

    [Fact]
    public Task Program_ReportsAtTheAcl() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 0 });
        vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
        var acl = new {|VPC606:NetworkAcl|}(this, "Acl", new NetworkAclProps { Vpc = vpc, SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
        void Add(string id, TrafficDirection direction, AclTraffic traffic) =>
            acl.AddEntry(id, new CommonNetworkAclEntryOptions { Cidr = AclCidr.Ipv4(vpc.VpcCidrBlock), Direction = direction, RuleNumber = 100, Traffic = traffic });
        Add("DatabaseIn", TrafficDirection.INGRESS, AclTraffic.TcpPort(5432));
        Add("RepliesOut", TrafficDirection.EGRESS, AclTraffic.TcpPortRange(1024, 65535));
        """,
        "VPC606");

    private InterfaceEndpoint Endpoint() => _net.InterfaceEndpoint(_vpc, subnets: [_doors], groups: [_net.Group(_vpc, "Net/Doors")]);

    private NetworkAcl Acl(Subnet subnet, Ports @in, Ports @out, string peer = "0.0.0.0/0")
    {
        var acl = _net.AclOn(subnet);
        _net.In(acl, 100, @in, peer);
        _net.Out(acl, 100, @out, peer);
        return acl;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC606");
}
