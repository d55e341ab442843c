using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>The network that the program deploys: every thing in it, in evaluation order.</summary>
internal sealed class DeployedNetwork
{
    /// <summary>Whether the evaluation ran out of its budget: then nothing is proven.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The stacks.</summary>
    public Items<Stack> Stacks { get; } = new();

    /// <summary>What the library refuses when the program runs: where there is one, nothing is deployed at all.</summary>
    public Items<Refusal> Refusals { get; } = new();

    /// <summary>Objects that lack properties without which the library refuses them.</summary>
    public Items<IncompleteObject> IncompleteObjects { get; } = new();

    /// <summary>The VPCs, imported ones included.</summary>
    public Items<Vpc> Vpcs { get; } = new();

    /// <summary>The IPv4 blocks that are added to VPCs besides their own.</summary>
    public Items<AddressBlock> AddressBlocks { get; } = new();

    /// <summary>The subnets.</summary>
    public Items<Subnet> Subnets { get; } = new();

    /// <summary>The route tables.</summary>
    public Items<RouteTable> RouteTables { get; } = new();

    /// <summary>Which subnet uses which route table. Of subnets that are made elsewhere, only what the program adds.</summary>
    public Items<RouteTableAssociation> RouteTableAssociations { get; } = new();

    /// <summary>The routes. Open where routes may exist that were not seen.</summary>
    public Items<Route> Routes { get; } = new();

    /// <summary>The gateways.</summary>
    public Items<Gateway> Gateways { get; } = new();

    /// <summary>The gateway endpoints.</summary>
    public Items<GatewayEndpoint> GatewayEndpoints { get; } = new();

    /// <summary>The interface endpoints.</summary>
    public Items<InterfaceEndpoint> InterfaceEndpoints { get; } = new();

    /// <summary>
    /// The VPCs that may have endpoints besides these: some that were not seen, or one of which it is not known whether it is a gateway or an interface endpoint.
    /// Null where it could be any VPC.
    /// </summary>
    public Items<Vpc?> VpcsOfUndecidedEndpoints { get; } = new();

    /// <summary>What joins VPCs with other networks, peering connections apart.</summary>
    public Items<Attachment> Attachments { get; } = new();

    /// <summary>The private hosted zones.</summary>
    public Items<HostedZone> HostedZones { get; } = new();

    /// <summary>The peering connections.</summary>
    public Items<PeeringConnection> Peerings { get; } = new();

    /// <summary>The flow logs.</summary>
    public Items<FlowLog> FlowLogs { get; } = new();

    /// <summary>The log groups.</summary>
    public Items<LogGroup> LogGroups { get; } = new();

    /// <summary>The metric filters of log groups.</summary>
    public Items<MetricFilter> MetricFilters { get; } = new();

    /// <summary>The alarms.</summary>
    public Items<Alarm> Alarms { get; } = new();

    /// <summary>The security groups.</summary>
    public Items<SecurityGroup> SecurityGroups { get; } = new();

    /// <summary>The rules of security groups, in the order they are added, those of unknown groups included.</summary>
    public Items<GroupRule> GroupRules { get; } = new();

    /// <summary>The network ACLs.</summary>
    public Items<NetworkAcl> NetworkAcls { get; } = new();

    /// <summary>The buckets.</summary>
    public Items<Bucket> Buckets { get; } = new();

    /// <summary>The DynamoDB tables.</summary>
    public Items<Table> Tables { get; } = new();

    /// <summary>What runs, in a VPC or outside, as far as it was granted something or is placed in a VPC.</summary>
    public Items<Workload> Workloads { get; } = new();

    /// <summary>These things by what they belong to.</summary>
    public NetworkIndex Index => field ??= new(this);
}
