namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>2xx: what is called and what calls by IPv6.</summary>
internal static class Ipv6Mistakes
{
    private const string Elb = "Amazon.CDK.AWS.ElasticLoadBalancingV2.";
    private const string AnyIpv4 = "Peer.AnyIpv4()";

    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        .. Ipv6RouteMistakes.All,
        new(
            "VPC207",
            "load balancer behind an egress-only gateway",
            static sketch => Balancer(sketch, "VPC207", "PRIVATE_WITH_EGRESS", isPublic: true, isDualStack: true),
            static sketch => _ = sketch.Choices.Below(3) switch
            {
                1 => Balancer(sketch, mark: null, "PRIVATE_WITH_EGRESS", isPublic: false, isDualStack: true),
                2 => Balancer(sketch, mark: null, "PRIVATE_WITH_EGRESS", isPublic: true, isDualStack: false),
                _ => Balancer(sketch, mark: null, "PUBLIC", isPublic: true, isDualStack: true),
            }),
        new(
            "VPC207",
            "L1 load balancer behind an egress-only gateway",
            static sketch => RawBalancer(sketch, "VPC207", isBehind: true),
            static sketch => RawBalancer(sketch, mark: null, isBehind: false)),
        new(
            "VPC209",
            "rule of a security group for IPv4 only",
            static sketch => Rule(sketch, "VPC209", AnyIpv4),
            static sketch => Rule(sketch, mark: null, sketch.Choices.Pick("Peer.Ipv4(\"198.51.100.0/24\")", "Peer.AnyIpv6()"))),
        new(
            "VPC209",
            "rule of an L1 security group for IPv4 only",
            static sketch => RawRule(sketch, "VPC209", twin: null),
            static sketch => RawRule(sketch, mark: null, twin: sketch.Choices.Pick("::/0", "2001:db8::/32"))),
        new(
            "VPC209",
            "entry of a network ACL for IPv4 only",
            static sketch => Entries(sketch, "VPC209", isDualStack: true, "AclCidr.AnyIpv4()"),
            static sketch =>
            {
                var isDualStack = sketch.Choices.Maybe();
                Entries(sketch, mark: null, isDualStack, isDualStack ? "AclCidr.AnyIpv6()" : "AclCidr.AnyIpv4()");
            }),
        new(
            "VPC210",
            "group that lets a workload out by IPv4 only",
            static sketch => Caller(sketch, "VPC210", isDualStack: true, isOpen: false),
            static sketch =>
            {
                var isDualStack = sketch.Choices.Maybe();
                Caller(sketch, mark: null, isDualStack, isOpen: isDualStack);
            }),
        new(
            "VPC210",
            "workload whose own group lets it out by IPv4 only",
            static sketch => CallerWithOwnGroup(sketch, "VPC210", isOpen: false),
            static sketch => CallerWithOwnGroup(sketch, mark: null, isOpen: true)),
    ];

    private static string Balancer(Sketch sketch, string? mark, string subnets, bool isPublic, bool isDualStack)
    {
        var vpc = sketch.DualStackVpc();
        sketch.Split(mayLeaveStack: true);
        List<(string Name, string Value)> props =
            [("Vpc", vpc), ("InternetFacing", sketch.Flag(isPublic)), ("VpcSubnets", sketch.Props("SubnetSelection", ("SubnetType", $"SubnetType.{subnets}")))];
        if (isDualStack || sketch.Choices.Maybe())
            props.Add(("IpAddressType", sketch.Any($"{Elb}IpAddressType", $"{Elb}IpAddressType.{(isDualStack ? "DUAL_STACK" : "IPV4")}")));
        return sketch.Create($"{Elb}{sketch.Choices.Pick("ApplicationLoadBalancer", "NetworkLoadBalancer")}", "balancer", mark, props);
    }

    private static void RawBalancer(Sketch sketch, string? mark, bool isBehind)
    {
        var network = sketch.RawNetwork();
        var end = isBehind ? RouteEnd.EgressOnly(sketch.EgressOnlyGateway($"{network.Vpc}.Ref")) : RouteEnd.Internet($"{sketch.InternetGateway($"{network.Vpc}.Ref")}.Ref");
        sketch.RawRoute(network.Table, end, sketch.Ipv6Destination());
        sketch.Split(mayLeaveStack: true);
        List<(string Name, string Value)> props =
            [("Type", sketch.Text("network")), ("IpAddressType", sketch.Text("dualstack")), ("Subnets", sketch.Array("string", $"{network.Subnet}.{sketch.Choices.Pick("Ref", "AttrSubnetId")}"))];
        if (sketch.Choices.Maybe())
            props.Add(("Scheme", sketch.Text("internet-facing")));
        sketch.CreateUnused($"{Elb}CfnLoadBalancer", "rawBalancer", mark, props);
    }

    private static void Rule(Sketch sketch, string? mark, string peer)
    {
        var vpc = sketch.DualStackVpc();
        sketch.Split(mayLeaveStack: true);
        var group = sketch.Create("SecurityGroup", "group", mark: null, ("Vpc", vpc));
        if (sketch.Choices.Maybe())
            sketch.Split();
        var port = $"Port.Tcp({sketch.Int(443)})";
        Admit(peer, mark);
        if (mark is null && peer == "Peer.AnyIpv6()")
            Admit(AnyIpv4, mark: null);

        void Admit(string from, string? mark)
        {
            if (from == AnyIpv4 && sketch.Choices.Maybe(30))
                sketch.Call($"{group}.Connections", "AllowFromAnyIpv4", mark, port);
            else if (sketch.Choices.Maybe(30))
                sketch.Call($"{group}.Connections", "AllowFrom", mark, from, port);
            else
                sketch.Call(group, "AddIngressRule", mark, from, port);
        }
    }

    private static void RawRule(Sketch sketch, string? mark, string? twin)
    {
        var network = sketch.RawNetwork();
        sketch.Split(mayLeaveStack: true);
        List<(string Name, string Value)> props = [("GroupDescription", sketch.Text("pages")), ("VpcId", $"{network.Vpc}.Ref")];
        var isInline = sketch.Choices.Maybe();
        if (isInline)
        {
            List<string> rules = [sketch.Props("CfnSecurityGroup.IngressProperty", [.. Https(), ("CidrIp", sketch.Text("0.0.0.0/0"))])];
            if (twin is not null)
                rules.Add(sketch.Props("CfnSecurityGroup.IngressProperty", [.. Https(), ("CidrIpv6", sketch.Text(twin))]));
            props.Add(("SecurityGroupIngress", sketch.Array("object", rules)));
        }

        var group = sketch.Create("CfnSecurityGroup", "rawGroup", isInline ? mark : null, props);
        if (isInline)
            return;
        sketch.CreateUnused("CfnSecurityGroupIngress", "rule", mark, [("GroupId", $"{group}.AttrGroupId"), .. Https(), ("CidrIp", sketch.Text("0.0.0.0/0"))]);
        if (twin is not null)
            sketch.CreateUnused("CfnSecurityGroupIngress", "rule", mark: null, [("GroupId", $"{group}.AttrGroupId"), .. Https(), ("CidrIpv6", sketch.Text(twin))]);

        List<(string Name, string Value)> Https() => [("IpProtocol", sketch.Text("tcp")), ("FromPort", sketch.Int(443)), ("ToPort", sketch.Int(443))];
    }

    private static void Entries(Sketch sketch, string? mark, bool isDualStack, string second)
    {
        var vpc = isDualStack ? sketch.DualStackVpc() : sketch.NatVpc();
        sketch.Split(mayLeaveStack: true);
        var acl = sketch.Create("NetworkAcl", "acl", mark: null, ("Vpc", vpc));
        if (sketch.Choices.Maybe())
            sketch.Split();
        Add("AclCidr.AnyIpv4()", 100, mark);

        // Of two for IPv4, that of other ports and that of the same.
        Add(second, 110, mark, second == "AclCidr.AnyIpv4()" ? "TcpPort(80)" : "AllTraffic()");

        void Add(string from, int number, string? mark, string traffic = "TcpPort(443)") => sketch.Call(
            acl, "AddEntry", mark, sketch.Id("Entry"), sketch.Props("CommonNetworkAclEntryOptions", ("Cidr", from), ("RuleNumber", sketch.Int(number)), ("Traffic", $"AclTraffic.{traffic}")));
    }

    private static void Caller(Sketch sketch, string? mark, bool isDualStack, bool isOpen)
    {
        var vpc = isDualStack ? sketch.DualStackVpc() : sketch.NatVpc();
        sketch.Split(mayLeaveStack: true);
        List<(string Name, string Value)> props = [("Vpc", vpc)];
        if (isOpen)
            props.Add(("AllowAllIpv6Outbound", sketch.Flag(value: true)));
        var group = sketch.Create("SecurityGroup", "group", mark: null, props);
        sketch.Split();
        switch (sketch.Choices.Below(4))
        {
            case 3:
                var cluster = sketch.Create("Cluster", "cluster", mark: null, ("Vpc", vpc));
                var tasks = sketch.Create("FargateTaskDefinition", "tasks", mark: null);
                sketch.Code($"{tasks}.AddContainer({sketch.Id("App")}, new ContainerDefinitionOptions {{ Image = ContainerImage.FromRegistry(\"nginx\") }});");
                sketch.CreateUnused("FargateService", "service", mark, ("Cluster", cluster), ("TaskDefinition", tasks), ("SecurityGroups", sketch.Array("ISecurityGroup", group)));
                break;
            case 1:
                Function(sketch, mark, vpc, ("SecurityGroups", sketch.Array("ISecurityGroup", group)));
                break;
            case 2:
                Host(sketch, "Amazon.CDK.AWS.AutoScaling.AutoScalingGroup", mark, vpc, ("SecurityGroup", group));
                break;
            default:
                Host(sketch, "Instance_", mark, vpc, ("SecurityGroup", group));
                break;
        }
    }

    private static void CallerWithOwnGroup(Sketch sketch, string? mark, bool isOpen)
    {
        var vpc = sketch.DualStackVpc();
        sketch.Split(mayLeaveStack: true);
        List<(string Name, string Value)> props = isOpen || sketch.Choices.Maybe() ? [("AllowAllIpv6Outbound", sketch.Flag(isOpen))] : [];
        if (sketch.Choices.Maybe())
            Function(sketch, mark, vpc, props);
        else
            Host(sketch, "Instance_", mark, vpc, props);
    }

    private static void Host(Sketch sketch, string type, string? mark, string vpc, params IReadOnlyList<(string Name, string Value)> props) => sketch.CreateUnused(
        type, "host", mark, [("Vpc", vpc), ("InstanceType", "new InstanceType(\"t3.micro\")"), ("MachineImage", "MachineImage.LatestAmazonLinux2()"), .. props]);

    private static void Function(Sketch sketch, string? mark, string vpc, params IReadOnlyList<(string Name, string Value)> props) => sketch.CreateUnused(
        "Function",
        "function",
        mark,
        [
            ("Vpc", vpc), ("Ipv6AllowedForDualStack", sketch.Flag(value: true)), .. props,
            ("Runtime", "Runtime.NODEJS_20_X"), ("Handler", sketch.Text("index.handler")), ("Code", "Amazon.CDK.AWS.Lambda.Code.FromInline(\"x\")"),
        ]);
}
