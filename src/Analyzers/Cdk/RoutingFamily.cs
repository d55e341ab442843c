using System.Collections.Immutable;
using CdkVpc.Analyzers.Cdk.Refusals;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Route tables and routes: <c>subnet.AddRoute</c> and its kin, CfnRouteTable, CfnRoute, CfnSubnetRouteTableAssociation.</summary>
internal sealed class RoutingFamily : Family
{
    public const string Table = CdkNames.Ec2 + "CfnRouteTable";
    public const string ITable = CdkNames.Ec2 + "IRouteTable";
    private const string Route = CdkNames.Ec2 + "CfnRoute";
    private const string Association = CdkNames.Ec2 + "CfnSubnetRouteTableAssociation";

    private static readonly ImmutableArray<(string Property, RouteTargetKind Kind)> TargetProperties =
    [
        ("GatewayId", RouteTargetKind.Gateway),
        ("NatGatewayId", RouteTargetKind.NatGateway),
        ("EgressOnlyInternetGatewayId", RouteTargetKind.EgressOnlyGateway),
        ("VpcPeeringConnectionId", RouteTargetKind.Peering),
        ("TransitGatewayId", RouteTargetKind.TransitGateway),
        ("VpcEndpointId", RouteTargetKind.Other),
        ("NetworkInterfaceId", RouteTargetKind.Other),
        ("InstanceId", RouteTargetKind.Other),
        ("CarrierGatewayId", RouteTargetKind.Other),
        ("LocalGatewayId", RouteTargetKind.Other),
        ("CoreNetworkArn", RouteTargetKind.Other),
    ];

    private static readonly string[] DestinationProperties = ["DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId"];

    private readonly List<(Instance Construct, L1Properties Properties)> _tables = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _routes = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _associations = [];
    private readonly List<AddedRoute> _added = [];
    private readonly List<RouteTableAssociation> _found = [];
    private readonly HashSet<Instance> _open = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Table, ITable, Route, Association, SubnetFamily.ISubnet, CdkNames.Ec2 + "Subnet"];

    /// <summary>Adds a route that CDK makes, or that the program adds by a call, to the table of an L2 subnet.</summary>
    public void Add(SubnetModel subnet, string id, ImmutableArray<Value> destinations, RouteTargetKind kind, Value target, CdkContext context) =>
        _added.Add(new(subnet, id, destinations, kind, target, Moment.Now(context)));

    /// <summary>Routes may be added to this table that are not seen.</summary>
    public void MarkOpen(Instance table) => _open.Add(table);

    /// <summary>Associates an L2 subnet with its table, which CDK does by a resource of its own (Subnet in aws-ec2/lib/vpc.ts).</summary>
    public void Associate(Instance construct, Subnet subnet, RouteTable table, NetworkWriter writer)
    {
        table.Subnets.Add(subnet);
        subnet.RouteTables.Add(table);
        if (subnet.Origin == Origin.Created)
            _found.Add(new() { Place = writer.PlaceOf(construct) with { Path = subnet.Path + "/RouteTableAssociation" }, Subnet = subnet, Table = table });
    }

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        switch (constructor.Declaring.Name)
        {
            case Table:
                _tables.Add((instance, L1Properties.Capture(instance, arguments, context, "VpcId")));
                break;
            case Route:
                _routes.Add((instance, L1Properties.Capture(instance, arguments, context,
                    ["RouteTableId", .. DestinationProperties, .. TargetProperties.Select(static target => target.Property)])));
                break;
            case Association:
                _associations.Add((instance, L1Properties.Capture(instance, arguments, context, "RouteTableId", "SubnetId")));
                break;
        }
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (receiver is not Instance subnet || !subnet.Type.Is(SubnetFamily.ISubnet))
            return null;
        switch (method.Name)
        {
            case "AddRoute":
                AddRoute(arguments[0], arguments[1]);
                return Constant.Null;
            case "AddDefaultInternetRoute":
                return Default("DefaultRoute", "0.0.0.0/0", RouteTargetKind.Gateway);
            case "AddDefaultNatRoute":
                return Default("DefaultRoute", "0.0.0.0/0", RouteTargetKind.NatGateway);
            case "AddIpv6DefaultInternetRoute":
                return Default("DefaultRoute6", "::/0", RouteTargetKind.Gateway);
            case "AddIpv6DefaultEgressOnlyInternetRoute":
                return Default("DefaultRoute6", "::/0", RouteTargetKind.EgressOnlyGateway);
            case "AddIpv6Nat64Route":
                return Default("Nat64", "64:ff9b::/96", RouteTargetKind.NatGateway);
            default:
                return null;
        }

        Value Default(string id, string destination, RouteTargetKind kind)
        {
            Add(SubnetFamily.ModelOf(subnet, context), id, [new Constant(destination)], kind, arguments[0], context);
            return Constant.Null;
        }

        void AddRoute(Value id, Value options)
        {
            // Each way of a choice is a route of its own. Without a destination CDK writes 0.0.0.0/0 (Subnet.addRoute).
            var names = (string[])["RouterType", "RouterId", "DestinationCidrBlock", "DestinationIpv6CidrBlock"];
            var values = names.Select(name => context.Member(options, name)).ToArray();
            foreach (var world in ValueReader.Worlds([id, .. values], context.Evaluation.Guard))
            {
                context.Under(world, () => RouteRefusals.Check(subnet, ValueReader.In(values[2], world), ValueReader.In(values[3], world), context));
                var destinations = values.Skip(2).Select(value => ValueReader.In(value, world)).Where(static value => !ValueReader.IsNull(value)).ToImmutableArray();
                context.Under(world, () => Add(
                    SubnetFamily.ModelOf(subnet, context),
                    ValueReader.TextOrNull(ValueReader.In(id, world)) ?? "*",
                    destinations.IsEmpty ? [new Constant("0.0.0.0/0")] : destinations,
                    KindOf(ValueReader.EnumName(ValueReader.In(values[0], world))),
                    ValueReader.In(values[1], world),
                    context));
            }
        }
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var (construct, properties) in _tables)
            Register(writer.Add(construct, Record(writer.PlaceOf(construct), writer.Resolve<Vpc>(properties["VpcId"]))), construct, writer);
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer)
    {
        if (!instance.Type.Is(ITable) && !instance.Type.Is(Table))
            return null;
        var table = Record(writer.PlaceOf(instance), vpc: null);
        table.Routes.IsOpen = table.Subnets.IsOpen = true;
        return table;
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var (construct, properties) in _associations)
            Associate(construct, properties, writer);
        foreach (var association in _found.OrderBy(static association => association.Order))
            writer.Network.RouteTableAssociations.Add(association);

        var routes = _added.Select(route => Write(route, writer)).Concat(_routes.SelectMany(route => Write(route.Construct, route.Properties, writer)));
        foreach (var route in routes.OrderBy(static route => route.Order))
        {
            writer.Network.Routes.Add(route);
            route.Table?.Routes.Add(route);
        }

        writer.Family<SubnetFamily>().DeriveKinds(writer);
    }

    /// <summary>The record of a table.</summary>
    public static RouteTable Record(Place place, Vpc? vpc) => new()
    {
        Place = place,
        Vpc = vpc,
    };

    /// <summary>Makes a table known to the network.</summary>
    public void Register(RouteTable table, Instance construct, NetworkWriter writer)
    {
        table.Routes.IsOpen |= _open.Contains(construct) || table.Origin != Origin.Created;
        writer.Network.RouteTables.Add(table);
        table.Vpc?.RouteTables.Add(table);
    }

    private static RouteTargetKind KindOf(Setting<string> routerType) => !routerType.TryGet(out var name) ? RouteTargetKind.Unknown : name switch
    {
        "GATEWAY" => RouteTargetKind.Gateway,
        "NAT_GATEWAY" => RouteTargetKind.NatGateway,
        "EGRESS_ONLY_INTERNET_GATEWAY" => RouteTargetKind.EgressOnlyGateway,
        "VPC_PEERING_CONNECTION" => RouteTargetKind.Peering,
        "TRANSIT_GATEWAY" => RouteTargetKind.TransitGateway,
        _ => RouteTargetKind.Other,
    };

    private static RouteTarget TargetOf(RouteTargetKind kind, Value value, NetworkWriter writer) => new(kind, kind switch
    {
        RouteTargetKind.Gateway or RouteTargetKind.NatGateway or RouteTargetKind.EgressOnlyGateway => writer.Resolve<Gateway>(value),
        RouteTargetKind.Peering => writer.Resolve<PeeringConnection>(value),
        _ => null,
    })
    {
        IsUndecided = value is Unknown or Choice,
    };

    private static Route Write(AddedRoute added, NetworkWriter writer)
    {
        var construct = added.Subnet.Construct;
        var place = writer.PlaceOf(construct);
        var route = new Route
        {
            Path = $"{writer.Tree.PathOf(construct)}/{added.Id}", Anchor = added.Moment.Anchor, Order = added.Moment.Order,
            Guard = added.Moment.Guard.And(place.Guard), IsRepeated = place.IsRepeated || added.Moment.IsRepeated,
            IsEscaped = place.IsEscaped, Stack = place.Stack,
            Table = writer.Find<RouteTable>(added.Subnet.RouteTable),
        };
        route.Destinations.AddRange(added.Destinations.Select(writer.RangeTarget));
        route.Targets.Add(TargetOf(added.Kind, added.Target, writer));
        return route;
    }

    /// <summary>The route of an L1 construct; one for each way of what it leaves open.</summary>
    private static IEnumerable<Route> Write(Instance construct, L1Properties properties, NetworkWriter writer)
    {
        var place = writer.PlaceOf(construct);
        var targets = TargetProperties.Select(target => (target.Kind, Value: properties[target.Property])).ToArray();
        var destinations = DestinationProperties.Select(name => properties[name]).ToArray();
        var table = properties["RouteTableId"];
        foreach (var world in ValueReader.Worlds([table, .. destinations, .. targets.Select(static target => target.Value)], place.Guard))
        {
            var ends = destinations.Select(destination => ValueReader.In(destination, world)).ToArray();
            var ways = targets.Select(target => (target.Kind, Value: ValueReader.In(target.Value, world))).ToArray();
            var route = new Route
            {
                Place = place with { Guard = world },
                Table = writer.Resolve<RouteTable>(ValueReader.In(table, world)),
                DoubtfulDestinations = ends.Count(IsDoubtful),
                DoubtfulTargets = ways.Count(static way => IsDoubtful(way.Value)),
            };
            for (var i = 0; i < ends.Length; i++)
            {
                if (!ValueReader.IsNull(ends[i]))
                    route.Destinations.Add(i == 2 ? NetworkWriter.PrefixListTarget(ends[i]) : writer.RangeTarget(ends[i]));
            }

            foreach (var (kind, value) in ways)
            {
                if (!ValueReader.IsNull(value))
                    route.Targets.Add(TargetOf(kind, value, writer));
            }

            // A target of a kind that is not known here, given past the typed properties.
            route.Targets.IsOpen = properties.HasFurther;
            yield return route;
        }

        // What is not known may be null.
        static bool IsDoubtful(Value value) => value is Unknown or Instance { MayBeNull: true };
    }

    private void Associate(Instance construct, L1Properties properties, NetworkWriter writer)
    {
        var place = writer.PlaceOf(construct);
        foreach (var world in ValueReader.Worlds([properties["SubnetId"], properties["RouteTableId"]], place.Guard))
        {
            var subnet = writer.Resolve<Subnet>(ValueReader.In(properties["SubnetId"], world));
            var table = writer.Resolve<RouteTable>(ValueReader.In(properties["RouteTableId"], world));
            _found.Add(new() { Place = place with { Guard = world }, Subnet = subnet, Table = table });
            if (subnet is not null && table is not null)
            {
                subnet.RouteTables.Add(table);
                table.Subnets.Add(subnet);

                // In worlds without the association the subnet uses another table.
                subnet.RouteTables.IsOpen |= !subnet.Guard.And(table.Guard).Implies(world);
            }
            else
            {
                OpenSides(subnet, table, writer);
            }
        }
    }

    /// <summary>One side of an association is unknown: it may be any.</summary>
    private static void OpenSides(Subnet? subnet, RouteTable? table, NetworkWriter writer)
    {
        foreach (var one in subnet is null ? writer.Network.Subnets : [subnet])
            one.RouteTables.IsOpen |= table is null || one.RouteTables.Count == 0;
        if (table is not null)
            table.Subnets.IsOpen = true;
    }

    /// <summary>A route that is added to the table of an L2 subnet.</summary>
    private sealed record AddedRoute(
        SubnetModel Subnet, string Id, ImmutableArray<Value> Destinations, RouteTargetKind Kind, Value Target, Moment Moment);
}
