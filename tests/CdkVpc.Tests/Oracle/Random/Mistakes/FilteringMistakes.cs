namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>6xx: security groups and network ACLs.</summary>
internal static class FilteringMistakes
{
    private const string Vpc = "AclCidr.Ipv4(\"10.0.0.0/8\")";
    private const string Anywhere = "AclCidr.AnyIpv4()";
    private const string Https = "TcpPort(443)";
    private const string Replies = "TcpPortRange(1024, 65535)";

    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC601",
            "network ACL that drops replies",
            static sketch => TwoWays(sketch, "VPC601", Https, Https),
            static sketch => TwoWays(sketch, mark: null, Https, Replies)),
        new(
            "VPC602",
            "entry behind a wider one of the opposite action",
            static sketch => Hidden(sketch, "VPC602", sketch.Choices.Pick(101, 200)),
            static sketch => Hidden(sketch, mark: null, sketch.Choices.Pick(50, 99))),
        new(
            "VPC603",
            "two entries of one number",
            static sketch => Numbers(sketch, "VPC603", isEgress: false, 100),
            static sketch => Numbers(sketch, mark: null, isEgress: sketch.Choices.Maybe(), 101)),
        new(
            "VPC604",
            "network ACL that admits administration ports from anywhere",
            static sketch => Inbound(sketch, "VPC604", sketch.Choices.Pick("AclCidr.AnyIpv4()", "AclCidr.AnyIpv6()"), sketch.Choices.Pick("AllTraffic()", "TcpPort(22)", "TcpPort(3389)", "TcpPortRange(0, 65535)")),
            static sketch => Inbound(
                sketch,
                mark: null,
                sketch.Choices.Pick("AclCidr.AnyIpv4()", "AclCidr.AnyIpv6()"),
                sketch.Choices.Pick(Replies, Https, "TcpPortRange(3000, 4000)"))),
        new(
            "VPC604",
            "network ACL that admits everything from a range",
            static sketch => Inbound(sketch, "VPC604", "AclCidr.Ipv4(\"0.0.0.0/0\")", "AllTraffic()"),
            static sketch => Inbound(sketch, mark: null, Vpc, "AllTraffic()")),
        new(
            "VPC605",
            "network ACL that drops what a security group admits",
            static sketch => Admitted(sketch, "VPC605", sketch.Choices.Pick(5432, 8080)),
            static sketch => Admitted(sketch, mark: null, 443)),
        new(
            "VPC606",
            "network ACL that keeps the VPC from an endpoint",
            static sketch => Door(sketch, "VPC606", "TcpPort(5432)", Replies),
            static sketch => Door(sketch, mark: null, Https, Replies)),
        new(
            "VPC606",
            "network ACL that drops the replies of an endpoint",
            static sketch => Door(sketch, "VPC606", Https, Https),
            static sketch => Door(sketch, mark: null, "AllTraffic()", "AllTraffic()")),
        new(
            "VPC607",
            "network ACL without entries",
            static sketch => _ = Acl(sketch, "VPC607"),
            static sketch => TwoWays(sketch, mark: null, "AllTraffic()", "AllTraffic()")),
        new(
            "VPC607",
            "network ACL of one direction",
            static sketch => Entry(sketch, Acl(sketch, "VPC607"), "AllTraffic()", sketch.Choices.Maybe()),
            static sketch => Entry(sketch, Acl(sketch, mark: null, isAssociated: false), "AllTraffic()", sketch.Choices.Maybe())),
        new(
            "VPC611",
            "administration port open to the world",
            static sketch => Rule(sketch, "VPC611", sketch.Choices.Pick("Peer.AnyIpv4()", "Peer.AnyIpv6()", "Peer.Ipv4(\"0.0.0.0/0\")"), sketch.Choices.Pick(22, 3389, 5432, 3306)),
            static sketch => Rule(
                sketch,
                mark: null,
                sketch.Choices.Pick("Peer.AnyIpv4()", "Peer.Ipv4(\"10.0.0.0/8\")"),
                sketch.Choices.Pick(443, 80))),
        new(
            "VPC611",
            "database open to the world in an L1 group",
            static sketch => L1Group(sketch, "VPC611", "0.0.0.0/0", sketch.Choices.Pick(3306, 6379)),
            static sketch => L1Group(sketch, mark: null, sketch.Choices.Pick("10.0.0.0/8", "192.0.2.0/24"), sketch.Choices.Pick(3306, 6379))),
        new(
            "VPC612",
            "outbound rule of a group that lets everything out",
            static sketch => Outbound(sketch, "VPC612", isOpen: true),
            static sketch => Outbound(sketch, mark: null, isOpen: false)),
        new(
            "VPC613",
            "closed group without a way to the endpoint",
            static sketch => Caller(sketch, "VPC613", isOpen: false),
            static sketch => Caller(sketch, mark: null, isOpen: true)),
        new(
            "VPC614",
            "default group that keeps its rules",
            static sketch => _ = sketch.Vpc("VPC614", ("MaxAzs", sketch.Int(1)), ("NatGateways", sketch.Int(0))),
            static sketch => _ = sketch.Vpc(mark: null, ("MaxAzs", sketch.Int(1)), ("NatGateways", sketch.Int(0)), ("RestrictDefaultSecurityGroup", sketch.Flag(value: true)))),
        new(
            "VPC615",
            "security group that does not say what it is for",
            static sketch => Describe(sketch, "VPC615", isGroupDescribed: false, isRuleDescribed: true),
            static sketch => Describe(sketch, mark: null, isGroupDescribed: true, isRuleDescribed: true)),
        new(
            "VPC615",
            "rule that does not say what it is for",
            static sketch => Describe(sketch, "VPC615", isGroupDescribed: true, isRuleDescribed: false),
            static sketch => Describe(sketch, mark: null, isGroupDescribed: true, isRuleDescribed: true)),
        new(
            "VPC615",
            "L1 rule that does not say what it is for",
            static sketch => DescribeRaw(sketch, "VPC615"),
            static sketch => DescribeRaw(sketch, mark: null)),
    ];

    private static string Acl(Sketch sketch, string? mark, string? vpc = null, bool isAssociated = true)
    {
        var of = vpc ?? sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        List<(string Name, string Value)> props = [("Vpc", of)];
        if (isAssociated)
            props.Add(("SubnetSelection", "new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }"));
        var acl = sketch.Create("NetworkAcl", "acl", mark, props);
        sketch.Split();
        return acl;
    }

    private static void TwoWays(Sketch sketch, string? mark, string inbound, string outbound)
    {
        var acl = Acl(sketch, mark);
        Entry(sketch, acl, inbound, isEgress: false);
        Entry(sketch, acl, outbound, isEgress: true);
    }

    private static void Hidden(Sketch sketch, string? mark, int number)
    {
        var acl = Acl(sketch, mark: null, isAssociated: false);
        var (isEgress, first, second) = (sketch.Choices.Maybe(), sketch.Choices.Pick("ALLOW", "DENY"), "DENY");
        second = first == second ? "ALLOW" : second;
        Entry(sketch, acl, "AllTraffic()", isEgress, 100, Anywhere, first);
        Entry(sketch, acl, sketch.Choices.Pick(Https, Replies), isEgress, number, sketch.Choices.Pick(Anywhere, Vpc), second, mark);
    }

    private static void Numbers(Sketch sketch, string? mark, bool isEgress, int number)
    {
        var acl = Acl(sketch, mark: null, isAssociated: false);
        Entry(sketch, acl, Https, isEgress: false);
        Entry(sketch, acl, "TcpPort(80)", isEgress, number, mark: mark);
    }

    private static void Inbound(Sketch sketch, string? mark, string from, string traffic) =>
        Entry(sketch, Acl(sketch, mark: null, isAssociated: sketch.Choices.Maybe()), traffic, isEgress: false, 100, from, mark: mark);

    private static void Admitted(Sketch sketch, string? mark, int port)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split();
        var group = sketch.Create("SecurityGroup", "group", mark: null, ("Vpc", vpc));
        sketch.Call(group, "AddIngressRule", mark: null, sketch.Choices.Pick($"Peer.Ipv4({vpc}.VpcCidrBlock)", "Peer.Ipv4(\"10.0.0.0/8\")"), $"Port.Tcp({sketch.Int(port)})");
        Function(sketch, mark: null, ("Vpc", vpc), ("SecurityGroups", sketch.Array("ISecurityGroup", group)));
        var acl = Acl(sketch, mark, vpc);
        Entry(sketch, acl, Https, isEgress: false);
        Entry(sketch, acl, Replies, isEgress: true);
    }

    private static void Door(Sketch sketch, string? mark, string inbound, string outbound)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        _ = sketch.InterfaceEndpoint(vpc, "SQS", mark: null);
        var acl = Acl(sketch, mark, vpc);
        Entry(sketch, acl, inbound, isEgress: false);
        Entry(sketch, acl, outbound, isEgress: true);
    }

    private static void Outbound(Sketch sketch, string? mark, bool isOpen)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        List<(string Name, string Value)> props = [("Vpc", vpc)];
        if (!isOpen || sketch.Choices.Maybe())
            props.Add(("AllowAllOutbound", sketch.Flag(isOpen)));
        var group = sketch.Create("SecurityGroup", "group", mark: null, props);
        sketch.Split();
        sketch.Call(group, "AddEgressRule", mark, sketch.Choices.Pick("Peer.Ipv4(\"10.0.0.0/8\")", "Peer.PrefixList(\"pl-1\")", group), $"Port.Tcp({sketch.Int(443)})");
    }

    private static void Caller(Sketch sketch, string? mark, bool isOpen)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split();
        var endpoint = sketch.InterfaceEndpoint(vpc, "SQS", mark: null);
        var function = Function(sketch, mark, ("Vpc", vpc), ("AllowAllOutbound", sketch.Flag(isOpen && sketch.Choices.Maybe())));
        if (isOpen)
            sketch.Call($"{function}.Connections", "AllowTo", mark: null, endpoint, "Port.Tcp(443)");
        sketch.Code($"new Amazon.CDK.AWS.SQS.Queue(this, {sketch.Id("Queue")}).GrantSendMessages({function});");
    }

    private static string Function(Sketch sketch, string? mark, params IReadOnlyList<(string Name, string Value)> props) => sketch.Create(
        "Function",
        "function",
        mark,
        [.. props, ("Runtime", "Runtime.NODEJS_20_X"), ("Handler", sketch.Text("index.handler")), ("Code", "Amazon.CDK.AWS.Lambda.Code.FromInline(\"x\")")]);

    private static void Entry(
        Sketch sketch, string acl, string traffic, bool isEgress, int number = 100, string cidr = Anywhere, string? action = null, string? mark = null)
    {
        List<(string Name, string Value)> props = [("Cidr", cidr), ("RuleNumber", sketch.Int(number)), ("Traffic", $"AclTraffic.{traffic}")];
        if (isEgress || sketch.Choices.Maybe())
            props.Add(("Direction", $"TrafficDirection.{(isEgress ? "EGRESS" : "INGRESS")}"));
        if (action is not null)
            props.Add(("RuleAction", $"Amazon.CDK.AWS.EC2.Action.{action}"));
        if (sketch.Choices.Maybe())
            sketch.CreateUnused("NetworkAclEntry", "entry", mark, [("NetworkAcl", acl), .. props]);
        else
            sketch.Call(acl, "AddEntry", mark, sketch.Id("Entry"), sketch.Props("CommonNetworkAclEntryOptions", props));
    }

    private static void Rule(Sketch sketch, string? mark, string peer, int port)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var group = sketch.Create("SecurityGroup", "group", mark: null, ("Vpc", vpc));
        sketch.Split();
        var ports = $"Port.Tcp({sketch.Int(port)})";
        if (sketch.Choices.Maybe(25))
            sketch.Call($"{group}.Connections", "AllowFrom", mark, peer, ports);
        else
            sketch.Call(group, "AddIngressRule", mark, peer, ports);
    }

    private static void L1Group(Sketch sketch, string? mark, string range, int port)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var rule = sketch.Props("CfnSecurityGroup.IngressProperty", ("IpProtocol", sketch.Text("tcp")), ("FromPort", sketch.Int(port)), ("ToPort", sketch.Int(port)), ("CidrIp", sketch.Text(range)));
        sketch.CreateUnused("CfnSecurityGroup", "group", mark, ("GroupDescription", sketch.Text("databases")), ("VpcId", $"{vpc}.VpcId"), ("SecurityGroupIngress", sketch.Array("object", rule)));
    }

    private static void Describe(Sketch sketch, string? mark, bool isGroupDescribed, bool isRuleDescribed)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        List<(string Name, string Value)> props = [("Vpc", vpc), ("AllowAllOutbound", sketch.Flag(value: false))];
        if (isGroupDescribed)
            props.Add(("Description", sketch.Text("hosts of the shop")));
        var group = sketch.Create("SecurityGroup", "group", isGroupDescribed ? null : mark, props);
        sketch.Split();
        List<string> arguments = ["Peer.Ipv4(\"10.0.0.0/8\")", $"Port.Tcp({sketch.Int(443)})"];
        if (isRuleDescribed)
            arguments.Add(sketch.Text("pages, for the load balancer"));
        var (receiver, method) = sketch.Choices.Pick((group, "AddIngressRule"), (group, "AddEgressRule"), ($"{group}.Connections", "AllowFrom"), ($"{group}.Connections", "AllowTo"));
        sketch.Call(receiver, method, isRuleDescribed ? null : mark, arguments);
    }

    private static void DescribeRaw(Sketch sketch, string? mark)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var isInline = sketch.Choices.Maybe();
        List<(string Name, string Value)> rule = [("IpProtocol", sketch.Text("tcp")), ("FromPort", sketch.Int(443)), ("ToPort", sketch.Int(443)), ("CidrIp", sketch.Text("10.0.0.0/8"))];
        if (mark is null)
            rule.Add(("Description", sketch.Text("pages")));
        List<(string Name, string Value)> props = [("GroupDescription", sketch.Text("hosts")), ("VpcId", $"{vpc}.VpcId")];
        if (isInline)
            props.Add(("SecurityGroupIngress", sketch.Array("object", sketch.Props("CfnSecurityGroup.IngressProperty", rule))));
        var group = sketch.Create("CfnSecurityGroup", "rawGroup", isInline ? mark : null, props);
        if (!isInline)
            sketch.CreateUnused("CfnSecurityGroupIngress", "rule", mark, [("GroupId", $"{group}.AttrGroupId"), .. rule]);
    }
}
