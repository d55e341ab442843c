using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>The filters of a subnet selection: <c>SubnetFilter.OnePerAz()</c> and its like.</summary>
internal sealed class SubnetFilterFamily : Family
{
    private const string Filter = CdkNames.Ec2 + "SubnetFilter";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Filter];

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (!method.IsStatic)
            return null;
        var made = context.Evaluation.Create(Filter);
        made.Model = new SubnetFilter(method.Name, method.Parameters.Length > 0 ? arguments[0] : Constant.Null);
        return made;
    }
}

/// <summary>What a filter leaves of a list of subnets (aws-ec2/lib/subnet.ts).</summary>
/// <param name="Name">The method of <c>SubnetFilter</c> that makes it.</param>
/// <param name="Argument">What the method is given.</param>
internal sealed record SubnetFilter(string Name, Value Argument)
{
    /// <summary>Leaves all.</summary>
    public static readonly SubnetFilter None = new("", Constant.Null);

    /// <summary>The filter that a value is; null where it cannot be told.</summary>
    public static SubnetFilter? Of(Value value) => (value as Instance)?.Model as SubnetFilter;

    /// <summary>The subnets that it leaves in one world; null where they cannot be told.</summary>
    public IReadOnlyList<SubnetModel>? Apply(IReadOnlyList<SubnetModel> subnets, Guard world) => Name switch
    {
        "" => subnets,
        "OnePerAz" => subnets.All(static subnet => subnet.Zone.IsKnown) ? [.. subnets.GroupBy(static subnet => subnet.Zone).Select(static zone => zone.First())] : null,
        "AvailabilityZones" => InZones(subnets, world),
        "ByCidrMask" when ValueReader.Number(ValueReader.In(Argument, world)).TryGet(out var mask) => ByRange(subnets, range => range.PrefixLength == mask),
        "ContainsIpAddresses" when Addresses(world) is { } addresses => ByRange(subnets, range => addresses.Exists(range.Contains)),
        _ => null,
    };

    private static IReadOnlyList<SubnetModel>? ByRange(IReadOnlyList<SubnetModel> subnets, Func<Cidr, bool> fits) =>
        subnets.All(static subnet => subnet.Range.IsKnown) ? [.. subnets.Where(subnet => fits(subnet.Range.Value))] : null;

    private IReadOnlyList<SubnetModel>? InZones(IReadOnlyList<SubnetModel> subnets, Guard world)
    {
        var wanted = ValueReader.Elements(ValueReader.In(Argument, world), world);
        var keys = wanted.Select(static zone => Zones.KeyOf(zone.Value)).ToList();
        return !wanted.IsOpen && Zones.AreComparable(keys.Concat(subnets.Select(static subnet => subnet.Zone))) ? [.. subnets.Where(subnet => keys.Contains(subnet.Zone))] : null;
    }

    private List<Cidr>? Addresses(Guard world)
    {
        var given = ValueReader.Elements(ValueReader.In(Argument, world), world);
        var addresses = given.Select(static address => VpcPropsReader.ParseRange(Texts.Concat(address.Value, new Constant("/32")))).ToList();
        return given.IsOpen || addresses.Exists(static address => !address.IsKnown) ? null : addresses.ConvertAll(static address => address.Value);
    }
}
