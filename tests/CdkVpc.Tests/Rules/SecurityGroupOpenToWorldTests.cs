using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class SecurityGroupOpenToWorldTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("tcp", 22, 22, "tcp/22 (SSH)")]
    [InlineData("tcp", 3389, 3389, "tcp/3389 (RDP)")]
    [InlineData("tcp", 5432, 5432, "tcp/5432 (PostgreSQL)")]
    [InlineData("tcp", 27017, 27017, "tcp/27017 (MongoDB)")]
    [InlineData("udp", 11211, 11211, "udp/11211 (Memcached)")]
    [InlineData("tcp", 20, 25, "tcp/20-25 with 20 (FTP data), 21 (FTP), 22 (SSH) and 23 (Telnet)")]
    [InlineData("tcp", 0, 1023, "tcp/0-1023 with 20 (FTP data), 21 (FTP), 22 (SSH), 23 (Telnet) and 445 (SMB)")]
    [InlineData("tcp", 1024, 65535, "tcp/1024-65535 with 1433 (SQL Server), 1521 (Oracle), 2049 (NFS), 3306 (MySQL), 3389 (RDP) and 5 more")]
    [InlineData("tcp", 0, 65535, "tcp/all ports")]
    [InlineData("-1", 0, 65535, "all traffic")]
    public void OpenPorts_Report(string protocol, int from, int to, string what)
    {
        var rule = _net.Admit(_net.Group(), To("0.0.0.0/0"), new Ports(protocol, from, to));

        var finding = Assert.Single(Find());
        Assert.Equal(rule.Anchor, finding.Anchor);
        Assert.Equal($"The security group 'Net/Group' admits {what} from anywhere (0.0.0.0/0); admit only the ranges or security groups that need it", finding.Message);
    }

    [Fact]
    public void Ipv6_Reports()
    {
        _net.Admit(_net.Group(), To("::/0"), Ports.Tcp(22));

        Assert.Equal("true", Assert.Single(Find()).Properties[FindingKeys.IsIpv6]);
    }

    [Theory]
    [InlineData("tcp", 80, 80)]
    [InlineData("tcp", 443, 443)]
    [InlineData("udp", 443, 443)]
    [InlineData("tcp", 8000, 9000)]
    [InlineData("icmp", 0, 65535)]
    [InlineData("50", 0, 65535)]
    public void OtherPorts_AreSilent(string protocol, int from, int to)
    {
        _net.Admit(_net.Group(), To("0.0.0.0/0"), new Ports(protocol, from, to));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("203.0.113.7/32")]
    [InlineData("?")]
    public void OtherPeers_AreSilent(string peer)
    {
        _net.Admit(_net.Group(), To(peer), Ports.Tcp(22));

        Assert.Empty(Find());
    }

    [Fact]
    public void FurtherPort_ReportsByOption()
    {
        _net.Admit(_net.Group(), To("0.0.0.0/0"), Ports.Tcp(8443));

        Assert.Empty(Find());
        Assert.Contains("tcp/8443 (by option)", Assert.Single(_net.Find("VPC611", new RuleOptions { FurtherAdminPorts = [8443] })).Message);
    }

    [Fact]
    public void RuleOfAnUnknownGroup_Reports()
    {
        _net.Admit(null, To("0.0.0.0/0"), Ports.Tcp(22));

        Assert.Single(Find());
    }

    [Fact]
    public void RuleInSomeWorlds_Reports()
    {
        _net.Admit(_net.Group(), To("0.0.0.0/0"), Ports.Tcp(22), guard: Arm(0));

        Assert.Single(Find());
    }

    [Fact]
    public void RulesOfOnePlace_ReportOnce()
    {
        var rule = _net.Admit(_net.Group(), To("0.0.0.0/0"), Ports.Tcp(22));
        _net.Network.GroupRules.Add(rule);

        Assert.Single(Find());
    }

    [Fact]
    public void RulesThatDoNotCount_AreSilent()
    {
        var group = _net.Group();
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(22), isIgnored: true);
        _net.Admit(group, To("0.0.0.0/0"), Ports.All, isIngress: false);
        _net.Admit(group, To("0.0.0.0/0"), ports: null);
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(22)).IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void RuleThatCdkAdds_Reports()
    {
        _net.Admit(_net.Group(), To("0.0.0.0/0"), Ports.Tcp(9200), isImplicit: true);

        Assert.Single(Find());
    }

    [Fact]
    public Task EveryWayToAddARule_ReportsAtIt() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        group.{|VPC611:AddIngressRule|}(Peer.Ipv4("0.0.0.0/0"), Port.AllTraffic());
        group.{|VPC611:AddIngressRule|}(Peer.AnyIpv6(), Port.TcpRange(20, 23));
        group.{|VPC611:AddIngressRule|}(Peer.AnyIpv4(), new Port(new PortProps { Protocol = Amazon.CDK.AWS.EC2.Protocol.TCP, FromPort = 1521, ToPort = 1521, StringRepresentation = "oracle" }));
        group.Connections.{|VPC611:AllowFromAnyIpv4|}(Port.AllTcp());
        group.Connections.{|VPC611:AllowFrom|}(Peer.AnyIpv6(), Port.Udp(11211));
        new {|VPC611:CfnSecurityGroupIngress|}(this, "L1", new CfnSecurityGroupIngressProps { GroupId = group.SecurityGroupId, IpProtocol = "-1", CidrIpv6 = "::/0" });
        new {|VPC611:CfnSecurityGroup|}(this, "Inline", new CfnSecurityGroupProps
        {
            GroupDescription = "Hosts",
            SecurityGroupIngress = new object[] { new Dictionary<string, object> { ["IpProtocol"] = "6", ["FromPort"] = 6379, ["ToPort"] = 6379, ["CidrIp"] = "0.0.0.0/0" } },
        });
        new BastionHostLinux(this, "Bastion", new BastionHostLinuxProps { Vpc = vpc }).{|VPC611:AllowSshAccessFrom|}(Peer.Ipv4("10.0.0.0/8"), Peer.AnyIpv4());
        var balancer = new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancer(this, "Balancer", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps { Vpc = vpc });
        balancer.{|VPC611:AddListener|}("Search", new Amazon.CDK.AWS.ElasticLoadBalancingV2.BaseApplicationListenerProps { Port = 9200, Protocol = Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationProtocol.HTTP });
        balancer.AddListener("Pages", new Amazon.CDK.AWS.ElasticLoadBalancingV2.BaseApplicationListenerProps { Port = 80 });
        balancer.AddListener("Closed", new Amazon.CDK.AWS.ElasticLoadBalancingV2.BaseApplicationListenerProps { Port = 9201, Open = false });
        group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443));
        group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80));
        group.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.AllTraffic());
        """,
        "VPC611");

    [Fact]
    public Task DefaultPortOfADatabase_Reports() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        var database = new Amazon.CDK.AWS.RDS.DatabaseInstance(this, "Database", new Amazon.CDK.AWS.RDS.DatabaseInstanceProps
        {
            Vpc = vpc,
            Engine = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.Mysql(new Amazon.CDK.AWS.RDS.MySqlInstanceEngineProps { Version = Amazon.CDK.AWS.RDS.MysqlEngineVersion.VER_8_0 }),
        });
        database.Connections.{|VPC611:AllowDefaultPortFromAnyIpv4|}();
        var moved = new Amazon.CDK.AWS.RDS.DatabaseInstance(this, "Moved", new Amazon.CDK.AWS.RDS.DatabaseInstanceProps
        {
            Vpc = vpc, Engine = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.POSTGRES, Port = 15432,
        });
        moved.Connections.AllowDefaultPortFromAnyIpv4();
        """,
        "VPC611");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC611");
}
