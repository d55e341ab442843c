using CdkVpc.Analyzers.Cdk.Refusals;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Makes the parts of an L2 VPC in one world, in the order of CDK's own constructor (aws-ec2/lib/vpc.ts).</summary>
internal sealed class VpcBuilder(Instance vpc, VpcPropsReader props, Guard world, bool isImplicit, CdkContext context)
{
    private readonly VpcWorld _result = new(world);
    private readonly RoutingFamily _routing = context.Family<RoutingFamily>();
    private readonly GatewayFamily _gateways = context.Family<GatewayFamily>();
    private readonly Dictionary<SubnetModel, int> _positions = [];
    private readonly bool? _dualStack = VpcPropsReader.IsDualStack(ValueReader.In(props.IpProtocol, world));

    public VpcWorld Build()
    {
        var zones = props.Zones(vpc, world);
        if (!isImplicit)
            context.Family<RefusalFamily>().Refuse(vpc, new VpcRefusals(props, world).Find(zones), context);
        _result.ZonesAreKnown = zones.AreKnown;
        _result.Zones = zones.All;
        if (props.Groups(world) is not { } groups)
        {
            _result.IsOpen = true;
            return _result;
        }

        MakeSubnets(groups, zones);
        _result.IsOpen = _result.Subnets.Any(static subnet => subnet.Kind == SubnetKind.Unknown);

        var hasOutbound = groups.Any(static group => group is { IsReserved: false, Kind: not SubnetKind.Isolated });
        if (hasOutbound && ValueReader.FlagOr(ValueReader.In(props.CreateInternetGateway, world), fallback: true) != false)
        {
            MakeInternetGateway();
            MakeNatGateways(groups, zones.Count);
        }

        if (_dualStack != false)
            MakeEgressOnlyGateway();
        return _result;
    }

    private void MakeSubnets(IReadOnlyList<SubnetGroup> groups, ZonePlan zones)
    {
        var range = VpcPropsReader.ParseDividedRange(ValueReader.In(props.Range, world));
        var blocks = SubnetPlan.Allocate(range, groups, zones);
        var perGroup = groups.Count == 0 ? 0 : blocks.Count / groups.Count;
        for (var g = 0; g < groups.Count; g++)
        {
            for (var z = 0; z < zones.Count && !groups[g].IsReserved; z++)
            {
                var subnet = context.Family<SubnetFamily>().MakePart(
                    vpc,
                    FormattableString.Invariant($"{groups[g].Name ?? "*"}Subnet{z + 1}"),
                    groups[g],
                    zones.Values[z],
                    blocks[(g * perGroup) + z],
                    _dualStack,
                    context);
                _result.Subnets.Add(subnet);
                _positions.Add(subnet, z);
            }
        }
    }

    private void MakeInternetGateway()
    {
        var gateway = context.CreateChild(vpc, GatewayFamily.InternetGateway, "IGW");
        _gateways.AddPart(gateway, GatewayKind.Internet, vpc, subnet: null);
        _result.InternetGateway = gateway;
        foreach (var subnet in _result.Of(SubnetKind.Public))
        {
            AddRoute(subnet, "DefaultRoute", "0.0.0.0/0", RouteTargetKind.Gateway, gateway);
            if (_dualStack == true)
                AddRoute(subnet, "DefaultRoute6", "::/0", RouteTargetKind.Gateway, gateway);
        }
    }

    private void MakeNatGateways(IReadOnlyList<SubnetGroup> groups, int zones)
    {
        var hasPrivate = groups.Any(static group => group is { IsReserved: false, Kind: SubnetKind.Private });
        var written = ValueReader.Number(ValueReader.In(props.NatGateways, world));
        var isCustom = !ValueReader.IsNull(props["NatGatewayProvider"]);
        if (written.IsUnknown || (isCustom && !ProviderIsGateway()))
        {
            foreach (var subnet in _result.Of(SubnetKind.Private).Where(_ => !written.Is(0)))
                _routing.MarkOpen(subnet.RouteTable);
            return;
        }

        // One a zone unless fewer are asked for (determineNatGatewayCount); each stands in a public subnet, the first of the placement.
        var count = written.TryGet(out var wanted) ? Math.Min(wanted, zones) : hasPrivate ? zones : 0;
        var placement = props["NatGatewaySubnets"];
        var places = ValueReader.IsNull(placement)
            ? _result.Of(SubnetKind.Public).ToList()
            : SubnetSelector.Choose(_result, ValueReader.In(placement, world), context)?.Select(static subnet => subnet.Model).OfType<SubnetModel>().ToList();
        if (places is null)
        {
            // They are somewhere: CDK refuses a placement without a subnet.
            foreach (var subnet in _result.Of(SubnetKind.Private).Where(_ => count > 0))
                AddRouteToNat(subnet, gateway: null);
            return;
        }

        var gateways = places.Take(count).Select(place => (Place: place, Gateway: MakeNatGateway(place))).ToArray();
        if (ValueReader.In(props["NatGatewayProvider"], world) is Instance provider)
        {
            foreach (var place in places.Take(count).Zip(gateways, static (subnet, made) => (subnet.ZoneValue, made.Gateway)))
                GatewayFamily.NoteConfigured(provider, place.ZoneValue, place.Gateway, world);
        }

        var (next, isCertain) = (0, true);
        foreach (var subnet in _result.Of(SubnetKind.Private))
        {
            if (gateways.Length == 0 && count > 0)
                _routing.MarkOpen(subnet.RouteTable);
            if (gateways.Length == 0)
                continue;

            // The one of its own zone, else one after the other (PrefSet.pick). A zone that is not known may be that of any.
            var own = Array.FindIndex(gateways, gateway => AreInOneZone(gateway.Place, subnet));
            isCertain &= own >= 0 || gateways.Length == 1 || (subnet.Zone.IsKnown && Array.TrueForAll(gateways, static gateway => gateway.Place.Zone.IsKnown));
            var target = own >= 0 ? gateways[own].Gateway : isCertain ? gateways[next++ % gateways.Length].Gateway : null;
            AddRouteToNat(subnet, target);
        }
    }

    /// <param name="gateway">Null where it is not known which.</param>
    private void AddRouteToNat(SubnetModel subnet, Instance? gateway) =>
        _routing.Add(subnet, "DefaultRoute", [new Constant("0.0.0.0/0")], RouteTargetKind.NatGateway, gateway is null ? Unknown.Any : new Token(gateway, "Ref", []), context);

    private bool AreInOneZone(SubnetModel one, SubnetModel other) =>
        (_positions.TryGetValue(one, out var position) && position == _positions[other]) || (one.Zone.IsKnown && one.Zone.Equals(other.Zone));

    private Instance MakeNatGateway(SubnetModel place)
    {
        var gateway = context.CreateChild(place.Construct, GatewayFamily.NatGateway, "NATGateway");
        _gateways.AddPart(gateway, GatewayKind.Nat, vpc, place.Construct);
        return gateway;
    }

    private void MakeEgressOnlyGateway()
    {
        if (_dualStack is null)
        {
            foreach (var subnet in _result.Subnets)
                _routing.MarkOpen(subnet.RouteTable);
            return;
        }

        // Where no subnet would use the gateway, a flag leaves it out; whether this CDK knows the flag is open.
        var subnets = _result.Of(SubnetKind.Private).ToList();
        if (subnets.Count == 0 && context.IsOn(FeatureFlags.RequirePrivateSubnetsForEgressOnlyGateway, vpc) != false)
        {
            context.Evaluation.UnderArm(context.Evaluation.NewBranch(), 0, () => Make());
            return;
        }

        var made = Make();
        subnets.ForEach(subnet => AddRoute(subnet, "DefaultRoute6", "::/0", RouteTargetKind.EgressOnlyGateway, made));

        Instance Make()
        {
            var gateway = context.CreateChild(vpc, GatewayFamily.EgressOnlyGateway, NodeFamily.EgressOnlyGateway);
            _gateways.AddPart(gateway, GatewayKind.EgressOnly, vpc, subnet: null);
            return gateway;
        }
    }

    private void AddRoute(SubnetModel subnet, string id, string destination, RouteTargetKind kind, Instance gateway) =>
        _routing.Add(subnet, id, [new Constant(destination)], kind, new Token(gateway, "Ref", []), context);

    /// <summary>Whether the provider makes NAT gateways rather than instances (NatProvider.gateway, the default).</summary>
    private bool ProviderIsGateway() => ValueReader.In(props["NatGatewayProvider"], world) is Instance provider && provider.Type.Is(CdkNames.Ec2 + "NatGatewayProvider");
}
