using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>One end of a connection: a network interface in a subnet, or addresses somewhere else.</summary>
/// <param name="Name">What it is, for messages.</param>
/// <param name="Addresses">Its addresses; as far as they are not known, those among which they are.</param>
internal sealed record ConnectionEnd(string Name, RemoteAddresses Addresses)
{
    /// <summary>The subnet it stands in; null for what is outside of the VPCs that are known.</summary>
    public Subnet? Subnet { get; init; }

    /// <summary>The security groups of the interface; null where it has none or they are not known.</summary>
    public Items<SecurityGroup>? Groups { get; init; }

    /// <summary>The VPC it stands in; null where unknown.</summary>
    public Vpc? Vpc => Subnet?.Vpc;

    /// <summary>Whoever it may be: nothing is known of addresses, groups or a subnet.</summary>
    public static readonly ConnectionEnd Anyone = new("anyone", RemoteAddresses.Unknown);

    /// <summary>Addresses that are all alike: nothing is known of groups or of a subnet.</summary>
    public static ConnectionEnd Of(Cidr block) => new(block.ToString(), new RemoteAddresses(block, null));

    /// <summary>The range of a VPC.</summary>
    public static ConnectionEnd Of(Vpc vpc) => new($"the range of '{vpc.Path}'", AddressesOf(vpc));

    /// <summary>The interfaces of a workload: one in each of its subnets.</summary>
    public static IEnumerable<ConnectionEnd> Of(Workload workload) => In(workload.Path, workload.Subnets, workload.SecurityGroups);

    /// <summary>The interfaces of an endpoint: one in each of its subnets.</summary>
    public static IEnumerable<ConnectionEnd> Of(InterfaceEndpoint endpoint) => In(endpoint.Path, endpoint.Subnets, endpoint.SecurityGroups);

    /// <summary>The addresses of a subnet; those of its VPC where its own range is not known.</summary>
    public static RemoteAddresses AddressesOf(Subnet subnet) =>
        subnet.Range.TryGet(out var range) ? new RemoteAddresses(range, null) : subnet.Vpc is { } vpc ? AddressesOf(vpc) : RemoteAddresses.Unknown;

    /// <summary>The addresses of the primary range of a VPC.</summary>
    public static RemoteAddresses AddressesOf(Vpc vpc) => vpc.Range.TryGet(out var range) ? new RemoteAddresses(range, null) : new RemoteAddresses(null, vpc);

    private static IEnumerable<ConnectionEnd> In(string name, Items<Subnet> subnets, Items<SecurityGroup> groups) =>
        subnets.Select(subnet => new ConnectionEnd(name, AddressesOf(subnet)) { Subnet = subnet, Groups = groups });
}
