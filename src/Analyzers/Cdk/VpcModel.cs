using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>What is known of an L2 VPC: created, made by another construct, or imported.</summary>
internal sealed class VpcModel(Instance construct)
{
    public Instance Construct { get; } = construct;

    public Origin Origin { get; init; } = Origin.Created;

    public bool IsImplicit { get; init; }

    public Setting<Cidr> Range { get; init; } = Setting<Cidr>.Unknown;

    /// <summary>Whether CDK does not know the range of an imported VPC, and refuses to tell it.</summary>
    public bool LacksRange => Origin == Origin.Imported && Range.IsAbsent;

    public bool? DnsSupport { get; init; }

    public bool? DnsHostnames { get; init; }

    public bool? HasIpv6 { get; init; }

    /// <summary>MaxAzs as written, where the zones are those of the stack.</summary>
    public Setting<int> AskedZones { get; init; }

    /// <summary>Whether CDK takes away the rules of the default security group; null where unknown.</summary>
    public bool? RestrictsDefaultGroup { get; init; }

    /// <summary>Whether the program asks for the id of the default security group, with which it may do so itself.</summary>
    public bool DefaultGroupIsUsed { get; set; }

    /// <summary>Its subnets, in each of the worlds that its props tell apart.</summary>
    public List<VpcWorld> Worlds { get; } = [];
}

/// <summary>The parts of a VPC in some worlds.</summary>
internal sealed class VpcWorld(Guard guard)
{
    public Guard Guard { get; } = guard;

    /// <summary>The subnets in the order of creation.</summary>
    public List<SubnetModel> Subnets { get; } = [];

    /// <summary>Whether there may be further subnets of other kinds.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The zones as the program reads them (<c>vpc.AvailabilityZones</c>), whether or not there is a subnet in them.</summary>
    public IReadOnlyList<Value> Zones { get; set; } = [];

    /// <summary>Whether the number of zones is certain.</summary>
    public bool ZonesAreKnown { get; set; } = true;

    public Instance? InternetGateway { get; set; }

    /// <summary>The subnets of one kind: <c>vpc.PrivateSubnets</c> and its like.</summary>
    public IEnumerable<SubnetModel> Of(SubnetKind kind) => Subnets.Where(subnet => subnet.Kind == kind);
}

/// <summary>What is known of an L2 subnet.</summary>
internal sealed class SubnetModel(Instance construct, Instance routeTable)
{
    public Instance Construct { get; } = construct;

    /// <summary>Its route table; an L2 subnet has exactly one.</summary>
    public Instance RouteTable { get; } = routeTable;

    /// <summary>Whether the program may use the route table; not so for an imported subnet whose table's id was not given.</summary>
    public bool HasTable { get; init; } = true;

    /// <summary>The VPC, or a value that stands for it.</summary>
    public Value Vpc { get; init; } = Unknown.Any;

    public Origin Origin { get; init; } = Origin.Created;

    public SubnetKind Kind { get; init; }

    /// <summary>Whether the kind is not declared, but follows from the routes.</summary>
    public bool KindFollowsRoutes { get; init; }

    public string? GroupName { get; init; }

    public Setting<string> Zone { get; init; } = Setting<string>.Unknown;

    /// <summary>The zone as the program reads it.</summary>
    public Value ZoneValue { get; init; } = Unknown.Any;

    public Setting<Cidr> Range { get; init; } = Setting<Cidr>.Unknown;

    public bool? HasIpv6 { get; init; }

    public bool? MapsPublicIp { get; init; }
}
