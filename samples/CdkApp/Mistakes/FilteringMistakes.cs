using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Constructs;

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
    }
}
