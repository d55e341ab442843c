using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using CdkApp.Common;
using Constructs;

namespace CdkApp.Right;

/// <summary>A VPC without a way to the internet: its one host is reached by Session Manager, through endpoints.</summary>
internal sealed class ToolsStack : Stack
{
    public Vpc Vpc { get; }

    public ToolsStack(Construct scope, string id, NetworkSettings settings, IStackProps? props = null) : base(scope, id, props)
    {
        Vpc = new Vpc(this, "Vpc", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr(settings.Cidr),
            MaxAzs = settings.Zones,
            SubnetConfiguration = settings.ToSubnetConfiguration(),
            FlowLogs = new Dictionary<string, IFlowLogOptions> { ["AllTraffic"] = new FlowLogOptions() },
        });

        AddSessionManager();
        AddHost();
    }

    private void AddSessionManager()
    {
        (string Name, InterfaceVpcEndpointAwsService Service)[] services =
        [
            ("ssm", InterfaceVpcEndpointAwsService.SSM),
            ("ssmmessages", InterfaceVpcEndpointAwsService.SSM_MESSAGES),
            ("ec2messages", InterfaceVpcEndpointAwsService.EC2_MESSAGES),
        ];
        foreach (var (name, service) in services)
            Vpc.AddInterfaceEndpoint(name, new InterfaceVpcEndpointOptions { Service = service }).OnlyPrincipalsOfThisAccount($"{name}:*");

        // Amazon Linux keeps its packages in a bucket of each region.
        Vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 })
            .AllowReading($"arn:{Partition}:s3:::al2023-repos-{Region}-de612dc2/*");
    }

    private void AddHost()
    {
        var group = new SecurityGroup(this, "HostGroup", new SecurityGroupProps { Vpc = Vpc, Description = "Collects traces" });
        group.AddIngressRule(Peer.Ipv4(NetworkSettings.Shop.Cidr), Port.Tcp(4317), "Traces of the shop");

        var host = new Instance_(this, "Host", new InstanceProps
        {
            Vpc = Vpc,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
            SecurityGroup = group,
            InstanceType = InstanceType.Of(InstanceClass.T4G, InstanceSize.SMALL),
            MachineImage = MachineImage.LatestAmazonLinux2023(new AmazonLinux2023ImageSsmParameterProps { CpuType = AmazonLinuxCpuType.ARM_64 }),
            RequireImdsv2 = true,
        });
        host.Role.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName("AmazonSSMManagedInstanceCore"));
    }
}
