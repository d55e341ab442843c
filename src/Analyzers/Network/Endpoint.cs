using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>A VPC endpoint: a door from a VPC to a service.</summary>
internal abstract class Endpoint : Resource
{
    /// <summary>The VPC it is in; null where unknown.</summary>
    public Vpc? Vpc { get; init; }

    /// <summary>The short name of the AWS service, such as 's3' or 'ecr.api'; unknown for a customer's own service.</summary>
    public Setting<string> Service { get; init; }

    /// <summary>Whether it is for a service of AWS (or a customer's own service, or unknown: null).</summary>
    public bool? IsAwsService { get; init; }

    /// <summary>The region that the service name spells out, where it does so as a literal.</summary>
    public Setting<string> ServiceRegion { get; init; }

    /// <summary>Its policy; null where it has none. A policy that may have been added by code that cannot be read is open.</summary>
    public Policy? Policy { get; set; }

    /// <summary>Whether a policy may have been set that was not seen.</summary>
    public bool PolicyIsUnknown { get; set; }
}

/// <summary>A gateway endpoint: an entry in route tables for S3 or DynamoDB.</summary>
internal sealed class GatewayEndpoint : Endpoint
{
    /// <summary>The route tables it is associated with.</summary>
    public Items<RouteTable> RouteTables { get; } = new();

    /// <summary>What it is given that only interface endpoints take: 'subnets', 'security groups', 'private DNS'.</summary>
    public Items<string> InterfaceSettings { get; } = new();

    /// <summary>Whether nothing says that it is a gateway endpoint: it is one because its type was left out.</summary>
    public bool TypeIsLeftOut { get; init; }
}

/// <summary>An interface endpoint: network interfaces in subnets, one per availability zone.</summary>
internal sealed class InterfaceEndpoint : Endpoint
{
    /// <summary>The subnets its interfaces are in.</summary>
    public Items<Subnet> Subnets { get; } = new();

    /// <summary>Whether the program chose the subnets itself (by type, by group, or as a list).</summary>
    public bool SubnetsAreChosen { get; init; }

    /// <summary>The security groups of its interfaces; an L1 endpoint without any has the VPC's default group.</summary>
    public Items<SecurityGroup> SecurityGroups { get; } = new();

    /// <summary>Whether private DNS is on; null where unknown.</summary>
    public bool? PrivateDns { get; init; }

    /// <summary>
    /// For whom the private DNS of S3 is (CloudFormation's PrivateDnsOnlyForInboundResolverEndpoint): 'OnlyInboundResolver' or 'AllResolvers';
    /// absent where nothing is said.
    /// </summary>
    public Setting<string> PrivateDnsScope { get; init; }

    /// <summary>Whether the program reads the endpoint's own DNS names, to make records of them or to hand them to clients.</summary>
    public bool OwnNamesAreUsed { get; set; }

    /// <summary>Whether it is given route tables, which only gateway endpoints take.</summary>
    public bool HasRouteTables { get; init; }

    /// <summary>Whether the whole VPC's range is admitted by itself (CDK's <c>Open</c>); null where unknown.</summary>
    public bool? AdmitsVpc { get; init; }

    /// <summary>The TCP port the service answers at (443 but for customers' own services).</summary>
    public Setting<int> Port { get; init; } = Setting<int>.Of(443);
}
