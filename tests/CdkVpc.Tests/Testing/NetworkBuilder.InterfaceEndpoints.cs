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
        Stack? stack = null,
        Setting<int>? port = null)
    {
        var endpoint = new InterfaceEndpoint
        {
            Path = $"{vpc?.Path ?? "Net"}/{service}", Anchor = NewAnchor(), Order = _order, Vpc = vpc, Service = Text(service), Origin = origin,
            Guard = guard ?? Guard.Always, Stack = stack, IsAwsService = isAws, PrivateDns = privateDns, AdmitsVpc = admitsVpc, HasRouteTables = hasRouteTables,
            ServiceRegion = region is null ? Setting<string>.Absent : Text(region), PrivateDnsScope = scope is null ? Setting<string>.Absent : Text(scope),
            Port = port ?? Setting<int>.Of(443),
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

    /// <summary>A way between a VPC and other networks; of a VPC that cannot be told where <paramref name="vpc"/> is null.</summary>
    public Attachment Attachment(Vpc? vpc, AttachmentKind kind = AttachmentKind.TransitGateway, Guard? guard = null)
    {
        var attachment = new Attachment { Path = "Net/Attachment", Anchor = NewAnchor(), Order = _order, Vpc = vpc, Kind = kind, Guard = guard ?? Guard.Always };
        Network.Attachments.Add(attachment);
        return attachment;
    }

    /// <summary>A workload that is placed in all subnets of a VPC, and granted some services.</summary>
    public Workload Caller(Vpc? vpc, string kind = "Lambda function", bool runsOnHosts = false, IEnumerable<Subnet>? subnets = null, params string[] services)
    {
        var workload = new Workload { Path = $"App/Caller{Network.Workloads.Count}", Anchor = NewAnchor(), Order = _order, Kind = kind, Vpc = vpc, RunsOnHosts = runsOnHosts };
        workload.Subnets.AddRange(subnets ?? (vpc is null ? [] : vpc.Subnets));
        foreach (var service in services)
            Granted(workload, service);
        Network.Workloads.Add(workload);
        return workload;
    }

    /// <summary>A permission of a workload.</summary>
    public Grant Granted(Workload workload, string service, Guard? guard = null, bool isBroad = false, bool isForAws = false)
    {
        var grant = new Grant(null, service, "Grant", NewAnchor(), guard ?? Guard.Always) { IsBroad = isBroad, IsForAws = isForAws };
        workload.Grants.Add(grant);
        return grant;
    }

    /// <summary>A VPC with an isolated subnet.</summary>
    public Vpc IsolatedVpc(string path = "Net/Vpc", Origin origin = Origin.Created)
    {
        var vpc = Vpc(path, origin: origin);
        Subnet(vpc, SubnetKind.Isolated);
        return vpc;
    }

    /// <summary>A way to the internet by IPv4 from a VPC's first subnet, through a NAT gateway in a public one.</summary>
    public void LetOut(Vpc vpc, Subnet from)
    {
        var open = Subnet(vpc, SubnetKind.Public);
        Route(open, "0.0.0.0/0", Gateway(GatewayKind.Internet, vpc));
        Route(from, "0.0.0.0/0", Gateway(GatewayKind.Nat, vpc, open));
    }

    /// <summary>A stack of a region.</summary>
    public Stack StackIn(string region) => new() { Path = region, Region = Setting<string>.Of(region) };
}
