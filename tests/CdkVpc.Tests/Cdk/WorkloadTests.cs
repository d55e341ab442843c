using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Cdk;

public sealed class WorkloadTests
{
    private const string TwoZones = """
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });
        var bucket = new Bucket(this, "Data");

        """;

    private const string FunctionProps = """
        Runtime = Amazon.CDK.AWS.Lambda.Runtime.DOTNET_8, Handler = "h", Code = Amazon.CDK.AWS.Lambda.Code.FromInline("x")
        """;

    [Fact]
    public void Function_InAVpc()
    {
        var network = Networks.OfStack(TwoZones + $$"""
            var function = new Amazon.CDK.AWS.Lambda.Function(this, "Fn", new Amazon.CDK.AWS.Lambda.FunctionProps { {{FunctionProps}}, Vpc = vpc });
            bucket.GrantReadWrite(function);
            function.AddToRolePolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["sqs:SendMessage", "s3:GetObject"], Resources = ["*"] }));
            """);

        var workload = Assert.Single(network.Workloads);
        Assert.Equal(("Lambda function", "Main/Fn"), (workload.Kind, workload.Path));
        Assert.Same(network.Vpcs[0], workload.Vpc);
        Assert.Equal([SubnetKind.Private, SubnetKind.Private], workload.Subnets.Select(static subnet => subnet.Kind));
        Assert.Equal("Main/Fn/SecurityGroup", Assert.Single(workload.SecurityGroups).Path);
        Assert.Equal(["Main/Data s3 GrantReadWrite", " sqs AddToRolePolicy", " s3 AddToRolePolicy"], workload.Grants.Select(Words));
    }

    [Fact]
    public void Function_WithoutAVpc_IsOutside()
    {
        var network = Networks.OfStack(TwoZones + $$"""
            bucket.GrantRead(new Amazon.CDK.AWS.Lambda.Function(this, "Fn", new Amazon.CDK.AWS.Lambda.FunctionProps { {{FunctionProps}} }));
            """);

        var workload = Assert.Single(network.Workloads);
        Assert.Null(workload.Vpc);
        Assert.False(workload.VpcIsUnknown);
        Assert.Single(workload.Grants);
        Assert.Empty(workload.SecurityGroups);
    }

    [Fact]
    public void Roles_ActForTheirWorkloads()
    {
        var network = Networks.OfStack(TwoZones + $$"""
            var role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("lambda.amazonaws.com") });
            var first = new Amazon.CDK.AWS.Lambda.Function(this, "A", new Amazon.CDK.AWS.Lambda.FunctionProps { {{FunctionProps}}, Vpc = vpc, Role = role });
            var second = new Amazon.CDK.AWS.Lambda.Function(this, "B", new Amazon.CDK.AWS.Lambda.FunctionProps { {{FunctionProps}}, Vpc = vpc });
            bucket.GrantRead(role);
            bucket.GrantWrite(second.Role!);
            bucket.GrantPut(second.GrantPrincipal);
            role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["s3:GetObject"], Resources = [bucket.ArnForObjects("*")] }));
            new Policy(this, "P", new PolicyProps { Roles = [role], Statements = [new PolicyStatement(new PolicyStatementProps { Actions = ["s3:*"], Resources = [bucket.BucketArn] })] });
            bucket.GrantDelete(new Role(this, "Other", new RoleProps { AssumedBy = new AccountRootPrincipal() }));
            """);

        Assert.Equal(["GrantRead", "AddToPolicy", "AddStatements"], network.Workloads[0].Grants.Select(static grant => grant.Method));
        Assert.Equal(["GrantWrite", "GrantPut"], network.Workloads[1].Grants.Select(static grant => grant.Method));
        Assert.All(network.Workloads, workload => Assert.All(workload.Grants, grant => Assert.Same(network.Buckets[0], grant.On)));
        Assert.Equal(("identity", true, "Main/Other"), (network.Workloads[2].Kind, network.Workloads[2].VpcIsUnknown, network.Workloads[2].Path));
    }

    [Fact]
    public void Service_RunsInTheVpcOfItsCluster_InTheRolesOfItsTasks()
    {
        var network = Networks.OfStack(TwoZones + """
            var cluster = new Amazon.CDK.AWS.ECS.Cluster(this, "Cluster", new Amazon.CDK.AWS.ECS.ClusterProps { Vpc = vpc });
            var tasks = new Amazon.CDK.AWS.ECS.FargateTaskDefinition(this, "Tasks");
            var secret = new Amazon.CDK.AWS.SecretsManager.Secret(this, "Secret");
            tasks.AddContainer("App", new Amazon.CDK.AWS.ECS.ContainerDefinitionOptions
            {
                Image = Amazon.CDK.AWS.ECS.ContainerImage.FromEcrRepository(new Amazon.CDK.AWS.ECR.Repository(this, "Repo")),
                Secrets = new Dictionary<string, Amazon.CDK.AWS.ECS.Secret> { ["X"] = Amazon.CDK.AWS.ECS.Secret.FromSecretsManager(secret) },
            });
            var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
            var service = new Amazon.CDK.AWS.ECS.FargateService(this, "Service", new Amazon.CDK.AWS.ECS.FargateServiceProps
            {
                Cluster = cluster, TaskDefinition = tasks, SecurityGroups = new[] { group }, AssignPublicIp = true,
            });
            new Amazon.CDK.AWS.DynamoDB.Table(this, "Table", new Amazon.CDK.AWS.DynamoDB.TableProps
            {
                PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "id", Type = Amazon.CDK.AWS.DynamoDB.AttributeType.STRING },
            }).GrantReadData(service.TaskDefinition.TaskRole);
            """);

        var service = Assert.Single(network.Workloads);
        Assert.Equal("ECS service", service.Kind);
        Assert.Same(network.Vpcs[0], service.Vpc);
        Assert.Equal([SubnetKind.Public, SubnetKind.Public], service.Subnets.Select(static subnet => subnet.Kind));
        Assert.Equal("Main/Group", Assert.Single(service.SecurityGroups).Path);
        Assert.Equal(["Main/Table dynamodb GrantReadData", " secretsmanager Secrets", " ecr.api FromEcrRepository"], service.Grants.Select(Words).OrderBy(static words => words.Trim()[0] == 'M' ? 0 : words.Contains("secret") ? 1 : 2));
    }

    [Fact]
    public void InstancesAndDatabases()
    {
        var network = Networks.OfStack(TwoZones + """
            var instance = new Instance_(this, "Instance", new InstanceProps
            {
                Vpc = vpc, InstanceType = new InstanceType("t3.micro"), MachineImage = MachineImage.LatestAmazonLinux2(),
                VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC },
            });
            var database = new Amazon.CDK.AWS.RDS.DatabaseInstance(this, "Db", new Amazon.CDK.AWS.RDS.DatabaseInstanceProps
            {
                Vpc = vpc, Engine = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.POSTGRES,
            });
            database.Connections.AllowFrom(instance, Port.Tcp(5432));
            var balancer = new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancer(this, "Lb", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps
            {
                Vpc = vpc, InternetFacing = true,
            });
            """);

        Assert.Equal(["EC2 instance", "database", "load balancer"], network.Workloads.Select(static workload => workload.Kind));
        Assert.Equal([1, 2, 2], network.Workloads.Select(static workload => workload.Subnets.Count));
        Assert.Equal([SubnetKind.Public, SubnetKind.Private, SubnetKind.Public], network.Workloads.Select(static workload => workload.Subnets[0].Kind));
        Assert.Equal("Main/Instance/InstanceSecurityGroup", Assert.Single(network.Workloads[1].SecurityGroups[0].Ingress).Peer.ToString());
        Assert.False(network.Workloads[2].SecurityGroups[0].AllowsAllOutbound);
        Assert.True(network.Workloads[2].IsInternetFacing);
    }

    [Fact]
    public void OpenListener_AdmitsEveryone()
    {
        var network = Networks.OfStack(TwoZones + """
            var balancer = new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancer(this, "Lb", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps
            {
                Vpc = vpc, InternetFacing = true, IpAddressType = Amazon.CDK.AWS.ElasticLoadBalancingV2.IpAddressType.DUAL_STACK,
            });
            var open = balancer.AddListener("Open", new Amazon.CDK.AWS.ElasticLoadBalancingV2.BaseApplicationListenerProps { Port = 8080 });
            var closed = balancer.AddListener("Closed", new Amazon.CDK.AWS.ElasticLoadBalancingV2.BaseApplicationListenerProps { Port = 443, Open = false });
            closed.Connections.AllowDefaultPortFromAnyIpv4();
            """);

        Assert.Equal(["0.0.0.0/0 tcp/8080 True", "::/0 tcp/8080 True", "0.0.0.0/0 tcp/443 False"],
            network.Workloads[0].SecurityGroups[0].Ingress.Select(static rule => $"{rule.Peer} {rule.Ports} {rule.IsImplicit}"));
        Assert.True(network.Workloads[0].IsDualStack);
    }

    [Fact]
    public void PatternOfAServiceBehindALoadBalancer()
    {
        var network = Networks.OfStack(TwoZones + """
            var pattern = new Amazon.CDK.AWS.ECS.Patterns.ApplicationLoadBalancedFargateService(this, "Web", new Amazon.CDK.AWS.ECS.Patterns.ApplicationLoadBalancedFargateServiceProps
            {
                Cluster = new Amazon.CDK.AWS.ECS.Cluster(this, "Cluster", new Amazon.CDK.AWS.ECS.ClusterProps { Vpc = vpc }),
                TaskImageOptions = new Amazon.CDK.AWS.ECS.Patterns.ApplicationLoadBalancedTaskImageOptions
                {
                    Image = Amazon.CDK.AWS.ECS.ContainerImage.FromRegistry("nginx"), ContainerPort = 3000,
                },
                PublicLoadBalancer = true,
            });
            bucket.GrantRead(pattern.TaskDefinition.TaskRole);
            bucket.GrantWrite(pattern.Service.TaskDefinition.TaskRole);
            pattern.Service.Connections.AllowFrom(Peer.Ipv4("10.9.0.0/16"), Port.Tcp(1));
            """);

        Assert.Equal(["Main/Web/LB", "Main/Web/Service"], network.Workloads.Select(static workload => workload.Path));
        var (balancer, service) = (network.Workloads[0], network.Workloads[1]);
        Assert.True(balancer.IsInternetFacing);
        Assert.Equal(SubnetKind.Public, balancer.Subnets[0].Kind);
        Assert.Equal(SubnetKind.Private, service.Subnets[0].Kind);
        Assert.Equal("0.0.0.0/0", Assert.Single(balancer.SecurityGroups[0].Ingress).Peer.ToString());
        Assert.Equal(["Main/Web/LB/SecurityGroup tcp/3000", "10.9.0.0/16 tcp/1"], service.SecurityGroups[0].Ingress.Select(static rule => $"{rule.Peer} {rule.Ports}"));
        Assert.Equal(["Logging", "GrantRead", "GrantWrite"], service.Grants.Select(static grant => grant.Method));
    }

    [Fact]
    public void L1Workloads_AreInTheVpcOfTheirSubnets()
    {
        var network = Networks.OfStack(TwoZones + """
            var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
            var ids = vpc.PrivateSubnets.Select(subnet => subnet.SubnetId).ToArray();
            var subnets = new Amazon.CDK.AWS.RDS.CfnDBSubnetGroup(this, "Subnets", new Amazon.CDK.AWS.RDS.CfnDBSubnetGroupProps { DbSubnetGroupDescription = "d", SubnetIds = ids });
            new Amazon.CDK.AWS.RDS.CfnDBInstance(this, "Db", new Amazon.CDK.AWS.RDS.CfnDBInstanceProps { DbSubnetGroupName = subnets.Ref, VpcSecurityGroups = [group.SecurityGroupId] });
            new CfnInstance(this, "Instance", new CfnInstanceProps { SubnetId = vpc.PublicSubnets[0].SubnetId, SecurityGroupIds = [group.SecurityGroupId] });
            new Amazon.CDK.AWS.Lambda.CfnFunction(this, "Fn", new Amazon.CDK.AWS.Lambda.CfnFunctionProps
            {
                Code = new Amazon.CDK.AWS.Lambda.CfnFunction.CodeProperty { ZipFile = "x" }, Role = "arn:aws:iam::1:role/R",
                VpcConfig = new Amazon.CDK.AWS.Lambda.CfnFunction.VpcConfigProperty { SubnetIds = ids, SecurityGroupIds = [group.SecurityGroupId] },
            });
            """);

        Assert.Equal(["database", "EC2 instance", "Lambda function"], network.Workloads.Select(static workload => workload.Kind));
        Assert.All(network.Workloads, workload => Assert.Same(network.Vpcs[0], workload.Vpc));
        Assert.Equal([2, 1, 2], network.Workloads.Select(static workload => workload.Subnets.Count));
        Assert.All(network.Workloads, static workload => Assert.Equal("Main/Group", Assert.Single(workload.SecurityGroups).Path));
    }

    private static string Words(Grant grant) => $"{grant.On?.Path} {grant.Service} {grant.Method}";
}
