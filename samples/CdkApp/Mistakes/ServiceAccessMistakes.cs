using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SQS;
using CdkApp.Common;
using Constructs;

namespace CdkApp.Mistakes;

internal sealed class ServiceAccessMistakes : Stack
{
    public ServiceAccessMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        AddEndpointThatCostsMoney();
        AddEndpointWithoutItsCompanion();
        AddFunctionWithoutEndpoint();
        AddRuleForUdp();
    }

    private void AddEndpointThatCostsMoney()
    {
        var vpc = IsolatedVpc.Create(this, "Alone", "10.139.0.0/16");
        vpc.AddInterfaceEndpoint("Tables", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointAwsService("dynamodb") }) // VPC409: a gateway endpoint is free
            .OnlyThisAccount("dynamodb:GetItem");
    }

    private void AddEndpointWithoutItsCompanion()
    {
        var vpc = IsolatedVpc.Create(this, "Sessions", "10.140.0.0/16");
        vpc.AddInterfaceEndpoint("Ssm", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SSM }) // VPC410: sessions need ssmmessages too
            .OnlyPrincipalsOfThisAccount("ssm:*");
    }

    private void AddFunctionWithoutEndpoint()
    {
        var vpc = IsolatedVpc.Create(this, "Unreached", "10.141.0.0/16");
        var worker = new Function(this, "Worker", new FunctionProps // VPC411: no endpoint for SQS
        {
            Runtime = Runtime.NODEJS_20_X,
            Handler = "index.handler",
            Code = Code.FromInline("exports.handler = async () => {};"),
            Vpc = vpc,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
        });
        new Queue(this, "Orders").GrantSendMessages(worker);
    }

    private void AddRuleForUdp()
    {
        var vpc = IsolatedVpc.Create(this, "Datagrams", "10.142.0.0/16");
        var group = new SecurityGroup(this, "DatagramGroup", new SecurityGroupProps { Vpc = vpc, Description = "Of the queue's endpoint" });
        group.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Udp(443), "The wrong protocol"); // VPC412: endpoints take TCP
        var queue = vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions
        {
            Service = InterfaceVpcEndpointAwsService.SQS,
            SecurityGroups = new ISecurityGroup[] { group },
        });
        queue.OnlyThisAccount("sqs:SendMessage");
    }
}
