using System.Text.Json;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Oracle;

/// <summary>What the reading says of groups, endpoints, ACLs and bucket policies must be what CDK makes of them.</summary>
public sealed class FilterSynthesisTests
{
    private const string Vpc = """
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });

        """;

    [Theory]
    [InlineData("""
        vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        vpc.AddGatewayEndpoint("Ddb", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB, Subnets = new[] { new SubnetSelection() } });
        """)]
    [InlineData("""
        var own = new SecurityGroup(this, "Own", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false });
        var client = new SecurityGroup(this, "Client", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false });
        vpc.AddInterfaceEndpoint("Ecr", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR });
        vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, SecurityGroups = [own], Subnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC } });
        var closed = vpc.AddInterfaceEndpoint("Kms", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.KMS, Open = false, PrivateDnsEnabled = false });
        closed.Connections.AllowDefaultPortFrom(client);
        new InterfaceVpcEndpoint(this, "Custom", new InterfaceVpcEndpointProps { Vpc = vpc, Service = new InterfaceVpcEndpointService("com.amazonaws.vpce.us-east-1.vpce-svc-1", 8443) });
        closed.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AnyPrincipal()], Actions = ["*"], Resources = ["*"] }));
        """)]
    [InlineData("""
        var web = new SecurityGroup(this, "Web", new SecurityGroupProps { Vpc = vpc });
        var db = new SecurityGroup(this, "Db", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false });
        web.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443));
        web.AddIngressRule(Peer.AnyIpv6(), Port.TcpRange(80, 81));
        web.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(1));
        db.AddEgressRule(Peer.PrefixList("pl-12345678"), Port.Tcp(443));
        db.Connections.AllowFrom(web, Port.Tcp(5432));
        db.Connections.AllowTo(web, Port.AllTraffic());
        db.Connections.AllowInternally(Port.Udp(53));
        web.Connections.AllowToAnyIpv4(Port.Tcp(2));
        """)]
    [InlineData("""
        var instance = new Instance_(this, "Instance", new InstanceProps { Vpc = vpc, InstanceType = new InstanceType("t3.micro"), MachineImage = MachineImage.LatestAmazonLinux2() });
        var files = new Amazon.CDK.AWS.EFS.FileSystem(this, "Files", new Amazon.CDK.AWS.EFS.FileSystemProps { Vpc = vpc });
        files.Connections.AllowDefaultPortFrom(instance);
        instance.Connections.AllowFromAnyIpv4(Port.Tcp(22));
        var balancer = new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancer(this, "Lb", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true });
        balancer.AddListener("L", new Amazon.CDK.AWS.ElasticLoadBalancingV2.BaseApplicationListenerProps
        {
            Port = 80, DefaultAction = Amazon.CDK.AWS.ElasticLoadBalancingV2.ListenerAction.FixedResponse(200),
        });
        balancer.Connections.AllowTo(instance, Port.Tcp(8080));
        """)]
    [InlineData("""
        new Amazon.CDK.AWS.ECS.Patterns.ApplicationLoadBalancedFargateService(this, "Web", new Amazon.CDK.AWS.ECS.Patterns.ApplicationLoadBalancedFargateServiceProps
        {
            Vpc = vpc,
            TaskImageOptions = new Amazon.CDK.AWS.ECS.Patterns.ApplicationLoadBalancedTaskImageOptions { Image = Amazon.CDK.AWS.ECS.ContainerImage.FromRegistry("nginx"), ContainerPort = 3000 },
        });
        """)]
    [InlineData("""
        var tasks = new Amazon.CDK.AWS.ECS.FargateTaskDefinition(this, "Tasks");
        tasks.AddContainer("App", new Amazon.CDK.AWS.ECS.ContainerDefinitionOptions
        {
            Image = Amazon.CDK.AWS.ECS.ContainerImage.FromRegistry("nginx"), PortMappings = [new Amazon.CDK.AWS.ECS.PortMapping { ContainerPort = 8080 }],
        });
        var service = new Amazon.CDK.AWS.ECS.FargateService(this, "Service", new Amazon.CDK.AWS.ECS.FargateServiceProps
        {
            TaskDefinition = tasks, Cluster = new Amazon.CDK.AWS.ECS.Cluster(this, "Cluster", new Amazon.CDK.AWS.ECS.ClusterProps { Vpc = vpc }),
        });
        var balancer = new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancer(this, "Lb", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps { Vpc = vpc });
        service.Connections.AllowFrom(balancer, Port.Tcp(8080));
        balancer.AddListener("L", new Amazon.CDK.AWS.ElasticLoadBalancingV2.BaseApplicationListenerProps { Port = 80 })
            .AddTargets("T", new Amazon.CDK.AWS.ElasticLoadBalancingV2.AddApplicationTargetsProps { Port = 8443, Targets = [service] });
        """)]
    [InlineData("""
        var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = vpc, SubnetSelection = new SubnetSelection() });
        acl.AddEntry("In", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), Traffic = AclTraffic.TcpPort(443), RuleNumber = 100 });
        acl.AddEntry("Out", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), Traffic = AclTraffic.AllTraffic(), RuleNumber = 100, Direction = TrafficDirection.EGRESS });
        acl.AssociateWithSubnet("More", new SubnetSelection { SubnetType = SubnetType.PUBLIC });
        """)]
    [InlineData("""
        var bucket = new Bucket(this, "B", new BucketProps { EnforceSSL = true });
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Effect = Effect.DENY, Principals = [new StarPrincipal()], Actions = ["s3:GetObject"], Resources = [bucket.ArnForObjects("*")] }));
        """)]
    public void Filters_AreThoseThatCdkMakes(string program)
    {
        var network = Networks.OfStack(Vpc + program);
        var template = Networks.Synthesize(Vpc + program).Template;

        Assert.Equal(SynthesizedApp.Resources(template, "AWS::EC2::SecurityGroup").Length, network.SecurityGroups.Count);
        Assert.Equal(TemplateRules(template, isIngress: true).Order(), Rules(network, isIngress: true).Order());
        Assert.Equal(TemplateRules(template, isIngress: false).Order(), Rules(network, isIngress: false).Order());
        Assert.Equal(
            SynthesizedApp.Resources(template, "AWS::EC2::VPCEndpoint").Select(Endpoint).Order(),
            network.GatewayEndpoints.Select(static endpoint => $"Gateway {endpoint.RouteTables.Count} tables, policy of {endpoint.Policy?.Statements.Count ?? 0}")
                .Concat(network.InterfaceEndpoints.Select(static endpoint =>
                    $"Interface {endpoint.Subnets.Count} subnets, {endpoint.SecurityGroups.Count} groups, DNS {endpoint.PrivateDns}, policy of {endpoint.Policy?.Statements.Count ?? 0}"))
                .Order());
        Assert.Equal(
            SynthesizedApp.Resources(template, "AWS::EC2::NetworkAclEntry").Select(static entry =>
                $"{entry.GetProperty("RuleNumber")} {entry.TryGetProperty("Egress", out var egress) && egress.GetBoolean()} {entry.GetProperty("CidrBlock")} {entry.GetProperty("RuleAction")}"),
            network.NetworkAcls.SelectMany(static acl => acl.Entries).Select(static entry =>
                $"{entry.RuleNumber} {entry.IsEgress} {entry.Peer} {(entry.Allows == true ? "allow" : "deny")}"));
        Assert.Equal(
            SynthesizedApp.Resources(template, "AWS::EC2::SubnetNetworkAclAssociation").Length,
            network.NetworkAcls.Sum(static acl => acl.Subnets.Count));
        Assert.Equal(
            SynthesizedApp.Resources(template, "AWS::S3::BucketPolicy").Select(static policy => policy.GetProperty("PolicyDocument").GetProperty("Statement").GetArrayLength()),
            network.Buckets.Where(static bucket => bucket.Policy is not null).Select(static bucket => bucket.Policy!.Statements.Count));
    }

    private static IEnumerable<string> Rules(DeployedNetwork network, bool isIngress) =>
        from rule in network.GroupRules
        where rule.IsIngress == isIngress && !rule.IsIgnored
        select $"{rule.Ports?.Protocol} {(rule.Ports?.Protocol is "tcp" or "udp" ? $"{rule.Ports.From}-{rule.Ports.To}" : "")} {(rule.Peer.Group is not null ? "group" : rule.Peer.RangeOf is not null ? "vpc" : rule.Peer.ToString())}";

    /// <summary>The rules of the template but for the one that lets everything out and the one that stands for none.</summary>
    private static IEnumerable<string> TemplateRules(JsonElement template, bool isIngress)
    {
        var name = isIngress ? "SecurityGroupIngress" : "SecurityGroupEgress";
        return SynthesizedApp.Resources(template, "AWS::EC2::SecurityGroup")
            .SelectMany(group => group.TryGetProperty(name, out var rules) ? rules.EnumerateArray() : Enumerable.Empty<JsonElement>())
            .Concat(SynthesizedApp.Resources(template, "AWS::EC2::" + name))
            .Where(static rule => !IsDefault(rule))
            .Select(TemplateRule);
    }

    private static bool IsDefault(JsonElement rule) =>
        rule.TryGetProperty("Description", out var description)
        && description.ToString() is "Allow all outbound traffic by default" or "Disallow all traffic";

    private static string TemplateRule(JsonElement rule)
    {
        var protocol = rule.GetProperty("IpProtocol").GetString();
        var ports = protocol is "tcp" or "udp" ? $"{rule.GetProperty("FromPort")}-{rule.GetProperty("ToPort")}" : "";
        foreach (var (property, value) in rule.EnumerateObject().Select(static property => (property.Name, property.Value)))
        {
            if (property is "SourceSecurityGroupId" or "DestinationSecurityGroupId")
                return $"{protocol} {ports} group";
            if (property is "CidrIp" or "CidrIpv6" or "DestinationPrefixListId")
                return $"{protocol} {ports} {(value.ValueKind == JsonValueKind.Object ? "vpc" : value.ToString())}";
        }

        return $"{protocol} {ports} ?";
    }

    private static string Endpoint(JsonElement endpoint)
    {
        var statements = endpoint.TryGetProperty("PolicyDocument", out var policy) ? policy.GetProperty("Statement").GetArrayLength() : 0;
        return endpoint.GetProperty("VpcEndpointType").GetString() == "Gateway"
            ? $"Gateway {endpoint.GetProperty("RouteTableIds").GetArrayLength()} tables, policy of {statements}"
            : $"Interface {endpoint.GetProperty("SubnetIds").GetArrayLength()} subnets, {endpoint.GetProperty("SecurityGroupIds").GetArrayLength()} groups, DNS {endpoint.GetProperty("PrivateDnsEnabled").GetBoolean()}, policy of {statements}";
    }
}
