using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>Where packets are to go: addresses that a route table is asked for together.</summary>
internal sealed record PacketDestination
{
    /// <summary>Public IPv4 addresses that no route is made for in particular.</summary>
    public static readonly PacketDestination Ipv4Internet = new() { IsInternet = true, Block = Cidr.AnyIpv4 };

    /// <summary>Public IPv6 addresses that no route is made for in particular.</summary>
    public static readonly PacketDestination Ipv6Internet = new() { IsInternet = true, Block = Cidr.AnyIpv6 };

    private PacketDestination()
    {
    }

    /// <summary>The block; null where it is the range of a VPC that is not known.</summary>
    public Cidr? Block { get; private init; }

    /// <summary>The VPC whose range is meant, where its block is not known.</summary>
    public Vpc? RangeOf { get; private init; }

    /// <summary>The short name of a service that has gateway endpoints, such as 's3'; its addresses are those of the internet.</summary>
    public string? ServiceName { get; private init; }

    /// <summary>Whether the internet at large is meant, rather than a block.</summary>
    public bool IsInternet { get; private init; }

    /// <summary>Whether the addresses are of IPv6. The primary range of a VPC is of IPv4.</summary>
    public bool IsIpv6 => Block is { IsIpv6: true };

    /// <summary>The internet, by one of the two protocols.</summary>
    public static PacketDestination Internet(bool isIpv6) => isIpv6 ? Ipv6Internet : Ipv4Internet;

    /// <summary>Every address of a block.</summary>
    public static PacketDestination Of(Cidr block) => new() { Block = block };

    /// <summary>Every address of the primary range of a VPC.</summary>
    public static PacketDestination Of(Vpc vpc) => vpc.Range.TryGet(out var range) ? Of(range) : new() { RangeOf = vpc };

    /// <summary>A service that has gateway endpoints, by IPv4.</summary>
    public static PacketDestination Service(string name) => Ipv4Internet with { ServiceName = name };

    /// <inheritdoc/>
    public override string ToString() =>
        ServiceName ?? (IsInternet ? $"the internet by IPv{(IsIpv6 ? 6 : 4)}" : Block?.ToString() ?? $"the range of '{RangeOf?.Path}'");
}

/// <summary>What becomes of a packet that leaves a network interface.</summary>
internal enum NextHopKind
{
    /// <summary>Cannot be told, or not the same for all of the addresses.</summary>
    Unknown,

    /// <summary>No route is for it: it is dropped.</summary>
    None,

    /// <summary>It stays in the VPC (the local route that every table has).</summary>
    Local,

    /// <summary>A route of the table takes it.</summary>
    Route,

    /// <summary>A gateway endpoint on the table takes it.</summary>
    Endpoint,
}

/// <summary>The way a packet takes.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Reason">Why, in words: which route is the longest match, or what leaves it open.</param>
/// <param name="Route">The route that takes it.</param>
/// <param name="Endpoint">The gateway endpoint that takes it.</param>
internal sealed record NextHop(NextHopKind Kind, string Reason, Route? Route = null, GatewayEndpoint? Endpoint = null)
{
    /// <summary>Whether the way is proven.</summary>
    public bool IsKnown => Kind != NextHopKind.Unknown;

    /// <summary>The target of the route that takes it; null where no route does.</summary>
    public RouteTarget? Target => Route?.Target;
}
