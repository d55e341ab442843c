using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using HealthCheck = Amazon.CDK.AWS.ElasticLoadBalancingV2.HealthCheck;
using Secret = Amazon.CDK.AWS.ECS.Secret;

namespace CdkApp.Right;

internal sealed class WorkloadStackProps : StackProps
{
    public required Vpc Vpc { get; init; }

    public required SecurityStack Security { get; init; }

    public required StorageStack Storage { get; init; }
}

/// <summary>What runs in the shop: a service behind a load balancer, and a worker.</summary>
internal sealed class WorkloadStack : Stack
{
    private static readonly SubnetSelection ApplicationSubnets = new() { SubnetGroupName = NetworkSettings.ApplicationTier };

    public WorkloadStack(Construct scope, string id, WorkloadStackProps props) : base(scope, id, props)
    {
        var service = AddService(props);
        AddLoadBalancer(props, service);
        AddWorker(props);
    }

    private FargateService AddService(WorkloadStackProps props)
    {
        var images = new Repository(this, "Images", new RepositoryProps { ImageScanOnPush = true });
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = props.Vpc });
        var task = new FargateTaskDefinition(this, "Task", new FargateTaskDefinitionProps { Cpu = 512, MemoryLimitMiB = 1024 });
        task.AddContainer("Web", new ContainerDefinitionOptions
        {
            Image = ContainerImage.FromEcrRepository(images, "1.0"),
            PortMappings = new[] { new PortMapping { ContainerPort = SecurityStack.ServicePort } },
            Logging = LogDriver.AwsLogs(new AwsLogDriverProps { StreamPrefix = "web" }),
            Secrets = new Dictionary<string, Secret> { ["DATABASE"] = Secret.FromSecretsManager(props.Storage.Orders.Secret!) },
        });
        props.Storage.Carts.GrantReadWriteData(task.TaskRole);

        return new FargateService(this, "Service", new FargateServiceProps
        {
            Cluster = cluster,
            TaskDefinition = task,
            DesiredCount = 2,
            MinHealthyPercent = 100,
            VpcSubnets = ApplicationSubnets,
            SecurityGroups = new ISecurityGroup[] { props.Security.Service },
        });
    }

    private void AddLoadBalancer(WorkloadStackProps props, FargateService service)
    {
        var balancer = new ApplicationLoadBalancer(this, "LoadBalancer", new ApplicationLoadBalancerProps
        {
            Vpc = props.Vpc,
            InternetFacing = true,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC },
            SecurityGroup = props.Security.LoadBalancer,
        });
        balancer.AddRedirect(new ApplicationLoadBalancerRedirectConfig { Open = false });
        var listener = balancer.AddListener("Https", new BaseApplicationListenerProps
        {
            Port = 443,
            Open = false,
            Certificates = new[] { ListenerCertificate.FromArn(Fn.ImportValue("shop-certificate-arn")) },
        });
        listener.AddTargets("Web", new AddApplicationTargetsProps
        {
            Port = SecurityStack.ServicePort,
            Protocol = ApplicationProtocol.HTTP,
            Targets = new IApplicationLoadBalancerTarget[] { service },
            HealthCheck = new HealthCheck { Path = "/health" },
        });
    }

    private void AddWorker(WorkloadStackProps props)
    {
        var worker = new Function(this, "Worker", new FunctionProps
        {
            Runtime = Runtime.PYTHON_3_12,
            Handler = "index.handler",
            Code = Code.FromInline("def handler(event, context):\n    return 'done'\n"),
            Timeout = Duration.Seconds(30),
            Vpc = props.Vpc,
            VpcSubnets = ApplicationSubnets,
            SecurityGroups = new ISecurityGroup[] { props.Security.Worker },
            Environment = new Dictionary<string, string> { ["RECEIPTS"] = props.Storage.Receipts.BucketName },
        });
        props.Storage.Receipts.GrantReadWrite(worker);
        props.Storage.Orders.Secret!.GrantRead(worker);
    }
}
