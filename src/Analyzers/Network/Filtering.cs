using System.Globalization;
using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>IP protocol and ports of a filter rule.</summary>
/// <param name="Protocol">'tcp', 'udp', 'icmp', 'icmpv6', '-1' for all, or another protocol's number.</param>
/// <param name="From">First port, 0 to 65535; 0 where the protocol has no ports or all are meant.</param>
/// <param name="To">Last port, 0 to 65535; 65535 where the protocol has no ports or all are meant.</param>
internal sealed record Ports(string Protocol, int From, int To)
{
    /// <summary>All protocols and ports.</summary>
    public static readonly Ports All = new("-1", 0, 65535);

    /// <summary>Whether every protocol is meant.</summary>
    public bool IsEveryProtocol => Protocol == "-1";

    /// <summary>Whether every port of the protocol is meant.</summary>
    public bool IsEveryPort => From <= 1 && To >= 65535;

    /// <summary>TCP at one port, or from one port to another.</summary>
    public static Ports Tcp(int from, int? to = null) => new("tcp", from, to ?? from);

    /// <summary>Whether <paramref name="protocol"/> at <paramref name="port"/> is meant.</summary>
    public bool Covers(string protocol, int port) => CoversProtocol(protocol) && port >= From && port <= To;

    /// <summary>Whether everything in <paramref name="other"/> is meant here too.</summary>
    public bool Covers(Ports other) => CoversProtocol(other.Protocol) && From <= other.From && To >= other.To;

    /// <summary>Whether some protocol and port is meant by both.</summary>
    public bool Overlaps(Ports other) =>
        (CoversProtocol(other.Protocol) || other.CoversProtocol(Protocol)) && From <= other.To && other.From <= To;

    /// <inheritdoc/>
    public override string ToString()
    {
        if (IsEveryProtocol)
            return "all traffic";
        if (Protocol is not ("tcp" or "udp"))
            return Protocol;
        if (IsEveryPort)
            return $"{Protocol}/all ports";
        return string.Format(CultureInfo.InvariantCulture, From == To ? "{0}/{1}" : "{0}/{1}-{2}", Protocol, From, To);
    }

    private bool CoversProtocol(string protocol) => IsEveryProtocol || Protocol == protocol;
}

/// <summary>A security group: a stateful filter.</summary>
internal sealed class SecurityGroup : Resource
{
    /// <summary>The VPC it belongs to; null where unknown.</summary>
    public Vpc? Vpc { get; init; }

    /// <summary>What it admits. Open where it was imported or code that cannot be read may add rules.</summary>
    public Items<GroupRule> Ingress { get; } = new();

    /// <summary>What it lets out. With <see cref="AllowsAllOutbound"/> everything by IPv4 as well.</summary>
    public Items<GroupRule> Egress { get; } = new();

    /// <summary>Whether it lets everything out by IPv4 (CDK default: true); null where unknown.</summary>
    public bool? AllowsAllOutbound { get; init; }

    /// <summary>Whether it lets everything out by IPv6 (CDK default: false); null where unknown.</summary>
    public bool? AllowsAllIpv6Outbound { get; init; }

    /// <summary>Whether it is given to something else than interface endpoints: to what runs, or out of the program.</summary>
    public bool IsHandedOn { get; set; }

    /// <summary>Whether it is, or may be, associated with further VPCs (AWS::EC2::SecurityGroupVpcAssociation).</summary>
    public bool IsShared { get; set; }

    /// <summary>Whether rules added to it are dropped (an imported group with <c>Mutable = false</c>).</summary>
    public bool IsImmutable { get; init; }

    /// <summary>Whether the program, or the construct that makes the group by itself, says what it is for; null where unknown.</summary>
    public bool? HasDescription { get; init; } = true;
}

/// <summary>A rule of a security group. Its anchor is the call, or the L1 resource, that adds it.</summary>
internal sealed class GroupRule : Resource
{
    /// <summary>The group it belongs to; null where unknown.</summary>
    public SecurityGroup? Group { get; init; }

    /// <summary>Whether it admits (true) or lets out (false).</summary>
    public bool IsIngress { get; init; }

    /// <summary>Who may come in, or where to one may go.</summary>
    public required Target Peer { get; init; }

    /// <summary>Protocol and ports; null where unknown.</summary>
    public Ports? Ports { get; init; }

    /// <summary>Whether CDK itself adds the rule (an open interface endpoint's 443 from the VPC).</summary>
    public bool IsImplicit { get; init; }

    /// <summary>Whether CDK drops the rule.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>Whether it is what a connection writes on its far side, in return for a rule on the near one.</summary>
    public bool IsCounterpart { get; init; }

    /// <summary>Whether the program says what it is for; null where unknown.</summary>
    public bool? HasDescription { get; init; } = true;
}

/// <summary>A network ACL: a stateless filter on subnets. A custom one denies what no entry admits.</summary>
internal sealed class NetworkAcl : Resource
{
    /// <summary>The VPC it belongs to; null where unknown.</summary>
    public Vpc? Vpc { get; init; }

    /// <summary>Its entries, in the order of creation; they apply by rule number.</summary>
    public Items<NetworkAclEntry> Entries { get; } = new();

    /// <summary>The subnets that it is associated with.</summary>
    public Items<Subnet> Subnets { get; } = new();

    /// <summary>
    /// Whether it is certain to be associated with a subnet, known or not, and with none that another ACL may take; null where a subnet of it may not
    /// have been seen, or may have another one.
    /// </summary>
    public bool? IsAssociated =>
        (Subnets.Count > 0 || HasUnknownSubnet) && Subnets.All(static subnet => subnet.NetworkAcls is { IsOpen: false, Count: 1 }) ? true
        : Subnets.IsOpen || Subnets.Any(static subnet => subnet.NetworkAcls.IsOpen) ? null
        : false;

    /// <summary>Whether it is certain to be associated with a subnet that is not known, such as one of an imported VPC.</summary>
    public bool HasUnknownSubnet { get; set; }
}

/// <summary>An entry of a network ACL.</summary>
internal sealed class NetworkAclEntry : Resource
{
    /// <summary>The ACL it belongs to; null where unknown.</summary>
    public NetworkAcl? Acl { get; init; }

    /// <summary>Whether it is for what leaves the subnet (CDK and CloudFormation default: false); null where unknown.</summary>
    public bool? IsEgress { get; init; }

    /// <summary>Its number, 1 to 32766: the lowest that matches decides.</summary>
    public Setting<int> RuleNumber { get; init; }

    /// <summary>Whether it allows (CDK default: true); null where unknown.</summary>
    public bool? Allows { get; init; }

    /// <summary>The range it is for.</summary>
    public required Target Peer { get; init; }

    /// <summary>Protocol and ports; null where unknown.</summary>
    public Ports? Ports { get; init; }

    /// <summary>The packets it is for, in words: 'tcp/443 inbound from 10.0.0.0/16'.</summary>
    public string Traffic => $"{Ports?.ToString() ?? "some traffic"} {(IsEgress == true ? "outbound to" : "inbound from")} {Peer}";
}
