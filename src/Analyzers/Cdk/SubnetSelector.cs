using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// Which subnets of a VPC a <c>SubnetSelection</c> means (VpcBase.selectSubnetObjects): explicit ones, those of a group or of a type;
/// where nothing is said, the private ones, else the isolated ones, else the public ones.
/// </summary>
internal static class SubnetSelector
{
    private static readonly string[] Fields = ["Subnets", "SubnetType", "SubnetGroupName", "SubnetName", "AvailabilityZones", "OnePerAz", "SubnetFilters"];

    /// <summary>The subnets as a sequence of constructs, or a choice of sequences; open where they cannot be told. Read back with <see cref="NetworkWriter.SubnetsOf"/>.</summary>
    /// <param name="vpc">The VPC, or a choice of VPCs.</param>
    /// <param name="selection">The selection; null constant where nothing is said.</param>
    /// <param name="onePerZone">Whether the asker takes one subnet a zone in any case (an interface endpoint; explicit subnets are taken as they are).</param>
    public static Value Select(Value vpc, Value selection, CdkContext context, bool onePerZone = false)
    {
        var now = context.Evaluation.Guard;
        var fields = ValueReader.Alternatives(selection, now).SelectMany(one => Fields.Select(field => context.Member(one.Value, field))).ToArray();
        var worlds = new List<(Guard World, Value Value)>();
        foreach (var (guard, one) in ValueReader.Alternatives(vpc, now))
        {
            foreach (var world in WorldsOf(one, now).Where(world => !world.Guard.Excludes(guard)))
            {
                foreach (var last in ValueReader.Worlds([selection, .. fields], guard.And(world.Guard)))
                    worlds.Add((last, SelectIn(world, ValueReader.In(selection, last), last, onePerZone, context)));
            }
        }

        return ValueReader.Join(worlds, now);
    }

    /// <summary>
    /// Whether a selection is certain to mean a subnet of any VPC: CDK refuses one of a type or group that the VPC does not have.
    /// What filters further may leave none, and so may a list.
    /// </summary>
    public static bool HasSome(Value selection, CdkContext context) => selection is Instance { IsOpaque: false, IsEscaped: false }
        && Array.TrueForAll(["Subnets", "AvailabilityZones", "OnePerAz", "SubnetFilters"], field => ValueReader.IsNull(context.Member(selection, field)));

    /// <summary>The answer of <c>vpc.SelectSubnets(...)</c>.</summary>
    public static Value SelectAsObject(Instance vpc, Value selection, CdkContext context)
    {
        var subnets = Select(vpc, selection, context);
        var result = context.Evaluation.Create(CdkNames.Ec2 + "SelectedSubnets");
        result.Members["Subnets"] = subnets;
        result.Members["SubnetIds"] = Each(static subnet => new Token(subnet, "SubnetId", []));
        result.Members["AvailabilityZones"] = Each(static subnet => (subnet.Model as SubnetModel)?.ZoneValue ?? Unknown.Any);
        return result;

        Value Each(Func<Instance, Value> read) => ValueReader.Map(subnets, list => list is Sequence sequence
            ? new Sequence(sequence.Items.Select(item => item is Instance subnet ? read(subnet) : Unknown.Any), sequence.IsOpen)
            : Unknown.Any);
    }

    /// <summary>The subnets that a selection means in one world; null where they cannot be told.</summary>
    public static IReadOnlyList<Instance>? Choose(VpcWorld vpc, Value selection, CdkContext context) =>
        SelectIn(vpc, selection, vpc.Guard, onePerZone: false, context) is Sequence { IsOpen: false } sequence && sequence.Items.All(static item => item is Instance)
            ? [.. sequence.Items.Cast<Instance>()]
            : null;

    private static IEnumerable<VpcWorld> WorldsOf(Value vpc, Guard now) => VpcFamily.ModelOf(vpc)?.Worlds ?? [new VpcWorld(now) { IsOpen = true, ZonesAreKnown = false }];

    private static Value SelectIn(VpcWorld vpc, Value selection, Guard world, bool onePerZone, CdkContext context)
    {
        var open = new Sequence([], isOpen: true) { ElementType = context.Evaluation.Type(SubnetFamily.ISubnet) };
        if (selection is not Instance { IsOpaque: false } && !ValueReader.IsNull(selection))
            return open;

        var explicitly = Field("Subnets");
        if (!ValueReader.IsNull(explicitly))
            return explicitly;

        var type = ValueReader.EnumName(Field("SubnetType"));
        var group = ValueReader.Text(Field("SubnetGroupName"));
        group = group.IsAbsent ? ValueReader.Text(Field("SubnetName")) : group;
        var onePerAz = ValueReader.Flag(Field("OnePerAz")).Or(onePerZone);
        if (vpc.IsOpen || type.IsUnknown || group.IsUnknown || onePerAz.IsUnknown)
            return open;

        IReadOnlyList<SubnetModel> subnets = group.TryGet(out var name) ? [.. vpc.Subnets.Where(subnet => subnet.GroupName == name)] : [.. vpc.Of(type.TryGet(out var written) ? VpcPropsReader.KindOf(written) : Default())];
        // As CDK does: the filters in their order, then the zones, then one a zone.
        var filters = ValueReader.Elements(Field("SubnetFilters"), world);
        var zones = Field("AvailabilityZones");
        List<SubnetFilter?> all =
        [
            .. filters.Select(static filter => SubnetFilter.Of(filter.Value)),
            ValueReader.IsNull(zones) ? SubnetFilter.None : new("AvailabilityZones", zones),
            onePerAz.Value || onePerZone ? new("OnePerAz", Constant.Null) : SubnetFilter.None,
        ];
        foreach (var filter in all)
        {
            if (filters.IsOpen || filter?.Apply(subnets, world) is not { } kept)
                return open;
            subnets = kept;
        }

        return new Sequence(subnets.Select(static subnet => subnet.Construct)) { ElementType = open.ElementType };

        Value Field(string field) => ValueReader.In(context.Member(selection, field), world);

        SubnetKind Default() => vpc.Of(SubnetKind.Private).Any() ? SubnetKind.Private : vpc.Of(SubnetKind.Isolated).Any() ? SubnetKind.Isolated : SubnetKind.Public;
    }
}
