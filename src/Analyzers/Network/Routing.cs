using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>A route table.</summary>
internal sealed class RouteTable : Resource
{
    /// <summary>The VPC it belongs to; null where unknown.</summary>
    public Vpc? Vpc { get; init; }

    /// <summary>Its routes, the implicit local one left out.</summary>
    public Items<Route> Routes { get; } = new();

    /// <summary>The subnets that use it.</summary>
    public Items<Subnet> Subnets { get; } = new();
}

/// <summary>What stands at the other end of a rule or route: a range, the range of a VPC, a prefix list or a security group.</summary>
internal sealed class Target
{
    /// <summary>An end that cannot be computed.</summary>
    public static readonly Target Unknown = new();

    /// <summary>The known block, also where it is written as the range of a VPC whose range is known.</summary>
    public Cidr? Cidr { get; init; }

    /// <summary>The VPC whose range is meant (<c>vpc.VpcCidrBlock</c>).</summary>
    public Vpc? RangeOf { get; init; }

    /// <summary>The security group that is referred to.</summary>
    public SecurityGroup? Group { get; init; }

    /// <summary>The prefix list that is referred to, by its id or a description of the token.</summary>
    public string? PrefixList { get; init; }

    /// <summary>Whether nothing is known about it.</summary>
    public bool IsUnknown => Cidr is null && RangeOf is null && Group is null && PrefixList is null;

    /// <summary>The known block, or the known range of the VPC that is meant.</summary>
    public Cidr? KnownCidr => Cidr ?? (RangeOf is { } vpc && vpc.Range.TryGet(out var range) ? range : null);

    /// <summary>An end that is the block <paramref name="cidr"/>.</summary>
    public static Target Of(Cidr cidr) => new() { Cidr = cidr };

    /// <inheritdoc/>
    public override string ToString() =>
        Cidr?.ToString() ?? (RangeOf is null ? Group?.Path ?? PrefixList ?? "(unknown)" : RangeOf.Range.TryGet(out var range) ? range.ToString() : $"the range of {RangeOf.Path}");
}

/// <summary>What kind of thing a route sends packets to.</summary>
internal enum RouteTargetKind
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>An internet gateway or a virtual private gateway (GatewayId).</summary>
    Gateway,

    /// <summary>A NAT gateway.</summary>
    NatGateway,

    /// <summary>An egress-only internet gateway.</summary>
    EgressOnlyGateway,

    /// <summary>A VPC peering connection.</summary>
    Peering,

    /// <summary>A transit gateway.</summary>
    TransitGateway,

    /// <summary>Anything else: an instance, an interface, a VPC endpoint, a local or carrier gateway.</summary>
    Other,
}

/// <summary>A target that a route names.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Resource">The thing itself, where it is known: a <see cref="Gateway"/> or a <see cref="PeeringConnection"/>.</param>
internal sealed record RouteTarget(RouteTargetKind Kind, Resource? Resource)
{
    /// <summary>Whether the program leaves open which thing of the kind it is.</summary>
    public bool IsUndecided { get; init; }
}

/// <summary>A route.</summary>
internal sealed class Route : Resource
{
    /// <summary>The table it is in; null where unknown.</summary>
    public RouteTable? Table { get; init; }

    /// <summary>Its destinations: exactly one in a right route.</summary>
    public Items<Target> Destinations { get; } = new();

    /// <summary>Its targets: exactly one in a right route.</summary>
    public Items<RouteTarget> Targets { get; } = new();

    /// <summary>How many of the destinations may turn out not to be there: their value is not known, and may be null.</summary>
    public int DoubtfulDestinations { get; init; }

    /// <summary>How many of the targets may turn out not to be there: their value is not known, and may be null.</summary>
    public int DoubtfulTargets { get; init; }

    /// <summary>Its only destination; null where it has none or several.</summary>
    public Target? Destination => Destinations.Count == 1 ? Destinations[0] : null;

    /// <summary>Its only target; null where it has none or several.</summary>
    public RouteTarget? Target => Targets.Count == 1 ? Targets[0] : null;
}

/// <summary>The association of a subnet with a route table: by its own resource for an L1 subnet, made by itself for an L2 one.</summary>
internal sealed class RouteTableAssociation : Resource
{
    /// <summary>The subnet; null where unknown.</summary>
    public Subnet? Subnet { get; init; }

    /// <summary>The route table; null where unknown.</summary>
    public RouteTable? Table { get; init; }
}

/// <summary>What kind of gateway stands at the edge of a VPC.</summary>
internal enum GatewayKind
{
    /// <summary>An internet gateway.</summary>
    Internet,

    /// <summary>A NAT gateway.</summary>
    Nat,

    /// <summary>An egress-only internet gateway: IPv6 only, outbound only.</summary>
    EgressOnly,
}

/// <summary>An internet, NAT or egress-only internet gateway.</summary>
internal sealed class Gateway : Resource
{
    /// <summary>What kind of gateway it is.</summary>
    public GatewayKind Kind { get; init; }

    /// <summary>The VPCs it is attached to or made in: one, or none where unknown.</summary>
    public Items<Vpc> Vpcs { get; } = new();

    /// <summary>The subnet a NAT gateway stands in.</summary>
    public Subnet? Subnet { get; init; }

    /// <summary>Whether it is a NAT gateway without a public address (ConnectivityType private); null where unknown.</summary>
    public bool? IsPrivate { get; init; }

    /// <summary>Whether CDK makes it by itself as a part of a VPC.</summary>
    public bool IsImplicit { get; init; }
}

/// <summary>A VPC peering connection.</summary>
internal sealed class PeeringConnection : Resource
{
    /// <summary>The VPC that asks (VpcId); null where unknown.</summary>
    public Vpc? Requester { get; init; }

    /// <summary>The VPC that is asked (PeerVpcId); null where unknown.</summary>
    public Vpc? Accepter { get; init; }

    /// <summary>
    /// Whether a custom resource sets its DNS options (ModifyVpcPeeringConnectionOptions; CloudFormation itself cannot); null where something that
    /// cannot be read may do so.
    /// </summary>
    public bool? HasDnsOptions { get; init; }

    /// <summary>PeerRegion as written.</summary>
    public Setting<string> PeerRegion { get; init; }

    /// <summary>PeerOwnerId as written.</summary>
    public Setting<string> PeerOwnerId { get; init; }

    /// <summary>PeerRoleArn as written.</summary>
    public Setting<string> PeerRoleArn { get; init; }

    /// <summary>The other side than <paramref name="side"/>; null where unknown.</summary>
    public Vpc? PeerOf(Vpc side) => ReferenceEquals(side, Requester) ? Accepter : ReferenceEquals(side, Accepter) ? Requester : null;
}
