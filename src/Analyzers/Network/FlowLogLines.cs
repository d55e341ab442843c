using System.Globalization;

namespace CdkVpc.Analyzers.Network;

/// <summary>The lines that a flow log would show, in the fields srcaddr dstaddr srcport dstport protocol action.</summary>
internal static class FlowLogLines
{
    /// <summary>The port that the client has chosen for itself: one that Linux and Windows both take.</summary>
    private const int ClientPort = 49152;

    /// <summary>Where addresses of the subnet and of the other end are taken from where nothing is known: blocks reserved for documentation (RFC 5737, RFC 3849).</summary>
    private static readonly Cidr DocumentationLocal4 = Parse("192.0.2.0/24"), DocumentationRemote4 = Parse("203.0.113.0/24"),
        DocumentationLocal6 = Parse("2001:db8:1::/64"), DocumentationRemote6 = Parse("2001:db8:2::/64");

    /// <summary>The documentation block for the other end.</summary>
    public static Cidr DocumentationRemote(bool isIpv6) => isIpv6 ? DocumentationRemote6 : DocumentationRemote4;

    /// <summary>The record of an admitted request, and that of its dropped reply.</summary>
    public static (string Request, string Reply) Predict(NetworkAcl acl, DroppedReply dropped)
    {
        var isIpv6 = dropped.Remote.Block?.IsIpv6 == true;
        var local = LocalBlock(acl, isIpv6).AddressAt(10);
        var remote = RemoteAddress(dropped.Remote, isIpv6);
        var (client, server) = dropped.Request.IsEgress == true ? (local, remote) : (remote, local);
        var protocol = dropped.Protocol == "tcp" ? 6 : 17;
        return (Line(client, server, ClientPort, dropped.Port, protocol, "ACCEPT"), Line(server, client, dropped.Port, ClientPort, protocol, "REJECT"));
    }

    private static Cidr LocalBlock(NetworkAcl acl, bool isIpv6)
    {
        if (isIpv6)
            return DocumentationLocal6;
        foreach (var subnet in acl.Subnets)
        {
            if (subnet.Range.TryGet(out var range))
                return range;
        }

        return acl.Vpc is { } vpc && vpc.Range.TryGet(out var whole) ? whole : DocumentationLocal4;
    }

    /// <summary>An address of the other end: one for documentation where it may be any, else the twentieth, which is not that of the subnet.</summary>
    private static string RemoteAddress(RemoteAddresses remote, bool isIpv6)
    {
        var documentation = DocumentationRemote(isIpv6);
        return remote.Block is not { } block || block.Contains(documentation) ? documentation.AddressAt(10) : block.AddressAt(20);
    }

    private static string Line(string source, string destination, int sourcePort, int destinationPort, int protocol, string action) =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1} {2} {3} {4} {5}", source, destination, sourcePort, destinationPort, protocol, action);

    private static Cidr Parse(string text) => Cidr.TryParse(text, out var cidr) ? cidr : throw new ArgumentException("Not a range.", nameof(text));
}
