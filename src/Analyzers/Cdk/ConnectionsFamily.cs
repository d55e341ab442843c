using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>The groups of something that can be connected to, and the port that it listens on.</summary>
internal sealed class Connectable
{
    /// <summary>Its groups, each with the worlds in which it has it.</summary>
    public Items<(Guard Guard, Value Value)> Groups { get; } = new();

    /// <summary>The peer that it is, for something without groups (a range).</summary>
    public Value? Peer { get; init; }

    /// <summary>Its default port; null where it has none or it is not known.</summary>
    public Ports? DefaultPort { get; init; }

    /// <summary>Adds the groups that it is given; where none are given, the one that it makes for itself.</summary>
    public void AddGroups(CdkContext context, Value given, Func<Instance>? makeOwn)
    {
        foreach (var (guard, alternative) in ValueReader.Alternatives(given, context.Evaluation.Guard))
        {
            if (!ValueReader.IsNull(alternative))
            {
                var groups = ValueReader.Elements(alternative, guard);
                Groups.AddRange(groups);
                Groups.IsOpen |= groups.IsOpen;
            }
            else if (makeOwn is null)
            {
                Groups.IsOpen = true;
            }
            else
            {
                context.Under(guard, () => Groups.Add((guard, makeOwn())));
            }
        }
    }
}

/// <summary>
/// <c>Connections</c>, of which every construct with security groups has one. What it writes follows aws-ec2/lib/connections.js: a rule for each
/// pair of groups on the side that is called, and its counterpart on the other side; groups that are added later get all of them too.
/// </summary>
internal sealed class ConnectionsFamily : Family
{
    private const string Handle = CdkNames.Ec2 + "Connections_";
    private const string Interface = CdkNames.Ec2 + "IConnectable";

    private readonly Dictionary<Instance, Connectable> _byOwner = [];
    private readonly Dictionary<Instance, Instance> _handles = [];
    private readonly List<Connection> _connections = [];
    private readonly HashSet<Instance> _handedOver = [];

    /// <summary>A call that connects: which way, with what, on which ports.</summary>
    private sealed record Connection(Instance Owner, string Method, Value Other, Value Port, Value Description, Moment At, bool IsImplicit = false);

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Handle, Interface];

    /// <summary>Notes which groups a construct has.</summary>
    public Connectable Register(Instance owner, Ports? defaultPort)
    {
        var connectable = new Connectable { DefaultPort = defaultPort };
        _byOwner[owner] = connectable;
        return connectable;
    }

    /// <summary>Lets one construct reach another, as CDK does by itself: a load balancer its targets.</summary>
    public void Connect(Instance from, Instance to, Ports? ports, CdkContext context) =>
        _connections.Add(new(to, "AllowFrom", from, PeerFamily.MakePort(context, ports), Unknown.Any, Moment.Now(context), IsImplicit: true));

    /// <summary>The groups of something that can be connected to; null where nothing is known of it.</summary>
    public Connectable? Of(Value value)
    {
        if (value is not Instance instance)
            return null;
        if (instance.Model is Instance { } owner && instance.Type.Is(Handle))
            instance = owner;
        if (_byOwner.TryGetValue(instance, out var known))
            return known;
        if (instance.Model is PeerModel)
            return new Connectable { Peer = instance };
        if (!instance.Type.Is(CdkNames.Ec2 + "ISecurityGroup"))
            return null;
        var group = Register(instance, defaultPort: null);
        group.Groups.Add((Guard.AlwaysIn(instance.Guard.Program), instance));
        return group;
    }

    /// <summary>Writes the groups of a construct: all of them, those added later too.</summary>
    public void WriteGroups(Instance owner, Items<SecurityGroup> groups, Guard within, NetworkWriter writer)
    {
        if (Of(owner) is not { } connectable)
        {
            groups.IsOpen = true;
            return;
        }

        groups.IsOpen |= connectable.Groups.IsOpen;
        foreach (var (guard, group) in connectable.Groups)
            writer.AddOne(groups, group, guard, within);
    }

    /// <summary>
    /// What is handed to another construct (the targets of a load balancer, a database whose secret is rotated) may be connected by it.
    /// Endpoints are only named by others.
    /// </summary>
    public void NoteHandedOver(IEnumerable<Value> values, int depth = 3)
    {
        if (depth == 0)
            return;
        foreach (var value in values)
        {
            switch (value)
            {
                case Instance instance when _byOwner.ContainsKey(instance):
                    if (instance.Model is not EndpointModel && !instance.Type.Is(CdkNames.Ec2 + "ISecurityGroup"))
                        _handedOver.Add(instance);
                    break;
                case Instance instance when !instance.Type.Is(CdkNames.Construct):
                    NoteHandedOver(instance.Members.Values, depth - 1);
                    break;
                case Sequence sequence:
                    NoteHandedOver(sequence.Items, depth - 1);
                    break;
                case Choice choice:
                    NoteHandedOver(choice.Arms, depth);
                    break;
                default:
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name != Handle)
            return;
        var props = arguments[0];
        var peer = context.Member(props, "Peer");
        var connectable = new Connectable
        {
            Peer = ValueReader.IsNull(peer) ? null : peer,
            DefaultPort = PeerFamily.PortsOf(context.Member(props, "DefaultPort")),
        };
        var groups = ValueReader.Elements(context.Member(props, "SecurityGroups"), context.Evaluation.Guard);
        connectable.Groups.AddRange(groups);
        connectable.Groups.IsOpen = groups.IsOpen;
        _byOwner[instance] = connectable;
        instance.Model = instance;
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (receiver is not Instance instance)
            return null;
        if (member.Name == "Connections" && member.Type.Name == Handle)
            return HandleOf(instance, context);
        if (member.Name == "SecurityGroups" && instance.Type.Is(Handle) && Of(instance) is { } connectable)
            return new Sequence(connectable.Groups.Select(static group => group.Value), connectable.Groups.IsOpen) { ElementType = context.Evaluation.Type(CdkNames.Ec2 + "ISecurityGroup") };
        return null;
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (receiver is Instance host && method is { Name: "AllowSshAccessFrom", Declaring.Name: CdkNames.Ec2 + "BastionHostLinux" })
            return AllowSsh(host, arguments[0], context);
        if (receiver is not Instance { Model: Instance owner } handle || !handle.Type.Is(Handle))
            return null;

        if (method.Name == "AddSecurityGroup")
        {
            if (Of(owner) is { } connectable)
            {
                var added = ValueReader.Elements(arguments[0], context.Evaluation.Guard);
                connectable.Groups.AddRange(added);
                connectable.Groups.IsOpen |= added.IsOpen;
            }

            return Constant.Null;
        }

        if (!method.Name.StartsWith("Allow", StringComparison.Ordinal))
            return null;
        var other = method.Name.EndsWith("AnyIpv4", StringComparison.Ordinal)
            ? PeerFamily.MakePeer(context, PeerKind.Ipv4, new Constant("0.0.0.0/0"))
            : method.Name.EndsWith("Internally", StringComparison.Ordinal) ? owner : arguments["other"];
        var now = Moment.Now(context);
        foreach (var (guard, one) in ValueReader.Alternatives(other, now.Guard))
            _connections.Add(new(owner, method.Name, Connected(one, context), arguments["portRange"], arguments["description"], now.In(guard)));
        return Constant.Null;
    }

    /// <inheritdoc/>
    public override void ObserveConstruct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context) =>
        NoteHandedOver(arguments.All.Skip(instance.Type.Is(CdkNames.Construct) ? 1 : 0), 3);

    /// <inheritdoc/>
    public override void ObserveCall(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        var isHarmless = method.Declaring.Name is Handle or "Constructs.Node"
            || method.Name == "Of"
            || (method.Name == "AddTargets" && method.Declaring.Name.EndsWith("ApplicationListener", StringComparison.Ordinal))
            || method.Name.StartsWith("Grant", StringComparison.Ordinal)
            || (receiver as Instance)?.Model is Instance;
        if (!isHarmless)
            NoteHandedOver(arguments.All, 3);
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var owner in _handedOver)
        {
            foreach (var (_, group) in _byOwner[owner].Groups)
            {
                if (writer.Resolve<SecurityGroup>(group) is { } record)
                    record.Ingress.IsOpen = record.Egress.IsOpen = true;
            }
        }
    }

    /// <summary>The rules that the connections come to.</summary>
    public IEnumerable<RuleRequest> Requests(NetworkWriter writer)
    {
        foreach (var connection in _connections)
        {
            var own = Of(connection.Owner);
            var other = Of(connection.Other);
            var every = Guard.AlwaysIn(connection.At.Guard.Program);
            var isDefaultPort = connection.Method.Contains("DefaultPort");
            var ports = connection.Method == "AllowToDefaultPort" ? other?.DefaultPort
                : isDefaultPort ? own?.DefaultPort
                : PeerFamily.PortsOf(connection.Port);
            var isIngress = !connection.Method.StartsWith("AllowTo", StringComparison.Ordinal) && connection.Method is not "AllowDefaultPortTo";
            if (connection.Method.EndsWith("Internally", StringComparison.Ordinal))
            {
                foreach (var request in Rules(own, own, isIngress: true).Concat(Rules(own, own, isIngress: false)))
                    yield return request;
                continue;
            }

            foreach (var request in Rules(own, other, isIngress))
                yield return request;

            // Of one side only: a construct that is connected with itself would call itself.
            if (own is not null && own == other)
                continue;
            foreach (var request in Rules(other, own, !isIngress))
                yield return request with { Origin = RuleOrigin.Remote };

            IEnumerable<RuleRequest> Rules(Connectable? side, Connectable? far, bool isIngress) =>
                from @group in GroupsOf(side, every)
                from peer in PeersOf(far, every)
                where !@group.Guard.Excludes(peer.Guard)
                select new RuleRequest(
                    @group.Value as Instance,
                    isIngress,
                    PeerFamily.TargetOf(peer.Value, writer),
                    peer.Value is Instance { Model: PeerModel { Kind: PeerKind.Ipv6 } },
                    ports,
                    connection.Description,
                    connection.At.In(@group.Guard.And(peer.Guard)),
                    RuleOrigin.Connections,
                    connection.IsImplicit);
        }
    }

    /// <summary>The groups of one side: an unknown one where it has some that are not known. A range has none.</summary>
    private static IEnumerable<(Guard Guard, Value Value)> GroupsOf(Connectable? side, Guard every) =>
        side is null ? [(every, Unknown.Any)] : side.Groups;

    /// <summary>What the rules of the other side name: the groups, or the range.</summary>
    private static IEnumerable<(Guard Guard, Value Value)> PeersOf(Connectable? side, Guard every)
    {
        if (side is null)
            return [(every, Unknown.Any)];
        var peers = side.Groups.AsEnumerable();
        if (side.Groups.IsOpen)
            peers = peers.Append((every, Unknown.Any));
        return side.Peer is null ? peers : peers.Append((every, side.Peer));
    }

    /// <summary>A bastion host admits SSH from each of some peers (aws-ec2/lib/bastion-host.js).</summary>
    private Constant AllowSsh(Instance host, Value peers, CdkContext context)
    {
        var now = Moment.Now(context);
        var given = ValueReader.Elements(peers, now.Guard);
        foreach (var (guard, peer) in given)
            _connections.Add(new(host, "AllowFrom", peer, PeerFamily.MakePort(context, Ports.Tcp(22)), new Constant("SSH access"), now.In(guard)));
        if (given.IsOpen)
            _connections.Add(new(host, "AllowFrom", Unknown.Any, PeerFamily.MakePort(context, Ports.Tcp(22)), Unknown.Any, now with { IsRepeated = true }));
        return Constant.Null;
    }

    private Instance HandleOf(Instance owner, CdkContext context)
    {
        if (owner.Type.Is(Handle))
            return owner;
        if (_handles.TryGetValue(owner, out var handle))
            return handle;
        handle = context.Evaluation.Create(Handle);
        handle.Model = owner;
        _handles.Add(owner, handle);
        return handle;
    }

    /// <summary>A class of the program that is connectable says by its property whose groups are meant.</summary>
    private Value Connected(Value other, CdkContext context) =>
        other is Instance { Type.Source: not null } instance && Of(instance) is null && context.Evaluation.Member(instance, "Connections") is Instance handle ? handle : other;
}
