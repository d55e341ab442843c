using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using Xunit;

namespace CdkVpc.Tests.Testing;

/// <summary>
/// Builds networks by hand. Everything that is made is created by the program, closed and in every world, until a test says otherwise;
/// each thing has a place of its own.
/// </summary>
internal sealed partial class NetworkBuilder
{
    private readonly object _document = new();
    private int _order;

    /// <summary>The network so far.</summary>
    public DeployedNetwork Network { get; init; } = new();

    /// <summary>What the rule <paramref name="id"/> finds.</summary>
    public IReadOnlyList<Finding> Find(string id, RuleOptions? options = null) =>
        [.. Catalogue.Evaluate(Network, options ?? RuleOptions.Default, TestContext.Current.CancellationToken).Where(finding => finding.Rule.Id == id)];

    /// <summary>A place that nothing else has.</summary>
    public Anchor NewAnchor() => new(_document, ++_order * 10, 3);

    /// <summary>A VPC without subnets. <paramref name="range"/> may be '?' for one that cannot be computed.</summary>
    public Vpc Vpc(
        string path = "Net/Vpc",
        string range = "10.0.0.0/16",
        Origin origin = Origin.Created,
        Guard? guard = null,
        bool isImplicit = false,
        Anchor? anchor = null,
        bool isRepeated = false)
    {
        var vpc = new Vpc
        {
            Path = path, Anchor = anchor ?? NewAnchor(), Order = _order, Origin = origin, Guard = guard ?? Guard.Always,
            Range = Range(range), IsImplicit = isImplicit, IsRepeated = isRepeated,
        };
        Network.Vpcs.Add(vpc);
        return vpc;
    }

    /// <summary>A subnet with a route table of its own.</summary>
    public Subnet Subnet(Vpc vpc, SubnetKind kind = SubnetKind.Private, string zone = "#0", string range = "?", Guard? guard = null)
    {
        var subnet = new Subnet
        {
            Path = $"{vpc.Path}/{kind}Subnet{vpc.Subnets.Count + 1}", Anchor = NewAnchor(), Order = _order, Guard = guard ?? vpc.Guard, Vpc = vpc, Kind = kind,
            Zone = zone == "?" ? Setting<string>.Unknown : Setting<string>.Of(zone), Range = Range(range),
        };
        vpc.Subnets.Add(subnet);
        Network.Subnets.Add(subnet);
        var table = RouteTable(vpc);
        table.Subnets.Add(subnet);
        subnet.RouteTables.Add(table);
        return subnet;
    }

    /// <summary>A route table; of an unknown VPC where <paramref name="vpc"/> is null.</summary>
    public RouteTable RouteTable(Vpc? vpc)
    {
        var table = new RouteTable { Path = $"{vpc?.Path ?? "Net"}/RouteTable{++_order}", Anchor = NewAnchor(), Vpc = vpc };
        vpc?.RouteTables.Add(table);
        Network.RouteTables.Add(table);
        return table;
    }

    /// <summary>A route; in an unknown table where <paramref name="table"/> is null.</summary>
    public Route Route(RouteTable? table, Target destination, RouteTargetKind kind, Resource? target = null, Guard? guard = null, Anchor? anchor = null)
    {
        var route = new Route { Path = $"{table?.Path ?? "Net"}/Route{++_order}", Anchor = anchor ?? NewAnchor(), Order = _order, Table = table, Guard = guard ?? Guard.Always };
        route.Destinations.Add(destination);
        route.Targets.Add(new RouteTarget(kind, target));
        table?.Routes.Add(route);
        Network.Routes.Add(route);
        return route;
    }

    /// <summary>A private subnet whose default route goes to a NAT gateway.</summary>
    public Route NatRoute(Vpc vpc) => Route(Subnet(vpc).RouteTables[0], To("0.0.0.0/0"), RouteTargetKind.NatGateway);

    /// <summary>A route through a peering connection from the first route table of a VPC, which is made where it has none.</summary>
    public Route PeeringRoute(Vpc from, string to, PeeringConnection? through, Guard? guard = null) => PeeringRoute(from, To(to), through, guard);

    /// <inheritdoc cref="PeeringRoute(Vpc, string, PeeringConnection?, Guard?)"/>
    public Route PeeringRoute(Vpc from, Target to, PeeringConnection? through, Guard? guard = null) =>
        Route(from.RouteTables.Count > 0 ? from.RouteTables[0] : RouteTable(from), to, RouteTargetKind.Peering, through, guard);

    /// <summary>A peering connection.</summary>
    public PeeringConnection Peering(Vpc? requester, Vpc? accepter, Guard? guard = null)
    {
        var peering = new PeeringConnection
        {
            Path = "Net/Peering", Anchor = NewAnchor(), Order = _order, Requester = requester, Accepter = accepter, Guard = guard ?? Guard.Always, HasDnsOptions = false,
        };
        Network.Peerings.Add(peering);
        return peering;
    }

    /// <summary>A flow log on a VPC or subnet; on something that cannot be told where <paramref name="subject"/> is null.</summary>
    public FlowLog FlowLog(Resource? subject, Guard? guard = null)
    {
        var log = new FlowLog { Path = "Net/FlowLog", Anchor = NewAnchor(), Order = _order, Subject = subject, SubjectIsUnknown = subject is null, Guard = guard ?? Guard.Always };
        Network.FlowLogs.Add(log);
        return log;
    }

    /// <summary>A gateway endpoint on all route tables of a VPC. <paramref name="service"/> may be '?'.</summary>
    public GatewayEndpoint GatewayEndpoint(Vpc? vpc, string service = "s3", Guard? guard = null, Origin origin = Origin.Created)
    {
        var endpoint = new GatewayEndpoint
        {
            Path = $"{vpc?.Path ?? "Net"}/{service}", Anchor = NewAnchor(), Order = _order, Vpc = vpc, Service = Text(service), Guard = guard ?? Guard.Always, Origin = origin,
        };
        if (vpc is not null)
            endpoint.RouteTables.AddRange(vpc.RouteTables);
        Network.GatewayEndpoints.Add(endpoint);
        return endpoint;
    }

    /// <summary>An interface endpoint in certain subnets, with security groups that are given to it.</summary>
    public InterfaceEndpoint InterfaceEndpoint(
        Vpc? vpc,
        string service = "sqs",
        IEnumerable<Subnet>? subnets = null,
        IEnumerable<SecurityGroup>? groups = null,
        bool? admitsVpc = false,
        bool? privateDns = true)
    {
        var endpoint = new InterfaceEndpoint
        {
            Path = $"{vpc?.Path ?? "Net"}/{service}", Anchor = NewAnchor(), Order = _order, Vpc = vpc, Service = Text(service), AdmitsVpc = admitsVpc, PrivateDns = privateDns,
        };
        endpoint.Subnets.AddRange(subnets ?? []);
        endpoint.SecurityGroups.AddRange(groups ?? []);
        Network.InterfaceEndpoints.Add(endpoint);
        return endpoint;
    }

    /// <summary>A security group without rules.</summary>
    public SecurityGroup Group(Vpc? vpc = null, string path = "Net/Group", Origin origin = Origin.Created, Guard? guard = null)
    {
        var group = new SecurityGroup { Path = path, Anchor = NewAnchor(), Order = _order, Vpc = vpc, Origin = origin, AllowsAllOutbound = true, Guard = guard ?? Guard.Always };
        Network.SecurityGroups.Add(group);
        return group;
    }

    /// <summary>An inbound rule; of an unknown group where <paramref name="group"/> is null.</summary>
    public GroupRule Admit(
        SecurityGroup? group,
        Target peer,
        Ports? ports,
        bool isImplicit = false,
        bool isIgnored = false,
        bool isIngress = true,
        Guard? guard = null)
    {
        var rule = new GroupRule
        {
            Path = $"{group?.Path ?? "Net"}/Rule", Anchor = NewAnchor(), Order = _order, Group = group, IsIngress = isIngress, Peer = peer, Ports = ports,
            IsImplicit = isImplicit, IsIgnored = isIgnored, Guard = guard ?? Guard.Always,
        };
        if (isIngress)
            group?.Ingress.Add(rule);
        else
            group?.Egress.Add(rule);
        Network.GroupRules.Add(rule);
        return rule;
    }

    /// <summary>A network ACL without entries, associated with the VPC's subnets.</summary>
    public NetworkAcl Acl(Vpc? vpc = null, Origin origin = Origin.Created)
    {
        var acl = new NetworkAcl { Path = "Net/Acl", Anchor = NewAnchor(), Order = _order, Vpc = vpc, Origin = origin };
        foreach (var subnet in vpc?.Subnets ?? [])
        {
            acl.Subnets.Add(subnet);
            subnet.NetworkAcls.Add(acl);
        }

        Network.NetworkAcls.Add(acl);
        return acl;
    }

    /// <summary>An inbound entry.</summary>
    public NetworkAclEntry In(NetworkAcl acl, int number, Ports? ports, string peer = "0.0.0.0/0", bool? allows = true, Guard? guard = null) =>
        Entry(acl, isEgress: false, Setting<int>.Of(number), ports, To(peer), allows, guard);

    /// <summary>An outbound entry.</summary>
    public NetworkAclEntry Out(NetworkAcl acl, int number, Ports? ports, string peer = "0.0.0.0/0", bool? allows = true, Guard? guard = null) =>
        Entry(acl, isEgress: true, Setting<int>.Of(number), ports, To(peer), allows, guard);

    /// <summary>An entry.</summary>
    public NetworkAclEntry Entry(NetworkAcl acl, bool? isEgress, Setting<int> number, Ports? ports, Target peer, bool? allows = true, Guard? guard = null, bool isRepeated = false)
    {
        var entry = new NetworkAclEntry
        {
            Path = $"{acl.Path}/Entry{acl.Entries.Count}", Anchor = NewAnchor(), Order = _order, Acl = acl, IsEgress = isEgress, RuleNumber = number, Allows = allows,
            Peer = peer, Ports = ports, Guard = guard ?? Guard.Always, IsRepeated = isRepeated,
        };
        acl.Entries.Add(entry);
        return entry;
    }

    /// <summary>A bucket without a policy.</summary>
    public Bucket Bucket(string path = "Data/Bucket", Guard? guard = null, Origin origin = Origin.Created)
    {
        var bucket = new Bucket { Path = path, Anchor = NewAnchor(), Order = _order, Guard = guard ?? Guard.Always, Origin = origin };
        Network.Buckets.Add(bucket);
        return bucket;
    }

    /// <summary>A DynamoDB table.</summary>
    public Table Table()
    {
        var table = new Table { Path = "Data/Table", Anchor = NewAnchor(), Order = _order };
        Network.Tables.Add(table);
        return table;
    }

    /// <summary>A Lambda function in a VPC, or in none, that is granted things.</summary>
    public Workload Function(Vpc? vpc, params Resource?[] granted)
    {
        var function = new Workload { Path = $"App/Function{Network.Workloads.Count}", Anchor = NewAnchor(), Order = _order, Kind = "Lambda function", Vpc = vpc };
        foreach (var thing in granted)
            function.Grants.Add(new Grant(thing, thing is Table ? "dynamodb" : "s3", "GrantRead", NewAnchor(), Guard.Always));
        Network.Workloads.Add(function);
        return function;
    }

    /// <summary>A statement for everyone about everything, with conditions that are written 'operator key value'.</summary>
    public Statement Statement(bool? allows, string[] conditions, string principal = "*", string action = "s3:*", string resource = "*", Guard? guard = null)
    {
        var statement = new Statement { Anchor = NewAnchor(), Order = _order, Allows = allows, Guard = guard ?? Guard.Always };
        statement.Principals.Add(new PolicyValue(principal));
        statement.Actions.Add(new PolicyValue(action));
        statement.Resources.Add(new PolicyValue(resource));
        foreach (var condition in conditions)
        {
            var parts = condition.Split(' ');
            var added = new Condition { Operator = parts[0], Key = parts[1] };
            added.Values.Add(parts[2] == "?" ? PolicyValue.Unknown : new PolicyValue(parts[2]));
            statement.Conditions.Add(added);
        }

        return statement;
    }

    /// <summary>A statement that allows.</summary>
    public Statement Allow(params string[] conditions) => Statement(allows: true, conditions);

    /// <summary>A statement that denies.</summary>
    public Statement Deny(params string[] conditions) => Statement(allows: false, conditions);

    /// <summary>A policy of certain statements.</summary>
    public static Policy Policy(params Statement[] statements)
    {
        var policy = new Policy();
        policy.Statements.AddRange(statements);
        return policy;
    }

    /// <summary>A block as the end of a route, rule or entry; '?' for one that cannot be computed.</summary>
    public static Target To(string cidr) => cidr == "?" ? Target.Unknown : Target.Of(Block(cidr));

    /// <summary>The range of a VPC as the end of a route, rule or entry.</summary>
    public static Target ToRangeOf(Vpc vpc) => new() { RangeOf = vpc };

    /// <summary>A block.</summary>
    public static Cidr Block(string cidr) => Cidr.TryParse(cidr, out var block) ? block : throw new ArgumentException("Not a block.", nameof(cidr));

    /// <summary>The worlds of one arm of an undecided branch.</summary>
    public static Guard Arm(int arm, int branch = 1) => Guard.Always.And(branch, arm);

    private static Setting<Cidr> Range(string range) => range == "?" ? Setting<Cidr>.Unknown : Setting<Cidr>.Of(Block(range));

    private static Setting<string> Text(string text) => text == "?" ? Setting<string>.Unknown : Setting<string>.Of(text);
}
