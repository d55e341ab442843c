namespace CdkVpc.Analyzers.Network;

/// <summary>Whether the ranges of subnets fit their VPC and each other.</summary>
internal static class SubnetRanges
{
    /// <summary>The longest block that a VPC or subnet may have, and the shortest: /16 to /28 (VPC user guide, "VPC CIDR blocks").</summary>
    public const int ShortestPrefix = 16;

    /// <inheritdoc cref="ShortestPrefix"/>
    public const int LongestPrefix = 28;

    /// <summary>Whether <paramref name="range"/> is known to be an IPv4 block that neither a VPC nor a subnet may have.</summary>
    public static bool HasWrongSize(this Facts.Setting<Cidr> range) =>
        range.TryGet(out var block) && block is { IsIpv6: false, PrefixLength: < ShortestPrefix or > LongestPrefix };

    /// <summary>Whether it is proven that the range of <paramref name="subnet"/> is in none of its VPC's ranges.</summary>
    public static bool IsOutsideItsVpc(this Subnet subnet) =>
        subnet is { IsClosed: true, Vpc: { IsClosed: true, Range.IsKnown: true, SecondaryRanges.IsOpen: false } vpc }
        && subnet.MayCoexistWith(vpc)
        && subnet.Range.TryGet(out var range)
        && !range.IsIpv6
        && !vpc.KnownIpv4Ranges().Any(block => block.Contains(range));

    /// <summary>The subnets of the same VPC that come before <paramref name="subnet"/> and are proven to overlap it in some world.</summary>
    public static IReadOnlyList<Subnet> FindOverlapped(this DeployedNetwork network, Subnet subnet)
    {
        if (subnet is not { IsClosed: true, Vpc: { } vpc } || !subnet.Range.TryGet(out var range))
            return [];
        return [.. network.Index.SubnetsOfVpc.Of(vpc).Where(other => other.Order < subnet.Order
            && other.IsClosed
            && other.Range.TryGet(out var theirs)
            && theirs.Overlaps(range)
            && other.MayMeet(subnet, vpc))];
    }

    /// <summary>
    /// Whether some world holds both parts of one whole. Of two loops over unknown elements it cannot be told that they run for the same one,
    /// unless the whole is made in the same loop.
    /// </summary>
    public static bool MayMeet(this Resource part, Resource other, Resource whole) =>
        part.MayCoexistWith(other) && (!part.IsRepeated || !other.IsRepeated || whole.IsRepeated);
}
