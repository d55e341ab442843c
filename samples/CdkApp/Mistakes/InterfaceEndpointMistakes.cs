using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using CdkApp.Common;
using Constructs;

namespace CdkApp.Mistakes;

internal sealed class InterfaceEndpointMistakes : Stack
{
    public InterfaceEndpointMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        var vpc = IsolatedVpc.Create(this, "Vpc", "10.130.0.0/16");

        var queue = vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions // VPC401: in one zone of two
        {
            Service = InterfaceVpcEndpointAwsService.SQS,
            Subnets = new SubnetSelection { Subnets = new[] { vpc.IsolatedSubnets[0] } },
        });
        queue.OnlyThisAccount("sqs:SendMessage");

        var everybody = new SecurityGroup(this, "Everybody", new SecurityGroupProps { Vpc = vpc, Description = "Of the topic's endpoint" });
        everybody.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443), "From anywhere");
        var topic = vpc.AddInterfaceEndpoint("Topic", new InterfaceVpcEndpointOptions // VPC404: its security group admits the world
        {
            Service = InterfaceVpcEndpointAwsService.SNS,
            SecurityGroups = new ISecurityGroup[] { everybody },
        });
        topic.OnlyThisAccount("sns:Publish");

        var key = vpc.AddInterfaceEndpoint("Key", new InterfaceVpcEndpointOptions // VPC405: closed, and nobody is let in
        {
            Service = InterfaceVpcEndpointAwsService.KMS,
            Open = false,
        });
        key.OnlyThisAccount("kms:Decrypt");

        var nobody = new SecurityGroup(this, "Nobody", new SecurityGroupProps { Vpc = vpc, Description = "Of the stream's endpoint" });
        nobody.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(80), "The wrong port");
        var stream = new InterfaceVpcEndpoint(this, "Stream", new InterfaceVpcEndpointProps // VPC405: its security group admits 80, not 443
        {
            Vpc = vpc,
            Service = InterfaceVpcEndpointAwsService.KINESIS_STREAMS,
            SecurityGroups = new ISecurityGroup[] { nobody },
            Open = false,
        });
        stream.OnlyThisAccount("kinesis:PutRecord");
    }
}
