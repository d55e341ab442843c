using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using CdkApp.Common;
using Constructs;

namespace CdkApp.Mistakes;

internal sealed class PrivateDnsMistakes : Stack
{
    public PrivateDnsMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        AddEndpointWithoutVpcDns();
        AddEndpointThatNobodyFinds();
        AddEndpointsOfOneName();
        AddS3WithoutGateway();
    }

    private void AddEndpointWithoutVpcDns()
    {
        var vpc = new Vpc(this, "WithoutNames", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr("10.131.0.0/16"),
            MaxAzs = 2,
            EnableDnsHostnames = false,
            SubnetConfiguration = [new SubnetConfiguration { Name = "isolated", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 }],
            FlowLogs = new Dictionary<string, IFlowLogOptions> { ["AllTraffic"] = new FlowLogOptions() },
        });
        var queue = vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions // VPC406: DNS host names of the VPC are off
        {
            Service = InterfaceVpcEndpointAwsService.SQS,
        });
        queue.OnlyThisAccount("sqs:SendMessage");
    }

    private void AddEndpointThatNobodyFinds()
    {
        var vpc = IsolatedVpc.Create(this, "Unfound", "10.132.0.0/16");
        var queue = vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions // VPC407: no name leads to it
        {
            Service = InterfaceVpcEndpointAwsService.SQS,
            PrivateDnsEnabled = false,
        });
        queue.OnlyThisAccount("sqs:SendMessage");
    }

    private void AddEndpointsOfOneName()
    {
        var vpc = IsolatedVpc.Create(this, "Namesakes", "10.133.0.0/16");
        vpc.AddInterfaceEndpoint("Events", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.EVENTBRIDGE })
            .OnlyThisAccount("events:PutEvents");
        vpc.AddInterfaceEndpoint("OldEvents", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointAwsService("events") }) // VPC408: the same service
            .OnlyThisAccount("events:PutEvents");
    }

    private void AddS3WithoutGateway()
    {
        var vpc = IsolatedVpc.Create(this, "WithoutGateway", "10.134.0.0/16");
        vpc.EnableVpnGateway(new EnableVpnGatewayOptions { Type = "ipsec.1" });
        var objects = vpc.AddInterfaceEndpoint("Objects", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.S3 }); // VPC414: needs a gateway endpoint
        objects.OnlyThisAccount("s3:GetObject");
    }
}
