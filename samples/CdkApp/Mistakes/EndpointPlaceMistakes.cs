using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using CdkApp.Common;
using Constructs;

namespace CdkApp.Mistakes;

internal sealed class EndpointPlaceMistakes : Stack
{
    public EndpointPlaceMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        AddEndpointTwiceInZone();
        AddEndpointInPublicSubnets();
        AddEndpointWithoutPolicy();
        AddEndpointWithoutType();
    }

    private void AddEndpointTwiceInZone()
    {
        var vpc = new Vpc(this, "TwoTiers", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr("10.135.0.0/16"),
            MaxAzs = 2,
            SubnetConfiguration =
            [
                new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 },
                new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 },
            ],
            FlowLogs = new Dictionary<string, IFlowLogOptions> { ["AllTraffic"] = new FlowLogOptions() },
        });
        var queue = vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions // VPC402: two subnets of each zone
        {
            Service = InterfaceVpcEndpointAwsService.SQS,
            Subnets = new SubnetSelection { Subnets = vpc.IsolatedSubnets },
        });
        queue.OnlyThisAccount("sqs:SendMessage");
    }

    private void AddEndpointInPublicSubnets()
    {
        var vpc = new Vpc(this, "Shown", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr("10.136.0.0/16"),
            MaxAzs = 2,
            SubnetConfiguration =
            [
                new SubnetConfiguration { Name = "public", SubnetType = SubnetType.PUBLIC, CidrMask = 24 },
                new SubnetConfiguration { Name = "isolated", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 },
            ],
            FlowLogs = new Dictionary<string, IFlowLogOptions> { ["AllTraffic"] = new FlowLogOptions() },
        });
        var queue = vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions // VPC413: in public subnets
        {
            Service = InterfaceVpcEndpointAwsService.SQS,
            Subnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC },
        });
        queue.OnlyThisAccount("sqs:SendMessage");
    }

    private void AddEndpointWithoutPolicy()
    {
        var vpc = IsolatedVpc.Create(this, "Unlimited", "10.137.0.0/16");
        vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS }); // VPC403: a policy is missing
    }

    private void AddEndpointWithoutType()
    {
        var vpc = IsolatedVpc.Create(this, "Typeless", "10.138.0.0/16");
        vpc.EnableVpnGateway(new EnableVpnGatewayOptions { Type = "ipsec.1" });
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc, Description = "Of the objects' endpoint" });
        group.AddIngressRule(Peer.Ipv4(vpc.VpcCidrBlock), Port.Tcp(443), "From the VPC");
        _ = new CfnVPCEndpoint(this, "Objects", new CfnVPCEndpointProps // VPC303: as a gateway endpoint // VPC416: the type is missing
        {
            VpcId = vpc.VpcId,
            ServiceName = $"com.amazonaws.{Region}.s3",
            SubnetIds = vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }).SubnetIds,
            SecurityGroupIds = new[] { group.SecurityGroupId },
            PolicyDocument = new Dictionary<string, object>
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new object[]
                {
                    new Dictionary<string, object>
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = "*",
                        ["Action"] = new[] { "s3:GetObject" },
                        ["Resource"] = "*",
                        ["Condition"] = new Dictionary<string, object>
                        {
                            ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalAccount"] = Account },
                        },
                    },
                },
            },
        });
    }
}
