using CdkVpc.Analyzers.Cdk.Refusals;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>What a rule's other end is written as.</summary>
internal enum PeerKind
{
    Ipv4,
    Ipv6,
    PrefixList,
    Group,
}

/// <summary>The result of a factory of <c>Peer</c>.</summary>
internal sealed record PeerModel(PeerKind Kind, Value Value);

/// <summary>A <c>Port</c>: what it covers; null where unknown.</summary>
internal sealed record PortModel(Ports? Ports);

/// <summary><c>Peer</c> and <c>Port</c>, of which the rules of security groups are made.</summary>
internal sealed class PeerFamily : Family
{
    private const string Port = CdkNames.Ec2 + "Port";
    private const string Peer = CdkNames.Ec2 + "Peer";

    /// <summary>The named ports of aws-ec2/lib/port.js in 2.277.0 (2.103.0 has none of them).</summary>
    private static readonly Dictionary<string, Ports> NamedPorts = new(StringComparer.Ordinal)
    {
        ["SSH"] = Ports.Tcp(22),
        ["SMTP"] = Ports.Tcp(25),
        ["DNS_UDP"] = new("udp", 53, 53),
        ["DNS_TCP"] = Ports.Tcp(53),
        ["HTTP"] = Ports.Tcp(80),
        ["POP3"] = Ports.Tcp(110),
        ["IMAP"] = Ports.Tcp(143),
        ["LDAP"] = Ports.Tcp(389),
        ["HTTPS"] = Ports.Tcp(443),
        ["SMB"] = Ports.Tcp(445),
        ["IMAPS"] = Ports.Tcp(993),
        ["POP3S"] = Ports.Tcp(995),
        ["MSSQL"] = Ports.Tcp(1433),
        ["NFS"] = Ports.Tcp(2049),
        ["MYSQL_AURORA"] = Ports.Tcp(3306),
        ["RDP"] = Ports.Tcp(3389),
        ["POSTGRES"] = Ports.Tcp(5432),
    };

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Peer, Port];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name != Port)
            return;
        var props = arguments[0];
        var from = context.Member(props, "FromPort");
        var to = context.Member(props, "ToPort");
        var protocol = ValueReader.EnumName(context.Member(props, "Protocol"));
        instance.Model = new PortModel(protocol.TryGet(out var name) ? Of(ProtocolOf(name), from, to) : null);
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (!method.IsStatic)
            return null;
        if (method.Declaring.Name == Port)
            return PortsOf(method.Name, arguments) is { } port ? Make(context, Port, port) : null;

        PeerRefusals.Check(method.Name, arguments[0], context);
        PeerModel? peer = method.Name switch
        {
            "AnyIpv4" => new(PeerKind.Ipv4, new Constant("0.0.0.0/0")),
            "AnyIpv6" => new(PeerKind.Ipv6, new Constant("::/0")),
            "Ipv4" => new(PeerKind.Ipv4, arguments[0]),
            "Ipv6" => new(PeerKind.Ipv6, arguments[0]),
            "PrefixList" => new(PeerKind.PrefixList, arguments[0]),
            "SecurityGroupId" => new(PeerKind.Group, arguments[0]),
            _ => null,
        };
        return peer is null ? null : Make(context, CdkNames.Ec2 + "IPeer", peer);
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context) =>
        member.IsStatic && member.Declaring.Name == Port && NamedPorts.TryGetValue(member.Name, out var ports)
            ? Make(context, Port, new PortModel(ports))
            : null;

    /// <summary>A <c>Port</c> that CDK makes by itself.</summary>
    public static Instance MakePort(CdkContext context, Ports? ports) => Make(context, Port, new PortModel(ports));

    /// <summary>A peer that CDK makes by itself.</summary>
    public static Instance MakePeer(CdkContext context, PeerKind kind, Value value) => Make(context, CdkNames.Ec2 + "IPeer", new PeerModel(kind, value));

    /// <summary>What a value of type <c>Port</c> covers; null where unknown.</summary>
    public static Ports? PortsOf(Value port) =>
        ValueReader.Read(port, static one => one is Instance { Model: PortModel { Ports: { } ports } } ? Setting<Ports>.Of(ports) : Setting<Ports>.Unknown)
            .TryGet(out var ports) ? ports : null;

    /// <summary>The other end of a rule that a value of type <c>IPeer</c> stands for: a range, a prefix list, a group by its id, or a group itself.</summary>
    public static Target TargetOf(Value peer, NetworkWriter writer)
    {
        if (peer is Instance { Model: PeerModel model })
        {
            return model.Kind switch
            {
                PeerKind.Ipv4 or PeerKind.Ipv6 => writer.RangeTarget(model.Value),
                PeerKind.PrefixList => NetworkWriter.PrefixListTarget(model.Value),
                _ => GroupTarget(model.Value, writer),
            };
        }

        return GroupTarget(peer, writer);
    }

    /// <summary>The other end of a rule that names a security group, or its id.</summary>
    public static Target GroupTarget(Value group, NetworkWriter writer) =>
        writer.Resolve<SecurityGroup>(group) is { } found ? new Target { Group = found } : Target.Unknown;

    /// <summary>Protocol and ports by CloudFormation's names and numbers; null where unknown. Ports left out are all ports.</summary>
    public static Ports? Of(string protocol, Value from, Value to)
    {
        if (protocol is not ("tcp" or "udp"))
            return new Ports(protocol, 0, 65535);
        var first = ValueReader.Number(from);
        var last = ValueReader.Number(to);
        if (first.IsUnknown || last.IsUnknown)
            return null;

        // -1 means all ports, as an absent one does.
        var start = first.Or(0).Value;
        var end = last.Or(65535).Value;
        return new Ports(protocol, Math.Max(start, 0), end < 0 ? 65535 : end);
    }

    private static Instance Make(CdkContext context, string type, object model)
    {
        var made = context.Evaluation.Create(type);
        made.Model = model;
        return made;
    }

    private static PortModel? PortsOf(string factory, Arguments arguments) => factory switch
    {
        "Tcp" => new(Of("tcp", arguments[0], arguments[0])),
        "TcpRange" => new(Of("tcp", arguments[0], arguments[1])),
        "AllTcp" => new(new Ports("tcp", 0, 65535)),
        "Udp" => new(Of("udp", arguments[0], arguments[0])),
        "UdpRange" => new(Of("udp", arguments[0], arguments[1])),
        "AllUdp" => new(new Ports("udp", 0, 65535)),
        "IcmpTypeAndCode" or "IcmpType" or "IcmpPing" or "AllIcmp" => new(new Ports("icmp", 0, 65535)),
        "AllIcmpV6" => new(new Ports("icmpv6", 0, 65535)),
        "AllTraffic" => new(Ports.All),
        "Esp" => new(new Ports("50", 0, 65535)),
        "Ah" => new(new Ports("51", 0, 65535)),
        _ => null,
    };

    /// <summary>CloudFormation's name of a member of the enum <c>Protocol</c>; for the rare ones the member's own name will do.</summary>
    private static string ProtocolOf(string member) => member switch
    {
        "ALL" => "-1",
        "ESP" => "50",
        "AH" => "51",
        _ => member.ToLowerInvariant(),
    };
}
