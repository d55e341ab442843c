using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>A group of subnets as <c>SubnetConfiguration</c> declares it: one subnet a zone.</summary>
/// <param name="Name">Its name; null where unknown.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Mask">The length of its subnets' prefix; absent for an equal share of what is left.</param>
/// <param name="IsReserved">Whether it only keeps addresses free.</param>
/// <param name="MapsPublicIp">MapPublicIpOnLaunch as written.</param>
internal sealed record SubnetGroup(string? Name, SubnetKind Kind, Setting<int> Mask, bool IsReserved, Setting<bool> MapsPublicIp)
{
    /// <summary>The name of its SubnetType; null where unknown, or where it is CDK's own choice.</summary>
    public string? Type { get; init; }

    /// <summary>Whether it is known to say whether instances get IPv6 addresses (Ipv6AssignAddressOnCreation).</summary>
    public bool AssignsIpv6 { get; init; }

    /// <summary>CDK's own choice: public and private subnets, or isolated ones where no NAT gateway is wanted (Vpc.DEFAULT_SUBNETS, DEFAULT_SUBNETS_NO_NAT).</summary>
    public static IReadOnlyList<SubnetGroup> Defaults(Setting<int> natGateways) =>
    [
        new("Public", SubnetKind.Public, default, IsReserved: false, default),
        natGateways.IsUnknown ? new(null, SubnetKind.Unknown, default, IsReserved: false, default)
            : natGateways.Is(0) ? new("Isolated", SubnetKind.Isolated, default, IsReserved: false, default)
            : new("Private", SubnetKind.Private, default, IsReserved: false, default) { Type = "PRIVATE_WITH_EGRESS" },
    ];
}

/// <summary>The availability zones of a VPC.</summary>
/// <param name="Values">Each zone as the program reads it.</param>
/// <param name="Reserved">Number of further zones for which addresses are kept free.</param>
/// <param name="AreKnown">Whether there are no more than these.</param>
internal sealed record ZonePlan(IReadOnlyList<Value> Values, Setting<int> Reserved, bool AreKnown)
{
    /// <summary>Number of zones that have subnets.</summary>
    public int Count => Values.Count;

    /// <summary>All zones as the program reads them (<c>vpc.AvailabilityZones</c>): one that is kept free counts, under a name that CDK makes up.</summary>
    public IReadOnlyList<Value> All => [.. Values, .. Enumerable.Repeat(new Constant("fake-az"), Reserved.TryGet(out var reserved) ? reserved : 0)];
}

/// <summary>
/// Divides a VPC's range among its subnets as CDK does (NetworkBuilder in aws-ec2/lib/network-util.ts):
/// those with a mask first, in the order of declaration and for each zone, aligned to their size; what is left in equal shares, a power of two each.
/// </summary>
internal static class SubnetPlan
{
    /// <summary>
    /// The range of each subnet, group by group and in a group zone by zone, those of reserved zones included; all unknown where one cannot be computed
    /// or CDK would refuse the division.
    /// </summary>
    public static IReadOnlyList<Setting<Cidr>> Allocate(Setting<Cidr> range, IReadOnlyList<SubnetGroup> groups, ZonePlan zones)
    {
        var masks = MasksOf(groups, zones);
        var blocks = range.TryGet(out var block) && IsComputable(block, masks, zones) ? Divide(block, masks) : null;
        return blocks is null ? [.. masks.Select(static _ => Setting<Cidr>.Unknown)] : [.. blocks.Select(Setting<Cidr>.Of)];
    }

    /// <summary>Whether the range is proven to have no room for the subnets, so that CDK refuses the division.</summary>
    public static bool IsTooSmall(Setting<Cidr> range, IReadOnlyList<SubnetGroup> groups, ZonePlan zones)
    {
        var masks = MasksOf(groups, zones);
        return range.TryGet(out var block) && IsComputable(block, masks, zones) && Divide(block, masks) is null;
    }

    private static Setting<int>[] MasksOf(IReadOnlyList<SubnetGroup> groups, ZonePlan zones) =>
        [.. groups.SelectMany(group => Enumerable.Repeat(group.Mask, zones.Count + (zones.Reserved.TryGet(out var reserved) ? reserved : 0)))];

    private static bool IsComputable(Cidr range, Setting<int>[] masks, ZonePlan zones) =>
        !range.IsIpv6 && zones is { AreKnown: true, Reserved.IsUnknown: false } && !masks.Any(static mask => mask.IsUnknown);

    private static Cidr[]? Divide(Cidr range, Setting<int>[] masks)
    {
        var blocks = new Cidr[masks.Length];
        var next = (long)range.Low;
        var end = next + range.Ipv4Size;
        for (var i = 0; i < masks.Length; i++)
        {
            if (masks[i].TryGet(out var mask) && !Take(i, mask))
                return null;
        }

        var rest = masks.Count(static mask => mask.IsAbsent);
        if (rest == 0)
            return blocks;

        var share = 32 - LogarithmOf((end - next) / rest);
        for (var i = 0; i < masks.Length; i++)
        {
            if (masks[i].IsAbsent && !Take(i, share))
                return null;
        }

        return blocks;

        bool Take(int index, int mask)
        {
            if (mask is < 16 or > 28)
                return false;
            var size = 1L << (32 - mask);
            var start = (next + size - 1) / size * size;
            if (start + size > end)
                return false;
            blocks[index] = Cidr.Ipv4(start, mask);
            next = start + size;
            return true;
        }
    }

    /// <summary>The logarithm to base two, rounded down; 0 for what has none.</summary>
    private static int LogarithmOf(long size)
    {
        var result = 0;
        for (; size > 1; size >>= 1)
            result++;
        return result;
    }
}
