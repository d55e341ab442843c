using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using CdkVpc;
using Constructs;

namespace CdkApp.Right;

/// <summary>A VPC without a way to the internet: its one host is reached by Session Manager, through endpoints.</summary>
internal sealed partial class ToolsStack : Stack
{
    [InterfaceEndpoints(EndpointSet.SystemsManager)]
    [GatewayEndpoint(GatewayService.S3, Policy = EndpointPolicy.Explicit)]
    [FlowLogs(FlowLogTo.CloudWatch, Days = 90)]
    public Vpc Vpc { get; }

    public ToolsStack(Construct scope, string id, NetworkSettings settings, IStackProps? props = null) : base(scope, id, props)
    {
        Vpc = new Vpc(this, "Vpc", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr(settings.Cidr),
            MaxAzs = settings.Zones,
            SubnetConfiguration = settings.ToSubnetConfiguration(),
        });

        // Amazon Linux keeps its packages in a bucket of each region.
        ScaffoldVpc().S3.AllowReading($"arn:{Partition}:s3:::al2023-repos-{Region}-de612dc2/*");
        AddHost();
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
