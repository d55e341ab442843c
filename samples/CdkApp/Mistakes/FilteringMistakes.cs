using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Constructs;
using Action = Amazon.CDK.AWS.EC2.Action;

namespace CdkApp.Mistakes;

internal sealed class FilteringMistakes : Stack
{
    public FilteringMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        var vpc = IsolatedVpc.Create(this, "Vpc", "10.150.0.0/16");

        // Stateless: the replies go out to the port that the client came from, not to 443.
        var acl = new NetworkAcl(this, "HttpsOnly", new NetworkAclProps // VPC601: replies are dropped
        {
            Vpc = vpc,
            SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
        });
        acl.AddEntry("HttpsIn", new CommonNetworkAclEntryOptions
        {
            Cidr = AclCidr.Ipv4("10.150.0.0/16"),
            Direction = TrafficDirection.INGRESS,
            RuleNumber = 100,
            Traffic = AclTraffic.TcpPort(443),
        });
        acl.AddEntry("HttpsOut", new CommonNetworkAclEntryOptions
        {
            Cidr = AclCidr.Ipv4("10.150.0.0/16"),
            Direction = TrafficDirection.EGRESS,
            RuleNumber = 100,
            Traffic = AclTraffic.TcpPort(443),
        });

        AddTools();
        AddOpenTier();

        var host = new SecurityGroup(this, "Host", new SecurityGroupProps { Vpc = vpc, Description = "A host for administrators" });
        host.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22), "SSH from anywhere"); // VPC611: SSH is open to the world

        _ = new CfnSecurityGroup(this, "Database", new CfnSecurityGroupProps // VPC611: MySQL is open to the world
        {
            GroupDescription = "A database",
            VpcId = vpc.VpcId,
            SecurityGroupIngress = new object[]
            {
                new CfnSecurityGroup.IngressProperty { IpProtocol = "tcp", FromPort = 3306, ToPort = 3306, CidrIp = "0.0.0.0/0" },
            },
        });

        // CDK drops this: the group lets everything out, as it does unless it is told otherwise.
        host.AddEgressRule(Peer.Ipv4("10.150.0.0/16"), Port.Tcp(443), "AWS services only"); // VPC612: the rule has no effect
    }

    /// <summary>Entries that do not do what they say.</summary>
    private void AddTools()
    {
        var vpc = IsolatedVpc.Create(this, "ToolsVpc", "10.151.0.0/16");
        var acl = new NetworkAcl(this, "Tools", new NetworkAclProps { Vpc = vpc });
        acl.AddEntry("DenyRest", Entry(TrafficDirection.INGRESS, 100, AclTraffic.AllTraffic(), Action.DENY));
        acl.AddEntry("HttpsIn", Entry(TrafficDirection.INGRESS, 110, AclTraffic.TcpPort(443), Action.ALLOW)); // VPC602: 100 comes first
        acl.AddEntry("RepliesOut", Entry(TrafficDirection.EGRESS, 100, AclTraffic.TcpPortRange(1024, 65535), Action.ALLOW));
        acl.AddEntry("RepliesByUdp", new CommonNetworkAclEntryOptions // VPC603: 100 is taken
        {
            Cidr = AclCidr.AnyIpv4(),
            Direction = TrafficDirection.EGRESS,
            RuleNumber = 100,
            Traffic = AclTraffic.UdpPortRange(1024, 65535),
        });
    }

    /// <summary>An ACL that admits too much, and one that admits nothing.</summary>
    private void AddOpenTier()
    {
        var vpc = IsolatedVpc.Create(this, "OpenVpc", "10.152.0.0/16");
        var open = new NetworkAcl(this, "Open", new NetworkAclProps { Vpc = vpc });
        open.AddEntry("In", Entry(TrafficDirection.INGRESS, 100, AclTraffic.AllTraffic(), Action.ALLOW)); // VPC604: SSH and RDP are open
        open.AddEntry("Out", Entry(TrafficDirection.EGRESS, 100, AclTraffic.AllTraffic(), Action.ALLOW));

        _ = new NetworkAcl(this, "Empty", new NetworkAclProps // VPC607: nothing passes
        {
            Vpc = vpc,
            SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
        });
    }

    private static CommonNetworkAclEntryOptions Entry(TrafficDirection direction, int number, AclTraffic traffic, Action action) => new()
    {
        Cidr = AclCidr.AnyIpv4(),
        Direction = direction,
        RuleNumber = number,
        Traffic = traffic,
        RuleAction = action,
    };
}
