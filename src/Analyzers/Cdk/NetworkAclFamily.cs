using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// Network ACLs, L2 and L1, their entries and associations (aws-ec2/lib/network-acl.js). The defaults of an entry are inbound and allow.
/// </summary>
internal sealed class NetworkAclFamily : Family
{
    private const string L2 = CdkNames.Ec2 + "NetworkAcl";
    private const string L2Interface = CdkNames.Ec2 + "INetworkAcl";
    private const string L2Entry = CdkNames.Ec2 + "NetworkAclEntry";
    private const string L2Association = CdkNames.Ec2 + "SubnetNetworkAclAssociation";
    private const string L1 = CdkNames.Ec2 + "CfnNetworkAcl";
    private const string L1Entry = CdkNames.Ec2 + "CfnNetworkAclEntry";
    private const string L1Association = CdkNames.Ec2 + "CfnSubnetNetworkAclAssociation";
    private const string AclCidr = CdkNames.Ec2 + "AclCidr";
    private const string AclTraffic = CdkNames.Ec2 + "AclTraffic";

    private static readonly string[] EntryProperties =
        ["NetworkAclId", "RuleNumber", "Protocol", "RuleAction", "Egress", "CidrBlock", "Ipv6CidrBlock", "PortRange"];

    private readonly List<(Instance Construct, Value Vpc, L1Properties? Properties, Origin Origin)> _acls = [];
    private readonly List<(Instance Construct, Value Acl, Value Number, Value Direction, Value Action, Value Cidr, Value Traffic)> _entries = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _l1Entries = [];
    private readonly List<(Value Acl, Value Subnets, bool HasSome, Guard Guard)> _associations = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _l1Associations = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types =>
        [L2, L2Interface, L2Entry, L2Association, L1, L1Entry, L1Association, AclCidr, AclTraffic, SubnetFamily.ISubnet];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        switch (constructor.Declaring.Name)
        {
            case L2:
                var vpc = context.Member(props, "Vpc");
                _acls.Add((instance, vpc, null, Origin.Created));
                var selection = context.Member(props, "SubnetSelection");
                foreach (var (guard, chosen) in ValueReader.Alternatives(selection, context.Evaluation.Guard).Where(static one => !ValueReader.IsNull(one.Value)))
                    _associations.Add((instance, SubnetSelector.Select(vpc, chosen, context), SubnetSelector.HasSome(chosen, context), guard));
                break;
            case L2Entry:
                AddEntry(instance, context.Member(props, "NetworkAcl"), props, context);
                break;
            case L2Association:
                _associations.Add((context.Member(props, "NetworkAcl"), One(context.Member(props, "Subnet")), HasSome: true, context.Evaluation.Guard));
                break;
            case L1:
                _acls.Add((instance, Constant.Null, L1Properties.Capture(instance, arguments, context, "VpcId"), Origin.Created));
                break;
            case L1Entry:
                _l1Entries.Add((instance, L1Properties.Capture(instance, arguments, context, EntryProperties)));
                break;
            case L1Association:
                _l1Associations.Add((instance, L1Properties.Capture(instance, arguments, context, "NetworkAclId", "SubnetId")));
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        switch (method.Declaring.Name, method.Name)
        {
            case (AclCidr, "AnyIpv4"):
                return PeerFamily.MakePeer(context, PeerKind.Ipv4, new Constant("0.0.0.0/0"));
            case (AclCidr, "AnyIpv6"):
                return PeerFamily.MakePeer(context, PeerKind.Ipv6, new Constant("::/0"));
            case (AclCidr, "Ipv4"):
                return PeerFamily.MakePeer(context, PeerKind.Ipv4, arguments[0]);
            case (AclCidr, "Ipv6"):
                return PeerFamily.MakePeer(context, PeerKind.Ipv6, arguments[0]);
            case (AclTraffic, _):
                return PeerFamily.MakePort(context, TrafficOf(method.Name, arguments));
            case (_, "AddEntry") when receiver is Instance acl:
                return AddEntry(context.CreateChild(acl, L2Entry, ValueReader.TextOrNull(arguments["id"]) ?? "*"), acl, arguments["options"], context);
            case (_, "AssociateWithSubnet") when receiver is Instance acl:
                var vpc = _acls.Find(entry => entry.Construct == acl).Vpc ?? Unknown.Any;
                var selected = arguments["selection"];
                _associations.Add((acl, SubnetSelector.Select(vpc, selected, context), SubnetSelector.HasSome(selected, context), context.Evaluation.Guard));
                return Constant.Null;
            case (_, "AssociateNetworkAcl") when receiver is Instance subnet:
                _associations.Add((arguments[1], new Sequence([subnet]), HasSome: true, context.Evaluation.Guard));
                return Constant.Null;
            case (_, "FromNetworkAclId"):
                var imported = context.Import(L2, arguments);
                _acls.Add((imported, Unknown.Any, null, Origin.Imported));
                return imported;
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer) =>
        instance.Type.Is(L2Interface) || instance.Type.Is(L1) ? Write(instance, Unknown.Any, Origin.Unknown, writer) : null;

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var (construct, vpc, properties, origin) in _acls)
            writer.Add(construct, Write(construct, properties?["VpcId"] ?? vpc, origin, writer));
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var (construct, acl, number, direction, action, cidr, traffic) in _entries)
        {
            WriteEntry(construct, acl, writer, entry => new NetworkAclEntry
            {
                Place = entry with { IsEscaped = entry.IsEscaped || IsHatched(construct, writer) },
                Acl = writer.Resolve<NetworkAcl>(acl),
                IsEgress = Known(ValueReader.EnumName(direction).Or("INGRESS"), "EGRESS"),
                RuleNumber = ValueReader.Number(number),
                Allows = Known(ValueReader.EnumName(action).Or("ALLOW"), "ALLOW"),
                Peer = PeerFamily.TargetOf(cidr, writer),
                Ports = PeerFamily.PortsOf(traffic),
            });
        }

        foreach (var (construct, properties) in _l1Entries)
            WriteEntry(construct, properties["NetworkAclId"], writer, entry => WriteL1(entry, properties, writer));
        foreach (var (acl, subnets, hasSome, guard) in _associations)
            Associate(acl, subnets, hasSome, guard, writer);
        foreach (var (construct, properties) in _l1Associations)
            Associate(properties["NetworkAclId"], One(properties["SubnetId"]), hasSome: properties.Has("SubnetId"), writer.PlaceOf(construct).Guard, writer);
    }

    private Instance AddEntry(Instance entry, Value acl, Value options, CdkContext context)
    {
        _entries.Add((entry, acl, Member("RuleNumber"), Member("Direction"), Member("RuleAction"), Member("Cidr"), Member("Traffic")));
        return entry;

        Value Member(string name) => context.Member(options, name);
    }

    private static NetworkAcl Write(Instance construct, Value vpc, Origin origin, NetworkWriter writer)
    {
        var place = writer.PlaceOf(construct);
        var acl = new NetworkAcl
        {
            Place = place with { Origin = origin },
            Vpc = writer.Resolve<Vpc>(vpc),
        };
        acl.Entries.IsOpen = acl.Subnets.IsOpen = !acl.IsClosed;
        writer.Network.NetworkAcls.Add(acl);
        return acl;
    }

    private static NetworkAclEntry WriteL1(Place place, L1Properties properties, NetworkWriter writer) => new()
    {
        Place = place,
        Acl = writer.Resolve<NetworkAcl>(properties["NetworkAclId"]),
        IsEgress = ValueReader.FlagOr(properties["Egress"], fallback: false),
        RuleNumber = ValueReader.Number(properties["RuleNumber"]),
        Allows = properties.Text("RuleAction").TryGet(out var action) ? action.Equals("allow", StringComparison.OrdinalIgnoreCase) : null,
        Peer = writer.RangeTarget(properties.Has("Ipv6CidrBlock") ? properties["Ipv6CidrBlock"] : properties["CidrBlock"]),
        Ports = PortsOf(properties),
    };

    private static void WriteEntry(Instance construct, Value of, NetworkWriter writer, Func<Place, NetworkAclEntry> write)
    {
        if (writer.Resolve<NetworkAcl>(of) is { } acl)
        {
            acl.Entries.Add(write(writer.PlaceOf(construct)));
            return;
        }

        // The ACL that a VPC is born with is none of those that are made here.
        if (of is Token { Name: "VpcDefaultNetworkAcl" or "AttrDefaultNetworkAcl" } && writer.Resolve<Vpc>(of) is { } vpc)
        {
            vpc.HasChangedDefaultAcl = true;
            return;
        }

        // It may be one of any ACL.
        foreach (var any in writer.Network.NetworkAcls)
            any.Entries.IsOpen = true;
    }

    /// <summary>Whether an escape hatch sets something on the L1 entry inside of an L2 one.</summary>
    private static bool IsHatched(Instance entry, NetworkWriter writer) =>
        L1Properties.OfDefaultChild(entry, writer.Tree) is { } changed && Array.Exists(EntryProperties, changed.Has);

    /// <param name="hasSome">Whether the list is certain to hold a subnet, though it may not be known which.</param>
    private static void Associate(Value acl, Value list, bool hasSome, Guard guard, NetworkWriter writer)
    {
        var record = writer.Resolve<NetworkAcl>(acl);
        var subnets = new Items<Subnet>();
        writer.AddEach(subnets, list, guard);
        var isCertain = record is not null && record.Guard.Implies(guard);
        foreach (var subnet in subnets)
        {
            if (record is null || !isCertain)
            {
                subnet.NetworkAcls.IsOpen = true;
                continue;
            }

            subnet.NetworkAcls.Add(record);
            record.Subnets.Add(subnet);
        }

        if (record is null)
            return;
        record.HasUnknownSubnet |= isCertain && hasSome && subnets is { IsOpen: true, Count: 0 };
        record.Subnets.IsOpen |= subnets.IsOpen || !isCertain;
        foreach (var other in subnets.IsOpen ? record.Vpc?.Subnets ?? [] : [])
            other.NetworkAcls.IsOpen = true;
    }

    /// <summary>Protocol -1 means every port, whatever the range says; TCP and UDP need one (AWS::EC2::NetworkAclEntry).</summary>
    private static Ports? PortsOf(L1Properties properties)
    {
        if (!ValueReader.Number(properties["Protocol"]).TryGet(out var protocol))
            return null;
        var range = properties["PortRange"];
        var name = protocol switch { -1 => "-1", 6 => "tcp", 17 => "udp", 1 => "icmp", 58 => "icmpv6", _ => FormattableString.Invariant($"{protocol}") };
        return PeerFamily.Of(name, PropertyObject.Get(range, "From"), PropertyObject.Get(range, "To"));
    }

    private static Ports? TrafficOf(string factory, Arguments arguments) => factory switch
    {
        "TcpPort" => PeerFamily.Of("tcp", arguments[0], arguments[0]),
        "TcpPortRange" => PeerFamily.Of("tcp", arguments[0], arguments[1]),
        "UdpPort" => PeerFamily.Of("udp", arguments[0], arguments[0]),
        "UdpPortRange" => PeerFamily.Of("udp", arguments[0], arguments[1]),
        "Icmp" => new Ports("icmp", 0, 65535),
        "Icmpv6" => new Ports("icmpv6", 0, 65535),
        "AllTraffic" => Ports.All,
        _ => null,
    };

    private static bool? Known(Setting<string> setting, string value) => setting.TryGet(out var known) ? known == value : null;

    private static Value One(Value subnet) => ValueReader.Map(subnet, static one => new Sequence([one]));
}
