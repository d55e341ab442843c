using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Cdk;

public sealed class SecurityGroupTests
{
    private const string Groups = """
        var vpc = new Vpc(this, "Vpc");
        var web = new SecurityGroup(this, "Web", new SecurityGroupProps { Vpc = vpc });
        var db = new SecurityGroup(this, "Db", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false });

        """;

    [Fact]
    public void Group_HasWhatItsPropsSay()
    {
        var network = Networks.OfStack(Groups);

        Assert.Equal(["Main/Web", "Main/Db"], network.SecurityGroups.Select(static group => group.Path));
        Assert.All(network.SecurityGroups, group => Assert.Same(network.Vpcs[0], group.Vpc));
        Assert.Equal([true, false], network.SecurityGroups.Select(static group => group.AllowsAllOutbound));
        Assert.All(network.SecurityGroups, static group => Assert.False(group.AllowsAllIpv6Outbound));
        Assert.All(network.SecurityGroups, static group => Assert.True(group.Ingress.IsKnownEmpty));
    }

    [Theory]
    [InlineData("web.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443), \"HTTPS\");", "0.0.0.0/0 tcp/443")]
    [InlineData("web.AddIngressRule(Peer.AnyIpv6(), Port.TcpRange(8000, 8100));", "::/0 tcp/8000-8100")]
    [InlineData("web.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.AllTcp());", "10.0.0.0/16 tcp/all ports")]
    [InlineData("web.AddIngressRule(Peer.Ipv4($\"{\"10.1.2.3\"}/32\"), Port.AllTraffic());", "10.1.2.3/32 all traffic")]
    [InlineData("web.AddIngressRule(Peer.PrefixList(\"pl-1\"), Port.Udp(53));", "pl-1 udp/53")]
    [InlineData("web.AddIngressRule(db, new Port(new PortProps { Protocol = Protocol.TCP, FromPort = 1, ToPort = 2, StringRepresentation = \"x\" }));", "Main/Db tcp/1-2")]
    [InlineData("web.AddIngressRule(Peer.SecurityGroupId(db.SecurityGroupId), Port.AllIcmp());", "Main/Db icmp")]
    [InlineData("web.Connections.AllowFromAnyIpv4(Port.HTTPS);", "0.0.0.0/0 tcp/443")]
    [InlineData("web.Connections.SecurityGroups[0].AddIngressRule(Peer.AnyIpv4(), Port.SSH);", "0.0.0.0/0 tcp/22")]
    [InlineData("web.AddIngressRule(Peer.Ipv4(System.Environment.GetEnvironmentVariable(\"X\")), Port.Tcp(1));", "(unknown) tcp/1")]
    public void IngressRule_IsRead(string statement, string rule)
    {
        var group = Networks.OfStack(Groups + statement).SecurityGroups[0];

        Assert.Equal(rule, Words(Assert.Single(group.Ingress)));
        Assert.Empty(group.Egress);
        Assert.False(group.Ingress.IsOpen);
    }

    [Fact]
    public void Connections_WriteBothSides_AsFarAsTheyNeedIt()
    {
        var network = Networks.OfStack(Groups + """
            db.Connections.AllowFrom(web, Port.Tcp(5432), "PostgreSQL");
            db.Connections.AllowTo(web, Port.Tcp(80));
            db.Connections.AllowInternally(Port.Tcp(1));
            """);

        var (web, db) = (network.SecurityGroups[0], network.SecurityGroups[1]);
        Assert.Equal(["Main/Web tcp/5432", "Main/Db tcp/1"], db.Ingress.Select(Words));
        Assert.Equal(["Main/Web tcp/80", "Main/Db tcp/1"], db.Egress.Select(Words));
        Assert.Equal(["Main/Db tcp/80"], web.Ingress.Select(Words));
        Assert.Empty(web.Egress);
        Assert.DoesNotContain(network.GroupRules, static rule => rule.IsIgnored);
    }

    [Fact]
    public void EgressRule_IsDropped_WhileAllOutboundIsAllowed()
    {
        var network = Networks.OfStack(Groups + """
            web.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443));
            web.AddEgressRule(Peer.AnyIpv6(), Port.Tcp(443));
            db.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443));
            """);

        Assert.Equal([true, false, false], network.GroupRules.Select(static rule => rule.IsIgnored));
        Assert.Equal("::/0 tcp/443", Words(Assert.Single(network.SecurityGroups[0].Egress)));
        Assert.Equal("0.0.0.0/0 tcp/443", Words(Assert.Single(network.SecurityGroups[1].Egress)));
    }

    [Fact]
    public void ImportedGroup_IsOpen_AndAnImmutableOneDropsRules()
    {
        var network = Networks.OfStack("""
            var mutable = SecurityGroup.FromSecurityGroupId(this, "A", "sg-11111111");
            var immutable = SecurityGroup.FromSecurityGroupId(this, "B", "sg-22222222", new SecurityGroupImportOptions { Mutable = false });
            mutable.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));
            immutable.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));
            """);

        Assert.All(network.SecurityGroups, static group => Assert.Equal(Origin.Imported, group.Origin));
        Assert.All(network.SecurityGroups, static group => Assert.True(group.Ingress.IsOpen));
        Assert.Equal([false, true], network.SecurityGroups.Select(static group => group.IsImmutable));
        Assert.Equal([false, true], network.GroupRules.Select(static rule => rule.IsIgnored));
    }

    [Fact]
    public void GroupImportedByTheIdOfOneInTheApp_IsThatGroup()
    {
        var network = Networks.OfStack(Groups + """
            SecurityGroup.FromSecurityGroupId(this, "Again", db.SecurityGroupId).AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));
            """);

        Assert.Equal(2, network.SecurityGroups.Count);
        Assert.Single(network.SecurityGroups[1].Ingress);
    }

    [Fact]
    public void L1Groups_WithInlineRulesAndRulesOfTheirOwn()
    {
        var network = Networks.OfStack("""
            var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
            var web = new CfnSecurityGroup(this, "Web", new CfnSecurityGroupProps
            {
                GroupDescription = "web",
                VpcId = vpc.Ref,
                SecurityGroupIngress = new[]
                {
                    new CfnSecurityGroup.IngressProperty { IpProtocol = "tcp", CidrIp = "0.0.0.0/0", FromPort = 443, ToPort = 443 },
                },
                SecurityGroupEgress = new object[] { new Dictionary<string, object> { ["ipProtocol"] = "-1", ["cidrIpv6"] = "::/0" } },
            });
            var db = new CfnSecurityGroup(this, "Db", new CfnSecurityGroupProps { GroupDescription = "db", VpcId = vpc.AttrVpcId });
            _ = new CfnSecurityGroupIngress(this, "In", new CfnSecurityGroupIngressProps
            {
                GroupId = db.AttrGroupId, IpProtocol = "6", FromPort = 5432, ToPort = 5432, SourceSecurityGroupId = web.AttrGroupId,
            });
            """);

        var (web, db) = (network.SecurityGroups[0], network.SecurityGroups[1]);
        Assert.Same(network.Vpcs[0], web.Vpc);
        Assert.Same(network.Vpcs[0], db.Vpc);
        Assert.Equal("0.0.0.0/0 tcp/443", Words(Assert.Single(web.Ingress)));
        Assert.Equal("::/0 all traffic", Words(Assert.Single(web.Egress)));
        Assert.Equal("Main/Web tcp/5432", Words(Assert.Single(db.Ingress)));
        Assert.Equal([false, true], network.SecurityGroups.Select(static group => group.AllowsAllOutbound));
    }

    [Fact]
    public void RulesInALoopOrABranch_CarryIt()
    {
        var network = Networks.OfStack(Groups + """
            foreach (var port in new[] { 80, 443 })
                web.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(port));
            if (System.Environment.GetEnvironmentVariable("DEBUG") == "1")
                web.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));
            """);

        Assert.Equal(["0.0.0.0/0 tcp/80", "0.0.0.0/0 tcp/443", "0.0.0.0/0 tcp/22"], network.SecurityGroups[0].Ingress.Select(Words));
        Assert.Equal([true, true, false], network.SecurityGroups[0].Ingress.Select(static rule => rule.Guard.IsAlways));
    }

    [Fact]
    public void GroupOfAParameter_IsUnknown_AndSoAreItsRules()
    {
        var network = Networks.Of("""
            public class Rules : Construct
            {
                public Rules(Construct scope, string id, ISecurityGroup group, IConnectable other) : base(scope, id)
                {
                    group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));
                    group.Connections.AllowTo(other, Port.Tcp(443));
                }
            }
            """);

        var group = Assert.Single(network.SecurityGroups);
        Assert.Equal(Origin.Unknown, group.Origin);
        Assert.True(group.Ingress.IsOpen);
        Assert.Equal("0.0.0.0/0 tcp/22", Words(Assert.Single(group.Ingress)));
        Assert.Contains(network.GroupRules, static rule => rule is { Group: null, IsIngress: true });
    }

    private static string Words(GroupRule rule) => $"{rule.Peer} {rule.Ports}";
}
