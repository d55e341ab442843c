using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>The fields that flow log records have, and that a custom format may name.</summary>
internal static class FlowLogFields
{
    /// <summary>
    /// The fields of the logs of VPCs, subnets and network interfaces by the version that brought them, those of version 2 in the order of the
    /// default format (docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html, "Available fields").
    /// </summary>
    public static readonly IReadOnlyList<string> OfNetworks =
    [
        // Version 2.
        "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "action", "log-status",

        // Version 3.
        "vpc-id", "subnet-id", "instance-id", "tcp-flags", "type", "pkt-srcaddr", "pkt-dstaddr",

        // Version 4.
        "region", "az-id", "sublocation-type", "sublocation-id",

        // Version 5.
        "pkt-src-aws-service", "pkt-dst-aws-service", "flow-direction", "traffic-path",

        // Version 7.
        "ecs-cluster-arn", "ecs-cluster-name", "ecs-container-instance-arn", "ecs-container-instance-id", "ecs-container-id", "ecs-second-container-id",
        "ecs-service-name", "ecs-task-definition-arn", "ecs-task-arn", "ecs-task-id",

        // Versions 8, 9 and 10.
        "reject-reason", "resource-id", "encryption-status",
    ];

    /// <summary>
    /// The fields of the logs of transit gateways and their attachments, all of version 6
    /// (docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html, "Available fields").
    /// </summary>
    public static readonly IReadOnlyList<string> OfTransitGateways =
    [
        "version", "resource-type", "account-id", "tgw-id", "tgw-attachment-id", "tgw-src-vpc-account-id", "tgw-dst-vpc-account-id", "tgw-src-vpc-id",
        "tgw-dst-vpc-id", "tgw-src-subnet-id", "tgw-dst-subnet-id", "tgw-src-eni", "tgw-dst-eni", "tgw-src-az-id", "tgw-dst-az-id", "tgw-pair-attachment-id",
        "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "log-status", "type", "packets-lost-no-route",
        "packets-lost-blackhole", "packets-lost-mtu-exceeded", "packets-lost-ttl-expired", "tcp-flags", "region", "flow-direction", "pkt-src-aws-service",
        "pkt-dst-aws-service",
    ];

    /// <summary>What tells one conversation from another, and whether it was let through.</summary>
    public static readonly IReadOnlyList<string> Needed = ["srcaddr", "dstaddr", "srcport", "dstport", "protocol", "action"];

    /// <summary>The fields that logs of a kind may have: where it is not known, those of any.</summary>
    public static IEnumerable<string> Of(LoggedThing kind) => kind switch
    {
        LoggedThing.Vpc or LoggedThing.Subnet or LoggedThing.NetworkInterface => OfNetworks,
        LoggedThing.TransitGateway => OfTransitGateways,
        _ => OfNetworks.Concat(OfTransitGateways),
    };

    /// <summary>Whether logs of a kind have the field.</summary>
    public static bool Has(LoggedThing kind, string field) => Of(kind).Contains(field, StringComparer.OrdinalIgnoreCase);

    /// <summary>The field that is meant by a name that is none; null where that cannot be told.</summary>
    public static string? Nearest(LoggedThing kind, string name) => Spelling.Nearest(name, Of(kind));
}
