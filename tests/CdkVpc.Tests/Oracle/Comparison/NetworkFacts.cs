using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Comparison;

/// <summary>A fact about a thing: a set of values, one for what is single, and none for what is not known.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Values">The known values.</param>
/// <param name="IsOpen">Whether there may be others.</param>
internal sealed record Fact(string Name, ImmutableSortedSet<string> Values, bool IsOpen)
{
    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Values)}{(IsOpen ? " ..." : "")}]";
}

/// <summary>A thing of a network and the facts about it, none of which refers to a record.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The path of its construct.</param>
/// <param name="IsCertain">Whether exactly one such thing exists in every world.</param>
/// <param name="Facts">The facts.</param>
internal sealed record NetworkNode(string Kind, string Path, bool IsCertain, ImmutableArray<Fact> Facts)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Path}";
}

/// <summary>
/// The facts of a network, alike for one that is read from source and one that is read from templates. A further kind of thing is a line in
/// <see cref="Of"/> and a method that lists its facts.
/// </summary>
internal static class NetworkFacts
{
    private const string Elsewhere = "(elsewhere)";

    private static readonly string[] IdsOfInnerConstructs = ["/Resource", "/Subnet", "/FlowLog", "/Service", "/ASG"];

    /// <summary>What is made by constructs of the app, with the facts about it.</summary>
    public static IReadOnlyList<NetworkNode> Of(DeployedNetwork network) =>
    [
        .. Nodes(network.Stacks, Describe),
        .. Nodes(network.Vpcs, Describe),
        .. Nodes(network.AddressBlocks, Describe),
        .. Nodes(network.Subnets, Describe),
        .. Nodes(network.RouteTables, table => Describe(table, network)),
        .. Nodes(network.RouteTableAssociations, Describe),
        .. Nodes(network.Routes, Describe),
        .. Nodes(network.Gateways, Describe),
        .. Nodes(network.GatewayEndpoints, Describe),
        .. Nodes(network.InterfaceEndpoints, Describe),
        .. Nodes(network.HostedZones, Describe),
        .. Nodes(network.Peerings, Describe),
        .. Nodes(network.FlowLogs, Describe),
        .. Nodes(network.LogGroups.Where(group => network.FlowLogs.Any(log => log.Destination == group)), static group => [Single("retention", group.RetentionDays)]),
        .. Nodes(network.Alarms.Where(alarm => alarm.Metrics.Any(metric => IsOfLogs(metric, network))), Describe),
        .. Nodes(network.SecurityGroups, Describe),
        .. Nodes(network.NetworkAcls, Describe),
        .. Nodes(network.NetworkAcls.SelectMany(static acl => acl.Entries), Describe),
        .. Nodes(network.Buckets, Describe),
        .. Nodes(network.Tables, static table => [Single("name", table.Name)]),
        .. Nodes(network.Workloads, Describe),
    ];

    /// <summary>The kinds of which there may be things that are not seen.</summary>
    public static IEnumerable<string> OpenKinds(DeployedNetwork network)
    {
        if (network.Routes.IsOpen)
            yield return nameof(Route);

        // It stands in a subnet that is not known.
        if (network.Routes.Any(static route => route.Target is { Kind: RouteTargetKind.NatGateway, IsUndecided: true }))
            yield return nameof(Gateway);
        if (network.VpcsOfUndecidedEndpoints.Count > 0)
        {
            yield return nameof(GatewayEndpoint);
            yield return nameof(InterfaceEndpoint);
        }

        if (network.HostedZones.IsOpen)
            yield return nameof(HostedZone);
    }

    /// <summary>In which order things are made, by their paths.</summary>
    public static Dictionary<string, int> OrdersOf(DeployedNetwork network) =>
        Things(network).GroupBy(PathOf, StringComparer.Ordinal).ToDictionary(static things => things.Key, static things => things.Min(static thing => thing.Order), StringComparer.Ordinal);

    /// <summary>The path by which a thing is known on both sides.</summary>
    public static string PathOf(Resource resource) => PathOf(resource.Path);

    /// <summary>
    /// A path without the ids that L2 constructs give to the L1 constructs inside of them. A construct of the program that has such an id
    /// itself loses it on both sides.
    /// </summary>
    public static string PathOf(string path)
    {
        while (Array.Find(IdsOfInnerConstructs, id => path.EndsWith(id, StringComparison.Ordinal)) is { } id)
            path = path[..^id.Length];
        return path;
    }

    private static IEnumerable<Resource> Things(DeployedNetwork network) =>
    [
        .. network.Vpcs, .. network.Subnets, .. network.RouteTables, .. network.Routes, .. network.Gateways, .. network.GatewayEndpoints, .. network.InterfaceEndpoints,
        .. network.Peerings, .. network.FlowLogs, .. network.SecurityGroups, .. network.NetworkAcls, .. network.NetworkAcls.SelectMany(static acl => acl.Entries),
        .. network.Buckets, .. network.Tables, .. network.Workloads,
    ];

    private static IEnumerable<NetworkNode> Nodes<T>(IEnumerable<T> things, Func<T, IEnumerable<Fact>> describe) where T : Resource => things
        .Where(static thing => thing.Origin == Origin.Created && !thing.Guard.Excludes(Guard.Always))
        .Select(thing => new NetworkNode(typeof(T).Name, PathOf(thing), thing.Guard.IsAlways && !thing.IsRepeated && !thing.Path.Contains('*'), [.. describe(thing)]));

    private static IEnumerable<Fact> Describe(Stack stack) => [Single("region", stack.Region), Single("account", stack.Account)];

    private static IEnumerable<Fact> Describe(Vpc vpc) =>
    [
        Single("range", vpc.Range),
        Several("further ranges", vpc.SecondaryRanges, static range => range.ToString()),
        Flag("IPv6", vpc.HasIpv6),
        Flag("DNS support", vpc.DnsSupport),
        Flag("DNS host names", vpc.DnsHostnames),
        Flag("restricts the default group", vpc.RestrictsDefaultGroup),
        References("subnets", vpc.Subnets),
        References("route tables", vpc.RouteTables),
    ];

    private static IEnumerable<Fact> Describe(AddressBlock block) => [Reference("VPC", block.Vpc), Single("range", block.Range)];

    private static IEnumerable<Fact> Describe(Subnet subnet) =>
    [
        Reference("VPC", subnet.Vpc),
        subnet.Kind == SubnetKind.Unknown ? Unknown("kind") : One("kind", subnet.Kind.ToString()),
        Single("zone", subnet.Zone),
        Single("range", subnet.Range),
        Flag("IPv6", subnet.HasIpv6),
        Flag("public addresses", subnet.MapsPublicIp),
        References("route tables", subnet.RouteTables),
        References("network ACLs", subnet.NetworkAcls),
    ];

    private static IEnumerable<Fact> Describe(RouteTable table, DeployedNetwork network)
    {
        var routes = References("routes", table.Routes);
        var isOpen = routes.IsOpen || network.Routes.Any(route => route.IsAstray() && route.MayCoexistWith(table));
        return [Reference("VPC", table.Vpc), References("subnets", table.Subnets), routes with { IsOpen = isOpen }];
    }

    private static IEnumerable<Fact> Describe(RouteTableAssociation association) => [Reference("subnet", association.Subnet), Reference("table", association.Table)];

    private static IEnumerable<Fact> Describe(Route route) =>
    [
        Reference("table", route.Table),
        Several("destinations", route.Destinations, EndOf),
        Several("targets", route.Targets, static target => target.Kind switch
        {
            RouteTargetKind.Unknown => null,
            _ when target is { IsUndecided: true, Resource: null } => null,
            RouteTargetKind.Gateway or RouteTargetKind.NatGateway or RouteTargetKind.EgressOnlyGateway or RouteTargetKind.Peering => $"{target.Kind} {(target.Resource is null ? Elsewhere : PathOf(target.Resource))}",
            _ => target.Kind.ToString(),
        }),
    ];

    private static IEnumerable<Fact> Describe(Gateway gateway) =>
        [One("kind", gateway.Kind.ToString()), References("VPCs", gateway.Vpcs), gateway.Subnet is null ? One("subnet", "(none)") : Reference("subnet", gateway.Subnet), Flag("private", gateway.IsPrivate)];

    private static IEnumerable<Fact> Describe(GatewayEndpoint endpoint) => 
    [
        .. DescribeDoor(endpoint),
        References("route tables", endpoint.RouteTables),
        Several("settings of interface endpoints", endpoint.InterfaceSettings, static setting => setting),
        Flag("type left out", endpoint.TypeIsLeftOut),
    ];

    private static IEnumerable<Fact> Describe(InterfaceEndpoint endpoint) =>
    [
        .. DescribeDoor(endpoint),
        References("subnets", endpoint.Subnets),
        References("security groups", endpoint.SecurityGroups),
        Flag("private DNS", endpoint.PrivateDns),
        Single("scope of private DNS", endpoint.PrivateDnsScope),
        Flag("own names in use", endpoint.OwnNamesAreUsed),
        Flag("route tables", endpoint.HasRouteTables),
    ];

    /// <summary>A name whose beginning is not known ends with what follows a dot.</summary>
    private static IEnumerable<Fact> Describe(HostedZone zone) =>
        [zone.Ending is "" or ['.', ..] ? Unknown("name") : One("name", zone.Ending), References("VPCs", zone.Vpcs)];

    /// <summary>The region in the name of a service counts only where it is not the stack's own.</summary>
    private static IEnumerable<Fact> DescribeDoor(Endpoint endpoint) =>
    [
        Reference("VPC", endpoint.Vpc),
        Single("service", endpoint.Service),
        Single("service region", endpoint.Stack is { Region: { IsKnown: true } own } && endpoint.ServiceRegion.Is(own.Value) ? default : endpoint.ServiceRegion),
        endpoint.PolicyIsUnknown ? Unknown("policy") : PolicyFacts.Of(endpoint.Policy),
    ];

    private static IEnumerable<Fact> Describe(PeeringConnection connection) =>
    [
        Reference("requester", connection.Requester),
        Reference("accepter", connection.Accepter),
        Single("region", connection.PeerRegion),
        Single("owner", connection.PeerOwnerId),
        connection.PeerRoleArn.IsAbsent ? One("role", "(none)") : One("role", "given"),
        Flag("DNS options", connection.HasDnsOptions),
    ];

    private static IEnumerable<Fact> Describe(FlowLog log) =>
    [
        log.SubjectIsUnknown ? Unknown("subject") : log.Subject is null ? One("subject", Elsewhere) : Reference("subject", log.Subject),
        Single("traffic", log.TrafficType),
        log.Fields.IsUnknown ? Unknown("fields") : One("fields", log.Fields.TryGet(out var fields) ? string.Join(" ", fields) : "(default)"),
        One("kind", log.Kind.ToString()),
        log.Kind == LoggedThing.NetworkInterface ? One("subnet", log.InterfaceSubnet is null ? Elsewhere : PathOf(log.InterfaceSubnet)) : One("subnet", "(none)"),
        Single("destination", log.DestinationType),
        Single("service of the destination", log.DestinationService),
        log.Destination is { Origin: Origin.Created } destination ? One("destination itself", PathOf(destination)) : One("destination itself", Elsewhere),
        Flag("role", log.HasRole),
        Single("aggregation", log.AggregationSeconds),
    ];

    private static IEnumerable<Fact> Describe(Alarm alarm) =>
        [Several("metrics", alarm.Metrics, static metric => metric.PeriodSeconds.IsUnknown ? null : $"{metric.Namespace} {metric.Name} {metric.PeriodSeconds}")];

    /// <summary>Whether a metric is one of a log group.</summary>
    private static bool IsOfLogs(WatchedMetric metric, DeployedNetwork network) =>
        metric.Group is not null || metric.Filter is not null || network.MetricFilters.Any(filter => filter.Namespace.Equals(metric.Namespace) && filter.Metric.Equals(metric.Name));

    /// <summary>A rule that lets everything out is the same as the group's property.</summary>
    private static IEnumerable<Fact> Describe(SecurityGroup group)
    {
        var everything = group.Egress.Where(static rule => rule is { Ports.IsEveryProtocol: true, Peer.KnownCidr.IsAny: true } && rule.Guard.IsAlways).ToList();
        return
        [
            Reference("VPC", group.Vpc),
            Several("ingress", group.Ingress, RuleOf),
            Several("egress", [.. group.Egress.Except(everything)], RuleOf, group.Egress.IsOpen),
            Flag("all outbound", everything.Exists(static rule => rule.Peer.KnownCidr is { IsIpv6: false }) ? true : group.AllowsAllOutbound),
            Flag("all IPv6 outbound", everything.Exists(static rule => rule.Peer.KnownCidr is { IsIpv6: true }) ? true : group.AllowsAllIpv6Outbound),
        ];
    }

    private static IEnumerable<Fact> Describe(NetworkAcl acl) =>
        [Reference("VPC", acl.Vpc), References("subnets", acl.Subnets), References("entries", acl.Entries), Flag("associated", acl.IsAssociated)];

    private static IEnumerable<Fact> Describe(NetworkAclEntry entry) =>
    [
        Reference("ACL", entry.Acl),
        Flag("egress", entry.IsEgress),
        Single("number", entry.RuleNumber),
        Flag("allow", entry.Allows),
        EndOf(entry.Peer) is { } peer ? One("range", peer) : Unknown("range"),
        entry.Ports is { } ports ? One("ports", ports.ToString()) : Unknown("ports"),
    ];

    private static IEnumerable<Fact> Describe(Bucket bucket) =>
        [Single("name", bucket.Name), Flag("lifecycle rules", bucket.HasLifecycleRules), bucket.PolicyIsUnknown ? Unknown("policy") : PolicyFacts.Of(bucket.Policy)];

    private static IEnumerable<Fact> Describe(Workload workload) =>
    [
        One("kind", workload.Kind),
        workload.VpcIsUnknown ? Unknown("VPC") : workload.Vpc is null ? One("VPC", "(none)") : Reference("VPC", workload.Vpc),
        References("subnets", workload.Subnets),
        References("security groups", workload.SecurityGroups),

        // Of other services, the templates say more: what CDK itself lets a construct do.
        Several("grants", [.. workload.Grants.Where(static grant => grant.On is not null)], static grant => $"{grant.Service} {PathOf(grant.On!)}", workload.Grants.IsOpen),
        Several("grants on what is made elsewhere", [.. workload.Grants.Where(static grant => grant.Named is not null)], static grant => $"{grant.Service} {grant.Named}", workload.Grants.IsOpen),
        Flag("faces the internet", workload.IsInternetFacing),
        Flag("dual-stack", workload.IsDualStack),
    ];

    private static string? RuleOf(GroupRule rule) => rule.Ports is null || EndOf(rule.Peer) is not { } peer ? null : $"{rule.Ports} {peer}";

    /// <summary>The other end of a rule or route. The range of a VPC that is made elsewhere stands in a template as it is, or not at all.</summary>
    private static string? EndOf(Target target) =>
        target.RangeOf is { Origin: Origin.Created } own ? $"the range of {PathOf(own)}"
        : target.KnownCidr?.ToString()
        ?? (target.Group is { } group ? (group.Origin == Origin.Created ? PathOf(group) : Elsewhere)
        : target.PrefixList is null ? null : "a prefix list");

    private static Fact One(string name, string value) => new(name, [value], IsOpen: false);

    private static Fact Unknown(string name) => new(name, [], IsOpen: true);

    private static Fact Flag(string name, bool? flag) => flag is null ? Unknown(name) : One(name, flag == true ? "yes" : "no");

    private static Fact Single<T>(string name, Setting<T> setting) => setting.IsUnknown ? Unknown(name) : One(name, setting.IsAbsent ? "(absent)" : setting.ToString());

    private static Fact Reference(string name, Resource? thing) => thing is null or { Origin: Origin.Unknown } ? Unknown(name) : One(name, ReferenceTo(thing));

    private static string ReferenceTo(Resource thing) => thing.Origin == Origin.Created ? PathOf(thing) : Elsewhere;

    private static Fact References<T>(string name, Items<T> things) where T : Resource =>
        Several(name, things, static thing => thing.Origin == Origin.Unknown || !thing.Guard.IsAlways ? null : ReferenceTo(thing));

    /// <summary>A set; it is open where the list is, or where one of its elements cannot be told.</summary>
    private static Fact Several<T>(string name, IReadOnlyCollection<T> things, Func<T, string?> describe, bool isOpen) =>
        new(name, [.. things.Select(describe).OfType<string>()], isOpen || things.Any(thing => describe(thing) is null));

    private static Fact Several<T>(string name, Items<T> things, Func<T, string?> describe) => Several(name, things, describe, things.IsOpen);
}
