namespace CdkVpc.Analyzers.Network;

/// <summary>Rules of security groups that refer to groups of other VPCs.</summary>
internal static class GroupReferences
{
    /// <summary>The VPC of a rule's group and that of the group it refers to, where they are proven to be two; null where they are one, or that cannot be told.</summary>
    public static (Vpc Own, Vpc Other)? FindForeignGroup(this GroupRule rule)
    {
        if (rule is not { IsEscaped: false, IsIgnored: false, Group: { IsEscaped: false, IsShared: false, Vpc: { } own }, Peer.Group: { IsEscaped: false, IsShared: false, Vpc: { } other } })
            return null;
        return AreTwo(own, other) && own.MayCoexistWith(other) && own.MayCoexistWith(rule) && other.MayCoexistWith(rule) ? (own, other) : null;
    }

    /// <summary>The connection by which two VPCs are peered in some world of <paramref name="rule"/>; null where none is known.</summary>
    public static PeeringConnection? FindPeering(this DeployedNetwork network, Vpc one, Vpc other, GroupRule rule) =>
        network.Peerings.FirstOrDefault(connection => connection.MayCoexistWith(rule) && ReferenceEquals(connection.PeerOf(one), other));

    /// <summary>The regions of two peered VPCs, where they are known and differ.</summary>
    public static (string Own, string Other)? FindRegions(this PeeringConnection connection, Vpc own, Vpc other)
    {
        return RegionOf(own) is { } here && RegionOf(other) is { } there && here != there ? (here, there) : null;

        // The region of a peer that is made elsewhere is what the connection says.
        string? RegionOf(Vpc vpc)
        {
            if (vpc is { Origin: Origin.Created, Stack: { } stack })
                return stack.Region.TryGet(out var region) ? region : null;
            return ReferenceEquals(vpc, connection.Accepter) && connection.PeerRegion.TryGet(out var written) ? written : null;
        }
    }

    /// <summary>
    /// Whether it is proven that nothing joins two VPCs of the program over which their groups may refer to each other: no peering connection, and no
    /// transit gateway that both are attached to.
    /// </summary>
    public static bool AreApart(this DeployedNetwork network, Vpc one, Vpc other, GroupRule rule)
    {
        if (!one.IsClosed || !other.IsClosed || one.IsRepeated || other.IsRepeated || network.Peerings.IsOpen)
            return false;
        if (network.Peerings.Any(connection => connection.MayCoexistWith(rule) && MayJoin(connection, one, other)))
            return false;
        return !MayUseTransitGateway(network, one) || !MayUseTransitGateway(network, other);
    }

    private static bool MayJoin(PeeringConnection connection, Vpc one, Vpc other) =>
        (connection.Requester.MayBe(one) && connection.Accepter.MayBe(other)) || (connection.Requester.MayBe(other) && connection.Accepter.MayBe(one));

    private static bool MayUseTransitGateway(DeployedNetwork network, Vpc vpc) =>
        network.Attachments.IsOpen
        || network.Attachments.Any(attachment => attachment.Kind == AttachmentKind.TransitGateway && attachment.Vpc.MayBe(vpc))
        || vpc.RouteTables.SelectMany(static table => table.Routes).SelectMany(static route => route.Targets).Any(static target => target.Kind == RouteTargetKind.TransitGateway);

    /// <summary>What was imported is never something that the program creates; two that are imported may be one.</summary>
    private static bool AreTwo(Vpc one, Vpc other) =>
        !ReferenceEquals(one, other)
        && one.Origin != Origin.Unknown
        && other.Origin != Origin.Unknown
        && (one.Origin == Origin.Created || other.Origin == Origin.Created);
}
