using CdkVpc.Analyzers.Cdk.Refusals;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>How a rule comes to be written.</summary>
internal enum RuleOrigin
{
    /// <summary>By <c>AddIngressRule</c> or <c>AddEgressRule</c>.</summary>
    Direct,

    /// <summary>By <c>Connections</c>, on the side that they belong to.</summary>
    Connections,

    /// <summary>By <c>Connections</c>, on the other side.</summary>
    Remote,

    /// <summary>By CloudFormation's own resources and properties, which no code filters.</summary>
    Template,
}

/// <summary>A rule that the program asks for, of a group that is known or not.</summary>
internal sealed record RuleRequest(
    Instance? Group, bool IsIngress, Target Peer, bool IsIpv6, Ports? Ports, Value Description, Moment At, RuleOrigin Origin, bool IsImplicit = false);

/// <summary>
/// Security groups, L2 and L1, and their rules. What CDK drops follows aws-ec2/lib/security-group.js: an egress rule while all outbound
/// traffic is allowed (of an imported group, one of IPv6 too), and every rule of a group that is imported as immutable.
/// </summary>
internal sealed class SecurityGroupFamily : Family
{
    private const string L2 = CdkNames.Ec2 + "SecurityGroup";
    private const string L2Interface = CdkNames.Ec2 + "ISecurityGroup";
    private const string L1 = CdkNames.Ec2 + "CfnSecurityGroup";
    private const string L1Ingress = CdkNames.Ec2 + "CfnSecurityGroupIngress";
    private const string L1Egress = CdkNames.Ec2 + "CfnSecurityGroupEgress";

    private readonly Dictionary<Instance, GroupModel> _groups = [];
    private readonly List<(Instance Group, bool IsIngress, Value Peer, Ports? Ports, Value Description, Moment At, bool IsImplicit)> _added = [];
    private readonly List<(Instance Construct, bool IsIngress, L1Properties Properties)> _l1Rules = [];

    private sealed record GroupModel(Value Vpc, Value AllowAllOutbound, Value AllowAllIpv6Outbound, L1Properties? Properties = null)
    {
        public bool IsImported { get; init; }

        /// <summary>The id by which it is imported, which may be that of another group of the program.</summary>
        public Value ImportedId { get; init; } = Constant.Null;

        public bool IsImmutable { get; init; }

        /// <summary>DisableInlineRules: rules are resources of their own.</summary>
        public Value DisableInlineRules { get; init; } = Constant.Null;

        /// <summary>The description as written; unknown for what is not made here, or made by another construct.</summary>
        public Value Description { get; init; } = Unknown.Any;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [L2, L2Interface, L1, L1Ingress, L1Egress];

    /// <summary>The group that a construct makes for itself where it is given none.</summary>
    public Instance Make(CdkContext context, Instance owner, string id, Value vpc, Value allowAllOutbound, Value? allowAllIpv6Outbound = null)
    {
        var group = context.CreateChild(owner, L2, id);
        _groups[group] = new(vpc, allowAllOutbound, allowAllIpv6Outbound ?? Constant.Null);
        return group;
    }

    /// <summary>A rule that CDK adds by itself.</summary>
    public void AddImplicitRule(CdkContext context, Instance group, bool isIngress, Value peer, Ports? ports) =>
        _added.Add((group, isIngress, peer, ports, Unknown.Any, Moment.Now(context), IsImplicit: true));

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        switch (constructor.Declaring.Name)
        {
            case L2:
                _groups[instance] = new(context.Member(props, "Vpc"), context.Member(props, "AllowAllOutbound"), context.Member(props, "AllowAllIpv6Outbound"))
                {
                    DisableInlineRules = context.Member(props, "DisableInlineRules"),
                    Description = context.Member(props, "Description"),
                };
                break;
            case L1:
                var properties = L1Properties.Capture(instance, arguments, context, "VpcId", "GroupDescription", "SecurityGroupIngress", "SecurityGroupEgress");
                _groups[instance] = new(Constant.Null, Constant.Null, Constant.Null, properties);
                break;
            case L1Ingress or L1Egress:
                var isIngress = constructor.Declaring.Name == L1Ingress;
                _l1Rules.Add((instance, isIngress, L1Properties.Capture(instance, arguments, context, RuleProperties)));
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        switch (method.Name)
        {
            case "AddIngressRule" or "AddEgressRule" when receiver is Instance group:
                var ports = PeerFamily.PortsOf(arguments["connection"]);
                var now = Moment.Now(context);
                if (method.Name == "AddEgressRule" && _groups.TryGetValue(group, out var model) && !model.IsImported && ValueReader.FlagOr(model.DisableInlineRules, fallback: false) == false)
                    GroupRefusals.CheckEgress(group, arguments["peer"], ports, model.AllowAllOutbound, model.AllowAllIpv6Outbound, context);
                foreach (var (guard, peer) in ValueReader.Alternatives(arguments["peer"], now.Guard))
                    _added.Add((group, method.Name == "AddIngressRule", peer, ports, arguments["description"], now.In(guard), IsImplicit: false));
                return Constant.Null;
            case "FromSecurityGroupId":
                var options = arguments["options"];
                return Import(context, arguments, new(Constant.Null, context.Member(options, "AllowAllOutbound"), context.Member(options, "AllowAllIpv6Outbound"))
                {
                    IsImported = true,
                    ImportedId = arguments["securityGroupId"],
                    IsImmutable = ValueReader.Flag(context.Member(options, "Mutable")).Is(false),
                });
            case "FromLookup" or "FromLookupById" or "FromLookupByName":
                return Import(context, arguments, new(arguments["vpc"], Unknown.Any, Unknown.Any) { IsImported = true });
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (receiver is not Instance group || !_groups.TryGetValue(group, out var model))
            return null;
        return member.Name switch
        {
            "AllowAllOutbound" => OrDefault(model.AllowAllOutbound, Constant.True),
            "AllowAllIpv6Outbound" => OrDefault(model.AllowAllIpv6Outbound, Constant.False),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer) =>
        instance.Type.Is(L2Interface) || instance.Type.Is(L1) ? Write(instance, new(Unknown.Any, Unknown.Any, Unknown.Any), writer) : null;

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var entry in _groups.Where(static entry => entry.Value.ImportedId is not Token))
            writer.Add(entry.Key, Write(entry.Key, entry.Value, writer));

        // A group that is imported by the id of one in this app (of another stack) is that group.
        foreach (var entry in _groups.Where(static entry => entry.Value.ImportedId is Token))
            writer.Add(entry.Key, writer.Resolve<SecurityGroup>(entry.Value.ImportedId) ?? Write(entry.Key, entry.Value, writer));
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var entry in _groups)
            OpenWhatHatchesTouch(entry.Key, writer);

        var requests = Requests(writer).Concat(writer.Family<ConnectionsFamily>().Requests(writer)).OrderBy(static request => request.At.Order);
        foreach (var request in requests)
            Write(request, writer);
    }

    private static readonly string[] RuleProperties =
    [
        "GroupId", "IpProtocol", "FromPort", "ToPort", "CidrIp", "CidrIpv6", "Description",
        "SourceSecurityGroupId", "SourcePrefixListId", "DestinationSecurityGroupId", "DestinationPrefixListId",
    ];

    private IEnumerable<RuleRequest> Requests(NetworkWriter writer)
    {
        foreach (var (group, isIngress, peer, ports, description, at, isImplicit) in _added)
        {
            var target = PeerFamily.TargetOf(peer, writer);
            var isIpv6 = peer is Instance { Model: PeerModel { Kind: PeerKind.Ipv6 } };
            yield return new(group, isIngress, target, isIpv6, ports, description, at, RuleOrigin.Direct, isImplicit);
        }

        foreach (var (construct, isIngress, properties) in _l1Rules)
        {
            var at = new Moment(construct.Anchor, construct.Order, construct.Guard, construct.IsRepeated);
            yield return FromTemplate(GroupOf(properties["GroupId"]), isIngress, name => properties[name], at, writer);
        }

        foreach (var entry in _groups.Where(static entry => entry.Value.Properties is not null))
        {
            foreach (var request in Inline(entry.Key, entry.Value.Properties!, isIngress: true, writer).Concat(Inline(entry.Key, entry.Value.Properties!, isIngress: false, writer)))
                yield return request;
        }
    }

    private static IEnumerable<RuleRequest> Inline(Instance group, L1Properties properties, bool isIngress, NetworkWriter writer)
    {
        var rules = ValueReader.Elements(properties[isIngress ? "SecurityGroupIngress" : "SecurityGroupEgress"], group.Guard);
        if (writer.Find<SecurityGroup>(group) is { } record && (rules.IsOpen || rules.Any(static rule => !PropertyObject.IsReadable(rule.Value))))
            (isIngress ? record.Ingress : record.Egress).IsOpen = true;
        return rules
            .Where(static rule => PropertyObject.IsReadable(rule.Value))
            .Select(rule => FromTemplate(group, isIngress, name => PropertyObject.Get(rule.Value, name), new Moment(group.Anchor, group.Order, rule.Guard, group.IsRepeated), writer));
    }

    private static RuleRequest FromTemplate(Instance? group, bool isIngress, Func<string, Value> property, Moment at, NetworkWriter writer)
    {
        var other = property(isIngress ? "SourceSecurityGroupId" : "DestinationSecurityGroupId");
        var list = property(isIngress ? "SourcePrefixListId" : "DestinationPrefixListId");
        var ipv6 = property("CidrIpv6");
        var target = !ValueReader.IsNull(other) ? PeerFamily.GroupTarget(other, writer)
            : !ValueReader.IsNull(list) ? NetworkWriter.PrefixListTarget(list)
            : writer.RangeTarget(ValueReader.IsNull(ipv6) ? property("CidrIp") : ipv6);
        var ports = ValueReader.Text(property("IpProtocol")).TryGet(out var protocol)
            ? PeerFamily.Of(ProtocolOf(protocol), property("FromPort"), property("ToPort"))
            : null;
        return new(group, isIngress, target, !ValueReader.IsNull(ipv6), ports, property("Description"), at, RuleOrigin.Template);
    }

    /// <summary>Writes a rule, unless CDK drops it without a word.</summary>
    private void Write(RuleRequest request, NetworkWriter writer)
    {
        var group = request.Group is null ? null : writer.Find<SecurityGroup>(request.Group);
        var model = request.Group is not null && _groups.TryGetValue(request.Group, out var known) ? known : null;
        var isImmutable = model?.IsImmutable == true;
        var isCovered = !request.IsIngress && request.Origin != RuleOrigin.Template
            && (request.IsIpv6 && model?.IsImported != true ? group?.AllowsAllIpv6Outbound : group?.AllowsAllOutbound) == true;
        if (isCovered && request.Origin != RuleOrigin.Direct)
            return;

        var rule = new GroupRule
        {
            Path = group?.Path ?? "*",
            Anchor = request.At.Anchor,
            Order = request.At.Order,
            Guard = request.At.Guard,
            IsRepeated = request.At.IsRepeated,
            Stack = group?.Stack,
            Group = group,
            IsIngress = request.IsIngress,
            Peer = request.Peer,
            Ports = request.Ports,
            IsImplicit = request.IsImplicit,
            IsIgnored = isCovered || (isImmutable && request.Origin != RuleOrigin.Template),
            IsCounterpart = request.Origin == RuleOrigin.Remote,
            HasDescription = HasText(request.Description),
        };
        if (rule.IsImplicit && (rule.IsIgnored || IsThere(rule)))
            return;
        writer.Network.GroupRules.Add(rule);
        if (group is not null && !rule.IsIgnored)
            (rule.IsIngress ? group.Ingress : group.Egress).Add(rule);
    }

    /// <summary>Whether the group has the same rule already.</summary>
    private static bool IsThere(GroupRule rule) => rule is { Group: { } group, Ports: not null, Peer.IsUnknown: false }
        && (rule.IsIngress ? group.Ingress : group.Egress).Any(other => Equals(other.Ports, rule.Ports)
            && Equals(other.Peer.Cidr, rule.Peer.Cidr)
            && other.Peer.RangeOf == rule.Peer.RangeOf
            && other.Peer.Group == rule.Peer.Group
            && other.Peer.PrefixList == rule.Peer.PrefixList
            && rule.Guard.Implies(other.Guard));

    private SecurityGroup Write(Instance instance, GroupModel model, NetworkWriter writer)
    {
        var place = writer.PlaceOf(instance);
        var isL1 = model.Properties is not null;

        // Whether EC2's own rule stays beside those that are resources of their own is not settled here.
        var hasEgress = isL1 ? HasElements(model.Properties!["SecurityGroupEgress"]) : null;
        if (hasEgress == false && _l1Rules.Exists(rule => !rule.IsIngress && GroupOf(rule.Properties["GroupId"]) == instance))
            hasEgress = null;
        var group = new SecurityGroup
        {
            Place = place with { Origin = model.IsImported ? Origin.Imported : place.Origin },
            Vpc = writer.Resolve<Vpc>(isL1 ? model.Properties!["VpcId"] : model.Vpc),

            // EC2 lets everything out of a group that is created without egress rules; by IPv6 only where the VPC has a block.
            AllowsAllOutbound = isL1 ? !hasEgress : ValueReader.FlagOr(model.AllowAllOutbound, fallback: true),
            AllowsAllIpv6Outbound = isL1 ? hasEgress == true ? false : null : ValueReader.FlagOr(model.AllowAllIpv6Outbound, fallback: false),
            IsImmutable = model.IsImmutable,
            HasDescription = HasText(isL1 ? model.Properties!["GroupDescription"] : model.Description),
        };
        group.Ingress.IsOpen = group.Egress.IsOpen = !group.IsClosed;
        writer.Network.SecurityGroups.Add(group);
        return group;
    }

    /// <summary>Rules that an escape hatch sets on the group inside of an L2 one are not read: there may be any.</summary>
    private static void OpenWhatHatchesTouch(Instance instance, NetworkWriter writer)
    {
        if (L1Properties.OfDefaultChild(instance, writer.Tree) is not { } changed || writer.Find<SecurityGroup>(instance) is not { } group)
            return;
        group.Ingress.IsOpen |= changed.Sets("SecurityGroupIngress");
        group.Egress.IsOpen |= changed.Sets("SecurityGroupEgress");
    }

    /// <summary>Whether a description says something; null where that cannot be told.</summary>
    private static bool? HasText(Value description)
    {
        var text = ValueReader.Text(description);
        return text.IsUnknown ? null : text.IsKnown && !string.IsNullOrWhiteSpace(text.Value);
    }

    private static bool? HasElements(Value list) => ValueReader.Elements(list) is var rules && rules.Count > 0 ? true : rules.IsOpen ? null : false;

    private Instance Import(CdkContext context, Arguments arguments, GroupModel model)
    {
        var group = context.Import(L2, arguments);
        _groups[group] = model;
        return group;
    }

    /// <summary>The group of which a value is the id.</summary>
    private static Instance? GroupOf(Value id) => id switch
    {
        Token { Owner: { } owner } => owner,
        Instance group => group,
        _ => null,
    };

    private static Value OrDefault(Value value, Value fallback) => ValueReader.Map(value, one => ValueReader.IsNull(one) ? fallback : one);

    private static string ProtocolOf(string written) => written.ToLowerInvariant() switch
    {
        "6" => "tcp",
        "17" => "udp",
        "1" => "icmp",
        "58" => "icmpv6",
        var name => name,
    };
}
