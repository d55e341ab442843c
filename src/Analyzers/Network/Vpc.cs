using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>A virtual private cloud.</summary>
internal sealed class Vpc : Resource
{
    /// <summary>The id of one that is made elsewhere ('vpc-0abc'), where the program writes it out; null elsewhere.</summary>
    public string? Id { get; init; }

    /// <summary>The primary IPv4 range.</summary>
    public Setting<Cidr> Range { get; init; }

    /// <summary>Further IPv4 and IPv6 ranges whose value is known.</summary>
    public Items<Cidr> SecondaryRanges { get; } = new();

    /// <summary>Whether it has an IPv6 block; null where unknown.</summary>
    public bool? HasIpv6 { get; set; }

    /// <summary>Whether DNS resolution is on (AWS and CDK default: true); null where unknown.</summary>
    public bool? DnsSupport { get; init; }

    /// <summary>Whether DNS host names are on (CDK default: true, CloudFormation default: false); null where unknown.</summary>
    public bool? DnsHostnames { get; init; }

    /// <summary>Its subnets, in the order of creation.</summary>
    public Items<Subnet> Subnets { get; } = new();

    /// <summary>Its route tables.</summary>
    public Items<RouteTable> RouteTables { get; } = new();

    /// <summary>Whether the program adds entries to its default network ACL.</summary>
    public bool HasChangedDefaultAcl { get; set; }

    /// <summary>Whether the rules of its default security group are taken away (CDK's <c>RestrictDefaultSecurityGroup</c>); null where unknown.</summary>
    public bool? RestrictsDefaultGroup { get; set; }

    /// <summary>Whether a construct makes the VPC by itself (an ECS or EKS cluster that was given none).</summary>
    public bool IsImplicit { get; init; }

    /// <summary>Whether the number of availability zones is certain; otherwise subnets stand for at least these.</summary>
    public bool ZonesAreKnown { get; init; } = true;

    /// <summary>The number of zones that is asked for (MaxAzs), where the environment of the stack decides how many there are; absent where it does not.</summary>
    public Setting<int> AskedZones { get; init; }

    /// <summary>Its known IPv4 and IPv6 ranges.</summary>
    public IEnumerable<Cidr> KnownRanges() => Range.TryGet(out var primary) ? SecondaryRanges.Prepend(primary) : SecondaryRanges;

    /// <summary>Its known IPv4 ranges.</summary>
    public IEnumerable<Cidr> KnownIpv4Ranges()
    {
        if (Range.TryGet(out var primary))
            yield return primary;
        foreach (var range in SecondaryRanges)
        {
            if (!range.IsIpv6)
                yield return range;
        }
    }
}

/// <summary>An IPv4 block that is added to a VPC besides its own range.</summary>
internal sealed class AddressBlock : Resource
{
    /// <summary>The VPC it is added to; null where unknown.</summary>
    public Vpc? Vpc { get; init; }

    /// <summary>The block.</summary>
    public Setting<Cidr> Range { get; init; }
}

/// <summary>What a subnet is for.</summary>
internal enum SubnetKind
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>Its default route goes to an internet gateway.</summary>
    Public,

    /// <summary>Reaches out through a NAT gateway or the like (PRIVATE_WITH_EGRESS).</summary>
    Private,

    /// <summary>Has no way out (PRIVATE_ISOLATED).</summary>
    Isolated,
}

/// <summary>A subnet.</summary>
internal sealed class Subnet : Resource
{
    /// <summary>The VPC it is in; null where unknown.</summary>
    public Vpc? Vpc { get; init; }

    /// <summary>What it is for: declared for an L2 VPC, derived from its routes for an L1 subnet.</summary>
    public SubnetKind Kind { get; set; }

    /// <summary>The name of its group in the VPC's subnet configuration, such as 'Private'.</summary>
    public string? GroupName { get; init; }

    /// <summary>A key of its availability zone, equal for subnets of one zone: a name such as 'eu-west-1a', or a position such as '#0'.</summary>
    public Setting<string> Zone { get; init; }

    /// <summary>Its IPv4 range.</summary>
    public Setting<Cidr> Range { get; init; }

    /// <summary>Whether it has an IPv6 block; null where unknown.</summary>
    public bool? HasIpv6 { get; init; }

    /// <summary>Whether instances get a public IPv4 address by themselves; null where unknown.</summary>
    public bool? MapsPublicIp { get; init; }

    /// <summary>Its route tables: exactly one for an L2 subnet; by associations for an L1 subnet.</summary>
    public Items<RouteTable> RouteTables { get; } = new();

    /// <summary>The network ACLs that are associated with it; empty means the VPC's default ACL, which admits everything.</summary>
    public Items<NetworkAcl> NetworkAcls { get; } = new();
}
