using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace CdkApp.Mistakes;

/// <summary>One filter lets through what the next one drops.</summary>
internal sealed class PassageMistakes : Stack
{
    public PassageMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        var vpc = IsolatedVpc.Create(this, "Vpc", "10.153.0.0/16");
        _ = vpc.AddInterfaceEndpoint("Jobs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS }); // VPC403: no policy

        // Only SSH passes, and what is answered to it: neither the workers' port nor the endpoint's.
        var acl = new NetworkAcl(this, "SshOnly", new NetworkAclProps // VPC605: 8080 is dropped // VPC606: so is the endpoint's 443
        {
            Vpc = vpc,
            SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
        });
        Allow(acl, "SshIn", TrafficDirection.INGRESS, AclTraffic.TcpPort(22));
        Allow(acl, "RepliesOut", TrafficDirection.EGRESS, AclTraffic.TcpPortRange(1024, 65535));

        var workers = new SecurityGroup(this, "Workers", new SecurityGroupProps { Vpc = vpc, Description = "Workers", AllowAllOutbound = false });
        workers.AddIngressRule(Peer.Ipv4("10.153.0.0/16"), Port.Tcp(8080), "Health checks");

        // A grant is a permission; it opens no security group.
        var worker = new Function(this, "Worker", new FunctionProps // VPC613: nothing leads to the endpoint
        {
            Vpc = vpc,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
            SecurityGroups = [workers],
            Runtime = Runtime.NODEJS_20_X,
            Handler = "index.handler",
            Code = Code.FromInline("exports.handler = async () => {};"),
        });
        new Queue(this, "Queue").GrantSendMessages(worker);
    }

    private static void Allow(NetworkAcl acl, string id, TrafficDirection direction, AclTraffic traffic) =>
        acl.AddEntry(id, new CommonNetworkAclEntryOptions { Cidr = AclCidr.Ipv4("10.153.0.0/16"), Direction = direction, RuleNumber = 100, Traffic = traffic });
}
