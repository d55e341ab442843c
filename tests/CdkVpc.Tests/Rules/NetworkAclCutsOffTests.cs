using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class NetworkAclCutsOffTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void NoEntry_Reports_WithTheSubnet()
    {
        var acl = AclOfVpc();

        var finding = Assert.Single(Find());
        Assert.Equal(acl.Anchor, finding.Anchor);
        Assert.Equal(acl.Subnets[0].Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal(
            "The network ACL 'Net/Acl' cuts off the subnet 'Net/Vpc/PublicSubnet1': it has no entry, and what no entry allows is denied; "
            + "add entries for requests and for their replies",
            finding.Message);
    }

    [Theory]
    [InlineData(false, "cuts off 2 subnets:")]
    [InlineData(true, "cuts off its subnets:")]
    public void SeveralSubnets_AreCounted_WhereAllAreSeen(bool isOpen, string words)
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.Subnet(vpc);
        _net.Acl(vpc).Subnets.IsOpen = isOpen;

        Assert.Contains(words, Assert.Single(Find()).Message);
    }

    [Theory]
    [InlineData(false, "no entry allows anything outbound", "add outbound entries for what belongs to the inbound ones")]
    [InlineData(true, "no entry allows anything inbound", "add inbound entries for what belongs to the outbound ones")]
    public void EntriesInOneDirection_Report_AndLostRepliesAreSilent(bool isEgress, string lacks, string remedy)
    {
        _net.Entry(AclOfVpc(), isEgress, Setting<int>.Of(100), Ports.Tcp(443), To("0.0.0.0/0"));

        Assert.EndsWith($"{lacks}, and what no entry allows is denied; {remedy}", Assert.Single(Find()).Message);
        Assert.Empty(_net.Find("VPC601"));
    }

    [Fact]
    public void OtherDirectionDenied_Reports()
    {
        var acl = AclOfVpc();
        _net.In(acl, 100, Ports.All);
        _net.Out(acl, 100, Ports.All, allows: false);

        Assert.Single(Find());
    }

    [Fact]
    public void EverythingDenied_Reports()
    {
        _net.In(AclOfVpc(), 100, Ports.All, allows: false);

        Assert.Contains("no entry allows anything, and", Assert.Single(Find()).Message);
    }

    [Fact]
    public void BothDirections_AreSilent()
    {
        var acl = AclOfVpc();
        _net.In(acl, 100, Ports.Tcp(443));
        _net.Out(acl, 100, Ports.Tcp(443));

        Assert.Empty(Find());
    }

    [Fact]
    public void NotAssociated_IsSilent()
    {
        _net.Acl();

        Assert.Empty(Find());
    }

    [Fact]
    public void SubnetsThatMayHaveAnotherAcl_AreSilent()
    {
        AclOfVpc().Subnets[0].NetworkAcls.Add(_net.Acl());
        AclOfVpc().Subnets[0].NetworkAcls.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void PossibleEntries_AreSilent()
    {
        foreach (var make in new Action<NetworkAcl>[]
        {
            acl => _net.Out(acl, 100, Ports.Tcp(443), guard: Arm(0)),
            acl => _net.Out(acl, 100, Ports.Tcp(443), allows: null),
            acl => _net.Entry(acl, isEgress: null, Setting<int>.Of(100), Ports.Tcp(443), To("0.0.0.0/0")),
            acl => _net.Entry(acl, isEgress: true, Setting<int>.Of(100), Ports.Tcp(443), To("0.0.0.0/0"), isRepeated: true),
            acl => _net.In(acl, 110, Ports.Tcp(80)).IsEscaped = true,
            acl => acl.Entries.IsOpen = true,
            acl => acl.IsEscaped = true,
        })
        {
            var acl = AclOfVpc();
            _net.In(acl, 100, Ports.Tcp(443));
            make(acl);
        }

        Assert.Empty(Find());
    }

    [Fact]
    public void AclMadeElsewhere_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.Acl(vpc, Origin.Imported);

        Assert.Empty(Find());
    }

    [Fact]
    public Task EveryWayToAssociate_Reports() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 0 });
        var first = new {|VPC607:NetworkAcl|}(this, "Selection", new NetworkAclProps { Vpc = vpc, SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
        var other = new Vpc(this, "Other", new VpcProps { MaxAzs = 2, NatGateways = 0 });
        NetworkAcl second = {|VPC607:new|}(this, "BySubnet", new NetworkAclProps { Vpc = other });
        other.PublicSubnets[0].AssociateNetworkAcl("Association", second);
        var third = new {|VPC607:NetworkAcl|}(this, "ByAcl", new NetworkAclProps { Vpc = other });
        third.AssociateWithSubnet("Association", new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED });
        var l1 = new {|VPC607:CfnNetworkAcl|}(this, "L1", new CfnNetworkAclProps { VpcId = other.VpcId });
        new CfnSubnetNetworkAclAssociation(this, "Association", new CfnSubnetNetworkAclAssociationProps { NetworkAclId = l1.Ref, SubnetId = other.PublicSubnets[1].SubnetId });
        new NetworkAcl(this, "Alone", new NetworkAclProps { Vpc = other });
        """,
        "VPC607");

    [Fact]
    public Task SubnetsOfAnImportedVpc_Report_UnlessNoneMayBeMeant() => Verify.DiagnosticsAsync(
        """
        public class AclStack : Stack
        {
            public AclStack(Construct scope, string id, IVpc given, ISubnet[] subnets, string subnetId) : base(scope, id)
            {
                new {|VPC607:NetworkAcl|}(this, "OfType", new NetworkAclProps { Vpc = given, SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PUBLIC } });
                new NetworkAcl(this, "OfList", new NetworkAclProps { Vpc = given, SubnetSelection = new SubnetSelection { Subnets = subnets } });
                var looked = Vpc.FromLookup(this, "Looked", new VpcLookupOptions { IsDefault = true });
                new NetworkAcl(this, "OfZones", new NetworkAclProps { Vpc = looked, SubnetSelection = new SubnetSelection { AvailabilityZones = new[] { "eu-west-1a" } } });
                var l1 = new {|VPC607:CfnNetworkAcl|}(this, "L1", new CfnNetworkAclProps { VpcId = looked.VpcId });
                new CfnSubnetNetworkAclAssociation(this, "Association", new CfnSubnetNetworkAclAssociationProps { NetworkAclId = l1.Ref, SubnetId = subnetId });
            }
        }
        """,
        "VPC607");

    [Fact]
    public Task EntryOfAnotherStack_IsSilent() => Verify.DiagnosticsAsync(
        """
        var app = new App();
        var net = new Stack(app, "Net");
        var vpc = new Vpc(net, "Vpc", new VpcProps { MaxAzs = 2 });
        var acl = new NetworkAcl(net, "Acl", new NetworkAclProps { Vpc = vpc, SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PUBLIC } });
        var rules = new Stack(app, "Rules");
        foreach (var direction in new[] { TrafficDirection.INGRESS, TrafficDirection.EGRESS })
            new NetworkAclEntry(rules, direction.ToString(), new NetworkAclEntryProps { NetworkAcl = acl, Direction = direction, Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPortRange(1024, 65535) });
        app.Synth();
        """,
        "VPC607");

    private NetworkAcl AclOfVpc()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, SubnetKind.Public);
        return _net.Acl(vpc);
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC607");
}
