using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>What is wrong with peering connections themselves.</summary>
internal static class PeeringFaults
{
    /// <summary>Whether it is proven that both sides are one VPC.</summary>
    public static bool IsWithItself(this PeeringConnection connection) =>
        connection is { IsClosed: true, IsRepeated: false } && IsSame(connection.Requester, connection.Accepter);

    /// <summary>A connection between the same two VPCs that is made before <paramref name="connection"/>; null where none is proven.</summary>
    public static PeeringConnection? FindTwin(this DeployedNetwork network, PeeringConnection connection)
    {
        foreach (var other in network.Peerings)
        {
            if (other.Order < connection.Order && AreTwins(other, connection))
                return other;
        }

        return null;
    }

    /// <summary>The property names of what a connection lacks, whose sides are proven to be in different accounts or regions; none where it lacks nothing.</summary>
    public static IReadOnlyList<string> FindMissingAcceptance(this PeeringConnection connection)
    {
        if (!connection.IsClosed)
            return [];
        var missing = new List<string>();
        if (IsAcrossAccounts(connection))
        {
            if (connection.PeerOwnerId.IsAbsent)
                missing.Add("PeerOwnerId");
            if (connection.PeerRoleArn.IsAbsent)
                missing.Add("PeerRoleArn");
        }

        if (connection.PeerRegion.IsAbsent && Differ(HomeOf(connection.Requester)?.Region, HomeOf(connection.Accepter)?.Region))
            missing.Add("PeerRegion");
        return missing;
    }

    /// <summary>
    /// Whether it is proven that nothing sets the DNS options of <paramref name="connection"/>, which joins two VPCs of the program, of which one
    /// at least gives host names.
    /// </summary>
    public static bool LacksDnsOptions(this PeeringConnection connection) =>
        connection is { IsClosed: true, HasDnsOptions: false, Requester: { Origin: Origin.Created } requester, Accepter: { Origin: Origin.Created } accepter }
        && !ReferenceEquals(requester, accepter)
        && (HasHostNames(requester) || HasHostNames(accepter));

    private static bool HasHostNames(Vpc vpc) => vpc is { IsEscaped: false, DnsHostnames: true } && vpc.DnsSupport != false;

    private static bool AreTwins(PeeringConnection one, PeeringConnection other)
    {
        if (one is not { IsClosed: true, IsRepeated: false } || other is not { IsClosed: true, IsRepeated: false })
            return false;

        // Two undecided conditions may exclude each other without that showing.
        if (!one.Guard.Implies(other.Guard) && !other.Guard.Implies(one.Guard))
            return false;
        return (IsSame(one.Requester, other.Requester) && IsSame(one.Accepter, other.Accepter))
            || (IsSame(one.Requester, other.Accepter) && IsSame(one.Accepter, other.Requester));
    }

    private static bool IsSame(Vpc? one, Vpc? other) => one is { IsRepeated: false } && ReferenceEquals(one, other);

    /// <summary>
    /// Whether the accounts differ. An owner that is spelt out counts as another account unless the VPC's own is known to be that: the own one would be
    /// left out (it is the default), or be taken from the stack.
    /// </summary>
    private static bool IsAcrossAccounts(PeeringConnection connection)
    {
        var own = (HomeOf(connection.Requester) ?? connection.Stack)?.Account;
        return connection.PeerOwnerId.TryGet(out var owner) ? own?.Is(owner) != true : Differ(own, HomeOf(connection.Accepter)?.Account);
    }

    private static Stack? HomeOf(Vpc? vpc) => vpc is { Origin: Origin.Created } ? vpc.Stack : null;

    private static bool Differ(Setting<string>? one, Setting<string>? other) => one is { IsKnown: true } known && other is { IsKnown: true } its && !known.Equals(its);
}
