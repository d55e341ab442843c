using CdkVpc.Analyzers.Cdk.Refusals;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// The L2 VPC: what its props make of subnets, routes and gateways (aws-ec2/lib/vpc.ts), its attributes, and the VPCs that are imported.
/// Flow logs and endpoints in its props are their own families'.
/// </summary>
internal sealed class VpcFamily : Family
{
    public const string Vpc = CdkNames.Ec2 + "Vpc";
    public const string IVpc = CdkNames.Ec2 + "IVpc";
    private const string AddressPlan = CdkNames.Ec2 + "IpAddresses";
    private const string Ipv6AddressPlan = CdkNames.Ec2 + "Ipv6Addresses";

    private readonly List<VpcModel> _vpcs = [];
    private readonly Dictionary<string, Vpc> _byId = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Vpc, IVpc, AddressPlan, Ipv6AddressPlan];

    /// <summary>The VPC that is made elsewhere and that an id names which is written out: imported by that id here, or not.</summary>
    public Vpc OfId(string id, NetworkWriter writer)
    {
        if (_vpcs.Find(vpc => vpc.Origin == Origin.Imported && ValueReader.TextOrNull(writer.Tree.NodeOf(vpc.Construct).StandsFor ?? Constant.Null) == id) is { } imported)
            return writer.Find<Vpc>(imported.Construct)!;
        if (_byId.TryGetValue(id, out var known))
            return known;
        var record = new Vpc { Path = id, Id = id, Origin = Origin.Imported, Range = Setting<Cidr>.Unknown, ZonesAreKnown = false };
        record.Subnets.IsOpen = record.RouteTables.IsOpen = record.SecondaryRanges.IsOpen = true;
        writer.Network.Vpcs.Add(record);
        return _byId[id] = record;
    }

    /// <summary>What is known of an L2 VPC; null for one that the program was given.</summary>
    public static VpcModel? ModelOf(Value vpc) => (vpc as Instance)?.Model as VpcModel;

    /// <summary>The VPC that another construct makes by itself where it was given none.</summary>
    public Instance MakeImplicit(Instance scope, string id, int maxAzs, CdkContext context)
    {
        var vpc = context.CreateChild(scope, Vpc, id);
        var props = context.Evaluation.Create(CdkNames.Ec2 + "VpcProps");
        props.Members["MaxAzs"] = new Constant(maxAzs);
        Make(vpc, props, isImplicit: true, context);
        return vpc;
    }

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name == Vpc)
            Make(instance, arguments["props"], isImplicit: false, context);
        else if (constructor.Declaring.Is(IVpc))
            Keep(new VpcModel(instance) { Origin = Origin.Unknown, Worlds = { new(context.Evaluation.Guard) { IsOpen = true, ZonesAreKnown = false } } });
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        switch (method.Declaring.Name, method.Name)
        {
            case (Vpc, "FromLookup"):
                LookupRefusals.Check(arguments, context);
                return Import(ImportedVpc.FromLookup, arguments, context);
            case (Vpc, "FromVpcAttributes"):
                return Import(ImportedVpc.FromAttributes, arguments, context);
            case (AddressPlan, "Cidr"):
                var plan = context.Evaluation.Create(CdkNames.Ec2 + "IIpAddresses");
                plan.Model = arguments[0];
                return plan;
            case (Ipv6AddressPlan, "AmazonProvided"):
                return context.Evaluation.Create(CdkNames.Ec2 + "IIpv6Addresses");
            case (_, "SelectSubnets") when receiver is Instance vpc:
                SelectionRefusals.CheckCall(vpc, arguments[0], context);
                return SubnetSelector.SelectAsObject(vpc, arguments[0], context);
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (ModelOf(receiver!) is not { } vpc)
            return null;
        vpc.DefaultGroupIsUsed |= member.Name == "VpcDefaultSecurityGroup";
        return member.Name switch
        {
            "PublicSubnets" => Subnets(SubnetKind.Public),
            "PrivateSubnets" => Subnets(SubnetKind.Private),
            "IsolatedSubnets" => Subnets(SubnetKind.Isolated),
            "AvailabilityZones" => PerWorld(static world => new Sequence(world.Zones, !world.ZonesAreKnown)),
            "InternetGatewayId" => PerWorld(static world => world.InternetGateway is { } gateway ? new Token(gateway, "Ref", []) : Constant.Null),
            "DnsHostnamesEnabled" => Flag(vpc.DnsHostnames),
            "DnsSupportEnabled" => Flag(vpc.DnsSupport),
            "VpcIpv6CidrBlocks" => new Sequence([new Token(vpc.Construct, "VpcIpv6CidrBlock", [])], isOpen: vpc.HasIpv6 != true),
            _ => null,
        };

        Value Subnets(SubnetKind kind) =>
            PerWorld(world => new Sequence(world.Of(kind).Select(static subnet => subnet.Construct), world.IsOpen) { ElementType = context.Evaluation.Type(SubnetFamily.ISubnet) });

        Value PerWorld(Func<VpcWorld, Value> read)
        {
            var now = context.Evaluation.Guard;
            return ValueReader.Join([.. vpc.Worlds.Where(world => !world.Guard.Excludes(now)).Select(world => (now.And(world.Guard), read(world)))], now);
        }
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var vpc in _vpcs.Where(vpc => writer.Original<Vpc>(vpc.Construct) is null))
        {
            var record = writer.Add(vpc.Construct, Record(vpc, writer));
            record.Subnets.IsOpen = vpc.Worlds.Any(static world => world.IsOpen);
            record.RouteTables.IsOpen = vpc.Origin != Origin.Created && vpc.Worlds.All(static world => world.Subnets.Count == 0) && record.Subnets.IsOpen;
            writer.Network.Vpcs.Add(record);
            if (writer.Tree.NodeOf(vpc.Construct).StandsFor is { } id && ValueReader.TextOrNull(id) is { } known)
                writer.AddElsewhere(known, record);
        }
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer)
    {
        if (!instance.Type.Is(IVpc))
            return null;
        var record = Record(new VpcModel(instance) { Origin = Origin.Unknown, Worlds = { new(instance.Guard) { ZonesAreKnown = false } } }, writer);
        record.Subnets.IsOpen = record.RouteTables.IsOpen = true;
        writer.Network.Vpcs.Add(record);
        return record;
    }

    private static Vpc Record(VpcModel vpc, NetworkWriter writer)
    {
        var place = writer.PlaceOf(vpc.Construct);
        var changed = L1Properties.OfDefaultChild(vpc.Construct, writer.Tree);
        return new Vpc
        {
            Place = place with { Origin = vpc.Origin },
            Id = vpc.Origin == Origin.Imported && writer.Tree.NodeOf(vpc.Construct).StandsFor is { } id ? ValueReader.TextOrNull(id) : null,
            Range = changed?.Sets("CidrBlock") == true ? VpcPropsReader.ParseRange(changed["CidrBlock"]) : vpc.Range,
            HasIpv6 = vpc.HasIpv6,
            DnsSupport = Changed("EnableDnsSupport", vpc.DnsSupport),
            DnsHostnames = Changed("EnableDnsHostnames", vpc.DnsHostnames),
            RestrictsDefaultGroup = vpc.DefaultGroupIsUsed && vpc.RestrictsDefaultGroup == false ? null : vpc.RestrictsDefaultGroup,
            IsImplicit = vpc.IsImplicit,
            AskedZones = vpc.AskedZones,
            ZonesAreKnown = vpc.Worlds.All(static world => world.ZonesAreKnown),
        };

        bool? Changed(string name, bool? otherwise) => changed?.Sets(name) == true ? ValueReader.FlagOr(changed[name], fallback: false) : otherwise;
    }

    private static Value? Flag(bool? flag) => flag is { } known ? Constant.Of(known) : null;

    private VpcModel Keep(VpcModel vpc)
    {
        vpc.Construct.Model = vpc;
        _vpcs.Add(vpc);
        return vpc;
    }

    private Value Import(Func<Instance, Arguments, CdkContext, VpcModel> read, Arguments arguments, CdkContext context)
    {
        var vpc = context.Evaluation.CreateOpaque(context.Evaluation.Type(IVpc));
        if (arguments["scope"] is Instance scope)
            context.Tree.Adopt(vpc, scope, ValueReader.TextOrNull(arguments["id"]) ?? "*");
        var model = read(vpc, arguments, context);
        context.Tree.NodeOf(vpc).StandsFor = context.Member(arguments[2], "VpcId");
        return Keep(model).Construct;
    }

    private void Make(Instance instance, Value props, bool isImplicit, CdkContext context)
    {
        var reader = new VpcPropsReader(props, context);
        var restricts = reader["RestrictDefaultSecurityGroup"];
        var vpc = new VpcModel(instance)
        {
            IsImplicit = isImplicit,
            Range = VpcPropsReader.ParseDividedRange(reader.Range),
            DnsSupport = ValueReader.FlagOr(reader["EnableDnsSupport"], fallback: true),
            DnsHostnames = ValueReader.FlagOr(reader["EnableDnsHostnames"], fallback: true),
            HasIpv6 = VpcPropsReader.IsDualStack(reader.IpProtocol),
            AskedZones = isImplicit ? default : reader.AskedZones(instance),
            RestrictsDefaultGroup = ValueReader.IsNull(restricts) ? context.IsOn(FeatureFlags.RestrictDefaultSecurityGroup, instance) : ValueReader.FlagOr(restricts, fallback: false),
        };
        Keep(vpc);
        if (reader.Worlds() is not { } worlds)
        {
            vpc.Worlds.Add(new(context.Evaluation.Guard) { IsOpen = true, ZonesAreKnown = false });
            return;
        }

        foreach (var world in worlds)
            context.Under(world, () => vpc.Worlds.Add(new VpcBuilder(instance, reader, world, isImplicit, context).Build()));
    }
}
