using CdkVpc.Analyzers.Cdk.Refusals;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Something that runs, while the program runs.</summary>
internal sealed class WorkloadModel(Instance construct, string kind)
{
    public Instance Construct { get; } = construct;

    public string Kind { get; } = kind;

    /// <summary>The VPC; null constant for what runs in none.</summary>
    public Value Vpc { get; init; } = Unknown.Any;

    /// <summary>The VPC of the subnets, for what names only those.</summary>
    public Vpc? VpcOfSubnets { get; init; }

    public Value Subnets { get; init; } = Unknown.Any;

    /// <summary>As in <see cref="Workload.RunsOnHosts"/>.</summary>
    public bool RunsOnHosts { get; init; }

    public bool? IsInternetFacing { get; init; }

    public bool? IsDualStack { get; init; }

    /// <summary>The groups by their ids, of an L1 construct; null where <see cref="ConnectionsFamily"/> knows them.</summary>
    public Value? GroupIds { get; init; }
}

/// <summary>L2 constructs that run something: where they are placed, and the security groups of their interfaces.</summary>
internal sealed class WorkloadFamily : Family
{
    private readonly Dictionary<string, WorkloadKind> _kinds = WorkloadKinds.All.ToDictionary(static kind => kind.Type, StringComparer.Ordinal);
    private readonly List<WorkloadModel> _workloads = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => _kinds.Keys;

    /// <summary>Everything that runs.</summary>
    public IReadOnlyList<WorkloadModel> Workloads => _workloads;

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (_workloads.Exists(workload => workload.Construct == instance) || KindOf(constructor.Declaring) is not { } kind)
            return;
        var props = arguments["props"];
        Add(instance, kind, member => context.Member(props, member), context);
    }

    /// <summary>Notes a workload of a type, given how to read its props.</summary>
    public void Add(Instance instance, string type, Func<string, Value> props, CdkContext context) => Add(instance, _kinds[type], props, context);

    /// <summary>Writes a workload that another family has read.</summary>
    public void Write(WorkloadModel model, NetworkWriter writer)
    {
        if (!_workloads.Contains(model))
            _workloads.Add(model);
        writer.Network.Workloads.Add(writer.Add(model.Construct, Record(model, writer)));
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (member.Name != "Vpc" || receiver is not Instance instance)
            return null;
        return _workloads.Find(workload => workload.Construct == instance)?.Vpc is { } vpc and not Unknown ? vpc : null;
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var model in _workloads)
            Write(model, writer);
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var model in _workloads)
        {
            var workload = writer.Find<Workload>(model.Construct)!;
            writer.AddEach(workload.Subnets, model.Subnets, workload.Guard);
            if (model.GroupIds is not null)
                writer.AddEach(workload.SecurityGroups, model.GroupIds, workload.Guard);
            else
                writer.Family<ConnectionsFamily>().WriteGroups(model.Construct, workload.SecurityGroups, workload.Guard, writer);
            if (workload.IsEscaped)
                workload.Subnets.IsOpen = workload.SecurityGroups.IsOpen = true;
        }
    }

    private WorkloadKind? KindOf(TypeRef type) =>
        type.BaseNames.Insert(0, type.Name).Select(name => _kinds.TryGetValue(name, out var kind) ? kind : null).FirstOrDefault(static kind => kind is not null);

    private void Add(Instance instance, WorkloadKind kind, Func<string, Value> props, CdkContext context)
    {
        var vpc = VpcOf(instance, props, context);
        if (!ValueReader.IsNull(vpc) && ValueReader.IsNull(props("SubnetGroup")) && !kind.RunsOnHosts)
            SelectionRefusals.Check(instance, vpc, props(kind.Selection), context);
        var exposed = kind.Exposure is null ? null : ValueReader.FlagOr(props(kind.Exposure), fallback: false);
        _workloads.Add(new(instance, kind.Words)
        {
            Vpc = vpc,
            RunsOnHosts = kind.RunsOnHosts,
            Subnets = ValueReader.IsNull(vpc) ? new Sequence([]) : Place(kind, vpc, props, exposed, context),
            IsInternetFacing = kind.Words == WorkloadKinds.LoadBalancer ? exposed : null,
            IsDualStack = kind.Words switch
            {
                WorkloadKinds.LoadBalancer => IsDualStack(props("IpAddressType")),
                WorkloadKinds.Function => ValueReader.FlagOr(props("Ipv6AllowedForDualStack"), fallback: false),
                _ => null,
            },
        });

        var connectable = context.Family<ConnectionsFamily>().Register(instance, kind.HasPortOfEngine ? DatabaseEngineFamily.PortOf(props("Port"), props("Engine"), kind.DefaultPort?.From) : kind.DefaultPort);
        if (ValueReader.IsNull(vpc))
            return;
        var several = props("SecurityGroups");
        var given = ValueReader.IsNull(several) ? ValueReader.Map(props("SecurityGroup"), static one => ValueReader.IsNull(one) ? one : new Sequence([one])) : several;
        if (kind.OwnGroupLetsAllOut is { } letsAllOut)
            connectable.AddGroups(context, given, () => context.Family<SecurityGroupFamily>().Make(context, instance, kind.OwnGroupId, vpc, Or(props("AllowAllOutbound"), letsAllOut), props("AllowAllIpv6Outbound")));
        else
            connectable.AddGroups(context, ValueReader.Map(given, static one => ValueReader.IsNull(one) ? new Sequence([]) : one), makeOwn: null);
    }

    /// <summary>The VPC that it is given, itself or by its cluster; a database cluster may take it from its instances.</summary>
    private static Value VpcOf(Instance instance, Func<string, Value> props, CdkContext context)
    {
        var cluster = props("Cluster");
        if (!ValueReader.IsNull(cluster))
            return context.Family<ClusterFamily>().VpcOf(cluster);
        var vpc = props("Vpc");
        if (!ValueReader.IsNull(vpc))
            return vpc;
        var own = context.Member(props("InstanceProps"), "Vpc");
        return !ValueReader.IsNull(own) ? own : instance.Members.TryGetValue("Vpc", out var made) ? made : Constant.Null;
    }

    private static Value Place(WorkloadKind kind, Value vpc, Func<string, Value> props, bool? exposed, CdkContext context)
    {
        var group = props("SubnetGroup");
        if (!ValueReader.IsNull(group))
            return context.Family<ClusterFamily>().SubnetsOf(group);

        var selection = props(kind.Selection);
        if (ValueReader.IsNull(selection))
            selection = context.Member(props("InstanceProps"), "VpcSubnets");
        if (!ValueReader.IsNull(selection))
        {
            var chosen = selection switch
            {
                Sequence list => All(list.Items.Select(one => SubnetSelector.Select(vpc, one, context)), list.IsOpen),
                Instance subnet when subnet.Type.Is(SubnetFamily.ISubnet) => new Sequence([subnet]),
                _ => SubnetSelector.Select(vpc, selection, context),
            };
            return kind.Placement == DefaultPlacement.First ? First(chosen, props) : chosen;
        }

        return kind.Placement switch
        {
            DefaultPlacement.First => First(SubnetSelector.Select(vpc, Constant.Null, context), props),
            DefaultPlacement.OnePerZone => SubnetSelector.Select(vpc, Constant.Null, context, onePerZone: true),
            DefaultPlacement.PublicIfExposed when exposed is null => new Sequence([], isOpen: true),
            DefaultPlacement.PublicIfExposed when exposed == true => OfType("PUBLIC"),
            DefaultPlacement.PublicAndPrivate => All([OfType("PUBLIC"), OfType("PRIVATE_WITH_EGRESS")], isOpen: false),
            _ => SubnetSelector.Select(vpc, Constant.Null, context),
        };

        Value OfType(string type)
        {
            var wanted = context.Evaluation.Create(CdkNames.Ec2 + "SubnetSelection");
            wanted.Members["SubnetType"] = new EnumMember(context.Evaluation.Type(CdkNames.Ec2 + "SubnetType"), type, data: null);
            return SubnetSelector.Select(vpc, wanted, context);
        }
    }

    /// <summary>An instance stands in the first subnet, or in the first of a zone that it names.</summary>
    private static Value First(Value subnets, Func<string, Value> props) => ValueReader.IsNull(props("AvailabilityZone"))
        ? ValueReader.Map(subnets, static list => list is Sequence { Items: [var first, ..] } ? new Sequence([first]) : new Sequence([], isOpen: true))
        : new Sequence([], isOpen: true);

    private static Sequence All(IEnumerable<Value> lists, bool isOpen)
    {
        var known = lists.ToList();
        return new Sequence(
            known.OfType<Sequence>().SelectMany(static list => list.Items).Distinct(),
            isOpen || known.Exists(static list => list is not Sequence { IsOpen: false }));
    }

    private static Value Or(Value value, bool fallback) => ValueReader.Map(value, one => ValueReader.IsNull(one) ? Constant.Of(fallback) : one);

    private static bool? IsDualStack(Value type) => ValueReader.EnumName(type).Or("IPV4").TryGet(out var name) ? name.StartsWith("DUAL_STACK", StringComparison.Ordinal) : null;

    private static Workload Record(WorkloadModel model, NetworkWriter writer)
    {
        var place = writer.PlaceOf(model.Construct);
        var vpc = model.VpcOfSubnets ?? writer.Resolve<Vpc>(model.Vpc);
        return new Workload
        {
            Place = place,
            Kind = model.Kind,
            Vpc = vpc,
            VpcIsUnknown = vpc is null && !ValueReader.IsNull(model.Vpc),
            RunsOnHosts = model.RunsOnHosts,
            IsInternetFacing = model.IsInternetFacing,
            IsDualStack = model.IsDualStack,
            ActsInGeneratedRoles = !model.Construct.IsEscaped && writer.Family<IdentityFamily>().ActsInGeneratedRoles(model.Construct),
        };
    }
}
