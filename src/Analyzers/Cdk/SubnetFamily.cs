using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Subnets: those of an L2 VPC, Subnet, PublicSubnet and PrivateSubnet made by hand, and CfnSubnet.</summary>
internal sealed class SubnetFamily : Family
{
    public const string ISubnet = CdkNames.Ec2 + "ISubnet";
    private const string L2 = CdkNames.Ec2 + "Subnet";
    private const string PublicL2 = CdkNames.Ec2 + "PublicSubnet";
    private const string PrivateL2 = CdkNames.Ec2 + "PrivateSubnet";
    private const string L1 = CdkNames.Ec2 + "CfnSubnet";

    private readonly List<SubnetModel> _subnets = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _cfnSubnets = [];
    private readonly List<Subnet> _kindFollowsRoutes = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [L2, ISubnet, L1];

    /// <summary>What is known of an L2 subnet; of one that the program was given, only that it has a route table.</summary>
    public static SubnetModel ModelOf(Instance subnet, CdkContext context) => subnet.Model as SubnetModel ?? Unknown(subnet, context);

    /// <summary>A subnet that an L2 VPC makes.</summary>
    public SubnetModel MakePart(
        Instance vpc, string id, SubnetGroup group, Value zone, Setting<Cidr> range, bool? dualStack, CdkContext context)
    {
        var subnet = context.CreateChild(vpc, group.Kind == SubnetKind.Public ? PublicL2 : PrivateL2, id);
        var model = new SubnetModel(subnet, MakeTable(subnet, context))
        {
            Vpc = vpc,
            Kind = group.Kind,
            GroupName = group.Name,
            Zone = Zones.KeyOf(zone),
            ZoneValue = zone,
            Range = range,
            HasIpv6 = dualStack,

            // Public subnets give addresses by themselves, but in a dual-stack VPC (Vpc.createSubnetResources).
            MapsPublicIp = group.MapsPublicIp.IsUnknown ? null
                : group.MapsPublicIp.TryGet(out var written) ? written
                : group.Kind == SubnetKind.Public ? !dualStack : false,
        };
        return Keep(model);
    }

    /// <summary>A subnet of a VPC that is imported by its attributes.</summary>
    public SubnetModel MakeImported(Instance vpc, Value id, string constructId, SubnetKind kind, string? name, Value zone, Value? table, CdkContext context)
    {
        var subnet = ImportedBy(id, vpc, constructId, context);
        return Keep(new SubnetModel(subnet, UnknownTable(subnet, table, context))
        {
            Vpc = vpc,
            Origin = Origin.Imported,
            Kind = kind,
            GroupName = name,
            Zone = Zones.KeyOf(zone),
            ZoneValue = zone,
            HasTable = table is not null,
        });
    }

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name == L1)
        {
            _cfnSubnets.Add((instance, L1Properties.Capture(instance, arguments, context,
                "VpcId", "CidrBlock", "AvailabilityZone", "Ipv6CidrBlock", "Ipv6Native", "AssignIpv6AddressOnCreation", "MapPublicIpOnLaunch")));
            return;
        }

        if (constructor.Declaring.Name is not (L2 or PublicL2 or PrivateL2))
            return;
        var props = arguments["props"];
        var zone = context.Member(props, "AvailabilityZone");
        var ipv6 = context.Member(props, "Ipv6CidrBlock");
        Keep(new SubnetModel(instance, MakeTable(instance, context))
        {
            Vpc = context.Member(props, "VpcId"),
            KindFollowsRoutes = true,
            Zone = Zones.KeyOf(zone),
            ZoneValue = zone,
            Range = VpcPropsReader.ParseRange(context.Member(props, "CidrBlock")),
            HasIpv6 = Presence(ipv6),
            MapsPublicIp = ValueReader.FlagOr(context.Member(props, "MapPublicIpOnLaunch"), fallback: false),
        });
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (receiver is not Instance subnet || subnet.Type.Is(CdkNames.CfnResource))
            return null;
        var model = ModelOf(subnet, context);
        return member.Name switch
        {
            "RouteTable" => model.RouteTable,
            "AvailabilityZone" => model.ZoneValue is Unknown ? null : model.ZoneValue,
            "Ipv4CidrBlock" => model.Range.TryGet(out var range) ? new Constant(range.ToString()) : null,
            "SubnetVpcId" => model.Vpc is Instance vpc ? new Token(vpc, "VpcId", []) : model.Vpc,
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        switch (method.Name)
        {
            case "FromSubnetId" or "FromSubnetAttributes" when method.Declaring.Is(L2):
                return Import(method.Name == "FromSubnetAttributes", arguments, context);
            case "AddNatGateway" when receiver is Instance subnet:
                var model = ModelOf(subnet, context);
                var gateway = context.CreateChild(subnet, GatewayFamily.NatGateway, "NATGateway");
                context.Family<GatewayFamily>().AddPart(gateway, GatewayKind.Nat, model.Vpc, subnet, isImplicit: false);
                return gateway;
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var model in _subnets.Where(model => writer.Original<Subnet>(model.Construct) is null))
            Write(model, writer);
        foreach (var (construct, properties) in _cfnSubnets)
            Write(construct, properties, writer);
    }

    /// <summary>Tells what the subnets are for whose kind follows from their routes, once all routes are there.</summary>
    public void DeriveKinds(NetworkWriter writer)
    {
        foreach (var subnet in _kindFollowsRoutes)
            subnet.Kind = KindOf(subnet, writer.Network);
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer)
    {
        if (!instance.Type.Is(ISubnet) && !instance.Type.Is(L1))
            return null;
        return instance.Model is SubnetModel model ? Record(model, writer) : Record(writer.PlaceOf(instance), vpc: null, Origin.Unknown, default);
    }

    /// <summary>
    /// What a subnet is for, by its default routes: for IPv4 if it has one, else for IPv6. Unknown where a route may have been added that was not seen.
    /// Without an association a subnet uses the VPC's main table, which leads nowhere.
    /// </summary>
    private static SubnetKind KindOf(Subnet subnet, DeployedNetwork network)
    {
        var routes = subnet.RouteTables.SelectMany(static table => table.Routes).ToArray();
        var target = DefaultTarget(Cidr.AnyIpv4) ?? DefaultTarget(Cidr.AnyIpv6);
        if (target is not null)
            return target.Kind switch { RouteTargetKind.Gateway => SubnetKind.Public, RouteTargetKind.Unknown => SubnetKind.Unknown, _ => SubnetKind.Private };

        var isOpen = !subnet.IsClosed
            || subnet.RouteTables.IsOpen
            || subnet.RouteTables.Any(static table => table.Routes.IsOpen || !table.IsClosed)
            || network.Routes.Any(route => route.IsAstray() && route.MayCoexistWith(subnet))
            || routes.Any(static route => route.Destination is null or { IsUnknown: true });
        return isOpen ? SubnetKind.Unknown : SubnetKind.Isolated;

        RouteTarget? DefaultTarget(Cidr any) =>
            routes.FirstOrDefault(route => route.Destination?.KnownCidr is { } cidr && cidr.Equals(any)) is { } route ? route.Target ?? new(RouteTargetKind.Unknown, null) : null;
    }

    private static Subnet Record(SubnetModel model, NetworkWriter writer)
    {
        var changed = L1Properties.OfDefaultChild(model.Construct, writer.Tree);
        return Record(writer.PlaceOf(model.Construct), writer.Resolve<Vpc>(model.Vpc), model.Origin, new(
            model.KindFollowsRoutes ? SubnetKind.Unknown : model.Kind,
            model.GroupName,
            changed?.Sets("AvailabilityZone") == true ? Zones.KeyOf(changed["AvailabilityZone"]) : model.Zone,
            changed?.Sets("CidrBlock") == true ? VpcPropsReader.ParseRange(changed["CidrBlock"]) : model.Range,
            changed?.Sets("Ipv6CidrBlock") == true ? Presence(changed["Ipv6CidrBlock"]) : model.HasIpv6,
            changed?.Sets("MapPublicIpOnLaunch") == true ? ValueReader.FlagOr(changed["MapPublicIpOnLaunch"], fallback: false) : model.MapsPublicIp));
    }

    private static Subnet Record(Place place, Vpc? vpc, Origin origin, Shape shape) => new()
    {
        Place = place with { Origin = origin },
        Vpc = vpc, Kind = shape.Kind, GroupName = shape.GroupName, Zone = shape.Zone, Range = shape.Range, HasIpv6 = shape.HasIpv6, MapsPublicIp = shape.MapsPublicIp,
    };

    private void Write(SubnetModel model, NetworkWriter writer)
    {
        var subnet = Register(model.Construct, Record(model, writer), writer);
        if (model.KindFollowsRoutes)
            _kindFollowsRoutes.Add(subnet);
        if (!model.HasTable)
            return;
        var table = writer.Add(model.RouteTable, RoutingFamily.Record(
            writer.PlaceOf(model.Construct) with { Path = writer.Tree.PathOf(model.RouteTable), Origin = model.Origin }, subnet.Vpc));
        writer.Family<RoutingFamily>().Register(table, model.RouteTable, writer);
        writer.Family<RoutingFamily>().Associate(model.Construct, subnet, table, writer);
    }

    private void Write(Instance construct, L1Properties properties, NetworkWriter writer)
    {
        var ipv6 = Presence(properties["Ipv6CidrBlock"]) != false ? Presence(properties["Ipv6CidrBlock"]) : ValueReader.FlagOr(properties["Ipv6Native"], fallback: false);
        var vpc = writer.Resolve<Vpc>(properties["VpcId"]);
        var subnet = Register(construct, Record(writer.PlaceOf(construct), vpc, construct.IsOpaque ? Origin.Unknown : Origin.Created, new(
            SubnetKind.Unknown,
            GroupName: null,
            Zones.KeyOf(properties["AvailabilityZone"]),
            VpcPropsReader.ParseRange(properties["CidrBlock"]),
            ipv6,
            ValueReader.FlagOr(properties["MapPublicIpOnLaunch"], fallback: false))), writer);
        _kindFollowsRoutes.Add(subnet);
    }

    private static Subnet Register(Instance construct, Subnet subnet, NetworkWriter writer)
    {
        writer.Add(construct, subnet);
        writer.Network.Subnets.Add(subnet);
        if (subnet.Vpc is { } vpc && (vpc.Origin != Origin.Created || subnet.Origin == Origin.Created))
            vpc.Subnets.Add(subnet);
        return subnet;
    }

    /// <summary>A subnet by an id: an imported one, unless the id is that of a subnet of this app.</summary>
    private static Instance ImportedBy(Value id, Instance? scope, string constructId, CdkContext context)
    {
        var subnet = context.Evaluation.CreateOpaque(context.Evaluation.Type(ISubnet));
        if (scope is not null)
            context.Tree.Adopt(subnet, scope, constructId);
        context.Tree.NodeOf(subnet).StandsFor = id;
        subnet.Members["SubnetId"] = id;
        return subnet;
    }

    private SubnetModel Keep(SubnetModel model)
    {
        model.Construct.Model = model;
        _subnets.Add(model);
        return model;
    }

    private Instance Import(bool byAttributes, Arguments arguments, CdkContext context)
    {
        var id = byAttributes ? context.Member(arguments[2], "SubnetId") : arguments[2];
        var table = byAttributes ? context.Member(arguments[2], "RouteTableId") : Constant.Null;
        var zone = byAttributes ? context.Member(arguments[2], "AvailabilityZone") : Reading.Values.Unknown.Any;
        var subnet = ImportedBy(id, arguments["scope"] as Instance, ValueReader.TextOrNull(arguments["id"]) ?? "*", context);
        return Keep(new SubnetModel(subnet, UnknownTable(subnet, table, context)) { Origin = Origin.Imported, Zone = Zones.KeyOf(zone), ZoneValue = zone }).Construct;
    }

    private static SubnetModel Unknown(Instance subnet, CdkContext context)
    {
        var model = new SubnetModel(subnet, UnknownTable(subnet, Constant.Null, context)) { Origin = Origin.Unknown };
        subnet.Model = model;
        return model;
    }

    private static Instance MakeTable(Instance subnet, CdkContext context)
    {
        var table = context.CreateChild(subnet, RoutingFamily.Table, "RouteTable");
        table.Members["RouteTableId"] = new Token(table, "Ref", []);
        return table;
    }

    /// <summary>The table of a subnet that this program does not make, by its id where that is given.</summary>
    private static Instance UnknownTable(Instance subnet, Value? id, CdkContext context)
    {
        var table = context.Evaluation.CreateOpaque(context.Evaluation.Type(RoutingFamily.ITable));
        context.Tree.Adopt(table, subnet, "RouteTable");
        context.Tree.NodeOf(table).StandsFor = id;
        table.Members["RouteTableId"] = new Token(table, "Ref", []);
        return table;
    }

    private static bool? Presence(Value value) => ValueReader.Read(value, static value => ValueReader.IsNull(value)
        ? Setting<bool>.Of(false)
        : value is Reading.Values.Unknown ? Setting<bool>.Unknown : Setting<bool>.Of(true)) is { IsKnown: true } known ? known.Value : null;

    /// <summary>What a record of a subnet says about it.</summary>
    private readonly record struct Shape(
        SubnetKind Kind, string? GroupName, Setting<string> Zone, Setting<Cidr> Range, bool? HasIpv6, bool? MapsPublicIp);
}
