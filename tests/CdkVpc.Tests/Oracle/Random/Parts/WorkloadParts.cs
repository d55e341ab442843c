namespace CdkVpc.Tests.Oracle.Random.Parts;

/// <summary>What runs in a VPC, and what it may use.</summary>
internal static class WorkloadParts
{
    private const string Elb = "Amazon.CDK.AWS.ElasticLoadBalancingV2.";
    private const string Rds = "Amazon.CDK.AWS.RDS.";

    /// <summary>The parts.</summary>
    public static readonly IReadOnlyList<Part> All =
    [
        new("function", static sketch =>
        {
            List<(string Name, string Value)> props = [("Runtime", "Runtime.NODEJS_20_X"), ("Handler", sketch.Text("index.handler")), ("Code", "Amazon.CDK.AWS.Lambda.Code.FromInline(\"x\")")];
            var vpc = sketch.SharedVpc();
            if (sketch.Choices.Maybe(60))
            {
                props.AddRange([("Vpc", vpc), ("AllowPublicSubnet", sketch.Flag(value: true))]);
                if (sketch.Shared("SecurityGroup") is { } group && sketch.Choices.Maybe())
                    props.Add(("SecurityGroups", sketch.Array("ISecurityGroup", group)));
                if (sketch.Choices.Maybe(25))
                    props.Add(("VpcSubnets", AllSubnets(vpc)));
            }

            Offer(sketch, sketch.Create("Function", "function", mark: null, props));
        }),
        new("instance", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            List<(string Name, string Value)> props = [("Vpc", vpc), ("InstanceType", "new InstanceType(\"t3.micro\")"), ("MachineImage", "MachineImage.LatestAmazonLinux2()")];
            if (sketch.Shared("SecurityGroup") is { } group && sketch.Choices.Maybe(30))
                props.Add(("SecurityGroup", group));
            if (sketch.Choices.Maybe(25))
                props.Add(("VpcSubnets", AllSubnets(vpc)));
            var host = sketch.Create("Instance_", "host", mark: null, props);
            sketch.Offer("IGrantable", host);
            if (sketch.Choices.Maybe(40))
                sketch.Code($"{host}.Connections.{sketch.Choices.Pick("AllowFromAnyIpv4(Port.Tcp(443))", "AllowFrom(Peer.Ipv4(\"10.0.0.0/8\"), Port.SSH)", "AllowToAnyIpv4(Port.Tcp(443))")};");
        }),
        new("bastion host", static sketch => _ = sketch.Create("BastionHostLinux", "bastion", mark: null, ("Vpc", sketch.SharedVpc()))),
        new("Auto Scaling group", static sketch => _ = sketch.Create("Amazon.CDK.AWS.AutoScaling.AutoScalingGroup", "fleet", mark: null, ("Vpc", sketch.SharedVpc()), ("InstanceType", "new InstanceType(\"t3.micro\")"), ("MachineImage", "MachineImage.LatestAmazonLinux2()"))),
        new("ECS service", WriteService),
        new("load balancer", WriteLoadBalancer),
        new("database", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            List<(string Name, string Value)> props = [("Vpc", vpc), ("Engine", $"{Rds}DatabaseInstanceEngine.POSTGRES")];
            props.Add(("VpcSubnets", AllSubnets(vpc)));
            if (sketch.Shared("SecurityGroup") is { } group && sketch.Choices.Maybe())
                props.Add(("SecurityGroups", sketch.Array("ISecurityGroup", group)));
            var database = sketch.Create($"{Rds}DatabaseInstance", "database", mark: null, props);
            if (sketch.Choices.Maybe())
                sketch.Code($"{database}.Connections.{sketch.Choices.Pick("AllowDefaultPortFrom(Peer.Ipv4(\"10.0.0.0/8\"))", "AllowFrom(Peer.Ipv4(\"10.0.0.0/8\"), Port.Tcp(5432))", "AllowDefaultPortInternally()")};");
        }),
        new("file system", static sketch =>
        {
            var files = sketch.Create("Amazon.CDK.AWS.EFS.FileSystem", "files", mark: null, ("Vpc", sketch.SharedVpc()));
            if (sketch.Choices.Maybe())
                sketch.Code($"{files}.Connections.AllowDefaultPortFrom(Peer.Ipv4(\"10.0.0.0/8\"));");
        }),
        new("cluster of databases", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            var cluster = sketch.Create(
                $"{Rds}DatabaseCluster", "databases", mark: null, ("Vpc", vpc), ("VpcSubnets", AllSubnets(vpc)), ("Engine", $"{Rds}DatabaseClusterEngine.AuroraPostgres(new {Rds}AuroraPostgresClusterEngineProps {{ Version = {Rds}AuroraPostgresEngineVersion.VER_15_2 }})"), ("Writer", $"{Rds}ClusterInstance.ServerlessV2(\"writer\")"));
            if (sketch.Choices.Maybe())
                sketch.Code($"{cluster}.Connections.AllowDefaultPortFromAnyIpv4();");
        }),
        new("cache", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            if (sketch.Shared("SecurityGroup") is not { } group)
                return;
            var subnets = sketch.Create("Amazon.CDK.AWS.ElastiCache.CfnSubnetGroup", "subnets", mark: null, ("Description", sketch.Text("cache")), ("SubnetIds", $"{vpc}.SelectSubnets().SubnetIds"));
            sketch.CreateUnused(
                "Amazon.CDK.AWS.ElastiCache.CfnReplicationGroup", "cache", mark: null, ("ReplicationGroupDescription", sketch.Text("cache")), ("CacheSubnetGroupName", $"{subnets}.Ref"), ("SecurityGroupIds", sketch.Array("string", $"{group}.SecurityGroupId")));
        }),
        new("search domain", static sketch => _ = sketch.Create(
            "Amazon.CDK.AWS.OpenSearchService.Domain", "search", mark: null, ("Version", "Amazon.CDK.AWS.OpenSearchService.EngineVersion.OPENSEARCH_2_3"), ("Vpc", sketch.SharedVpc()), ("VpcSubnets", $"new[] {{ new SubnetSelection {{ Subnets = {sketch.SharedVpc()}.SelectSubnets().Subnets.Take(1).ToArray() }} }}"))),
        new("mount target", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            if (sketch.Shared("SecurityGroup") is not { } group)
                return;
            var files = sketch.Create("Amazon.CDK.AWS.EFS.CfnFileSystem", "rawFiles", mark: null);
            sketch.CreateUnused("Amazon.CDK.AWS.EFS.CfnMountTarget", "mount", mark: null, ("FileSystemId", $"{files}.Ref"), ("SubnetId", $"{vpc}.SelectSubnets().SubnetIds[0]"), ("SecurityGroups", sketch.Array("string", $"{group}.SecurityGroupId")));
        }),
        new("classic load balancer", static sketch => _ = sketch.Create("Amazon.CDK.AWS.ElasticLoadBalancing.LoadBalancer", "classic", mark: null, ("Vpc", sketch.SharedVpc()), ("InternetFacing", sketch.Flag(sketch.Choices.Maybe())), ("SubnetSelection", AllSubnets(sketch.SharedVpc())))),
        new("service of a pattern", WritePattern),
        new("cluster without a VPC", static sketch =>
        {
            _ = sketch.SharedVpc();
            _ = sketch.Create("Cluster", "cluster", mark: null);
        }),
        new("build project", static sketch => Offer(sketch, sketch.Create(
            "Amazon.CDK.AWS.CodeBuild.Project", "build", mark: null, ("Vpc", sketch.SharedVpc()), ("BuildSpec", "Amazon.CDK.AWS.CodeBuild.BuildSpec.FromObject(new Dictionary<string, object> { [\"version\"] = \"0.2\" })")))),
        new("L1 function", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            if (sketch.Shared("SecurityGroup") is not { } group)
                return;
            sketch.CreateUnused(
                "CfnFunction", "rawFunction", mark: null, ("Role", sketch.Text("arn:aws:iam::111122223333:role/x")), ("Code", "new CfnFunction.CodeProperty { ZipFile = \"x\" }"),
                ("VpcConfig", $"new CfnFunction.VpcConfigProperty {{ SubnetIds = {vpc}.SelectSubnets().SubnetIds, SecurityGroupIds = [{group}.SecurityGroupId] }}"));
        }),
        new("role", static sketch =>
        {
            _ = sketch.SharedVpc();
            var role = sketch.Create("Role", "role", mark: null, ("AssumedBy", sketch.Choices.Pick("new ServicePrincipal(\"lambda.amazonaws.com\")", "new AccountRootPrincipal()")));
            sketch.Offer("IGrantable", role);
            if (sketch.Choices.Maybe())
                Offer(sketch, sketch.Create("Function", "function", mark: null, ("Runtime", "Runtime.NODEJS_20_X"), ("Handler", sketch.Text("index.handler")), ("Code", "Amazon.CDK.AWS.Lambda.Code.FromInline(\"x\")"), ("Role", role)));
        }),
        new("grant on a bucket", static sketch =>
        {
            _ = sketch.SharedVpc();
            if (sketch.Shared("IGrantable") is { } grantee && sketch.Shared("Bucket") is { } bucket)
                sketch.Call(bucket, sketch.Choices.Pick("GrantRead", "GrantReadWrite", "GrantPut", "GrantWrite", "GrantDelete"), mark: null, grantee);
        }),
        new("grant on a table", static sketch =>
        {
            _ = sketch.SharedVpc();
            if (sketch.Shared("IGrantable") is { } grantee && sketch.Shared("Table") is { } table)
                sketch.Call(table, sketch.Choices.Pick("GrantReadData", "GrantWriteData", "GrantReadWriteData", "GrantFullAccess"), mark: null, grantee);
        }),
        new("grant on something else", static sketch =>
        {
            _ = sketch.SharedVpc();
            if (sketch.Shared("IGrantable") is not { } grantee)
                return;
            var (type, method) = sketch.Choices.Pick(
                ("Amazon.CDK.AWS.SQS.Queue", "GrantSendMessages"), ("Amazon.CDK.AWS.SNS.Topic", "GrantPublish"), ("Amazon.CDK.AWS.SecretsManager.Secret", "GrantRead"), ("Amazon.CDK.AWS.Kinesis.Stream", "GrantWrite"), ("Amazon.CDK.AWS.KMS.Key", "GrantEncrypt"));
            var thing = sketch.Create(type, "thing", mark: null);
            sketch.Call(thing, method, mark: null, grantee);
        }),
        new("statement of a function's role", static sketch =>
        {
            _ = sketch.SharedVpc();
            if (sketch.Shared("Function") is not { } function || sketch.Shared("Bucket") is not { } bucket)
                return;
            sketch.Code($"{function}.AddToRolePolicy(new PolicyStatement(new PolicyStatementProps {{ Actions = [\"s3:GetObject\", \"sqs:SendMessage\"], Resources = [{bucket}.ArnForObjects(\"*\"), \"arn:aws:sqs:*:*:queue\"] }}));");
        }),
    ];

    private static void Offer(Sketch sketch, string workload)
    {
        sketch.Offer("IGrantable", workload);
        if (workload.StartsWith("function", StringComparison.Ordinal))
            sketch.Offer("Function", workload);
    }

    private static string AllSubnets(string vpc) => $"new SubnetSelection {{ Subnets = {vpc}.PublicSubnets.Concat({vpc}.PrivateSubnets).Concat({vpc}.IsolatedSubnets).ToArray() }}";

    private static void WriteService(Sketch sketch)
    {
        var vpc = sketch.SharedVpc();
        var cluster = sketch.Create("Cluster", "cluster", mark: null, ("Vpc", vpc));
        var tasks = sketch.Create("FargateTaskDefinition", "tasks", mark: null);
        sketch.Code($"{tasks}.AddContainer({sketch.Id("App")}, new ContainerDefinitionOptions {{ Image = ContainerImage.FromRegistry(\"nginx\"), PortMappings = new[] {{ new PortMapping {{ ContainerPort = 80 }} }} }});");
        List<(string Name, string Value)> props = [("Cluster", cluster), ("TaskDefinition", tasks)];
        if (sketch.Shared("SecurityGroup") is { } group && sketch.Choices.Maybe())
            props.Add(("SecurityGroups", sketch.Array("ISecurityGroup", group)));
        if (sketch.Choices.Maybe(30))
            props.Add(("VpcSubnets", AllSubnets(vpc)));
        var service = sketch.Create("FargateService", "service", mark: null, props);
        var role = sketch.Var("IRole", "taskRole");
        sketch.Code($"var {role} = {tasks}.TaskRole;");
        sketch.Offer("IGrantable", role);
        if (sketch.Choices.Maybe(30))
            sketch.Code($"{service}.Connections.AllowFrom(Peer.Ipv4({vpc}.VpcCidrBlock), Port.Tcp(80));");
    }

    private static void WritePattern(Sketch sketch)
    {
        var cluster = sketch.Create("Cluster", "cluster", mark: null, ("Vpc", sketch.SharedVpc()));
        const string Patterns = "Amazon.CDK.AWS.ECS.Patterns.";
        var options = sketch.Props($"{Patterns}ApplicationLoadBalancedTaskImageOptions", ("Image", "ContainerImage.FromRegistry(\"nginx\")"), ("ContainerPort", sketch.Int(8080)));
        var service = sketch.Create($"{Patterns}ApplicationLoadBalancedFargateService", "web", mark: null, ("Cluster", cluster), ("TaskImageOptions", options), ("PublicLoadBalancer", sketch.Flag(value: false)));
        if (sketch.Choices.Maybe(30))
            sketch.Code($"{service}.Service.Connections.AllowFrom(Peer.Ipv4(\"10.0.0.0/8\"), Port.Tcp(8081));");
    }

    private static void WriteLoadBalancer(Sketch sketch)
    {
        List<(string Name, string Value)> props = [("Vpc", sketch.SharedVpc()), ("VpcSubnets", AllSubnets(sketch.SharedVpc()))];
        if (sketch.Choices.Maybe())
            props.Add(("InternetFacing", sketch.Flag(sketch.Choices.Maybe())));
        if (sketch.Choices.Maybe(30))
            props.Add(("IpAddressType", $"{Elb}IpAddressType.{sketch.Choices.Pick("IPV4", "DUAL_STACK")}"));
        if (sketch.Choices.Maybe(30))
        {
            _ = sketch.Create($"{Elb}NetworkLoadBalancer", "balancer", mark: null, props);
            return;
        }

        if (sketch.Shared("SecurityGroup") is { } group && sketch.Choices.Maybe())
            props.Add(("SecurityGroup", group));
        var balancer = sketch.Create($"{Elb}ApplicationLoadBalancer", "balancer", mark: null, props);
        var listener = sketch.Var($"{Elb}ApplicationListener", "listener");
        sketch.Code($"var {listener} = {balancer}.AddListener({sketch.Id("Listener")}, new {Elb}BaseApplicationListenerProps {{ Port = 80{sketch.Choices.Pick("", ", Open = false")}, DefaultAction = {Elb}ListenerAction.FixedResponse(404) }});");
        if (sketch.Choices.Maybe(30))
            sketch.Code($"{listener}.Connections.AllowDefaultPortFromAnyIpv4();");
    }
}
