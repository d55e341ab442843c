using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>The props of an L2 VPC that shape its subnets, world by world.</summary>
internal sealed class VpcPropsReader
{
    /// <summary>More worlds than these are not told apart: the subnets are then unknown.</summary>
    private const int MaxWorlds = 8;

    private readonly CdkContext _context;
    private readonly Value _props;
    private readonly List<Value> _read = [];

    public VpcPropsReader(Value props, CdkContext context)
    {
        (_props, _context) = (props, context);
        MaxAzs = Note(this["MaxAzs"]);
        AvailabilityZones = Note(this["AvailabilityZones"]);
        ReservedAzs = Note(this["ReservedAzs"]);
        NatGateways = Note(this["NatGateways"]);
        CreateInternetGateway = Note(this["CreateInternetGateway"]);
        IpProtocol = Note(this["IpProtocol"]);
        SubnetConfiguration = Note(this["SubnetConfiguration"]);
        Range = Note(ReadRange());
        foreach (var (_, element) in ValueReader.Elements(SubnetConfiguration))
        {
            foreach (var name in (string[])["Name", "SubnetType", "CidrMask", "Reserved", "MapPublicIpOnLaunch"])
                Note(context.Member(element, name));
        }
    }

    public Value MaxAzs { get; }

    public Value AvailabilityZones { get; }

    public Value ReservedAzs { get; }

    public Value NatGateways { get; }

    public Value CreateInternetGateway { get; }

    public Value IpProtocol { get; }

    public Value SubnetConfiguration { get; }

    /// <summary>The text of the range.</summary>
    public Value Range { get; }

    public Value this[string name] => _context.Member(_props, name);

    /// <summary>The range that a text says.</summary>
    public static Setting<Cidr> ParseRange(Value text) => ValueReader.Text(text) is var written && written.TryGet(out var block)
        ? Cidr.TryParse(block, out var cidr) ? Setting<Cidr>.Of(cidr) : Setting<Cidr>.Unknown
        : written.IsAbsent ? Setting<Cidr>.Absent : Setting<Cidr>.Unknown;

    /// <summary>
    /// The block that CDK makes of the range of an L2 VPC. Of a text with host bits, which EC2 drops (10.0.1.0/16 is 10.0.0.0/16), that is the block after
    /// it, since CDK rounds addresses up (CidrBlock in aws-ec2/lib/network-util.ts).
    /// </summary>
    public static Setting<Cidr> ParseDividedRange(Value text)
    {
        var range = ParseRange(text);
        return range.TryGet(out var block) && !block.IsIpv6 && Cidr.TryParse(ValueReader.Text(text).Value.Split('/')[0] + "/32", out var address) && address.Low != block.Low
            ? Setting<Cidr>.Of(Cidr.Ipv4((long)block.Low + block.Ipv4Size, block.PrefixLength))
            : range;
    }

    /// <summary>Whether a protocol means IPv6 too.</summary>
    public static bool? IsDualStack(Value protocol) => ValueReader.EnumName(protocol) switch
    {
        { IsUnknown: true } => null,
        var name => name.Is("DUAL_STACK"),
    };

    /// <summary>The worlds that the props tell apart; null where they are too many.</summary>
    public IReadOnlyList<Guard>? Worlds()
    {
        IReadOnlyList<Guard> worlds = [_context.Evaluation.Guard];
        foreach (var value in _read)
        {
            worlds = [.. worlds.SelectMany(world => ValueReader.Worlds([value], world))];
            if (worlds.Count > MaxWorlds)
                return null;
        }

        return worlds;
    }

    /// <summary>The subnet groups in one world; null where they cannot be told.</summary>
    public IReadOnlyList<SubnetGroup>? Groups(Guard world)
    {
        var configuration = ValueReader.In(SubnetConfiguration, world);
        if (ValueReader.IsNull(configuration))
            return SubnetGroup.Defaults(ValueReader.Number(ValueReader.In(NatGateways, world)));
        if (configuration is not Sequence { IsOpen: false } sequence)
            return null;

        var groups = sequence.Items.Select(item => Group(ValueReader.In(item, world), world)).OfType<SubnetGroup>().ToArray();
        return groups.Length == sequence.Items.Length ? groups : null;
    }

    /// <summary>
    /// The zones of a VPC in one world: those that are named, or the first <c>MaxAzs</c> (3 where left out) of the stack's. Those of a stack are what its
    /// class says (<c>override AvailabilityZones</c>); else an environment-agnostic one has two, any other those of its region, which are three at least
    /// (Stack.availabilityZones).
    /// </summary>
    public ZonePlan Zones(Instance vpc, Guard world)
    {
        var reserved = ValueReader.Number(ValueReader.In(ReservedAzs, world)).Or(0);
        var named = ValueReader.In(AvailabilityZones, world);
        if (named is Sequence list && (list.Items.Length > 0 || !list.IsOpen))
            return Named(list, list.Items.Length);

        var atMost = ValueReader.Number(ValueReader.In(MaxAzs, world)).Or(3);
        if (!ValueReader.IsNull(named) || !atMost.TryGet(out var wanted))
            return new(Positions(1), reserved, AreKnown: false);
        if (ZonesOfStack(vpc) is { } declared)
            return ValueReader.In(declared, world) is Sequence { IsOpen: false } zones ? Named(zones, wanted) : new(Positions(1), reserved, AreKnown: false);
        return StackFamily.EnvironmentOf(vpc, _context.Tree).IsFixed switch
        {
            false => new(Positions(Math.Min(wanted, 2)), reserved, AreKnown: true),
            true => new(Positions(Math.Min(wanted, 3)), reserved, AreKnown: wanted <= 3),
            null => new(Positions(Math.Min(wanted, 2)), reserved, AreKnown: wanted <= 2),
        };

        ZonePlan Named(Sequence zones, int count) =>
            new([.. zones.Items.Take(count).Select(zone => ValueReader.In(zone, world))], reserved, AreKnown: !zones.IsOpen);
    }

    /// <summary>
    /// <c>MaxAzs</c> as it is asked of the stack's zones; absent where the program names zones. Of several ways, one that asks for more than two.
    /// </summary>
    public Setting<int> AskedZones(Instance vpc)
    {
        if (!ValueReader.IsNull(AvailabilityZones) || ZonesOfStack(vpc) is not null)
            return default;
        var ways = ValueReader.Alternatives(MaxAzs, _context.Evaluation.Guard).Select(static way => ValueReader.Number(way.Value)).ToList();
        return ways.Find(static way => way.TryGet(out var zones) && zones > 2) is { IsKnown: true } more ? more : ValueReader.Number(MaxAzs);
    }

    /// <summary>Whether CDK divides the range by itself: it is written, or CDK's default, and not of an address pool or a plan of the program's own.</summary>
    public bool IsDivided(Guard world) => ValueReader.In(this["IpAddresses"], world) is var plan && (ValueReader.IsNull(plan) || plan is Instance { Model: Value });

    /// <summary>A property of an object in the props.</summary>
    public Value Member(Value receiver, string name) => _context.Member(receiver, name);

    /// <summary>The zones that the class of the stack declares; null where it leaves them to CDK.</summary>
    private Value? ZonesOfStack(Instance vpc)
    {
        if (_context.Tree.StackOf(vpc) is not { IsOpaque: false, Type.Source: not null } stack)
            return null;
        var declared = _context.Evaluation.Member(stack, "AvailabilityZones");
        return ValueReader.IsNull(declared) ? null : declared;
    }

    private static Value[] Positions(int count) => [.. Enumerable.Range(0, Math.Max(0, count)).Select(Cdk.Zones.At)];

    private SubnetGroup? Group(Value item, Guard world)
    {
        if (item is not Instance { IsOpaque: false })
            return null;
        var reserved = ValueReader.Flag(Member("Reserved")).Or(false);
        return reserved.IsUnknown ? null : new(
            ValueReader.TextOrNull(Member("Name")),
            ValueReader.EnumName(Member("SubnetType")) is { IsKnown: true } type ? KindOf(type.Value) : SubnetKind.Unknown,
            ValueReader.Number(Member("CidrMask")),
            reserved.Value,
            ValueReader.Flag(Member("MapPublicIpOnLaunch")))
        {
            Type = ValueReader.EnumName(Member("SubnetType")).TryGet(out var written) ? written : null,
            AssignsIpv6 = ValueReader.IsSet(Member("Ipv6AssignAddressOnCreation")),
        };

        Value Member(string name) => ValueReader.In(_context.Member(item, name), world);
    }

    /// <summary>The kind that a member of SubnetType means, those of older versions included.</summary>
    public static SubnetKind KindOf(string type) => type switch
    {
        "PUBLIC" => SubnetKind.Public,
        "PRIVATE_WITH_EGRESS" or "PRIVATE_WITH_NAT" or "PRIVATE" => SubnetKind.Private,
        "PRIVATE_ISOLATED" or "ISOLATED" => SubnetKind.Isolated,
        _ => SubnetKind.Unknown,
    };

    private Value ReadRange()
    {
        var addresses = this["IpAddresses"];
        var plan = ValueReader.Map(addresses, static one => one is Instance { Model: Value range } ? range : ValueReader.IsNull(one) ? Constant.Null : Unknown.Any);
        var text = ValueReader.Map(plan, one => ValueReader.IsNull(one) ? this["Cidr"] : one);
        return ValueReader.Map(text, static one => ValueReader.IsNull(one) ? new Constant("10.0.0.0/16") : one);
    }

    private Value Note(Value value)
    {
        _read.Add(value);
        return value;
    }
}
