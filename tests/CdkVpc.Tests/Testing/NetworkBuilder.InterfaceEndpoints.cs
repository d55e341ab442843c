using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Testing;

/// <content>Interface endpoints, and what their names depend on.</content>
internal sealed partial class NetworkBuilder
{
    /// <summary>An interface endpoint for a service of AWS, in certain subnets, with private DNS. <paramref name="service"/> may be '?'.</summary>
    public InterfaceEndpoint Door(
        Vpc? vpc,
        string service = "sqs",
        IEnumerable<Subnet>? subnets = null,
        bool? privateDns = true,
        bool? isAws = true,
        bool? admitsVpc = false,
        string? region = null,
        string? scope = null,
        bool hasRouteTables = false,
        Origin origin = Origin.Created,
        Guard? guard = null,
        Stack? stack = null)
    {
        var endpoint = new InterfaceEndpoint
        {
            Path = $"{vpc?.Path ?? "Net"}/{service}", Anchor = NewAnchor(), Order = _order, Vpc = vpc, Service = Text(service), Origin = origin,
            Guard = guard ?? Guard.Always, Stack = stack, IsAwsService = isAws, PrivateDns = privateDns, AdmitsVpc = admitsVpc, HasRouteTables = hasRouteTables,
            ServiceRegion = region is null ? Setting<string>.Absent : Text(region), PrivateDnsScope = scope is null ? Setting<string>.Absent : Text(scope),
        };
        endpoint.Subnets.AddRange(subnets ?? (vpc is null ? [] : vpc.Subnets));
        Network.InterfaceEndpoints.Add(endpoint);
        return endpoint;
    }

    /// <summary>A VPC with one private subnet and these attributes of DNS.</summary>
    public Vpc VpcWithDns(bool? support = true, bool? hostNames = true)
    {
        var vpc = new Vpc { Path = "Net/Vpc", Anchor = NewAnchor(), Order = _order, Range = Range("10.0.0.0/16"), DnsSupport = support, DnsHostnames = hostNames };
        Network.Vpcs.Add(vpc);
        Subnet(vpc);
        return vpc;
    }

    /// <summary>A private hosted zone that counts in a VPC; in some that cannot be told where <paramref name="vpc"/> is null.</summary>
    public HostedZone HostedZone(Vpc? vpc, string ending)
    {
        var zone = new HostedZone { Path = "Net/Zone", Anchor = NewAnchor(), Order = _order, Ending = ending };
        if (vpc is not null)
            zone.Vpcs.Add(vpc);
        zone.Vpcs.IsOpen = vpc is null;
        Network.HostedZones.Add(zone);
        return zone;
    }

    /// <summary>A stack of a region.</summary>
    public Stack StackIn(string region) => new() { Path = region, Region = Setting<string>.Of(region) };
}
