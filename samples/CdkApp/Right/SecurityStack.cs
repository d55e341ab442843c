using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using CdkVpc;
using Constructs;
using Action = Amazon.CDK.AWS.EC2.Action;

namespace CdkApp.Right;

internal sealed partial class SecurityStackProps : StackProps
{
    public required Vpc Vpc { get; init; }

    public required NetworkSettings Settings { get; init; }

    /// <summary>The range of the tools' VPC, which is peered with the shop's.</summary>
    public required string ToolsCidr { get; init; }
}

/// <summary>Who may talk to whom in the shop's VPC: security groups, network ACLs, and the doors to AWS services.</summary>
internal sealed partial class SecurityStack : Stack
{
    public const int ServicePort = 8080;

    public SecurityGroup LoadBalancer { get; }

    public SecurityGroup Service { get; }

    public SecurityGroup Worker { get; }

    public SecurityGroup Database { get; }

    // The doors to the services that the workloads call all the time. The stack of the storage has those of S3 and DynamoDB.
    [InterfaceEndpoints(EndpointSet.Fargate, SubnetGroup = NetworkSettings.ApplicationTier, S3Gateway = false)]
    [InterfaceEndpoint(nameof(InterfaceVpcEndpointAwsService.SECRETS_MANAGER), SubnetGroup = NetworkSettings.ApplicationTier)]
    private readonly Vpc _vpc;

    public SecurityStack(Construct scope, string id, SecurityStackProps props) : base(scope, id, props)
    {
        _vpc = props.Vpc;

        LoadBalancer = Group("LoadBalancer", "Customers come in here");
        LoadBalancer.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443), "Customers");
        LoadBalancer.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(80), "Customers, redirected to 443");

        Service = Group("Service", "The shop's pages");
        Service.AddIngressRule(LoadBalancer, Port.Tcp(ServicePort), "From the load balancer");
        Service.AddIngressRule(Peer.Ipv4(props.ToolsCidr), Port.Tcp(ServicePort), "Health checks of the tools");

        // The worker needs the database and AWS services, and nothing else.
        Worker = Group("Worker", "Orders in the background", allowAllOutbound: false);
        Worker.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443), "AWS services");

        Database = Group("Database", "Orders");
        Database.AddIngressRule(Service, Port.Tcp(5432), "From the service");
        Worker.Connections.AllowTo(Database, Port.Tcp(5432), "To the database");

        FilterPublicTier();
        FilterDataTier(props.Settings);
        ScaffoldVpc();
    }

    private SecurityGroup Group(string id, string description, bool allowAllOutbound = true) => new(this, id, new SecurityGroupProps
    {
        Vpc = _vpc,
        Description = description,
        AllowAllOutbound = allowAllOutbound,
    });

    /// <summary>Customers, and what the NAT gateways fetch: each way with the replies that belong to it.</summary>
    private void FilterPublicTier()
    {
        var acl = new NetworkAcl(this, "PublicAcl", new NetworkAclProps
        {
            Vpc = _vpc,
            SubnetSelection = new SubnetSelection { SubnetGroupName = NetworkSettings.PublicTier },
        });
        Allow(acl, "HttpsIn", TrafficDirection.INGRESS, 100, AclTraffic.TcpPort(443), AclCidr.AnyIpv4());
        Allow(acl, "HttpIn", TrafficDirection.INGRESS, 110, AclTraffic.TcpPort(80), AclCidr.AnyIpv4());
        Allow(acl, "RepliesIn", TrafficDirection.INGRESS, 120, AclTraffic.TcpPortRange(1024, 65535), AclCidr.AnyIpv4());
        Allow(acl, "HttpsOut", TrafficDirection.EGRESS, 100, AclTraffic.TcpPort(443), AclCidr.AnyIpv4());
        Allow(acl, "RepliesOut", TrafficDirection.EGRESS, 110, AclTraffic.TcpPortRange(1024, 65535), AclCidr.AnyIpv4());
    }

    /// <summary>The database answers the VPC, and nobody else.</summary>
    private void FilterDataTier(NetworkSettings settings)
    {
        var acl = new NetworkAcl(this, "DataAcl", new NetworkAclProps
        {
            Vpc = _vpc,
            SubnetSelection = new SubnetSelection { SubnetGroupName = NetworkSettings.DataTier },
        });
        Allow(acl, "DatabaseIn", TrafficDirection.INGRESS, 100, AclTraffic.TcpPort(5432), AclCidr.Ipv4(settings.Cidr));
        Allow(acl, "RepliesOut", TrafficDirection.EGRESS, 100, AclTraffic.TcpPortRange(1024, 65535), AclCidr.Ipv4(settings.Cidr));
    }

    private static void Allow(NetworkAcl acl, string id, TrafficDirection direction, int number, AclTraffic traffic, AclCidr cidr) =>
        acl.AddEntry(id, new CommonNetworkAclEntryOptions
        {
            Cidr = cidr,
            Direction = direction,
            RuleNumber = number,
            Traffic = traffic,
            RuleAction = Action.ALLOW,
        });
}
