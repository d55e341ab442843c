using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>Security groups.</summary>
internal sealed class SecurityGroupTemplates : TemplateFamily
{
    /// <summary>What names a group without handing it on.</summary>
    private static readonly string[] KnowGroups = ["AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress", "AWS::EC2::VPCEndpoint"];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::EC2::SecurityGroup"];

    /// <summary>The group that a value names; one that is made elsewhere has the path of the construct that imports it.</summary>
    public static SecurityGroup? Find(TemplateNode value, string importedAt, TemplateNetwork network) => network.FindOrImport(value, id =>
    {
        var group = new SecurityGroup
        {
            Path = importedAt, Anchor = TemplateNetwork.NewAnchor(), Origin = Origin.Imported,
            Ingress = { IsOpen = true }, Egress = { IsOpen = true },
        };
        network.Network.SecurityGroups.Add(group);
        return group;
    });

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network)
    {
        // EC2 lets everything out of a group that is created without egress rules; by IPv6 only where the VPC has a block.
        List<Func<string, TemplateNode>> egress =
        [
            .. (resource["SecurityGroupEgress"].Elements() ?? []).Select(static rule => (Func<string, TemplateNode>)rule.Member),
            .. network.App.Resources.Where(other => other.Type == GroupRuleTemplates.Egress && other["GroupId"].Resource == resource).Select(static rule => (Func<string, TemplateNode>)(name => rule[name])),
        ];
        network.Network.SecurityGroups.Add(network.Add(resource, new SecurityGroup
        {
            Place = network.PlaceOf(resource),
            Vpc = network.FindVpc(resource["VpcId"]),
            AllowsAllOutbound = egress.Count == 0 || egress.Exists(static rule => IsEverything(rule, "CidrIp", "0.0.0.0/0")),
            AllowsAllIpv6Outbound = egress.Count == 0 ? null : egress.Exists(static rule => IsEverything(rule, "CidrIpv6", "::/0")),
        }));
    }

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        var group = network.Find<SecurityGroup>(resource)!;
        group.IsHandedOn = network.App.Resources.Any(other => other != resource && !KnowGroups.Contains(other.Type) && other.Stack == resource.Stack && other.Json.GetRawText().Contains($"\"{resource.LogicalId}\"", StringComparison.Ordinal));
        foreach (var rule in resource["SecurityGroupIngress"].Elements() ?? [])
            GroupRuleTemplates.Add(group, isIngress: true, rule.Member, resource, network);
        foreach (var rule in resource["SecurityGroupEgress"].Elements() ?? [])
        {
            // What stands for 'everything' is a property of the group, and what CDK writes for 'nothing' is no rule.
            if (!IsEverything(rule.Member, "CidrIp", "0.0.0.0/0") && !IsEverything(rule.Member, "CidrIpv6", "::/0") && !IsNothing(rule.Member))
                GroupRuleTemplates.Add(group, isIngress: false, rule.Member, resource, network);
        }
    }

    /// <summary>Whether a rule is for everything: that is a property of the group.</summary>
    public static bool IsEverything(Func<string, TemplateNode> rule, string range, string any) => rule("IpProtocol").Text == "-1" && rule(range).Text == any;

    /// <summary>The rule that CDK writes so that EC2 does not add its own: an ICMP type that does not exist, to the broadcast address.</summary>
    public static bool IsNothing(Func<string, TemplateNode> rule) => rule("CidrIp").Text == "255.255.255.255/32" || rule("CidrIpv6").Text == "::1/128";
}

/// <summary>Rules of security groups.</summary>
internal sealed class GroupRuleTemplates : TemplateFamily
{
    /// <summary>The type of egress rules that stand by themselves.</summary>
    public const string Egress = "AWS::EC2::SecurityGroupEgress";

    private const string Ingress = "AWS::EC2::SecurityGroupIngress";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Ingress, Egress];

    /// <summary>Protocol and ports by CloudFormation's names and numbers; null where unknown. Ports left out, or -1, are all ports.</summary>
    public static Ports? PortsOf(TemplateNode protocol, TemplateNode from, TemplateNode to)
    {
        if (protocol.Text is not { } written)
            return null;
        var name = written.ToLowerInvariant() switch { "6" => "tcp", "17" => "udp", "1" => "icmp", "58" => "icmpv6", var other => other };
        if (name is not ("tcp" or "udp"))
            return new Ports(name, 0, 65535);
        return PortOf(from).Or(0).TryGet(out var first) && PortOf(to).Or(65535).TryGet(out var last) ? new Ports(name, Math.Max(first, 0), last < 0 ? 65535 : last) : null;
    }

    /// <summary>A port; that of a database is known by what the database says, else by its engine.</summary>
    private static Setting<int> PortOf(TemplateNode value) => value.Attribute is { Resource: var database, Name: "Endpoint.Port" or "Port" }
        ? database["Port"].Number.IsKnown ? database["Port"].Number : UsualPortOf(database["Engine"].Text ?? "")
        : value.Number;

    private static Setting<int> UsualPortOf(string engine) => engine.Split('-')[0] switch
    {
        "postgres" => Setting<int>.Of(5432),
        "mysql" or "mariadb" or "aurora" => Setting<int>.Of(3306),
        "sqlserver" => Setting<int>.Of(1433),
        "oracle" => Setting<int>.Of(1521),
        _ => Setting<int>.Unknown,
    };

    /// <summary>Adds a rule, given how to read its properties.</summary>
    public static void Add(SecurityGroup group, bool isIngress, Func<string, TemplateNode> property, TemplateResource resource, TemplateNetwork network)
    {
        var rule = new GroupRule
        {
            Path = group.Path, Anchor = TemplateNetwork.NewAnchor(), Order = network.NextOrder(), Guard = network.GuardOf(resource), Stack = network.StackOf(resource),
            Group = group, IsIngress = isIngress,
            Peer = PeerOf(property, isIngress ? "Source" : "Destination", network),
            Ports = PortsOf(property("IpProtocol"), property("FromPort"), property("ToPort")),
        };
        network.Network.GroupRules.Add(rule);
        (isIngress ? group.Ingress : group.Egress).Add(rule);
    }

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        var importedAt = resource.Path[..resource.Path.LastIndexOf('/')];
        if (SecurityGroupTemplates.Find(resource["GroupId"], importedAt, network) is { } group && !SecurityGroupTemplates.IsNothing(name => resource[name]))
            Add(group, resource.Type == Ingress, name => resource[name], resource, network);
    }

    private static Target PeerOf(Func<string, TemplateNode> property, string side, TemplateNetwork network)
    {
        if (property(side + "SecurityGroupId") is { Exists: true } group)
            return SecurityGroupTemplates.Find(group, group.ToString(), network) is { } found ? new Target { Group = found } : Target.Unknown;
        if (property(side + "PrefixListId") is { Exists: true } list)
            return new Target { PrefixList = list.ToString() };
        return network.RangeTarget(property("CidrIpv6") is { Exists: true } ipv6 ? ipv6 : property("CidrIp"));
    }
}

/// <summary>Network ACLs and which subnets they are associated with.</summary>
internal sealed class NetworkAclTemplates : TemplateFamily
{
    private const string Acl = "AWS::EC2::NetworkAcl";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Acl, "AWS::EC2::SubnetNetworkAclAssociation"];

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network)
    {
        if (resource.Type != Acl)
            return;
        network.Network.NetworkAcls.Add(network.Add(resource, new NetworkAcl
        {
            Place = network.PlaceOf(resource),
            Vpc = network.FindVpc(resource["VpcId"]),
        }));
    }

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        if (resource.Type == Acl || network.Find<NetworkAcl>(resource["NetworkAclId"]) is not { } acl)
            return;
        var associated = network.FindOrImport(resource["SubnetId"], static id => new Subnet { Path = id, Anchor = TemplateNetwork.NewAnchor(), Origin = Origin.Imported });
        if (associated is { } subnet)
        {
            acl.Subnets.Add(subnet);
            subnet.NetworkAcls.Add(acl);
        }
        else
        {
            acl.HasUnknownSubnet = true;
        }
    }
}

/// <summary>Entries of network ACLs.</summary>
internal sealed class NetworkAclEntryTemplates : TemplateFamily
{
    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::EC2::NetworkAclEntry"];

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network)
    {
        if (network.Find<NetworkAcl>(resource["NetworkAclId"]) is not { } acl)
            return;
        acl.Entries.Add(new NetworkAclEntry
        {
            Place = network.PlaceOf(resource),
            Acl = acl,
            IsEgress = resource["Egress"].FlagOr(fallback: false),
            RuleNumber = resource["RuleNumber"].Number,
            Allows = resource["RuleAction"].Text is { } action ? action.Equals("allow", StringComparison.OrdinalIgnoreCase) : null,
            Peer = network.RangeTarget(resource["Ipv6CidrBlock"] is { Exists: true } ipv6 ? ipv6 : resource["CidrBlock"]),
            Ports = GroupRuleTemplates.PortsOf(resource["Protocol"], resource["PortRange"].Member("From"), resource["PortRange"].Member("To")),
        });
    }
}
