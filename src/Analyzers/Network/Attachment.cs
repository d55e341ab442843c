namespace CdkVpc.Analyzers.Network;

/// <summary>What joins a VPC with networks outside of it, peering connections apart.</summary>
internal enum AttachmentKind
{
    /// <summary>A transit gateway, or a core network of Cloud WAN.</summary>
    TransitGateway,

    /// <summary>A virtual private gateway: Site-to-Site VPN or Direct Connect. It may add routes to the VPC's tables by itself.</summary>
    PrivateGateway,

    /// <summary>Client VPN.</summary>
    ClientVpn,
}

/// <summary>A way between a VPC and other networks.</summary>
internal sealed class Attachment : Resource
{
    /// <summary>What it is.</summary>
    public AttachmentKind Kind { get; init; }

    /// <summary>The VPC; null where it cannot be told.</summary>
    public Vpc? Vpc { get; init; }

    /// <summary>A key of the transit gateway, equal for attachments to one gateway; null where it is another thing or cannot be told.</summary>
    public string? Hub { get; init; }
}

/// <summary>Who reaches a VPC from outside.</summary>
internal static class Neighbourhood
{
    /// <summary>Whether it is proven that nothing joins <paramref name="vpc"/> with another network: no peering, no transit gateway, no VPN.</summary>
    public static bool StandsAlone(this DeployedNetwork network, Vpc vpc) =>
        vpc.IsClosed
        && !network.Attachments.IsOpen
        && !network.Peerings.IsOpen
        && !network.Attachments.Any(attachment => attachment.MayCoexistWith(vpc) && attachment.Vpc.MayBe(vpc))
        && !network.Peerings.Any(peering => peering.MayCoexistWith(vpc) && (peering.Requester.MayBe(vpc) || peering.Accepter.MayBe(vpc)));

    /// <summary>Whether routes of <paramref name="vpc"/> may come from outside, by a virtual private gateway that hands them on.</summary>
    public static bool MayLearnRoutes(this DeployedNetwork network, Vpc vpc) =>
        network.Attachments.IsOpen
        || network.Attachments.Any(attachment => attachment.Kind == AttachmentKind.PrivateGateway && attachment.MayCoexistWith(vpc) && attachment.Vpc.MayBe(vpc));
}
