using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class SecurityGroupRuleIgnoredTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void DroppedRule_Reports()
    {
        var rule = _net.Admit(_net.Group(), To("10.0.0.0/8"), Ports.Tcp(443), isIngress: false, isIgnored: true);

        var finding = Assert.Single(Find());
        Assert.Equal(rule.Anchor, finding.Anchor);
        Assert.Equal(
            "The rule for tcp/443 to 10.0.0.0/8 is dropped: the security group 'Net/Group' allows all outbound traffic already; "
            + "set AllowAllOutbound to false to let out only what has a rule, or remove the rule",
            finding.Message);
    }

    [Fact]
    public void KeptRule_OrOneOfCdk_IsSilent()
    {
        _net.Admit(_net.Group(), To("10.0.0.0/8"), Ports.Tcp(443), isIngress: false);
        _net.Admit(_net.Group(), To("10.0.0.0/8"), Ports.Tcp(443), isImplicit: true, isIgnored: true);

        Assert.Empty(Find());
    }

    [Fact]
    public Task EgressWhileAllIsAllowed_Reports_AndIpv6IsKept() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        var open = new SecurityGroup(this, "Open", new SecurityGroupProps { Vpc = vpc });
        open.{|VPC612:AddEgressRule|}(Peer.AnyIpv4(), Port.Tcp(443));
        open.{|VPC612:AddEgressRule|}(open, Port.Tcp(443));
        open.{|VPC612:AddEgressRule|}(Peer.PrefixList("pl-1"), Port.Tcp(443));
        open.AddEgressRule(Peer.AnyIpv6(), Port.Tcp(443));
        open.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443));
        var closed = new SecurityGroup(this, "Closed", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false, AllowAllIpv6Outbound = true });
        closed.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443));
        closed.{|VPC612:AddEgressRule|}(Peer.AnyIpv6(), Port.Tcp(443));
        var unknown = new SecurityGroup(this, "Unknown", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = System.Environment.GetEnvironmentVariable("OPEN") == "1" });
        unknown.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443));
        """,
        "VPC612");

    [Fact]
    public Task ConnectionOfAnOpenGroup_IsSilent_WhereTheOtherSideIsLetIn() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        var open = new SecurityGroup(this, "Open", new SecurityGroupProps { Vpc = vpc });
        var other = new SecurityGroup(this, "Other", new SecurityGroupProps { Vpc = vpc });
        open.Connections.AllowTo(other, Port.Tcp(443));
        """,
        "VPC612");

    [Fact]
    public Task ImportedGroups_Report_WhereImmutableOrOpen() => Verify.InStackAsync(
        """
        var fixedGroup = SecurityGroup.FromSecurityGroupId(this, "Fixed", "sg-1", new SecurityGroupImportOptions { Mutable = false, AllowAllOutbound = false });
        fixedGroup.{|VPC612:AddIngressRule|}(Peer.AnyIpv4(), Port.Tcp(443));
        fixedGroup.{|VPC612:AddEgressRule|}(Peer.AnyIpv6(), Port.Tcp(443));
        fixedGroup.Connections.{|VPC612:AllowFromAnyIpv4|}(Port.Tcp(443));
        var mutable = SecurityGroup.FromSecurityGroupId(this, "Mutable", "sg-2");
        mutable.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443));
        mutable.{|VPC612:AddEgressRule|}(Peer.AnyIpv6(), Port.Tcp(443));
        var closed = SecurityGroup.FromSecurityGroupId(this, "Closed", "sg-3", new SecurityGroupImportOptions { AllowAllOutbound = false });
        closed.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443));
        SecurityGroup.FromLookupById(this, "Looked", "sg-4").AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443));
        """,
        "VPC612");

    [Fact]
    public Task ConnectionToAnImmutableGroup_Reports_WhereItHasNoOtherEffect() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        var database = SecurityGroup.FromSecurityGroupId(this, "Database", "sg-1", new SecurityGroupImportOptions { Mutable = false });
        var open = new SecurityGroup(this, "Open", new SecurityGroupProps { Vpc = vpc });
        open.Connections.{|VPC612:AllowTo|}(database, Port.Tcp(5432));
        open.Connections.AllowFrom(database, Port.Tcp(443));
        var closed = new SecurityGroup(this, "Closed", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false });
        closed.Connections.AllowTo(database, Port.Tcp(5432));
        database.Connections.{|VPC612:AllowFrom|}(closed, Port.Tcp(5432));
        database.Connections.AllowTo(open, Port.Tcp(443));
        SecurityGroup.FromSecurityGroupId(this, "Cache", "sg-2", new SecurityGroupImportOptions { Mutable = false, AllowAllOutbound = false }).Connections.AllowTo(open, Port.Tcp(6379));
        foreach (var server in new[] { database, closed })
            open.Connections.{|VPC612:AllowTo|}(server, Port.Tcp(8080));
        database.Connections.{|VPC612:AllowInternally|}(Port.Tcp(5432));
        """,
        "VPC612");

    [Fact]
    public Task ConnectionsOfAnOpenGroup_AreSilent() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        var client = new SecurityGroup(this, "Client", new SecurityGroupProps { Vpc = vpc });
        var server = new SecurityGroup(this, "Server", new SecurityGroupProps { Vpc = vpc });
        client.Connections.AllowTo(server, Port.Tcp(443));
        server.Connections.AllowFrom(client, Port.Tcp(80));
        client.Connections.AllowToAnyIpv4(Port.Tcp(443));
        """,
        "VPC612");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC612");
}
