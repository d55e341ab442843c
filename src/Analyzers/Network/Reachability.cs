using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>What a packet of a connection meets on its way.</summary>
internal enum Hurdle
{
    /// <summary>The routes of the client's subnet to the server, or of the server's to the client.</summary>
    Routes,

    /// <summary>What the client's security groups let out.</summary>
    ClientGroups,

    /// <summary>What the ACL of the client's subnet lets out, and in again.</summary>
    ClientAcl,

    /// <summary>What the ACL of the server's subnet lets in, and out again.</summary>
    ServerAcl,

    /// <summary>What the server's security groups let in.</summary>
    ServerGroups,
}

/// <summary>
/// Who reaches whom: a connection passes where the request and its replies pass everything on their way. The parts are there for themselves as well:
/// <see cref="Router"/>, <see cref="AclFilter"/>, <see cref="GroupFilter"/>.
/// </summary>
internal sealed class Reachability(DeployedNetwork network)
{
    private static readonly Hurdle[] Hurdles = [Hurdle.Routes, Hurdle.ClientGroups, Hurdle.ClientAcl, Hurdle.ServerAcl, Hurdle.ServerGroups];

    /// <summary>Which way packets take.</summary>
    public Router Router { get; } = new(network);

    /// <summary>What network ACLs let through.</summary>
    public AclFilter Acls { get; } = new();

    /// <summary>What security groups let through.</summary>
    public GroupFilter Groups { get; } = new(network);

    /// <summary>Whether a connection from <paramref name="client"/> to <paramref name="server"/> at the server's ports comes to be, as far as the network decides.</summary>
    public Answer Connects(ConnectionEnd client, ConnectionEnd server, Ports ports, Guard within) =>
        Answer.All(Hurdles.Select(hurdle => Passes(hurdle, client, server, ports, within)));

    /// <summary>Whether the request and its replies pass one hurdle.</summary>
    public Answer Passes(Hurdle hurdle, ConnectionEnd client, ConnectionEnd server, Ports ports, Guard within)
    {
        if (hurdle is Hurdle.Routes or Hurdle.ClientAcl or Hurdle.ServerAcl && client.Subnet is not null && ReferenceEquals(client.Subnet, server.Subnet))
            return Answer.Yes("both are in one subnet");
        return hurdle switch
        {
            Hurdle.Routes => Answer.All([Route(client, server, within), Route(server, client, within)]),
            Hurdle.ClientGroups => Filter(client, isIngress: false, ports, server, within),
            Hurdle.ServerGroups => Filter(server, isIngress: true, ports, client, within),
            Hurdle.ClientAcl => PassesAcl(client, isServer: false, ports, server, within),
            _ => PassesAcl(server, isServer: true, ports, client, within),
        };
    }

    private Answer PassesAcl(ConnectionEnd near, bool isServer, Ports ports, ConnectionEnd far, Guard within) => near.Subnet is not { } subnet
        ? Answer.Unknown($"the subnet of {near.Name} is not known")
        : Answer.All([
            Acls.Admits(subnet, isEgress: !isServer, ports, far.Addresses, within),
            Acls.AdmitsReplies(subnet, isEgress: isServer, ports.Protocol, far.Addresses, within)]);

    private Answer Filter(ConnectionEnd near, bool isIngress, Ports ports, ConnectionEnd far, Guard within) =>
        near.Groups is { } groups ? Groups.Admits(groups, isIngress, ports, far, within) : Answer.Unknown($"the security groups of {near.Name} are not known");

    /// <summary>Whether packets find their way from one end to the other: in the VPC, or through the peering connection of the two.</summary>
    private Answer Route(ConnectionEnd from, ConnectionEnd to, Guard within)
    {
        if (from.Subnet is not { Vpc: { } vpc } subnet)
            return Answer.Unknown($"the subnet of {from.Name} is not known");
        if (ReferenceEquals(to.Vpc, vpc))
            return Answer.Yes("both are in one VPC");
        if (DestinationOf(to.Addresses) is not { } destination)
            return Answer.Unknown($"the addresses of {to.Name} are not known");

        var hop = Router.Find(subnet, destination, within);
        return hop.Kind switch
        {
            NextHopKind.None => Answer.No(hop.Reason, subnet),
            NextHopKind.Local when to.Vpc is not null => Answer.No($"'{vpc.Path}' takes {to.Addresses} for its own", subnet),
            NextHopKind.Route when hop.Target is { Kind: RouteTargetKind.Peering, Resource: PeeringConnection peering } && to.Vpc is { } other && peering.PeerOf(vpc) is { } peer =>
                ReferenceEquals(peer, other) ? Answer.Yes(hop.Reason, hop.Route)
                : peer.MayBe(other) ? Answer.Unknown(hop.Reason, hop.Route)
                : Answer.No($"'{hop.Route!.Path}' leads to '{peer.Path}', which passes nothing on", hop.Route),
            _ => Answer.Unknown(hop.Reason, hop.Route),
        };
    }

    private static PacketDestination? DestinationOf(RemoteAddresses addresses) =>
        addresses.Block is { } block ? PacketDestination.Of(block) : addresses.RangeOf is { } vpc ? PacketDestination.Of(vpc) : null;
}
